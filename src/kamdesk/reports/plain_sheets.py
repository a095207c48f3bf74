"""Tables as an Excel workbook without further art: a sheet each, header, filter, real values.

For what is read by any program and without ours: the whole book, the handover pack.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.reports.workbook.canvas import Area, Canvas, TableArea
from kamdesk.reports.workbook.looks import (
    DAY_FORMAT,
    FONTS,
    HEADER,
    NOTE,
    TEXT_FORMAT,
    TIME_FORMAT,
    TITLE,
    Look,
)
from kamdesk.reports.workbook.writer import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamdesk.domain.papers.model import Paper
    from kamdesk.reports.workbook.canvas import CellValue

LONGEST_NAME: Final = 31
"""Characters Excel takes for the name of a sheet."""
NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
HEAD_ROW: Final = 3
NARROW, WIDE, FULLWIDTH = 8.0, 48.0, 1.9
"""Widths in characters, and how much wider a Chinese one is."""


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """One sheet: its name, a note below it, heads, and rows of values."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    note: str = ""


def plain_workbook(sheets: Sequence[PlainSheet], *, title: str, lang: str, today: dt.date) -> bytes:
    """The .xlsx; the same sheets on the same day give the same bytes."""
    taken: set[str] = set()
    canvases = [
        _canvas(sheet, name=_sheet_name(sheet.name, taken), number=number)
        for number, sheet in enumerate(sheets, 1)
    ]
    return write_workbook(canvases, font=FONTS[lang], title=title, day=today)


def sheets_of(paper: Paper) -> tuple[PlainSheet, ...]:
    """The tables of a paper as sheets; a day that stands alone in a cell becomes a real one."""
    from kamdesk.domain.papers.model import Grid

    return tuple(
        PlainSheet(
            piece.title,
            piece.heads,
            tuple(tuple(_typed(text) for text in row) for row in piece.rows),
            note="" if piece.rows else piece.empty,
        )
        for piece in paper.pieces
        if isinstance(piece, Grid)
    )


def _typed(text: str) -> CellValue:
    if DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _sheet_name(text: str, taken: set[str]) -> str:
    """A name Excel takes, and which no other sheet has in whatever case."""
    name = NOT_IN_NAMES.sub(" ", text).strip(" '")[:LONGEST_NAME].strip() or "-"
    number = 2
    base = name
    while name.casefold() in taken:
        tail = f" {number}"
        name = base[: LONGEST_NAME - len(tail)] + tail
        number += 1
    taken.add(name.casefold())
    return name


def _canvas(sheet: PlainSheet, *, name: str, number: int) -> Canvas:
    canvas = Canvas(name, freeze=f"A{HEAD_ROW + 1}", repeat=(1, 1))
    canvas.put(1, 1, value=sheet.name, look=TITLE)
    if sheet.note:
        canvas.put(2, 1, value=sheet.note, look=NOTE)
    heads = tuple(_unique(sheet.heads))
    for column, head in enumerate(heads, 1):
        canvas.put(HEAD_ROW, column, value=head, look=HEADER)
        texts = [head, *(_text(row[column - 1]) for row in sheet.rows)]
        canvas.widths[column] = min(WIDE, max(NARROW, *map(_wide, texts)))
    for line, row in enumerate(sheet.rows, HEAD_ROW + 1):
        for column, value in enumerate(row, 1):
            canvas.put(line, column, value=value, look=_look(value))
    if sheet.rows:
        area = Area(HEAD_ROW, 1, HEAD_ROW + len(sheet.rows), len(heads))
        canvas.tables.append(TableArea(f"Table{number}", area, heads))
    return canvas


def _unique(heads: Iterable[str]) -> Iterable[str]:
    """A table of Excel takes no head twice."""
    seen: dict[str, int] = {}
    for head in heads:
        count = seen[head.casefold()] = seen.get(head.casefold(), 0) + 1
        yield head if count == 1 else f"{head} {count}"


def _look(value: CellValue) -> Look:
    if isinstance(value, dt.datetime):
        return Look(format=TIME_FORMAT)
    if isinstance(value, dt.date):
        return Look(format=DAY_FORMAT)
    return Look(format=TEXT_FORMAT) if isinstance(value, str) else Look()


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)


def _wide(text: str) -> float:
    line = max(text.splitlines(), key=len, default="")
    return 2 + sum(FULLWIDTH if sign > "\u2e7f" else 1.0 for sign in line)
