"""The connection recipe, line by line, read back from an open connection."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from kamdesk.domain.records import Observation, Organisation
from kamdesk.storage.book import Book
from kamdesk.storage.convert import StoredValueBroken
from kamdesk.storage.engine import (
    DRIVER,
    SAFE_WAL,
    Connections,
    _query,
    _roll_back,
    connect,
    journal_pragmas,
)
from kamdesk.storage.failures import BookDiskFull, BookNotWritable, ChangeRefused, failure
from kamdesk.storage.gate import APPLICATION_ID, BookBroken, version_number

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Book.create(tmp_path / "a.kam").close()
    return tmp_path / "a.kam"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("wal_autocheckpoint", 200),
        ("application_id", APPLICATION_ID),
        ("user_version", version_number()),
    ],
)
def test_every_pragma_is_set(path: Path, pragma: str, value: object) -> None:
    if DRIVER.sqlite_version_info < SAFE_WAL:
        pytest.skip("this SQLite is older than the fix of the WAL reset bug")
    with Book.open(path) as book, book.reading() as connection:
        rows = connection.execute(f"PRAGMA {pragma}").fetchall()
    # A memory map that is off says nothing at all.
    assert (rows[0][0] if rows else 0) == value


def test_an_old_sqlite_gets_the_rollback_journal() -> None:
    assert journal_pragmas((3, 40, 1)) == ("journal_mode=DELETE", "synchronous=EXTRA")
    assert "journal_mode=WAL" in journal_pragmas((3, 51, 3))


def test_a_writer_holds_the_lock_from_its_first_statement(path: Path) -> None:
    with Book.open(path) as book, book.work("x"):
        other = connect(path)
        other.execute("PRAGMA busy_timeout=1")
        with pytest.raises(DRIVER.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_reading_sees_one_state(path: Path) -> None:
    with Book.open(path) as book, book.reading() as connection:
        count = "SELECT count(*) FROM organisation"
        before = connection.execute(count).fetchone()
        with book.work("meanwhile") as work:
            work.add(Organisation, name="x")
        assert connection.execute(count).fetchone() == before


def test_side_files_are_tidied_away(path: Path) -> None:
    with Book.open(path, read_only=True) as book:
        assert book.undo_words() is None
    assert {item.name for item in path.parent.iterdir()} <= {"a.kam", ".a.kam.lock"}


def test_reading_cannot_write(path: Path) -> None:
    raw = connect(path, "read")
    with pytest.raises(DRIVER.OperationalError, match="readonly"):
        raw.execute("DELETE FROM organisation")
    raw.close()


def test_writing_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(DRIVER.OperationalError):
        connect(tmp_path / "none.kam")
    assert list(tmp_path.iterdir()) == []


def test_a_path_may_hold_signs_of_a_link(tmp_path: Path) -> None:
    path = tmp_path / "50% #1?&mode=memory 岚川.kam"
    with Book.create(path) as book:
        assert book.path == path
    assert path.stat().st_size > 0


def test_failures_have_words() -> None:
    raw = DRIVER.connect(":memory:")
    raw.execute("CREATE TABLE t (a NOT NULL)")
    with pytest.raises(DRIVER.IntegrityError) as refusal:
        raw.execute("INSERT INTO t VALUES (NULL)")
    raw.close()
    assert isinstance(failure(refusal.value, "a.kam"), ChangeRefused)
    assert isinstance(failure(RuntimeError("?"), "a.kam"), BookBroken)


def test_every_failure_has_its_own_words(path: Path) -> None:
    raw = connect(path)
    raw.execute("PRAGMA max_page_count=1")
    with pytest.raises(DRIVER.OperationalError) as refusal:
        raw.execute("CREATE TABLE filler AS SELECT zeroblob(10000000) AS x")
    raw.close()
    found = failure(refusal.value, "a.kam")
    assert isinstance(found, BookDiskFull)
    assert "a.kam" in str(found)


def test_a_book_one_may_only_read_is_read_and_not_opened_for_writing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with Book.open(path, read_only=True) as book:
        assert book.all(Organisation) == ()
    with pytest.raises(BookNotWritable):
        Book.open(path)
    path.with_name(f"{path.name}-wal").touch()
    assert "mode=ro" in _query(path, "read")
    assert "immutable" not in _query(path, "read")


def test_a_book_that_cannot_be_finished_is_taken_away(tmp_path: Path) -> None:
    wrong: Any = "no day"
    with pytest.raises(AttributeError):
        Book.create(tmp_path / "half.kam", day=wrong)
    assert [item for item in tmp_path.iterdir() if not item.name.startswith(".")] == []


def test_a_connection_left_in_the_middle_is_not_used_again(path: Path) -> None:
    connections = Connections(path)
    with connections.one() as first:
        first.execute("BEGIN")
    with connections.one() as second:
        assert second is not first
        connections.close()
    with pytest.raises(DRIVER.ProgrammingError):
        second.execute("SELECT 1")


def test_a_value_no_program_wrote_is_told(path: Path) -> None:
    with Book.open(path) as book:
        with book.work("x") as work:
            firm = work.add(Organisation, name="x")
            work.add(
                Observation,
                subject_kind="organisation",
                subject=firm.id,
                attribute="name",
                value="y",
            )
        with book.work("by hand") as work:
            work.connection.execute("UPDATE observation SET value='{'")
        with pytest.raises(StoredValueBroken, match="damaged"):
            book.all(Observation)


def test_taking_back_what_ended_by_itself_is_nothing(path: Path) -> None:
    raw = connect(path)

    _roll_back(raw)

    assert not raw.in_transaction
    raw.close()
