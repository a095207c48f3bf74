"""What could not be taken in, as a list to mend and take in again: its row, why, and its cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from kamdesk.i18n import _
from kamdesk.reports.safe_text import xlsx_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTHS: Final = (8, 60)
OTHERS: Final = 20


def failed_rows(
    rows: Iterable[tuple[int, str, Sequence[str]]], *, headings: Sequence[str] = ()
) -> bytes:
    """An .xlsx of (row, reason, cells); the cells stand behind, under the headings they had."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = xlsx_text(_("Not taken in")).value
    lines: list[tuple[str | int, ...]] = [(_("Row"), _("Why"), *headings)]
    lines += [(number, why, *cells) for number, why, cells in rows]
    for number, line in enumerate(lines, start=1):
        for place, value in enumerate(line, start=1):
            _fill(sheet.cell(number, place), value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for place in range(1, sheet.max_column + 1):
        width = WIDTHS[place - 1] if place <= len(WIDTHS) else OTHERS
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Any, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        return
    text = xlsx_text(value)
    cell.value = text.value
    # Text of others is text, also where it begins like a formula.
    cell.data_type = "s"
    cell.quotePrefix = text.quote
