"""Connections to a book file: the recipe that keeps data through a crash.

Measured and tested line by line (see ARCHITECTURE, "What keeps a book safe"): explicit
transactions because the driver's own ones lose updates and do not roll back DDL; ``BEGIN
IMMEDIATE`` for writers because an upgrade from reading to writing does not wait; ``FULL``
because a commit that is not on the disk is not a commit.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

try:  # Its SQLite is newer than the fix of the WAL reset bug (3.51.3), and it can encrypt.
    import sqlcipher3.dbapi2 as _sqlcipher

    DRIVER: ModuleType = _sqlcipher
except ImportError:  # pragma: no cover -- platforms without a wheel
    DRIVER = sqlite3

Mode: TypeAlias = Literal["read", "write", "make"]
"""``write`` needs a file that is there; only ``make`` makes one."""

SAFE_WAL = (3, 51, 3)

PRAGMAS = (
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_size=-32000",
)


def journal_pragmas(version: tuple[int, ...] = DRIVER.sqlite_version_info) -> tuple[str, ...]:
    """WAL where the SQLite at hand is newer than the WAL reset bug, else the rollback journal."""
    if version >= SAFE_WAL:
        return ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=200")
    return ("journal_mode=DELETE", "synchronous=EXTRA")


def _mode_pragmas(mode: Mode) -> tuple[str, ...]:
    if mode == "read":
        return ("query_only=ON",)
    if mode == "write":
        return journal_pragmas()
    # A file in the making keeps all in one file: the header must be complete with the tables.
    return ("journal_mode=DELETE", "synchronous=EXTRA")


def connect(path: Path, mode: Mode = "write") -> Any:
    """A driver connection to a file, with every pragma set."""
    connection = DRIVER.connect(
        f"{path.absolute().as_uri()}?{_query(path, mode)}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in (*PRAGMAS, *_mode_pragmas(mode)):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _query(path: Path, mode: Mode) -> str:
    """How SQLite opens the file.

    Reading too opens for writing where it may, so that the side files of the journal are tidied
    away; where it may not, a book without side files is read as if it could not change.
    """
    if mode == "make":
        return "mode=rwc"
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if mode == "write" or may_write:
        return "mode=rw"
    has_journal = path.with_name(f"{path.name}-wal").exists()
    return "mode=ro" if has_journal else "mode=ro&immutable=1"


class Connections:
    """Driver connections to one file: made when one is needed, kept when it is given back."""

    def __init__(self, path: Path, mode: Mode = "write") -> None:
        self._path = path
        self._mode: Mode = mode
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """A connection for one thread and one piece of work."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = connect(self._path, self._mode)
        try:
            yield connection
        finally:
            if self._closed or connection.in_transaction:
                connection.close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close what is idle; what is at work is closed when it is given back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()


@contextmanager
def reading(connections: Connections) -> Iterator[sqlite3.Connection]:
    """A connection that sees one state of the book from first to last statement."""
    with connections.one() as connection:
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            _roll_back(connection)


@contextmanager
def writing(connections: Connections) -> Iterator[sqlite3.Connection]:
    """A connection that holds the write lock; committed on leaving, rolled back on an error."""
    with connections.one() as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            # Inside: references are checked here, and a refused commit leaves the work open.
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


def _roll_back(connection: sqlite3.Connection) -> None:
    """Undo the open work; a full disk or a lost drive may have ended it already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
