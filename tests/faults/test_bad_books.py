"""A book that is missing, foreign, newer, held, read-only or damaged: words, and nothing lost."""

from __future__ import annotations

import random
import sqlite3
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import make, make_account, sample_copy
from tests.helpers.other_process import AS_GUEST, run, start

from kamdesk.domain.records import Organisation
from kamdesk.errors import KamdeskError
from kamdesk.i18n import speaking
from kamdesk.services.opening import open_book
from kamdesk.storage.book import Book
from kamdesk.storage.engine import connect
from kamdesk.storage.failures import BookBusy, BookUnreachable
from kamdesk.storage.gate import (
    BookBroken,
    BookEmpty,
    BookExists,
    BookForeign,
    BookMissing,
    BookNewer,
    BookNotMade,
    BookOlder,
    BookUnreadable,
)
from kamdesk.storage.lock import BookHeld

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed book with one account."""
    with Book.create(tmp_path / "book.kam") as book:
        make_account(book)
        return book.path


def stamped(path: Path, *, user_version: int) -> Path:
    raw = connect(path)
    raw.execute(f"PRAGMA user_version={user_version}")
    raw.close()
    return path


def test_a_missing_book_is_told_and_not_made(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(BookMissing, match=r"gone\.kam"):
            open_book(tmp_path / "gone.kam", read_only=read_only)
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_vanishes_while_open_is_not_made_anew(path: Path) -> None:
    with Book.open(path) as book:
        for side in ("", "-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        book._connections.close()
        with pytest.raises(BookUnreachable):
            make(book, Organisation, name="lost")
    assert not path.exists()


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.kam"
    path.touch()
    with pytest.raises(BookEmpty, match="0 bytes"):
        open_book(path)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("content", [b"a text named .kam", b"S", b"\x00" * 5000, b"PK\x03\x04"])
def test_a_file_that_is_no_book_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.kam"
    path.write_bytes(content)
    with pytest.raises(BookForeign, match="not a KAMdesk book"):
        open_book(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.kam"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(BookForeign):
        open_book(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(BookForeign):
        open_book(tmp_path)


@pytest.mark.parametrize("name", ["a" * 300 + ".kam", "a\x00b.kam", "no/such/folder/x.kam"])
def test_an_impossible_name_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises((BookUnreadable, BookMissing)):
        open_book(tmp_path / name)


@pytest.mark.parametrize("name", ["a" * 300, "a\x00b", "file/x"])
def test_a_book_that_cannot_be_made_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BookNotMade):
        Book.create(tmp_path / name)
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


def test_a_new_book_replaces_nothing(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BookExists):
        Book.create(path)
    assert path.read_bytes() == before


def test_the_suffix_is_added(tmp_path: Path) -> None:
    with Book.create(tmp_path / "deep" / "my.book") as book:
        assert book.path == tmp_path / "deep" / "my.book.kam"


def test_a_newer_major_version_is_refused_in_words(path: Path) -> None:
    stamped(path, user_version=2007)
    before = path.read_bytes()
    with pytest.raises(BookNewer, match=r"2\.7.*1\.x"):
        open_book(path)
    assert path.read_bytes() == before


def test_a_newer_minor_version_opens_and_keeps_its_number(path: Path) -> None:
    stamped(path, user_version=1999)
    with Book.open(path) as book:
        make(book, Organisation, name="x")
    assert int.from_bytes(path.read_bytes()[60:64], "big") == 1999


def test_an_older_book_is_not_read_without_an_upgrade(path: Path) -> None:
    stamped(path, user_version=999)
    with pytest.raises(BookOlder):
        open_book(path, read_only=True)


def test_a_second_window_is_told_who_holds_the_book(path: Path) -> None:
    with Book.open(path), pytest.raises(BookHeld) as refusal:
        Book.open(path)
    sentence = str(refusal.value)
    assert "book.kam" in sentence
    assert "?" not in sentence
    assert "since 20" in sentence


def test_a_link_to_a_held_book_is_held(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.kam"
    link.symlink_to(path)
    with Book.open(path), pytest.raises(BookHeld):
        Book.open(link)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"who": 5}', "\x00"])
def test_a_broken_note_of_the_holder_is_no_trouble(path: Path, content: str) -> None:
    with Book.open(path):
        path.with_name(".book.kam.holder").write_text(content)
        with pytest.raises(BookHeld):
            Book.open(path)


def test_a_held_book_can_be_read(path: Path) -> None:
    with Book.open(path) as book, Book.open(path, read_only=True) as reader:
        make(book, Organisation, name="later")
        assert len(reader.all(Organisation)) == 2


HOLD = """
import sys, time
from pathlib import Path
from kamdesk.storage.book import Book
book = Book.open(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def test_a_second_process_is_refused_until_the_first_is_dead(path: Path) -> None:
    holder = start(HOLD, path)
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "open"
    with pytest.raises(BookHeld):
        Book.open(path)
    holder.kill()
    holder.communicate()
    with Book.open(path) as book:
        assert len(book.all(Organisation)) == 1


def test_another_program_that_writes_is_waited_for_and_then_told(path: Path) -> None:
    with Book.open(path) as book:
        with book.reading() as connection:
            connection.execute("PRAGMA busy_timeout=10")
        other = connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookBusy):
            make(book, Organisation, name="x")
        other.execute("ROLLBACK")
        other.close()
        make(book, Organisation, name="y")
        assert len(book.all(Organisation)) == 2


