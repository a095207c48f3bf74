"""Search finds what LIKE finds, nothing more and nothing less."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.helpers.books import change, make, make_account, make_person, remove

from kamdesk.domain.records import (
    CustomField,
    CustomValue,
    Note,
    Organisation,
    Person,
    Post,
    Setting,
)
from kamdesk.storage.book import Book
from kamdesk.storage.search import folded, fts_query, grams, initials

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
NEAR = st.text(st.sampled_from("林嘉慧高远ab AB-_%\"'*:()^~𠮷😀é①"), max_size=8)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


def names(book: Book, words: str, limit: int = 50) -> list[str]:
    return [hit.text for hit in book.search(words, limit)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("岚川化工集团", "化工"),
        ("岚川化工集团", "川"),
        ("岚川化工集团", "团"),
        ("岚川化工集团", "岚川化工集团"),
        ("R&D <zhang>", "<zhang>"),
        ('O\'Neil "quoted"', "o'neil"),
        ('say "hi"', '"hi"'),
        ("价格，含税", "，含"),
        ("😀 好消息", "😀"),
        ("👨‍👩‍👧 family", "👨‍👩‍👧"),
        ("𠮷野家", "𠮷野"),
        ("ＦＵＬＬ　ＷＩＤＴＨ", "full width"),
        ("Straße", "STRASSE"),
        ("+86 138-0013", "138-0013"),
        ("a AND b OR c NOT d", "and b"),
        ("NEAR(a b)", "near("),
        ("grams:x*", "grams:x*"),
        ("عميل مهم", "مهم"),
        ("x" * 300 + "y", "x" * 300 + "y"),
    ],
)
def test_is_found(book: Book, text: str, words: str) -> None:
    make(book, Organisation, name=text)
    assert len(book.search(words)) == 1


@pytest.mark.parametrize(
    "words",
    ["", " ", "\t\n", "工化", '"', "*", "AND", "OR NOT", "((", "x:y", "-岚", "\x00", "\ud800", "^"],
)
def test_is_not_found_and_not_an_error(book: Book, words: str) -> None:
    make(book, Organisation, name="岚川化工")
    assert book.search(words) == []


def test_ten_thousand_characters_are_a_question_too(book: Book) -> None:
    text = "岚川" * 5000
    make(book, Organisation, name=text)
    assert len(book.search(text)) == 1
    assert book.search(text + "x") == []
    assert book.search(" ".join(["岚川"] * 3000)) != []


def test_all_words_must_be_there_in_any_order(book: Book) -> None:
    make(book, Organisation, name="岚川 化工")
    make(book, Organisation, name="岚川 钢铁")
    assert names(book, "化工 岚川") == ["岚川 化工"]


@pytest.mark.parametrize("words", ["szy", "zy", "SZY"])
def test_names_are_found_by_pinyin_initials(book: Book, words: str) -> None:
    make(book, Person, name="沈知远")
    assert names(book, words) == ["沈知远"]


def test_initials_keep_letters_and_digits() -> None:
    assert initials("沈知远 R2-D2!") == "szyr2d2"


def test_names_come_before_everything_else_however_many_there_are(book: Book) -> None:
    firm = make(book, Organisation, name="化工一厂")
    with book.work("notes") as work:
        for number in range(300):
            work.add(
                Note,
                subject_kind="organisation",
                subject=firm.id,
                text=f"化工 {number}",
            )
    found = book.search("化工", 5)
    assert found[0].entity == "organisation"
    assert [hit.text for hit in found[1:]] == ["化工 299", "化工 298", "化工 297", "化工 296"]


def test_more_candidates_than_a_page_lose_no_hit(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    with book.work("notes") as work:
        work.add(Note, subject_kind="organisation", subject=firm.id, text="abca")
        for _number in range(450):
            work.add(Note, subject_kind="organisation", subject=firm.id, text="ab bc ca")
    assert names(book, "abca") == ["abca"]


def test_a_change_is_found_and_the_old_text_is_not(book: Book) -> None:
    firm = make(book, Organisation, name="老名字")
    change(book, firm, name="新名字")
    assert names(book, "老名") == []
    assert names(book, "新名") == ["新名字"]


def test_what_is_removed_is_not_found(book: Book) -> None:
    firm = make(book, Organisation, name="岚川")
    remove(book, firm)
    assert book.search("岚川") == []


def test_a_hit_knows_its_account(book: Book) -> None:
    account = make_account(book)
    make_person(book, account.organisation, "沈知远")
    assert {hit.account for hit in book.search("沈知")} == {account.id}


def test_a_person_who_moves_is_found_at_his_new_customer(book: Book) -> None:
    old, new = make_account(book, "old"), make_account(book, "new")
    person = make_person(book, old.organisation, "沈知远")
    post = book.all(Post)[0]
    remove(book, post)
    make(book, Post, person=person.id, organisation=new.organisation)
    assert [hit.account for hit in book.search("沈知远")] == [new.id]


def test_own_fields_are_searched(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    field = make(book, CustomField, entity="organisation", key="k", label="K", kind="text")
    make(book, CustomValue, custom_field=field.id, subject=firm.id, value="独家代理")
    assert [hit.entity for hit in book.search("独家")] == ["custom_value"]


def test_settings_are_not_searched(book: Book) -> None:
    make(book, Setting, key="thresholds", value={"工": 1})
    assert book.search("工") == []


@given(text=TEXT, words=NEAR | TEXT)
def test_the_pairs_of_a_part_are_pairs_of_the_whole(text: str, words: str) -> None:
    one, part = folded(text), folded(words)
    assume(part)
    tokens = set(grams(one + part).split())
    asked = {item.strip('"*') for item in fts_query(part).split(" AND ")}
    assert all(any(token.startswith(item) for token in tokens) for item in asked)


@settings(max_examples=30)
@given(texts=st.lists(NEAR.filter(str.strip), min_size=1, max_size=12), words=st.lists(NEAR))
def test_results_equal_like(texts: list[str], words: list[str]) -> None:
    with TemporaryDirectory() as folder, Book.create(Path(folder) / "a.kam") as book:
        with book.work("notes") as work:
            firm = work.add(Organisation, name="!")
            for text in texts:
                work.add(Note, subject_kind="organisation", subject=firm.id, text=text)
        for asked in words:
            parts = folded(asked).split()
            like = [hit for hit in texts if parts and all(part in folded(hit) for part in parts)]
            found = book.search(asked, 10**6)
            assert sorted(hit.text for hit in found) == sorted(folded(hit) for hit in like)
