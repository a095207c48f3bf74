"""The file of what could not be taken in: where it stands, what it says, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kamdesk.i18n import N_, _, language
from kamdesk.reports.workbook.canvas import Canvas, CellValue
from kamdesk.reports.workbook.looks import FONTS, HEADER, PROSE, TITLE
from kamdesk.reports.workbook.measure import height, lines
from kamdesk.reports.workbook.writer import write_workbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

COLUMNS: Final = (
    (N_("Sheet"), 18.0),
    (N_("Row"), 8.0),
    (N_("Column"), 20.0),
    (N_("What it says"), 36.0),
    (N_("Why it was not taken"), 60.0),
)


class FailedRow(NamedTuple):
    """One cell or row that was not taken: as a person finds it again in the file."""

    sheet: str
    row: int | None
    column: str
    value: CellValue
    reason: str


def not_taken(rows: Sequence[FailedRow], *, source: str, day: dt.date) -> bytes:
    """The .xlsx of what was not taken, in the current language."""
    words = _("Not taken")
    canvas = Canvas(words)
    canvas.put(1, 1, value=_("Not taken from “{file}”").format(file=source), look=TITLE)
    for column, (title, width) in enumerate(COLUMNS, 1):
        canvas.put(3, column, value=_(title), look=HEADER)
        canvas.widths[column] = width
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            canvas.put(number, column, value=value, look=PROSE)
        pairs = zip(row, canvas.widths.values(), strict=True)
        tall = max(lines(str(value), width) for value, width in pairs)
        canvas.heights[number] = height(tall)
    canvas.freeze = "A4"
    return write_workbook([canvas], font=FONTS[language()], title=words, day=day)
