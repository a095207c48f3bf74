"""Connections to a book file: the recipe that keeps data through a crash.

Measured and tested line by line (see ARCHITECTURE, "What keeps a book safe"): explicit
transactions because the driver's own ones lose updates and do not roll back DDL; ``BEGIN
IMMEDIATE`` for writers because an upgrade from reading to writing does not wait; ``FULL``
because a commit that is not on the disk is not a commit.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from sqlalchemy import Connection, Engine

try:  # Its SQLite is newer than the fix of the WAL reset bug (3.51.3), and it can encrypt.
    import sqlcipher3.dbapi2 as _sqlcipher

    DRIVER: ModuleType = _sqlcipher
except ImportError:  # pragma: no cover -- platforms without a wheel
    DRIVER = sqlite3

SAFE_WAL = (3, 51, 3)
DRIVER_ERRORS: tuple[type[Exception], ...] = (sqlite3.DatabaseError, DRIVER.DatabaseError)

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


def journal_pragmas() -> tuple[str, ...]:
    """WAL where the SQLite at hand is newer than the WAL reset bug, else the rollback journal."""
    if DRIVER.sqlite_version_info >= SAFE_WAL:
        return ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=200")
    return ("journal_mode=DELETE", "synchronous=EXTRA")


def connect(path: Path, *, read_only: bool = False) -> Any:
    """A driver connection to an existing or new file, with every pragma set."""
    mode = "ro" if read_only else "rwc"
    connection = DRIVER.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in (*PRAGMAS, *(() if read_only else journal_pragmas())):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """An engine whose connections follow the recipe."""
    return create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=read_only),
        module=DRIVER,
        poolclass=QueuePool,
        pool_size=4,
        pool_reset_on_return=None,
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the book from first to last statement."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that holds the write lock; committed on leaving, rolled back on an error."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
