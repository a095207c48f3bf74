"""The sheet Codes: the lists that cells may be filled from, each with the code behind its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.scales import names, scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.canvas import FIRST_COLUMN, HEADER_ROW, Area, Canvas
from kamdesk.reports.workbook.codes import FLAG
from kamdesk.reports.workbook.frame import footer, head, settle
from kamdesk.reports.workbook.looks import HEADER, TEXT_FORMAT, Look
from kamdesk.reports.workbook.model import Sheet

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk

TITLE: Final = Sheet(
    "codes",
    N_("Codes"),
    note=lambda _desk: _("The lists of the sheets before. Do not change them."),
)
CODE: Final = Look(format=TEXT_FORMAT)
LIST: Final = "list_"
COLUMNS: Final = (
    (N_("List"), 30.0),
    (N_("Words"), 40.0),
    (N_("Code"), 24.0),
    (N_("Name of the list"), 28.0),
)
COMPACT: Final = 16.0
"""Height of the rows: nobody reads them one by one."""
SHOWN: Final = FIRST_COLUMN + 1
"""The column that cells are filled from."""


def codes_page(desk: Desk) -> Canvas:
    """The canvas of the lists that the other sheets use, one below the other."""
    canvas = Canvas(TITLE.words, footer=footer(desk), printed=False, print_title=False)
    head(desk, canvas, sheet=TITLE)
    for column, (title, width) in enumerate(COLUMNS, FIRST_COLUMN):
        canvas.put(HEADER_ROW, column, value=_(title), look=HEADER)
        canvas.widths[column] = width
    row = HEADER_ROW + 1
    for name, entries in desk.codes.used.items():
        canvas.names[name] = Area(row, SHOWN, row + len(entries) - 1, SHOWN)
        for words, code in entries:
            cells = (_title(name), words, _code(code), name.removeprefix(LIST))
            for column, value in enumerate(cells, FIRST_COLUMN):
                canvas.put(row, column, value=value, look=CODE)
            canvas.heights[row] = COMPACT
            row += 1
    canvas.freeze = f"A{HEADER_ROW + 1}"
    settle(canvas)
    return canvas


def _title(name: str) -> str:
    """The words of a list: those of its scale, or what it is."""
    plain = name.removeprefix(LIST)
    if plain == FLAG:
        return _("Yes or no")
    return scale(plain).title.here if plain in names() else plain


def _code(code: str | int | bool) -> str | int:
    """The code as JSON writes it."""
    return str(code).lower() if isinstance(code, bool) else code
