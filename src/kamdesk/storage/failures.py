"""What the database says in its own words, said in those of a rep.

One door: everything that asks the database passes ``in_words()``, so that no page and no verb has
to know an error of the driver.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kamdesk.errors import FileError, UserError
from kamdesk.i18n import N_
from kamdesk.storage.engine import DRIVER
from kamdesk.storage.gate import BookBroken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.errors import KamdeskError

DRIVER_ERRORS: tuple[type[Exception], ...] = (
    sqlite3.Error,
    DRIVER.Error,
    UnicodeDecodeError,
)
"""The database's own failures; the last where the driver cannot even read the text of its
complaint about a damaged file."""


class BookBusy(UserError):
    """Another program writes, for longer than one waits."""

    sentence = N_(
        "Another program is writing “{file}” just now. Nothing was changed; try again in a moment."
    )


class BookDiskFull(FileError):
    """The disk has no room for the change."""

    sentence = N_(
        "There is not enough room on the disk of “{file}”. Nothing was changed. Make room and try "
        "again."
    )


class BookNotWritable(FileError):
    """The file or its disk became read-only."""

    sentence = N_(
        "“{file}” can only be read: the file or its disk is write-protected. Nothing was changed. "
        "Copy the book to a folder of your own, or open it to read only."
    )


class ChangeRefused(UserError):
    """A rule of the database that no rule before it had caught."""

    sentence = N_(
        "The change does not fit the other records of the book ({detail}). Nothing was changed."
    )


class BookUnreachable(FileError):
    """The file was there a moment ago."""

    sentence = N_(
        "“{file}” cannot be reached any more. It may have been moved, or its drive taken out. "
        "Nothing was changed."
    )


BY_NAME: tuple[tuple[str, type[KamdeskError]], ...] = (
    ("SQLITE_BUSY", BookBusy),
    ("SQLITE_LOCKED", BookBusy),
    ("SQLITE_FULL", BookDiskFull),
    ("SQLITE_READONLY", BookNotWritable),
    ("SQLITE_CONSTRAINT", ChangeRefused),
    ("SQLITE_CANTOPEN", BookUnreachable),
)
"""Beginnings of the names of SQLite's result codes; every other one is damage."""


def check_writable(path: Path) -> None:
    """Raise ``BookNotWritable`` for a file that may only be read; SQLite would say so too late."""
    if not os.access(path, os.W_OK):
        raise BookNotWritable(file=path.name)


@contextmanager
def in_words(file: str) -> Iterator[None]:
    """Say the database's failures in words; ``file`` is the name of the book."""
    try:
        yield
    except DRIVER_ERRORS as error:
        raise failure(error, file) from error


def failure(error: Exception, file: str) -> KamdeskError:
    """The failure a rep understands for one of the database."""
    name = str(getattr(error, "sqlite_errorname", ""))
    kind = next((found for begin, found in BY_NAME if name.startswith(begin)), BookBroken)
    return kind(file=file, detail=error)
