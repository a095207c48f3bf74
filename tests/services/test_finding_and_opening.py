"""Own fields, finding what is meant, opening books: the verbs around the records."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import make, make_account

from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    CustomField,
    CustomValue,
    Organisation,
)
from kamdesk.domain.values import ValueProblem
from kamdesk.i18n import speaking
from kamdesk.imports.json_records import RecordsRefused
from kamdesk.services import (
    custom,
    finding,
    opening,
)
from kamdesk.storage.book import Book
from kamdesk.storage.gate import BookMissing
from kamdesk.storage.lock import BookHeld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 24, 4, tzinfo=dt.UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


OWN: dict[str, tuple[Any, Any]] = {
    "text": ("独家", 5),
    "number": (2.5, "2"),
    "money": (Money(5, "CNY"), 5),
    "date": (TODAY, "soon"),
    "choice": ("red", "blue"),
    "flag": (True, "yes"),
}


@pytest.mark.parametrize("kind", OWN)
def test_an_own_field_takes_its_kind_and_no_other(book: Book, kind: str) -> None:
    firm = make(book, Organisation, name="x")
    custom.add_field(book, "organisation", label=" Own ", kind=kind, choices=("red", "green"))
    (field,) = book.all(CustomField)
    right, wrong = OWN[kind]
    custom.set_custom(book, field, record=firm, value=right)
    custom.set_custom(book, field, record=firm, value=right)
    assert len(book.all(CustomValue)) == 1
    with pytest.raises(ValueProblem):
        custom.set_custom(book, field, record=firm, value=wrong)
    custom.set_custom(book, field, record=firm, value=None)
    assert book.all(CustomValue) == ()
    custom.set_custom(book, field, record=firm, value=None)


def test_two_own_fields_of_one_name_cannot_be_told_apart(book: Book) -> None:
    custom.add_field(book, "person", label="Car", kind="text")
    custom.add_field(book, "account", label="Car", kind="text")
    with pytest.raises(custom.FieldExists, match="Car"):
        custom.add_field(book, "person", label="Car ", kind="flag")


@pytest.mark.parametrize("words", ["A-V8", "2026-11-24"])
def test_a_visit_is_found_by_id_and_day(sample: Book, words: str) -> None:
    account = finding.find_account(sample, "A")
    assert finding.find_visit(sample, account, words=words).external == "A-V8"


def test_an_account_whose_firm_has_other_names_is_found(book: Book) -> None:
    account = make_account(book, "Lanchuan Chemical")
    other = make_account(book, "Lanchuan Steel")
    assert finding.find_account(book, "lanchuan chem") == account
    assert finding.find_account(book, "LANCHUAN STEEL") == other
    with pytest.raises(finding.SeveralFound, match="Lanchuan Chemical, Lanchuan Steel"):
        finding.find_account(book, "lanchuan")


def test_a_book_knows_whether_it_can_at_least_be_read(tmp_path: Path) -> None:
    assert opening.can_be_read(BookHeld(file="a", who="b", machine="c", since="d"))
    assert not opening.can_be_read(BookMissing(file="a"))


def test_a_sample_that_cannot_be_read_leaves_no_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"{")
    monkeypatch.setattr(opening, "resource", lambda *_parts: bad)
    with pytest.raises(RecordsRefused):
        opening.sample_book(tmp_path / "s.kam")
    assert not (tmp_path / "s.kam").exists()


@pytest.mark.parametrize(("lang", "name"), [("en", "sample book.kam"), ("zh_CN", "示例")])
def test_the_sample_is_called_in_the_language_of_the_reader(lang: str, name: str) -> None:
    with speaking(lang):
        assert opening.sample_name().startswith(name)


def test_an_account_whose_firm_is_gone_is_found_by_its_id(book: Book) -> None:
    account = make_account(book)
    with book.work("half a removal") as work:
        work.connection.execute("UPDATE organisation SET deleted='x'")
        work.change(account, code="K-01")
    assert finding.find_account(book, "K-01").id == account.id
    with pytest.raises(finding.NothingFound):
        finding.find_account(book, "岚川")
    with pytest.raises(KeyError):
        book.dossier(account.id)
    with pytest.raises(KeyError):
        book.dossier("nobody")


def test_a_visit_that_is_not_there_is_told(sample: Book) -> None:
    with pytest.raises(finding.NothingFound):
        finding.find_visit(sample, finding.find_account(sample, "A"), words="2020-01-01")
