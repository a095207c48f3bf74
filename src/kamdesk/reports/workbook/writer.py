"""The only place that writes workbook files: canvases in, bytes of an .xlsx out.

openpyxl writes everything that surrounds the cells (styles, tables, validation, conditional
formats, print set-up). The rows themselves are written here as text: openpyxl takes some 13 µs a
cell even in its write-only mode, a string takes 1, and the rest of the time is what the formulas
need. Every text passes ``xlsx_text`` on its way, whoever wrote it, and no cell is ever a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from kamdesk.reports.safe_text import xlsx_text
from kamdesk.reports.workbook.canvas import Area, Canvas, CellValue, letters
from kamdesk.reports.workbook.styles import Styles
from kamdesk.reports.workbook.surroundings import surround

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.reports.workbook.looks import Look

EPOCH: Final = dt.date(1899, 12, 30)
"""Day 0 of Excel's calendar, as it counts after 1900-02-28."""
FIRST_DAY: Final = dt.date(1900, 3, 1)
"""Excel believes in 1900-02-29; days before are written as text."""
EMPTY_ROWS: Final = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
EMPTY_SIZE: Final = re.compile(rb'<dimension ref="A1:A1"\s*/>')
"""How the place of the rows, and their extent, look in a sheet without any."""


def write_workbook(canvases: Sequence[Canvas], *, font: str, title: str, day: dt.date) -> bytes:
    """Return the .xlsx with one sheet a canvas, in their order.

    ``font`` is the one of all cells; ``title`` and ``day`` go into the properties of the document.
    The same canvases give the same bytes.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.remove(book.worksheets[0])
    styles = Styles(book, font)
    rows: dict[str, bytes] = {}
    for number, canvas in enumerate(canvases, 1):
        sheet = book.create_sheet(canvas.title)
        surround(sheet, canvas)
        rows[f"xl/worksheets/sheet{number}.xml"] = _rows(canvas, styles)
    sizes = {f"xl/worksheets/sheet{n}.xml": _size(c) for n, c in enumerate(canvases, 1)}
    # Excel opens a book on the sheet it was left on, and none was.
    book.active = 0
    noon = dt.datetime.combine(day, dt.time(12))
    book.properties.title, book.properties.creator = xlsx_text(title).value, "KAMdesk"
    book.properties.created = book.properties.modified = noon
    skeleton = io.BytesIO()
    with zipfile.ZipFile(skeleton, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()
    return _filled(skeleton, rows, sizes=sizes, day=day)


def _filled(
    skeleton: io.BytesIO, rows: dict[str, bytes], *, sizes: dict[str, bytes], day: dt.date
) -> bytes:
    """The archive with the rows put into the sheets, compressed, and dated to the day."""
    out = io.BytesIO()
    stamp = (max(1980, day.year), day.month, day.day, 12, 0, 0)
    with (
        zipfile.ZipFile(skeleton) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name in rows:
                before, after = EMPTY_ROWS.split(data, maxsplit=1)
                data = EMPTY_SIZE.sub(sizes[name], before) + rows[name] + after
            info = zipfile.ZipInfo(name, date_time=stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
    return out.getvalue()


def _size(canvas: Canvas) -> bytes:
    right = max((max(row) for row in canvas.cells.values() if row), default=1)
    return f'<dimension ref="{Area(1, 1, canvas.last_row, right).ref}" />'.encode()


def _rows(canvas: Canvas, styles: Styles) -> bytes:
    """All rows of a sheet as the XML of the file format."""
    names = {column: letters(column) for row in canvas.cells.values() for column in row}
    parts = ["<sheetData>"]
    for number in sorted({*canvas.cells, *canvas.heights, *canvas.hidden_rows}):
        parts.append(f'<row r="{number}"{_row_look(canvas, number)}>')
        row = canvas.cells.get(number, {})
        for column in sorted(row):
            value, look = row[column]
            parts.append(_cell(f"{names[column]}{number}", value, look=look, styles=styles))
        parts.append("</row>")
    parts.append("</sheetData>")
    return "".join(parts).encode("utf-8")


def _row_look(canvas: Canvas, number: int) -> str:
    height = canvas.heights.get(number)
    shown = f' ht="{height:g}" customHeight="1"' if height else ""
    return shown + (' hidden="1"' if number in canvas.hidden_rows else "")


def _cell(where: str, value: CellValue, *, look: Look, styles: Styles) -> str:
    if value is None or value == "":
        return f'<c r="{where}" s="{styles.number(look)}"/>'
    if isinstance(value, dt.date):
        day = _serial(value)
        if day is not None:
            return f'<c r="{where}" s="{styles.number(look)}"><v>{day}</v></c>'
        value = value.isoformat()
    if isinstance(value, str):
        text = xlsx_text(value)
        style = styles.number(look.quoted() if text.quote else look)
        # Without "preserve" line feeds and spaces at the ends would be lost.
        return (
            f'<c r="{where}" s="{style}" t="inlineStr"><is>'
            f'<t xml:space="preserve">{escape(text.value)}</t></is></c>'
        )
    return f'<c r="{where}" s="{styles.number(look)}"><v>{value!r}</v></c>'


def _serial(value: dt.date) -> str | None:
    """A day or a time as Excel counts: days since the end of 1899; ``None`` before March 1900."""
    day = value.date() if isinstance(value, dt.datetime) else value
    if day < FIRST_DAY:
        return None
    days = (day - EPOCH).days
    if not isinstance(value, dt.datetime):
        return str(days)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return f"{days + seconds / 86400:.15g}"