GUEST = """
import sys, tempfile
from pathlib import Path
from kamdesk.errors import KamdeskError
from kamdesk.domain.records import Organisation
from kamdesk.storage.book import Book
with tempfile.TemporaryDirectory() as folder, Book.create(Path(folder) / "warm.kam") as book:
    book.all(Organisation)  # everything is imported now
{guest}
path, act = Path(sys.argv[1]), sys.argv[2]
try:
    if act == "create":
        Book.create(path)
    else:
        with Book.open(path, read_only=act == "read") as book:
            print(len(book.all(Organisation)))
except KamdeskError as error:
    print(type(error).__name__, error)
"""


def as_guest(path: Path, act: str) -> str:
    return run(GUEST.format(guest=AS_GUEST), path, act)


@pytest.fixture
def shut_path() -> Iterator[Path]:
    """A book in a folder in which one may look but not write.

    Not below ``tmp_path``: pytest lets nobody else in there, and another run of it closes the door
    again while this one goes on.
    """
    with TemporaryDirectory() as name:
        above, folder = Path(name), Path(name) / "shut"
        folder.mkdir()
        with Book.create(folder / "book.kam") as book:
            make_account(book)
        (folder / ".book.kam.lock").unlink()
        (folder / "book.kam").chmod(0o444)
        folder.chmod(0o555)
        above.chmod(0o755)
        yield folder / "book.kam"
        folder.chmod(0o755)


def test_a_book_in_a_read_only_folder_can_be_read(shut_path: Path) -> None:
    assert as_guest(shut_path, "read") == "1"


def test_a_read_only_book_is_not_opened_for_writing(shut_path: Path) -> None:
    assert "BookNotWritable" in as_guest(shut_path, "write")


def test_a_read_only_folder_is_not_written(shut_path: Path) -> None:
    shut_path.chmod(0o666)
    assert "FolderRefused" in as_guest(shut_path, "write")
    assert [item.name for item in shut_path.parent.iterdir()] == ["book.kam"]


def test_a_book_is_not_made_in_a_read_only_folder(shut_path: Path) -> None:
    assert "BookNotMade" in as_guest(shut_path.with_name("new.kam"), "create")


def test_a_file_one_may_not_read_is_told(shut_path: Path) -> None:
    shut_path.chmod(0o000)
    assert "BookUnreadable" in as_guest(shut_path, "read")


def test_a_truncated_book_is_told(tmp_path: Path) -> None:
    path = sample_copy(tmp_path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(size // 2)
    with pytest.raises(BookBroken, match="damaged"), Book.open(path) as book:
        book.shelf()


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_never_end_in_anything_but_words(tmp_path: Path, seed: int) -> None:
    path = sample_copy(tmp_path)
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _number in range(200):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    path.write_bytes(data)
    with suppress(KamdeskError), Book.open(path, read_only=True) as book:
        book.shelf()
        book.search("林")


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_the_sentences_stand_in_every_language(tmp_path: Path, lang: str) -> None:
    with speaking(lang), pytest.raises(BookMissing) as refusal:
        open_book(tmp_path / "x.kam")
    assert "x.kam" in str(refusal.value)
