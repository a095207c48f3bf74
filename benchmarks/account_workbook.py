"""The account workbook against the same cells written by openpyxl's write-only mode (1.2x).

Our side starts from the dossier and reckons every formula; the other side gets its cells for
nothing and only writes them, with the same styles, tables, lists and formats, as one would by hand.
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from _measure import median_ratio, report
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from kamdesk.i18n import speaking
from kamdesk.reports.account_workbook import account_workbook, draw_workbook
from kamdesk.reports.workbook.desk import Desk
from kamdesk.reports.workbook.styles import Styles
from kamdesk.reports.workbook.surroundings import surround
from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kamdesk.reports.workbook.canvas import Canvas, CellValue

GOAL = 1.2
TODAY = dt.date(2026, 11, 23)
LANG = "zh_CN"


def by_hand(canvases: Sequence[Canvas]) -> bytes:
    """Write the cells row by row; every style is made once and its number set on the cells."""
    book = Workbook(write_only=True)
    styles = _styles(book, canvases)
    for canvas in canvases:
        sheet = book.create_sheet(canvas.title)
        surround(sheet, canvas)
        for number in range(1, canvas.last_row + 1):
            row = canvas.cells.get(number, {})
            if number in canvas.heights:
                sheet.row_dimensions[number].height = canvas.heights[number]
            sheet.append(
                [
                    _cell(sheet, row[column], styles=styles) if column in row else None
                    for column in range(1, max(row, default=0) + 1)
                ]
            )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _styles(book: Workbook, canvases: Sequence[Canvas]) -> dict[int, Any]:
    """The style arrays of all looks by the looks' ids."""
    registered = Styles(book, "Microsoft YaHei")
    looks = {id(c[1]): c[1] for v in canvases for row in v.cells.values() for c in row.values()}
    numbers = {key: registered.number(look) for key, look in looks.items()}
    arrays = list(book._cell_styles)  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
    return {key: arrays[number] for key, number in numbers.items()}


def _cell(sheet: Any, content: tuple[CellValue, Any], *, styles: dict[int, Any]) -> Any:
    value, look = content
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    cell._style = styles[id(look)]  # noqa: SLF001 - the fast way
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def main() -> None:
    """Print the ratio."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name, sample_book(Path(name) / "sample.kam") as book:
        account = find_account(book, "A").id
        dossier, history = book.dossier(account), book.history(account)

    def ours() -> bytes:
        return account_workbook(dossier, history=history, today=TODAY, lang=LANG)

    with speaking(LANG):
        desk = Desk(dossier, today=TODAY, with_private=False, history=history)
        canvases = draw_workbook(desk)
    cells = sum(len(row) for canvas in canvases for row in canvas.cells.values())
    ours()
    ratio, mine, hand = median_ratio(ours, lambda: by_hand(canvases), rounds=9)
    report(f"account workbook, {cells} cells", ratio, goal=GOAL, ours=mine, base=hand)


if __name__ == "__main__":
    main()
