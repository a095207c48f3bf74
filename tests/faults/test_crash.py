"""A program that is killed while it writes loses what it had not finished, and nothing else."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import make
from tests.helpers.other_process import start

from kamdesk.domain.records import Account, Organisation
from kamdesk.services import safety
from kamdesk.storage.book import Book
from kamdesk.storage.gate import BookEmpty, BookForeign, BookMissing

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from pathlib import Path
from kamdesk.domain.records import Account, Organisation
from kamdesk.storage.book import Book
with Book.open(Path(sys.argv[1])) as book:
    for number in range(10**6):
        with book.work(f"customer {number}") as work:
            firm = work.add(Organisation, name=f"customer {number}", is_customer=True)
            work.add(Account, organisation=firm.id, lifecycle="potential")
        print(number, flush=True)
"""

HALF = """
import sys
from pathlib import Path
from kamdesk.domain.records import Organisation
from kamdesk.storage.book import Book
with Book.open(Path(sys.argv[1])) as book:
    with book.work("half") as work:
        for number in range(2000):
            work.add(Organisation, name=f"half {number}")
        print("open", flush=True)
        sys.stdin.read()
"""

MAKER = """
import sys
from pathlib import Path
from kamdesk.storage.book import Book
print("now", flush=True)
Book.create(Path(sys.argv[1]))
print("done", flush=True)
"""


def killed_after(code: str, path: Path, lines: int) -> list[str]:
    """Kill a program after it has said so many lines; returns all that it said."""
    process = start(code, path)
    assert process.stdout is not None
    said = [process.stdout.readline() for _number in range(lines)]
    process.kill()
    rest, _err = process.communicate()
    return [line.strip() for line in (*said, *rest.splitlines()) if line.strip()]


@pytest.mark.parametrize("seed", range(3))
def test_what_was_reported_saved_is_there_and_nothing_is_half(tmp_path: Path, seed: int) -> None:
    Book.create(tmp_path / "a.kam").close()
    said = killed_after(WRITER, tmp_path / "a.kam", random.Random(seed).randint(1, 60))
    with Book.open(tmp_path / "a.kam") as book:
        names = {item.name for item in book.all(Organisation)}
        assert {f"customer {number}" for number in said} <= names
        assert len(names) - len(said) in {0, 1}
        assert len(book.all(Account)) == len(names)
        assert len(book.search("customer", 10**6)) == len(names)
        assert safety.problems(book) == []


def test_half_a_transaction_is_gone(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        make(book, Organisation, name="before")
    killed_after(HALF, tmp_path / "a.kam", 1)
    with Book.open(tmp_path / "a.kam") as book:
        assert [item.name for item in book.all(Organisation)] == ["before"]
        assert book.undo_words() == "new organisation"
        assert safety.problems(book) == []


def test_a_book_killed_while_it_is_made_is_whole_or_none(tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"{number}.kam"
        killed_after(MAKER, path, 1)
        try:
            with Book.open(path) as book:
                assert safety.problems(book) == []
        except (BookEmpty, BookForeign, BookMissing):
            pass
