"""Reads a file somebody hands in, with a limit and a sentence for what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.errors import FileError
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 200 * 1024 * 1024
"""Bytes. The largest sensible book in the JSON form is a tenth of it."""


class FileNotReadable(FileError):
    """The system refuses to read it."""

    sentence = N_("“{file}” cannot be read: {detail}. Nothing was changed.")


class FileTooLarge(FileError):
    """It would take the machine's memory."""

    sentence = N_("“{file}” is larger than {limit} MB and was not read. Nothing was changed.")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ``FileNotReadable`` or ``FileTooLarge``."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileTooLarge(file=path.name, limit=LARGEST // 1024**2)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise FileNotReadable(file=path.name, detail=detail) from error
