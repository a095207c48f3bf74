"""Sheet 0: whose file this is, of which day, what is left out, and how to read and fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk import __version__
from kamdesk.domain.fact import key_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.canvas import FIRST_COLUMN, HEADER_ROW, Canvas
from kamdesk.reports.workbook.looks import BLOCK_TITLE, FIELD_NAME, FIELD_VALUE
from kamdesk.reports.workbook.model import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.reports.workbook.desk import Desk

LEGEND: Final = (
    (
        N_("Yellow columns"),
        N_("For the manager: a comment comes back as a note, a question as a task."),
    ),
    (N_("Grey and bold"), N_("Watch: look at it this month.")),
    (N_("Black"), N_("Act: late, high or against us.")),
    (N_("Italic and underlined"), N_("Old: to be confirmed again.")),
    (N_("Framed"), N_("A rival is trusted by this person.")),
    (N_("Cells with a list"), N_("Choose from the list; the sheet Codes holds all lists.")),
    (N_("White cells"), N_("May be corrected: the program shows every change before it takes it.")),
    (
        N_("Locked sheets"),
        N_("No password. Filters work; to sort, take the protection off first."),
    ),
    (
        N_("Hidden columns and rows"),
        N_("They hold the ids by which the file is read again. Leave them as they are."),
    ),
)
"""Term and meaning."""
COLUMNS: Final = {2: 24.0, 3: 96.0}


def _facts(desk: Desk) -> Iterator[tuple[str, str]]:
    account = desk.whole.account
    kept = _("yes: handle with care") if desk.with_private else _("no: left out")
    yield _("Account"), desk.name
    yield _("Number"), account.code or key_of(account)
    yield _("Tier"), scale("TIER").label(account.tier)
    yield _("As of"), desk.today.isoformat()
    yield _("Key account manager"), desk.title("person", account.owner)
    yield _("Deputy"), desk.title("person", account.deputy)
    yield _("Private facts"), kept
    yield _("Amounts"), desk.unit_words
    yield _("Program"), f"KAMdesk {__version__}"


def _draw(desk: Desk, canvas: Canvas) -> None:
    """Facts of the file, then the legend; plain pairs, no table."""
    row = HEADER_ROW
    for name, value in _facts(desk):
        if value:
            _pair(canvas, row, name=name, value=value)
            row += 1
    canvas.put(row + 1, FIRST_COLUMN, value=_("How to read it"), look=BLOCK_TITLE)
    for number, (name, value) in enumerate(LEGEND, row + 2):
        _pair(canvas, number, name=_(name), value=_(value))
    for column, width in COLUMNS.items():
        canvas.widths[column] = width
    canvas.print_title, canvas.tall = False, 1


def _pair(canvas: Canvas, row: int, *, name: str, value: str) -> None:
    canvas.put(row, FIRST_COLUMN, value=name, look=FIELD_NAME)
    canvas.put(row, FIRST_COLUMN + 1, value=value, look=FIELD_VALUE)


README: Final = Sheet("readme", N_("Read me"), draw=_draw)
