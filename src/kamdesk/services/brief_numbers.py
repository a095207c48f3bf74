"""The numbers of a brief, kept when it leaves the program.

Kept as a note of the program (undo passes it over): what was printed stays printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.answers.sheet import Sheet, sheet_of
from kamdesk.domain.records import ExportFile
from kamdesk.i18n import _
from kamdesk.services.visits import freeze_questions
from kamdesk.storage.sheets import sheets_of

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.records import Interaction
    from kamdesk.storage.book import Book

KIND = "brief"


def freeze_brief(book: Book, visit: Interaction, *, today: dt.date) -> Changes | None:
    """Write down what the numbers of a brief mean, and its questions on the visit.

    The questions are a step of undo, the sheet is not. Returns the changes of the questions,
    ``None`` if they stood there already. A visit that is over keeps its last sheet: its brief is
    only looked at.
    """
    if visit.account is None or visit.status not in {None, "planned"}:
        return None
    changes = freeze_questions(book, book.dossier(visit.account), visit=visit, today=today)
    sheet = sheet_of(book.dossier(visit.account), visit, today=today)
    last = last_sheet(book, visit)
    if last is None or last.hash != sheet.hash:
        keep_sheet(book, sheet, today=today)
    return changes


def keep_sheet(book: Book, sheet: Sheet, *, today: dt.date) -> None:
    """Keep a sheet; the newest of a visit is the one answers are read against."""
    with book.work(_("numbers of the brief"), aside=True) as work:
        work.add(ExportFile, date=today, kind=KIND, hash=sheet.hash, rows=sheet.plain())


def last_sheet(book: Book, visit: Interaction, *, mark: str = "") -> Sheet | None:
    """The sheet of the last brief of a visit, or the last one with that mark."""
    with book.reading() as connection:
        for plain in sheets_of(connection, visit.id, kind=KIND):
            sheet = Sheet.of_plain(plain)
            if sheet is not None and mark in ("", sheet.mark):
                return sheet
    return None


def sheet_for(book: Book, visit: Interaction, *, today: dt.date) -> Sheet:
    """The sheet answers are read against: the last printed, else what would be printed today."""
    found = last_sheet(book, visit)
    return found or sheet_of(book.dossier(visit.account or ""), visit, today=today)
