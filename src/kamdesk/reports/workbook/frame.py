"""What surrounds the tables of a sheet: title, notes, stacked tables, widths and row heights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.exported import NO_ROW
from kamdesk.i18n import _
from kamdesk.reports.workbook.canvas import (
    FIRST_COLUMN,
    HEADER_ROW,
    ID_COLUMN,
    KEY_ROW,
    NOTE_ROW,
    ONE_PAGE,
    TITLE_ROW,
    Area,
    Canvas,
    address,
)
from kamdesk.reports.workbook.figures import keep_whole, place_figures
from kamdesk.reports.workbook.layout import Place, body_of, lay
from kamdesk.reports.workbook.looks import BLOCK_TITLE, ID, NOTE, PROSE, TITLE
from kamdesk.reports.workbook.measure import height, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.model import Sheet

NARROWEST: Final = 9.0
"""No column of texts gets narrower than this where a page is too small."""
TITLE_HEIGHT, NOTE_HEIGHT, BLOCK_HEIGHT = 26.0, 20.0, 24.0
LEGEND_COLUMN: Final = 5
"""On a sheet two pages wide the columns before are repeated; a long text there would be cut."""
PROSE_WIDTH: Final = 110.0
FOOTER_NAME: Final = 80
"""Characters of the name; Excel takes 255 for both footers, a doubled "&" counts twice."""


def draw_sheet(desk: Desk, sheet: Sheet) -> Canvas:
    """The canvas of a declared sheet."""
    canvas = Canvas(sheet.words, footer=footer(desk), coloured=sheet.coloured)
    head(desk, canvas, sheet=sheet)
    if sheet.draw:
        sheet.draw(desk, canvas)
    else:
        _stack(desk, canvas, sheet=sheet)
        place_figures(desk, canvas, figures=sheet.figures)
    if sheet.wide:
        canvas.wide = FIRST_COLUMN + sheet.wide
        canvas.repeat = (FIRST_COLUMN, ID_COLUMN + sheet.keep)
    settle(canvas)
    keep_whole(canvas)
    _mark_rows_between(canvas)
    return canvas


def _mark_rows_between(canvas: Canvas) -> None:
    """Mark in the hidden column what is no row of a table: titles, blocks, notes.

    What somebody wrote below a table is a new row when the workbook comes back; ours are not.
    """
    for number, row in canvas.cells.items():
        is_ours = number > HEADER_ROW and ID_COLUMN not in row
        if is_ours and any(value is not None for value, _look in row.values()):
            canvas.put(number, ID_COLUMN, value=NO_ROW, look=ID)


def footer(desk: Desk) -> str:
    """The left footer, short enough for Excel; "&" would begin one of its codes."""
    name = " ".join(desk.name.split())[:FOOTER_NAME]
    return f"{name} · {_('Private, do not pass on')}".replace("&", "&&")


def head(desk: Desk, canvas: Canvas, *, sheet: Sheet) -> None:
    """Title and note; on a sheet two pages wide the long texts stand right of what is repeated."""
    note = sheet.note(desk) if sheet.note else ""
    if sheet.wide:
        canvas.put(TITLE_ROW, FIRST_COLUMN, value=sheet.words, look=TITLE)
        canvas.put(TITLE_ROW, LEGEND_COLUMN, value=desk.name, look=TITLE)
        canvas.put(NOTE_ROW, LEGEND_COLUMN, value=note, look=NOTE)
    else:
        canvas.put(TITLE_ROW, FIRST_COLUMN, value=f"{desk.name} · {sheet.words}", look=TITLE)
        canvas.put(NOTE_ROW, FIRST_COLUMN, value=note, look=NOTE)
    canvas.heights |= {TITLE_ROW: TITLE_HEIGHT, NOTE_ROW: NOTE_HEIGHT}
    canvas.widths[ID_COLUMN] = 38.0
    canvas.hidden_columns.add(ID_COLUMN)


def _stack(desk: Desk, canvas: Canvas, *, sheet: Sheet) -> None:
    """The tables one below the other; the first has the header row that stays on the screen."""
    row = KEY_ROW
    for table in sheet.tables:
        body = body_of(desk, table)
        if not body.rows:
            continue
        if canvas.tables:
            canvas.put(row + 1, FIRST_COLUMN, value=_(table.title), look=BLOCK_TITLE)
            canvas.heights[row + 1] = BLOCK_HEIGHT
            row += 2
        row = lay(desk, canvas, body=body, place=Place(row))
    finish_stack(canvas, keep=sheet.keep)


def finish_stack(canvas: Canvas, *, keep: int) -> None:
    """Freeze below the first header; say so where there is nothing."""
    if not canvas.tables:
        canvas.put(HEADER_ROW, FIRST_COLUMN, value=_("Nothing has been recorded yet."), look=PROSE)
        canvas.widths[FIRST_COLUMN] = PROSE_WIDTH
    else:
        canvas.freeze = address(HEADER_ROW + 1, FIRST_COLUMN + keep)
    # A header repeated on every page would stand above the wrong table.
    canvas.print_title = len(canvas.tables) == 1


def settle(canvas: Canvas) -> None:
    """Bring the sheet to the width of its pages, then give every row the height of its texts."""
    if not canvas.wide:
        narrow(canvas, ONE_PAGE)
    spans = _spans(canvas.merged)
    for number, row in canvas.cells.items():
        if number in canvas.heights or number in canvas.hidden_rows:
            continue
        most = 1
        for column, (value, look) in row.items():
            if look.wrap and isinstance(value, str) and column not in canvas.hidden_columns:
                columns = spans.get((number, column), range(column, column + 1))
                width = sum(canvas.widths.get(n, 8.0) for n in columns)
                most = max(most, lines(value, width))
        canvas.heights[number] = height(most)


def narrow(canvas: Canvas, limit: float) -> None:
    """Take from the wide columns, each by its share, until the sheet fits."""
    surplus = canvas.width - limit
    if surplus <= 0:
        return
    wide = {
        column: width - max(NARROWEST, canvas.least.get(column, 0.0))
        for column, width in canvas.widths.items()
        if column not in canvas.hidden_columns
    }
    wide = {column: spare for column, spare in wide.items() if spare > 0}
    room = sum(wide.values())
    share = min(1.0, surplus / room) if room else 0.0
    for column, spare in wide.items():
        canvas.widths[column] -= spare * share


def _spans(merged: Iterable[Area]) -> dict[tuple[int, int], range]:
    return {(area.top, area.left): range(area.left, area.right + 1) for area in merged}
