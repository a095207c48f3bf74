"""Readers for the process that reads foreign files: what one may do, well or badly."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from kamdesk import i18n
from kamdesk.imports.files import FileTooLarge

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.domain.fact import Json


def tells(path: Path, *, word: str = "") -> Json:
    """Say what it was given, and in which language it would speak."""
    return [path.name, word, i18n.language()]


def refuses(path: Path) -> Json:
    """Refuse the file in words."""
    raise FileTooLarge(file=path.name, limit=7)


def fails(path: Path) -> Json:
    """Stumble, as a library does over a broken file."""
    raise KeyError(path.name)


def hangs(_path: Path) -> Json:
    """Take far longer than anybody waits."""
    time.sleep(600)
    return None


def dies(_path: Path) -> Json:
    """End the process as a crash in C code would."""
    os._exit(139)


def eats(_path: Path) -> Json:
    """Want more memory than there is for it."""
    return len(bytearray(8 * 1024**3))


def runs_out(_path: Path) -> Json:
    """Run out of memory."""
    raise MemoryError
