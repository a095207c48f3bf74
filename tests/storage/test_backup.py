"""A backup is whole or is not there; a restore replaces nothing."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import everything, make_account, sample_copy

from kamdesk.errors import KamdeskError
from kamdesk.services import safety
from kamdesk.storage.backup import BackupFailed
from kamdesk.storage.book import Book
from kamdesk.storage.engine import connect
from kamdesk.storage.gate import BookBroken, BookExists, BookMissing, BookNotMade

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 23, 4, 5, 6, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed book with one account."""
    with Book.create(tmp_path / "book.kam") as book:
        make_account(book)
        return book.path


def broken(path: Path, seed: int) -> Path:
    """The book with many of its bytes changed, the header left."""
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _number in range(4000):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    path.write_bytes(data)
    return path


def test_a_backup_of_an_open_book_is_a_whole_book(path: Path, tmp_path: Path) -> None:
    with Book.open(path) as book:
        make_account(book, "not yet in the file itself")
        copy = safety.back_up(path, tmp_path / "safe", moment=NOW)
        before = everything(book)
    assert [item.name for item in copy.parent.iterdir()] == [copy.name]
    with Book.open(copy, read_only=True) as kept:
        assert everything(kept) == before
        assert safety.problems(kept) == []


def test_two_backups_of_one_second_are_two(path: Path, tmp_path: Path) -> None:
    copies = {safety.back_up(path, tmp_path / "safe", moment=NOW) for _number in range(3)}
    assert len(copies) == 3
    assert all(copy.stat().st_size for copy in copies)


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    with pytest.raises(BackupFailed, match="unchanged"):
        safety.back_up(path, path / "inside a file", moment=NOW)


def test_a_missing_book_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(BookMissing):
        safety.back_up(tmp_path / "none.kam", tmp_path / "safe", moment=NOW)
    assert not (tmp_path / "safe").exists()


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_book_leaves_no_backup(tmp_path: Path, seed: int) -> None:
    path = broken(sample_copy(tmp_path), seed)
    with pytest.raises(BookBroken):
        safety.back_up(path, tmp_path / "safe", moment=NOW)
    assert list((tmp_path / "safe").iterdir()) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_backup_is_not_restored(tmp_path: Path, seed: int) -> None:
    path = broken(sample_copy(tmp_path), seed)
    with pytest.raises(BookBroken):
        safety.restore(path, tmp_path / "new" / "book.kam")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_restore_makes_a_book_and_replaces_none(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "deep" / "again.kam"
    safety.restore(path, new)
    with Book.open(new) as one, Book.open(path) as two:
        assert everything(one) == everything(two)
    with pytest.raises(BookExists):
        safety.restore(path, new)


def test_a_place_that_cannot_be_is_told(path: Path) -> None:
    with pytest.raises(BookNotMade):
        safety.restore(path, path / "x" / "a.kam")
    with pytest.raises(BookNotMade):
        safety.restore(path, path.with_name("x" * 300))


def test_a_missing_table_is_found(path: Path) -> None:
    raw = connect(path)
    raw.execute("DROP TABLE price_quote")
    raw.close()
    with Book.open(path, read_only=True) as book:
        assert safety.problems(book) == ["The table of price_quote is missing."]


@pytest.mark.parametrize("seed", range(6))
def test_damage_is_found_by_the_check(tmp_path: Path, seed: int) -> None:
    path = broken(sample_copy(tmp_path), seed)
    found: list[str] = []
    try:
        with Book.open(path, read_only=True) as book:
            found += safety.problems(book)
    except KamdeskError as error:
        found.append(str(error))
    assert found


def test_a_value_that_breaks_its_column_is_found(path: Path) -> None:
    raw = connect(path)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute("UPDATE account SET created_on = 'yesterday'")
    raw.close()

    with Book.open(path, read_only=True) as book:
        found = safety.problems(book)

    assert any("account" in sentence for sentence in found)
