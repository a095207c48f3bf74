"""The hidden sheet ``_kamdesk``: whose workbook it is, and what every cell held when it left.

A workbook that comes back is matched by these ids, never by the place of a row (people sort), and
every cell with what it held, so that three sides can be told apart: exported, returned, and in
the book. It needs nothing but the file itself for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.exported import (
    BASE,
    BASE_SUM,
    FORMAT,
    KEY_SHEET,
    cell_to_json,
    export_id,
    pack,
)
from kamdesk.domain.fact import key_of
from kamdesk.i18n import language
from kamdesk.reports.safe_text import xlsx_text
from kamdesk.reports.workbook.canvas import Canvas
from kamdesk.reports.workbook.looks import ID

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json
    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.reports.workbook.desk import Desk, Stamp

NAME: Final = KEY_SHEET
FORMAT_VERSION: Final = 2


def backstage(desk: Desk) -> Canvas:
    """The canvas of the hidden sheet: names in the first column, values in the second.

    What the cells held is one text, cut into as many rows named "base" as it needs.
    """
    canvas = Canvas(NAME, hidden=True, print_title=False, printed=False)
    own = desk.whole.own_organisation
    base: Json = {"tables": [_table(stamp) for stamp in desk.stamps]}
    checksum, parts = pack(base)
    facts: tuple[tuple[str, CellValue], ...] = (
        ("format", FORMAT),
        ("version", FORMAT_VERSION),
        ("book", own.id if own else ""),
        ("account", desk.whole.account.id),
        ("key", key_of(desk.whole.account)),
        ("day", desk.today.isoformat()),
        ("language", language()),
        ("currency", desk.currency),
        ("unit", desk.unit),
        ("private", int(desk.with_private)),
        ("export", export_id(base)),
        (BASE_SUM, checksum),
        *((BASE, part) for part in parts),
    )
    for row, (name, value) in enumerate(facts, 1):
        canvas.put(row, 1, value=name, look=ID)
        canvas.put(row, 2, value=value, look=ID)
    return canvas


def _table(stamp: Stamp) -> Json:
    rows: list[Json] = [
        [record, {**others}, [_cell(cell) for cell in cells]]
        for record, others, cells in stamp.rows
    ]
    return {
        "name": stamp.table,
        "sheet": stamp.sheet,
        "entity": stamp.entity,
        "keys": [*stamp.keys],
        "heads": [*stamp.heads],
        "rows": rows,
    }


def _cell(value: CellValue) -> Json:
    """A cell as it stands in the file, without what a file cannot hold."""
    return cell_to_json(xlsx_text(value).value if isinstance(value, str) else value)
