"""What is decided before a file is opened: is it there, is it a book, is it one we can read.

Looking at the header first means that a wrong file is refused in words and left untouched,
and that a missing book is never replaced by a new empty one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.errors import FileError
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4B414D44
"""``KAMD`` in the header of every book."""
MAJOR, MINOR = 1, 4
"""A newer minor version may be opened; a newer major one is refused."""
HEADER = 100
MAGIC = b"SQLite format 3\x00"
SUFFIX = ".kam"


class BookMissing(FileError):
    """The file is not there."""

    sentence = N_(
        "“{file}” is not there any more. It may have been moved or renamed, or the drive is not "
        "connected. Nothing was created in its place; choose the book where it is now."
    )


class BookExists(FileError):
    """A new book would replace something."""

    sentence = N_("“{file}” exists already. Choose another name; nothing was overwritten.")


class BookNotMade(FileError):
    """The system does not let a new book be made there."""

    sentence = N_("“{file}” could not be made in “{folder}”: {detail}. Choose another place.")


class BookEmpty(FileError):
    """A file of no bytes: what a broken copy or a sync that stopped half-way leaves behind."""

    sentence = N_(
        "“{file}” is empty (0 bytes), so the copy of the book was lost on its way here. It was "
        "left as it is; restore a backup."
    )


class BookOlder(FileError):
    """A book of an older program that is not to be changed."""

    sentence = N_(
        "“{file}” was written by an older KAMdesk. Open it for writing once, so that it can be "
        "brought up to date."
    )


class BookForeign(FileError):
    """Not a book of ours."""

    sentence = N_("“{file}” is not a KAMdesk book. It was left as it is.")


class BookNewer(FileError):
    """A book of a newer program."""

    sentence = N_(
        "“{file}” was written by a newer KAMdesk (format {theirs}; this one reads up to {ours}). "
        "Install the newer program to open it; the book was not changed."
    )


class BookBroken(FileError):
    """Damage found by the database."""

    sentence = N_(
        "“{file}” is damaged and cannot be read completely. Restore the latest backup, or copy "
        "the file before anything else is tried. Detail: {detail}."
    )


class BookUnreadable(FileError):
    """The system refuses."""

    sentence = N_("“{file}” cannot be read: {detail}.")


def version_number() -> int:
    """The format version as it stands in the header (``user_version``)."""
    return MAJOR * 1000 + MINOR


def stored_version(path: Path) -> int:
    """The format version of a book. Raises the sentence that fits if it cannot be opened."""
    header = _header(path)
    if not header:
        raise BookEmpty(file=path.name)
    if header[: len(MAGIC)] != MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise BookForeign(file=path.name)
    version = int.from_bytes(header[60:64], "big")
    if version // 1000 > MAJOR:
        theirs = f"{version // 1000}.{version % 1000}"
        raise BookNewer(file=path.name, theirs=theirs, ours=f"{MAJOR}.x")
    return version


def _header(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BookForeign(file=path.name)
        with path.open("rb") as file:
            return file.read(HEADER)
    except FileNotFoundError as error:
        raise BookMissing(file=path.name) from error
    except (OSError, ValueError) as error:
        raise BookUnreadable(file=path.name, detail=reason(error)) from error


def reason(error: BaseException) -> str:
    """What the system gives as its reason."""
    return getattr(error, "strerror", None) or str(error)
