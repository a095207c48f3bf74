"""Books for tests: empty ones, the sample, and small ones with the records one asks for."""

from __future__ import annotations

import atexit
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Account, Organisation, Person, Post, Project
from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

R = TypeVar("R", bound="Record")


@cache
def sample_file() -> Path:
    """A closed sample book; copy it, do not change it."""
    folder = Path(mkdtemp(prefix="kamdesk-sample-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "sample.kam"
    sample_book(path).close()
    return path


def sample_copy(folder: Path, name: str = "sample.kam") -> Path:
    """A sample book of one's own, closed."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(sample_file(), folder / name))


@contextmanager
def open_sample(folder: Path) -> Iterator[Book]:
    """A sample book of one's own, open."""
    with Book.open(sample_copy(folder)) as book:
        yield book


def dossier_of_a(book: Book) -> Dossier:
    """Account A of the sample as it stands now."""
    return book.dossier(find_account(book, "A").id)


def one(book: Book, kind: type[Any], key: str) -> Any:
    """The record with that id in the sample."""
    return next(row for row in book.all(kind) if key_of(row) == key)


def named(book: Book, key: str) -> Person:
    """Somebody by the id of the sample."""
    found: Person = one(book, Person, key)
    return found


def make(book: Book, kind: type[R], /, **values: Any) -> R:
    """One new record in a step of its own."""
    with book.work(f"new {kind.ENTITY}") as work:
        return work.add(kind, **values)


def change(book: Book, record: R, **values: Any) -> R:
    """One record changed in a step of its own."""
    with book.work(f"change of {record.ENTITY}") as work:
        return work.change(record, **values)


def remove(book: Book, record: Record) -> None:
    """One record removed in a step of its own."""
    with book.work(f"removal of {record.ENTITY}") as work:
        work.remove(record)


def make_account(book: Book, name: str = "岚川化工", **values: Any) -> Account:
    """A customer with its account, a prospect unless said otherwise."""
    firm = make(book, Organisation, name=name, is_customer=True)
    return make(book, Account, **{"organisation": firm.id, "lifecycle": "potential"} | values)


def make_person(book: Book, organisation: str | None, name: str = "林嘉慧", **post: Any) -> Person:
    """A person with a post at a firm."""
    person = make(book, Person, name=name)
    make(book, Post, person=person.id, organisation=organisation, **post)
    return person


def make_project(book: Book, account: Account, name: str = "三期", **values: Any) -> Project:
    """An open project of an account."""
    return make(book, Project, account=account.id, name=name, **{"result": "open"} | values)


def everything(book: Book) -> dict[tuple[str, str], Record]:
    """All living records of a book by entity and key."""
    return {(item.ENTITY, item.id): item for item in book.shelf().everything()}
