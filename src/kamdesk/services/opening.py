"""Opening, making and closing books, and what the first start offers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.i18n import language
from kamdesk.paths import resource
from kamdesk.storage.book import Book
from kamdesk.storage.gate import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.errors import KamdeskError

SAMPLE_DAY = "2026-11-23"
"""The day the sample book is written for."""


def new_book(path: Path) -> Book:
    """A new empty book at ``path`` (the suffix is added). Raises ``BookExists``."""
    return Book.create(path)


def open_book(path: Path, *, read_only: bool = False) -> Book:
    """An existing book. Raises the sentence that fits: missing, foreign, newer, broken, held."""
    return Book.open(path, read_only=read_only)


def can_be_read(error: KamdeskError) -> bool:
    """Tell whether a book that refused to open for writing would still open to be read."""
    from kamdesk.storage.failures import BookNotWritable
    from kamdesk.storage.lock import BookHeld, FolderRefused

    return isinstance(error, BookHeld | FolderRefused | BookNotWritable)


def sample_book(path: Path) -> Book:
    """A new book with the sample accounts, as one step of undo."""
    from kamdesk.services.records_file import import_bytes  # a book that is there needs no import

    book = Book.create(path, day=dt.date.fromisoformat(SAMPLE_DAY))
    source = resource("samples", "sample-book.json")
    try:
        import_bytes(book, source.read_bytes(), name=source.name)
    except BaseException:
        book.close()
        # Made a moment ago, and empty.
        book.path.unlink()
        raise
    return book


def sample_name() -> str:
    """The file name of the sample book in the current language."""
    return {"zh_CN": "示例资料库", "zh_TW": "範例資料庫"}.get(language(), "sample book") + SUFFIX
