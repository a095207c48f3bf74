"""A book that opens without the program: one folder with Excel, PDF, records and a page to read.

The folder is new, and whole or not there: it is filled under another name that says it is not
finished, and gets its own when everything is in it.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.records import Account
from kamdesk.errors import FileError
from kamdesk.i18n import N_, _, speaking
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name
from kamdesk.services.briefs import author_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.storage.book import Book

    Progress = Callable[[float, str], object]

UNFINISHED: Final = ".unfinished"
"""What the name of the folder ends in while it is being filled."""
READ_ME: Final = "READ ME.html"
ACCOUNTS: Final = "PDF"


class FolderTaken(FileError):
    """Something stands there already."""

    sentence = N_("{folder} is there already. Choose a name that is new; nothing was written.")


class FolderRefused(FileError):
    """The system does not let the folder be made."""

    sentence = N_("The folder {folder} could not be made ({reason}). Choose another place.")


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """What is written out: ``with_private`` is the rep's tick, off unless he sets it."""

    today: dt.date
    lang: str = "zh_CN"
    with_private: bool = False


def folder_name(book: Book, order: OpenOrder) -> str:
    """The name proposed for the folder: book and day; good on every system."""
    return safe_name(f"{book.path.stem} {order.today.isoformat()}")


def open_export(
    book: Book, folder: Path, *, order: OpenOrder, progress: Progress | None = None
) -> int:
    """Write everything into the new ``folder``; returns the number of files.

    ``progress(share, words)`` may raise to stop: nothing is left then. Raises ``FolderTaken``,
    ``FolderRefused``, ``WriteFailed``.
    """
    if folder.exists():
        raise FolderTaken(folder=str(folder))
    part = folder.with_name(folder.name + UNFINISHED)
    # What a run before left that was ended from outside; its name says that it is nothing.
    shutil.rmtree(part, ignore_errors=True)
    try:
        count = _fill(book, part, order=order, progress=progress or (lambda _share, _words: None))
        part.replace(folder)
    except OSError as error:
        raise FolderRefused(folder=str(folder), reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return count


def _fill(book: Book, part: Path, *, order: OpenOrder, progress: Progress) -> int:
    from kamdesk.reports.read_me import read_me

    (part / ACCOUNTS).mkdir(parents=True)
    named: list[tuple[str, str]] = []
    with speaking(order.lang):
        xlsx = safe_name(book.path.stem, ".xlsx")
        json = safe_name(book.path.stem, ".json")
        progress(0.0, xlsx)
        write_atomic(part / xlsx, _sheets(book, order))
        progress(0.15, json)
        write_atomic(part / json, _records(book, order))
        count = 3
        for path, data in _papers(book, order, progress=progress):
            write_atomic(part / ACCOUNTS / path, data)
            count += 1
    named = [
        (xlsx, N_("Excel: every record, one sheet for each kind, with names, ids and real dates.")),
        (f"{ACCOUNTS}/", N_("PDF: one file for each account with all that is known of it.")),
        (json, N_("Records: text for programs; KAMdesk takes it in again (kamdesk import).")),
    ]
    page = read_me(
        book.path.stem, today=order.today, files=tuple(named), with_private=order.with_private
    )
    write_atomic(part / READ_ME, page.encode())
    return count


def _sheets(book: Book, order: OpenOrder) -> bytes:
    from kamdesk.reports.book_sheets import book_sheets
    from kamdesk.reports.plain_sheets import plain_workbook

    sheets = book_sheets(book.shelf(), with_private=order.with_private)
    return plain_workbook(sheets, title=book.path.stem, lang=order.lang, today=order.today)


def _records(book: Book, order: OpenOrder) -> bytes:
    from kamdesk.imports.json_records import write_records
    from kamdesk.services.records_file import exported

    return write_records(exported(book, with_private=order.with_private))


def _papers(book: Book, order: OpenOrder, *, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """A paper for each account, under a name that no other one has."""
    from kamdesk.domain.papers.dossier_sheet import dossier_sheet
    from kamdesk.reports.paper_pdf import paper_pdf

    accounts = [row for row in book.all(Account) if order.with_private or not row.private]
    taken: set[str] = set()
    for number, account in enumerate(accounts):
        dossier = book.dossier(account.id)
        name = _free_name(dossier, taken)
        progress(0.2 + 0.8 * number / len(accounts), name)
        paper = dossier_sheet(
            dossier,
            today=order.today,
            author=author_of(dossier),
            with_private=order.with_private,
        )
        yield name, paper_pdf(paper)


def _free_name(dossier: Dossier, taken: set[str]) -> str:
    firm = dossier.organisation.short or dossier.organisation.name or _("no name")
    name, number = safe_name(firm, ".pdf"), 2
    while name.casefold() in taken:
        name = safe_name(f"{firm} {number}", ".pdf")
        number += 1
    taken.add(name.casefold())
    return name
