"""A book: the one file that holds all a rep knows of his accounts.

Opened by one window at a time; read through snapshots; written only through ``work()``. What
needs the records is imported where it is used: opening a book and listing its accounts does not,
and making the classes of all records takes longer than both.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Self, TypeVar

from kamdesk.errors import UserError
from kamdesk.i18n import N_
from kamdesk.storage.engine import Connections, reading, writing
from kamdesk.storage.failures import check_writable, in_words
from kamdesk.storage.gate import (
    SUFFIX,
    BookExists,
    BookNotMade,
    BookOlder,
    BookUnreadable,
    reason,
    stored_version,
    version_number,
)
from kamdesk.storage.ids import HybridClock, Now, utc_now
from kamdesk.storage.lock import BookLock, FolderRefused, machine_name, user_name
from kamdesk.storage.queries import HistoryLine, history
from kamdesk.storage.steps import Origin, Stamp, last_done, last_undone, size_of, untold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from sqlite3 import Connection
    from types import TracebackType

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier, Shelf
    from kamdesk.domain.fact import Record
    from kamdesk.storage.search import Hit
    from kamdesk.storage.steps import Again, Step, Tell
    from kamdesk.storage.work import Work

R = TypeVar("R", bound="Record")


class OpenReadOnly(UserError):
    """A write to a book that is open to read."""

    sentence = N_("“{file}” is open to read only. Nothing was changed.")


def _check_free(path: Path) -> None:
    if path.exists():
        raise BookExists(file=path.name)


class Book:
    """An open book. ``with Book.open(path) as book:`` closes it and gives the lock back."""

    def __init__(self, path: Path, *, read_only: bool = False, now: Now = utc_now) -> None:
        """Use ``open()`` or ``create()``."""
        self.path = path
        self.read_only = read_only
        self.now = now
        # A link to the book is the same book, so the lock stands beside the file itself.
        self._lock = None if read_only else BookLock(path.resolve())
        self._connections = Connections(path, "read" if read_only else "write")
        self._origin = Origin(author=user_name(), device=machine_name())
        self._clock = HybridClock(self._origin.device, now)

    @classmethod
    def create(cls, path: Path, *, now: Now = utc_now, day: dt.date | None = None) -> Self:
        """A new empty book; the suffix is added. Never touches a file that is there.

        ``day`` makes it a book to look at, told for that day (see ``day``).

        Raises ``BookExists``, ``BookNotMade``.
        """
        try:
            path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            _check_free(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            book = cls(path, now=now)
        except (OSError, ValueError, FolderRefused, BookUnreadable) as error:
            folder, detail = str(path.parent), reason(error.__cause__ or error)
            raise BookNotMade(file=path.name, folder=folder, detail=detail) from error
        from kamdesk.storage.making import make_file

        with book._guarded():
            # Again, now that nobody else can make it.
            _check_free(path)
            make_file(path, now(), day=day)
        return book

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, now: Now = utc_now) -> Self:
        """An existing book, upgraded first if it is older (after a backup).

        Raises ``BookMissing``, ``BookEmpty``, ``BookForeign``, ``BookNewer``, ``BookOlder``,
        ``BookBroken``, ``BookUnreadable``, ``BookNotWritable``, ``BookHeld``, ``FolderRefused``.
        """
        is_older = stored_version(path) < version_number()
        if read_only and is_older:
            raise BookOlder(file=path.name)
        if not read_only:
            check_writable(path)
        book = cls(path, read_only=read_only, now=now)
        with book._guarded():
            if is_older:
                from kamdesk.storage.upgrade import upgrade

                upgrade(path)
            book._resume()
        return book

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Give the lock back if opening fails, and say in words what the driver says in its own."""
        try:
            with in_words(self.path.name):
                yield
        except BaseException:
            self.close()
            raise

    def _resume(self) -> None:
        """Continue the clock where the book's last change left it."""
        with self.reading() as connection:
            (last,) = connection.execute("SELECT max(clock) FROM operation").fetchone()
        self._clock = HybridClock(self._origin.device, self.now, last=last or "")

    def close(self) -> None:
        """Write everything to the file, give the lock back. Safe to call twice."""
        self._connections.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def day(self) -> dt.date | None:
        """The day a sample book is told for; ``None`` for a book of somebody's own.

        Late and overdue are reckoned from it where nobody names another day, or the sample would
        be late in everything a year after it was written.
        """
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM book_info WHERE key='day'").fetchone()
        return dt.date.fromisoformat(row[0]) if row else None

    @contextmanager
    def work(self, words: str, *, aside: bool = False) -> Iterator[Work]:
        """The one door for writes; ``words`` name it in undo and history.

        Committed when the block is left, rolled back when it raises. A work that changed nothing
        leaves no trace. ``aside``: undo and redo pass it over, for what the program notes by
        itself; it must touch nothing that the user's steps touch.
        """
        from kamdesk.storage.changelog import write_operation
        from kamdesk.storage.work import Work

        with self._transaction() as connection:
            stamp = self._stamp()
            work = Work(connection, words, stamp=stamp.moment)
            yield work
            entries = work.finish()
            if entries:
                again: Literal["aside"] | None = "aside" if aside else None
                write_operation(connection, entries, words=words, stamp=stamp, again=again)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self.read_only:
            raise OpenReadOnly(file=self.path.name)
        with in_words(self.path.name), writing(self._connections) as connection:
            yield connection

    def undo(self, tell: Tell = untold) -> Changes | None:
        """Take the last step back; ``None`` if there is none. ``tell`` hears how far it is."""
        return self._replay("undo", last_done, tell=tell)

    def redo(self, tell: Tell = untold) -> Changes | None:
        """Do the step taken back last again; ``None`` if there is none."""
        return self._replay("redo", last_undone, tell=tell)

    def _replay(
        self, kind: Again, find: Callable[[Connection], Step | None], *, tell: Tell
    ) -> Changes | None:
        from kamdesk.storage.replay import replay

        with self._transaction() as connection:
            step = find(connection)
            if step is None:
                return None
            return replay(connection, step, kind=kind, stamp=self._stamp(), tell=tell)

    def replay_size(self, kind: Again, *, most: int) -> int:
        """How many fields undo or redo would write, counted up to ``most``."""
        with self.reading() as connection:
            step = (last_done if kind == "undo" else last_undone)(connection)
            return size_of(connection, step.id, most=most) if step else 0

    def _stamp(self) -> Stamp:
        moment = self.now().isoformat(timespec="seconds")
        return Stamp(self._clock.stamp(), moment, self._origin)

    def undo_words(self) -> str | None:
        """What undo would take back, for the menu."""
        return self._words_of(last_done)

    def redo_words(self) -> str | None:
        """What redo would do again, for the menu."""
        return self._words_of(last_undone)

    def _words_of(self, find: Callable[[Connection], Step | None]) -> str | None:
        with self.reading() as connection:
            step = find(connection)
        return step.words if step else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot for the query modules of this package."""
        with in_words(self.path.name), reading(self._connections) as connection:
            yield connection

    def dossier(self, account_id: str) -> Dossier:
        """All that is known of one account. Raises ``KeyError`` if there is no such account."""
        from kamdesk.storage.loader import load_dossier

        with self.reading() as connection:
            return load_dossier(connection, account_id)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind that are not in the bin."""
        from kamdesk.storage.loader import load_all

        with self.reading() as connection:
            return load_all(connection, kind)

    def get(self, kind: type[R], record_id: str) -> R | None:
        """One record, or ``None`` if it is not there or in the bin."""
        from kamdesk.storage.loader import load_one

        with self.reading() as connection:
            return load_one(connection, kind, record_id=record_id)

    def shelf(self) -> Shelf:
        """The whole book: for exports and the views across accounts."""
        from kamdesk.storage.loader import load_shelf

        with self.reading() as connection:
            return load_shelf(connection)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The records that hold all words; see ``search.find``."""
        from kamdesk.storage.search import find

        with self.reading() as connection:
            return find(connection, words, limit=limit)

    def history(self, account_id: str | None = None, limit: int = 500) -> list[HistoryLine]:
        """The newest changes first, of one account or of the book."""
        with self.reading() as connection:
            return history(connection, account_id, limit=limit)
