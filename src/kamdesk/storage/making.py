"""A new book file: all of it in one transaction, or none.

The header that makes it a book is written together with the tables, without side files, so that
a crash while it is made leaves an empty file and never half a book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.storage.engine import DRIVER, Connections, writing
from kamdesk.storage.gate import APPLICATION_ID, version_number
from kamdesk.storage.ids import new_id
from kamdesk.storage.search import create_index
from kamdesk.storage.upgrade import HEAD

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path
    from sqlite3 import Connection

SIDE_FILES = ("-journal", "-wal", "-shm")


def make_file(path: Path, moment: dt.datetime, *, day: dt.date | None = None) -> None:
    """Write an empty book to a path at which nothing is yet.

    ``day`` is the day the book is told for, if it is one that was written to be looked at.
    """
    connections = Connections(path, "make")
    try:
        with writing(connections) as connection:
            make_schema(connection)
            connection.execute("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))
            info = {"id": new_id(), "created": moment.isoformat(timespec="seconds")}
            if day is not None:
                info["day"] = day.isoformat()
            for key, value in info.items():
                connection.execute("INSERT INTO book_info VALUES (?, ?)", (key, value))
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={version_number()}")
    except BaseException:
        connections.close()
        _unmake(path)
        raise
    connections.close()


def make_schema(connection: Connection) -> None:
    """Make all tables and the search index of the newest version."""
    from kamdesk.storage.tables import statements  # SQLAlchemy, which only making a book needs

    for statement in statements():
        connection.execute(statement)
    create_index(connection, DRIVER.sqlite_version_info)


def _unmake(path: Path) -> None:
    """Take a file away that could not be finished."""
    for name in (path.name, *(f"{path.name}{side}" for side in SIDE_FILES)):
        path.with_name(name).unlink(missing_ok=True)
