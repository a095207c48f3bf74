"""All dossiers at once are the dossiers one by one: the same records in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.books import make, make_account, make_person, make_project, open_sample, remove
from tests.helpers.many import many_accounts

from kamdesk.domain.records import RECORDS, Account, Link, Note, Organisation, Person, Post
from kamdesk.storage.book import Book
from kamdesk.storage.bulk import all_dossiers
from kamdesk.storage.loader import load_dossier
from kamdesk.storage.whole import account_ids

if TYPE_CHECKING:
    from pathlib import Path


def differing(book: Book) -> list[tuple[str, str]]:
    """Accounts and kinds in which the two ways of reading differ."""
    with book.reading() as connection:
        found = all_dossiers(connection)
        assert tuple(found) == account_ids(connection)
        return [
            (key, entity)
            for key, dossier in found.items()
            for entity, kind in RECORDS.items()
            if load_dossier(connection, key).shelf.of(kind) != dossier.shelf.of(kind)
        ]


def test_the_sample_book(tmp_path: Path) -> None:
    with open_sample(tmp_path) as book:
        assert differing(book) == []


def test_a_book_of_many(tmp_path: Path) -> None:
    with many_accounts(tmp_path / "many.kam", 5, seed=3) as book:
        assert differing(book) == []


def test_records_that_meet_at_several_accounts(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        first, second = make_account(book), make_account(book, "second")
        group = make(book, Organisation, name="group")
        for account in (first, second):
            firm = book.get(Organisation, account.organisation or "")
            assert firm is not None
            with book.work("belongs to a group") as work:
                work.change(firm, parent=group.id)
        ours = make(book, Organisation, name="ours", is_own=True)
        moved = make_person(book, first.organisation)
        make(book, Post, person=moved.id, organisation=second.organisation)
        colleague = make_person(book, ours.id)
        make(
            book,
            Link,
            source_kind="person",
            source=moved.id,
            target_kind="person",
            target=colleague.id,
            kind="ally",
        )
        for subject in (moved, colleague):
            make(book, Note, subject_kind="person", subject=subject.id, text="met")
        remove(book, make_project(book, first))

        assert differing(book) == []
        with book.reading() as connection:
            shelves = [item.shelf for item in all_dossiers(connection).values()]
    assert all(shelf.get(Person, moved.id) for shelf in shelves)
    assert all(shelf.get(Organisation, group.id) for shelf in shelves)
    assert shelves[0].get(Organisation, ours.id) is not None


def test_an_account_in_the_bin_has_none(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        kept, gone = make_account(book), make_account(book, "gone")
        remove(book, gone)

        with book.reading() as connection:
            found = all_dossiers(connection)

        assert list(found) == [kept.id]
        assert found[kept.id].account == book.get(Account, kept.id)
        assert differing(book) == []


def test_an_empty_book(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book, book.reading() as connection:
        assert all_dossiers(connection) == {}
