"""One window per book: a lock file that names who holds it.

The lock is the operating system's (it falls with the process, so a crash leaves no stale lock);
the file beside it only says whose it is, for the sentence that refuses the second window.
"""

from __future__ import annotations

import datetime as dt
import errno
import getpass
import json
import os
from typing import TYPE_CHECKING

from kamdesk.errors import FileError, UserError
from kamdesk.i18n import N_
from kamdesk.storage.gate import BookUnreadable, reason

if TYPE_CHECKING:
    from pathlib import Path

REFUSALS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class BookHeld(UserError):
    """Another window, here or on another machine, has the book open."""

    sentence = N_(
        "“{file}” is open in another window: {who} on {machine}, since {since}. "
        "Close it there first, or open the book to read only."
    )


class FolderRefused(FileError):
    """The lock cannot be made beside the book."""

    sentence = N_(
        "“{file}” cannot be opened for writing: its folder is read-only. "
        "Copy the book to a folder of your own."
    )


def user_name() -> str:
    """Who is logged in; some services have no user, and a book must open there too."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "user"


def machine_name() -> str:
    """What this computer is called. Not ``platform.node()``: that module starts programs to ask."""
    named = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME")
    return named or "?"


class BookLock:
    """Held from open to close. Raises ``BookHeld`` or ``FolderRefused`` when it cannot be."""

    def __init__(self, book: Path) -> None:
        from filelock import FileLock, Timeout  # costly, and reading needs no lock

        self._lock = FileLock(book.with_name(f".{book.name}.lock"))
        self._holder = book.with_name(f".{book.name}.holder")
        try:
            self._lock.acquire(timeout=0)
            self._write_holder()
        except Timeout as error:
            raise self._held(book) from error
        except OSError as error:
            self._lock.release()
            if error.errno in REFUSALS:
                raise FolderRefused(file=book.name) from error
            raise BookUnreadable(file=book.name, detail=reason(error)) from error

    def _write_holder(self) -> None:
        holder = {
            "who": user_name(),
            "machine": machine_name(),
            "since": dt.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        }
        # Not through write_atomic(): losing this line loses nothing, and it is no user's file.
        with self._holder.open("w", encoding="utf-8") as file:
            json.dump(holder, file)

    def _held(self, book: Path) -> BookHeld:
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            holder = {}
        if not isinstance(holder, dict):
            holder = {}
        facts = {name: str(holder.get(name, "?")) for name in ("who", "machine", "since")}
        return BookHeld(file=book.name, **facts)

    def release(self) -> None:
        """Give the book back; safe to call twice."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()
