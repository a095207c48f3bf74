"""The hidden sheet ``_kamdesk``: whose workbook it is, and what every cell held when it left.

A workbook that comes back is matched by these ids, never by the place of a row (people sort), and
every cell by its print, so that three sides can be told apart: exported, returned, and in the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import key_of
from kamdesk.i18n import language
from kamdesk.reports.workbook.canvas import Canvas
from kamdesk.reports.workbook.looks import ID

if TYPE_CHECKING:
    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.reports.workbook.desk import Desk

NAME: Final = "_kamdesk"
FORMAT_VERSION: Final = 1
FIRST_STAMP: Final = 12
"""The row where the stamps begin; above it stand names and values."""
LONGEST: Final = 32_000
"""Characters of one cell; a row of prints that long is cut into several cells."""


def backstage(desk: Desk) -> Canvas:
    """The canvas of the hidden sheet.

    Rows 1 to 10: name and value. From row 12 on: sheet, table, record id, ids of other records in
    the row, prints of its cells in the order of the keys; a row with id "*" holds the keys.
    """
    canvas = Canvas(NAME, hidden=True, print_title=False, printed=False)
    own = desk.whole.own_organisation
    facts: dict[str, CellValue] = {
        "format": "kamdesk-account-workbook",
        "version": FORMAT_VERSION,
        "book": own.id if own else "",
        "account": desk.whole.account.id,
        "key": key_of(desk.whole.account),
        "day": desk.today.isoformat(),
        "language": language(),
        "currency": desk.currency,
        "unit": desk.unit,
        "private": int(desk.with_private),
    }
    for row, (name, value) in enumerate(facts.items(), 1):
        canvas.put(row, 1, value=name, look=ID)
        canvas.put(row, 2, value=value, look=ID)
    row = FIRST_STAMP
    for stamp in desk.stamps:
        lines = [("*", "", " ".join(stamp.keys)), *stamp.rows]
        for line in lines:
            for column, value in enumerate((stamp.sheet, stamp.table, *line), 1):
                canvas.put(row, column, value=value[:LONGEST], look=ID)
            row += 1
    return canvas
