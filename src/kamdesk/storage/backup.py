"""Copies of a book that are whole, and the way back from one."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.storage.engine import connect
from kamdesk.storage.failures import DRIVER_ERRORS, failure
from kamdesk.storage.gate import BookBroken, BookExists, BookNotMade, reason, stored_version

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


FAILURES: tuple[type[Exception], ...] = (OSError, ValueError, *DRIVER_ERRORS)


class BackupFailed(FileError):
    """The copy could not be made."""

    sentence = N_("The backup could not be written to “{folder}”: {detail}. The book is unchanged.")


def back_up(book: Path, folder: Path, *, moment: dt.datetime) -> Path:
    """Copy a book into a folder under its name and the moment; returns the copy.

    The database copies itself, so that a half-written commit cannot get into the copy, and the
    copy is checked before it gets its name. An earlier backup is never replaced. Raises
    ``BackupFailed``, ``BookBroken`` and what ``stored_version`` raises.
    """
    stored_version(book)
    name = f"{book.stem} {moment.astimezone():%Y-%m-%d %H%M%S}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _copy(book, _free(folder, name, suffix=book.suffix))
    except FAILURES as error:
        raise BackupFailed(folder=str(folder), detail=reason(error)) from error


def restore(backup: Path, target: Path) -> None:
    """Make a book out of a backup. Raises ``BookExists`` rather than replace a book.

    Also raises ``BookBroken`` for the backup, ``BookNotMade`` for the place.
    """
    stored_version(backup)
    try:
        if target.exists():
            raise BookExists(file=target.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(backup, target)
    except FAILURES as error:
        folder, detail = str(target.parent), reason(error)
        raise BookNotMade(file=target.name, folder=folder, detail=detail) from error


def _free(folder: Path, stem: str, *, suffix: str) -> Path:
    """The first name that is free: two backups of one second are two."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path


def _copy(source: Path, target: Path) -> Path:
    """Copy a book beside the target, check the copy, then give it the name."""
    beside = target.with_name(f".kamdesk-{os.urandom(6).hex()}")
    try:
        found = _transfer(source, beside)
        if found != "ok":
            raise BookBroken(file=source.name, detail=found)
        beside.replace(target)
    except DRIVER_ERRORS as error:
        # Damage is the source's; everything else is the place's and told by the caller.
        refusal = failure(error, source.name)
        if isinstance(refusal, BookBroken):
            raise refusal from error
        raise
    finally:
        for side in ("", "-journal"):
            beside.with_name(f"{beside.name}{side}").unlink(missing_ok=True)
    return target


def _transfer(source: Path, target: Path) -> str:
    """Let the database copy itself; returns what it says of the copy, ``ok`` if it is sound."""
    target.touch(exist_ok=False)
    with closing(connect(source, "read")) as reader, closing(connect(target, "make")) as writer:
        reader.backup(writer)
        # A copy is one file, without the side files of write-ahead logging.
        writer.execute("PRAGMA journal_mode=DELETE")
        return str(writer.execute("PRAGMA integrity_check").fetchone()[0])
