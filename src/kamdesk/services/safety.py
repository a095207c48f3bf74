"""Backup, restore, check: what keeps a book from being lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.storage import backup, health

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kamdesk.storage.book import Book


def back_up(book: Path, folder: Path, *, moment: dt.datetime) -> Path:
    """Copy a book into a folder; returns the checked copy. Raises ``BackupFailed``."""
    return backup.back_up(book, folder, moment=moment)


def restore(source: Path, target: Path) -> None:
    """Make a book out of a backup; never replaces one. Raises ``BookExists``, ``BookForeign``."""
    backup.restore(source, target)


def problems(book: Book) -> list[str]:
    """What is wrong with a book, one sentence each; empty if it is sound."""
    with book.reading() as connection:
        return list(health.problems(connection))
