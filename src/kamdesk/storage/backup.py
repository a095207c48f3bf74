"""Copies of a book that are whole, and the way back from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.storage.engine import DRIVER_ERRORS, connect
from kamdesk.storage.gate import BookBroken, BookExists, stored_version

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


FAILURES: tuple[type[Exception], ...] = (OSError, *DRIVER_ERRORS)


class BackupFailed(FileError):
    """The copy could not be made."""

    sentence = N_("The backup could not be written to “{folder}”: {detail}. The book is unchanged.")


def back_up(book: Path, folder: Path, moment: dt.datetime) -> Path:
    """Copy a book into a folder under its name and the moment; returns the copy.

    The database copies itself, so that a half-written commit cannot get into the copy, and the
    copy is checked before it is called a backup.
    """
    stored_version(book)
    copy = folder / f"{book.stem} {moment.astimezone():%Y-%m-%d %H%M%S}{book.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(book, copy)
    except FAILURES as error:
        copy.unlink(missing_ok=True)
        raise BackupFailed(folder=folder.name, detail=error) from error
    return copy


def restore(backup: Path, target: Path) -> None:
    """Make a book out of a backup. Raises ``BookExists`` rather than replace a book."""
    stored_version(backup)
    if target.exists():
        raise BookExists(file=target.name)
    try:
        _copy(backup, target)
    except DRIVER_ERRORS as error:
        target.unlink(missing_ok=True)
        raise BookBroken(file=backup.name, detail=error) from error


def _copy(source: Path, target: Path) -> None:
    reader = connect(source, read_only=True)
    writer = connect(target)
    try:
        reader.backup(writer)
        found = writer.execute("PRAGMA integrity_check").fetchone()[0]
        # A copy is one file, without the side files of write-ahead logging.
        writer.execute("PRAGMA journal_mode=DELETE")
    finally:
        writer.close()
        reader.close()
    if found != "ok":
        raise BookBroken(file=source.name, detail=found)
