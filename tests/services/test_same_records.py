"""An account taken over from a colleague's book: nothing that both know stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import make, open_sample

from kamdesk.domain.records import (
    Account,
    ContactPoint,
    Industry,
    Interaction,
    Organisation,
    Person,
    Post,
    ProductLine,
    Setting,
)
from kamdesk.services import safety
from kamdesk.services.records_file import export_records, exported, import_records
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Book]:
    """The book the account comes from."""
    with open_sample(tmp_path / "mine") as book:
        yield book


@pytest.fixture
def hers(tmp_path: Path) -> Iterator[Book]:
    """A colleague's book, which knows our firm, a colleague, a rival and a line by other ids."""
    with Book.create(tmp_path / "hers.kam") as book:
        own = make(book, Organisation, name="瑞澜流体装备有限公司", is_own=True)
        colleague = make(book, Person, name="沈知远", style="friendly")
        make(book, Post, person=colleague.id, organisation=own.id, title="KAM")
        make(book, Organisation, name="東擎流體", is_rival=True, background="known to her")
        make(book, Industry, name="石化与新材料")
        make(book, ProductLine, name="化工流程泵", own=True, organisation=own.id)
        ways = {"subject_kind": "person", "subject": colleague.id, "kind": "mobile"}
        make(book, ContactPoint, **ways, value="000-0000-9999")
        yield book


@pytest.fixture
def file(mine: Book, tmp_path: Path) -> Path:
    """Account A as it goes out."""
    account = next(item for item in mine.all(Account) if item.external == "A")
    export_records(mine, tmp_path / "A.json", accounts=[account.id])
    return tmp_path / "A.json"


def names(book: Book, kind: type[Any]) -> list[str]:
    """The names of all records of a kind."""
    return [item.name for item in book.all(kind)]


def test_only_the_account_goes_out(mine: Book, file: Path, tmp_path: Path) -> None:
    with Book.create(tmp_path / "new.kam") as new:
        import_records(new, file)
        assert [item.external for item in new.all(Account)] == ["A"]
        visits = {item.external for item in new.all(Interaction)}
        assert visits == {
            item.external for item in mine.all(Interaction) if (item.external or "")[:2] == "A-"
        }
        assert "铎岳重型机械股份有限公司" not in names(new, Person)
        assert safety.problems(new) == []
        dossier = new.dossier(new.all(Account)[0].id)
        assert len(dossier.projects) == 2


def test_what_the_account_names_goes_along(mine: Book) -> None:
    account = next(item for item in mine.all(Account) if item.external == "A")
    records = exported(mine, accounts=[account.id])
    ids = {item.id for item in records}
    assert {"U01", "R2", "R2-rep", "OWN"} <= ids
    assert not {"B", "C1", "B-P1"} & ids


def test_nothing_stands_twice(hers: Book, file: Path) -> None:
    import_records(hers, file)
    for kind, name in ((ProductLine, "化工流程泵"), (Industry, "石化与新材料"), (Person, "沈知远")):
        assert names(hers, kind).count(name) == 1
    firms = hers.all(Organisation)
    assert len([firm for firm in firms if firm.is_own]) == 1
    assert [firm.name for firm in firms if firm.is_rival and "擎" in (firm.name or "")] == [
        "東擎流體"
    ]
    colleague = next(item for item in hers.all(Person) if item.name == "沈知远")
    posts = [post for post in hers.all(Post) if post.person == colleague.id]
    assert [post.title for post in posts] == ["KAM"]


def test_what_the_book_knows_stays_and_gaps_are_filled(hers: Book, file: Path) -> None:
    import_records(hers, file)
    rival = next(firm for firm in hers.all(Organisation) if firm.name == "東擎流體")
    assert rival.background == "known to her"
    assert rival.learn_from


def test_twice_changes_nothing(hers: Book, file: Path) -> None:
    import_records(hers, file)
    before = {item.id: item for item in hers.shelf().everything()}
    assert not import_records(hers, file).records
    assert {item.id: item for item in hers.shelf().everything()} == before


def test_one_undo_takes_the_account_out_again(hers: Book, file: Path) -> None:
    before = {item.id: item for item in hers.shelf().everything()}
    import_records(hers, file)
    hers.undo()
    assert {item.id: item for item in hers.shelf().everything()} == before


def test_two_of_a_name_are_not_told_apart(hers: Book, file: Path) -> None:
    make(hers, Organisation, name="东擎流体", is_rival=True)
    import_records(hers, file)
    rivals = [firm for firm in hers.all(Organisation) if "擎" in (firm.name or "")]
    assert len(rivals) == 3


def test_settings_stay_at_home(mine: Book) -> None:
    make(mine, Setting, key="mine", value=1)
    account = mine.all(Account)[0]
    assert not [item for item in exported(mine, accounts=[account.id]) if item.ENTITY == "setting"]
