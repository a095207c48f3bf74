"""A book: the one file that holds all a rep knows of his accounts.

Opened by one window at a time; read through snapshots; written only through ``work()``.
"""

from __future__ import annotations

import platform
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

from kamdesk.domain.changes import Changes
from kamdesk.domain.fact import Record
from kamdesk.errors import UserError
from kamdesk.i18n import N_
from kamdesk.storage import changelog, search
from kamdesk.storage.changelog import Origin
from kamdesk.storage.convert import select_list, to_records
from kamdesk.storage.engine import DRIVER, DRIVER_ERRORS, connect, engine_for, reading, writing
from kamdesk.storage.gate import (
    APPLICATION_ID,
    SUFFIX,
    BookBroken,
    BookExists,
    stored_version,
    version_number,
)
from kamdesk.storage.home import Homes
from kamdesk.storage.ids import HybridClock, Now, new_id, utc_now
from kamdesk.storage.loader import load_all, load_dossier, load_shelf
from kamdesk.storage.lock import BookLock, user_name
from kamdesk.storage.queries import HistoryLine, history
from kamdesk.storage.tables import METADATA
from kamdesk.storage.upgrade import HEAD, upgrade
from kamdesk.storage.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

    from kamdesk.domain.dossier import Dossier, Shelf

R = TypeVar("R", bound=Record)


class OpenReadOnly(UserError):
    """A write to a book that is open to read."""

    sentence = N_("“{file}” is open to read only. Nothing was changed.")


class Book:
    """An open book. ``with Book.open(path) as book:`` closes it and gives the lock back."""

    def __init__(self, path: Path, *, read_only: bool = False, now: Now = utc_now) -> None:
        """Use ``open()`` or ``create()``."""
        self.path = path
        self.read_only = read_only
        self.now = now
        self._lock = None if read_only else BookLock(path)
        self._engine = engine_for(path, read_only=read_only)
        self._origin = Origin(author=user_name(), device=platform.node() or "?")
        self._clock = HybridClock(self._origin.device, now)

    @classmethod
    def create(cls, path: Path, *, now: Now = utc_now) -> Self:
        """A new empty book. Raises ``BookExists``; never touches a file that is there."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        if path.exists():
            raise BookExists(file=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        book = cls(path, now=now)
        with book._guarded():
            book._make()
        return book

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, now: Now = utc_now) -> Self:
        """An existing book, upgraded first if it is older (after a backup).

        Raises ``BookMissing``, ``BookForeign``, ``BookNewer``, ``BookBroken``, ``BookHeld``.
        """
        version = stored_version(path)
        book = cls(path, read_only=read_only, now=now)
        with book._guarded():
            if version < version_number() and not read_only:
                upgrade(path)
            book._resume()
        return book

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Give the lock back if opening fails, and say in words what the driver says in its own."""
        try:
            yield
        except DRIVER_ERRORS as error:
            self.close()
            raise BookBroken(file=self.path.name, detail=error) from error
        except BaseException:
            self.close()
            raise

    def _make(self) -> None:
        raw = connect(self.path)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={version_number()}")
        raw.close()
        with writing(self._engine) as connection:
            METADATA.create_all(connection)
            search.create_index(connection, DRIVER.sqlite_version_info)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
            info = {"id": new_id(), "created": self.now().isoformat(timespec="seconds")}
            for key, value in info.items():
                connection.exec_driver_sql("INSERT INTO book_info VALUES (?, ?)", (key, value))

    def _resume(self) -> None:
        """Continue the clock where the book's last change left it."""
        with reading(self._engine) as connection:
            last = connection.exec_driver_sql("SELECT max(clock) FROM operation").scalar()
        self._clock = HybridClock(self._origin.device, self.now, last or "")

    def close(self) -> None:
        """Write everything to the file, give the lock back. Safe to call twice."""
        self._engine.dispose()
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

    @contextmanager
    def work(self, words: str) -> Iterator[Work]:
        """The one door for writes; ``words`` name it in undo and history.

        Committed when the block is left, rolled back when it raises. A work that changed nothing
        leaves no trace.
        """
        with self._transaction() as connection:
            stamp = self.now().isoformat(timespec="seconds")
            work = Work(connection, words, stamp)
            yield work
            entries = work.finish()
            if entries:
                changelog.write_operation(
                    connection, entries, words=words, clock=self._clock.stamp(), origin=self._origin
                )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self.read_only:
            raise OpenReadOnly(file=self.path.name)
        with writing(self._engine) as connection:
            yield connection

    def undo(self) -> Changes | None:
        """Take the last step back; ``None`` if there is none."""
        with self._transaction() as connection:
            step = changelog.last_done(connection)
            if step is None:
                return None
            entries = [item.reversed() for item in changelog.entries_of(connection, step.id)]
            return self._replay(connection, step, entries[::-1], kind="undo")

    def redo(self) -> Changes | None:
        """Do the step taken back last again; ``None`` if there is none."""
        with self._transaction() as connection:
            step = changelog.last_undone(connection)
            if step is None:
                return None
            entries = changelog.entries_of(connection, step.id)
            return self._replay(connection, step, entries, kind="redo")

    def _replay(
        self,
        connection: Connection,
        step: changelog.Step,
        entries: list[changelog.Entry],
        *,
        kind: str,
    ) -> Changes:
        changelog.apply(connection, entries, self.now().isoformat(timespec="seconds"))
        changelog.write_operation(
            connection,
            entries,
            words=step.words,
            clock=self._clock.stamp(),
            origin=self._origin,
            kind=kind,
            target=step.id,
        )
        changelog.mark(connection, step.id, "undone" if kind == "undo" else "done")
        changes = Changes(step.words, frozenset((item.entity, item.record) for item in entries))
        search.refresh(connection, changes.records, Homes(connection))
        return changes

    def undo_words(self) -> str | None:
        """What undo would take back, for the menu."""
        return self._words_of(changelog.last_done)

    def redo_words(self) -> str | None:
        """What redo would do again, for the menu."""
        return self._words_of(changelog.last_undone)

    def _words_of(self, find: Callable[[Connection], changelog.Step | None]) -> str | None:
        with reading(self._engine) as connection:
            step = find(connection)
        return step.words if step else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot for the query modules of this package."""
        with reading(self._engine) as connection:
            yield connection

    def dossier(self, account_id: str) -> Dossier:
        """All that is known of one account. Raises ``KeyError`` if there is no such account."""
        with reading(self._engine) as connection:
            return load_dossier(connection, account_id)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind that are not in the bin."""
        with reading(self._engine) as connection:
            return load_all(connection, kind)

    def get(self, kind: type[R], record_id: str) -> R | None:
        """One record, or ``None`` if it is not there or in the bin."""
        with reading(self._engine) as connection:
            rows = connection.exec_driver_sql(
                f'SELECT {select_list(kind)} FROM "{kind.ENTITY}" WHERE id=? AND deleted IS NULL',
                (record_id,),
            ).fetchall()
        return next(iter(to_records(kind, rows)), None)

    def shelf(self) -> Shelf:
        """The whole book: for exports and the views across accounts."""
        with reading(self._engine) as connection:
            return load_shelf(connection)

    def search(self, words: str, limit: int = 50) -> list[search.Hit]:
        """The records that hold all words; see ``search.find``."""
        with reading(self._engine) as connection:
            return search.find(connection, words, limit)

    def history(self, account_id: str | None = None, limit: int = 500) -> list[HistoryLine]:
        """The newest changes first, of one account or of the book."""
        with reading(self._engine) as connection:
            return history(connection, account_id, limit)
