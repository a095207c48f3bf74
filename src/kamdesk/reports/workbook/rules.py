"""What the cells of a table may take, and when they turn grey or black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Fact, Kind
from kamdesk.reports.workbook.canvas import Area, Canvas, ListRule, ToneRule, WholeRule
from kamdesk.reports.workbook.codes import FLAG, range_of
from kamdesk.reports.workbook.model import Valued

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.reports.workbook.columns import Column
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.layout import Body


def add_rules(
    desk: Desk, canvas: Canvas, *, body: Body, cells: Sequence[Sequence[CellValue]], area: Area
) -> None:
    """Add validation and tones for the columns of a table; ``area`` includes its header."""
    top = area.top + 1
    for number, column in enumerate(body.columns):
        left = area.left + 1 + number
        of_column = Area(top, left, area.bottom, left)
        if column.choices:
            name = desk.codes.own_list(column.key, column.choices)
            canvas.lists.append(ListRule(of_column, name))
        elif column.comes_back and column.fact is not None:
            _add_validation(desk, canvas, fact=column.fact, area=of_column)
        _add_tones(desk, canvas, column=column, area=of_column)
        for word, tone in sorted(_words(desk, body, number=number, cells=cells)):
            canvas.tones.append(ToneRule(of_column, tone, word))
        for row, line in enumerate(body.values, top):
            value = line[number]
            if isinstance(value, Valued):
                one = Area(row, left, row, left)
                _add_validation(desk, canvas, fact=value.fact, area=one)


def _add_validation(desk: Desk, canvas: Canvas, *, fact: Fact, area: Area) -> None:
    if fact.kind is Kind.FLAG:
        canvas.lists.append(ListRule(area, desk.codes.list_name(FLAG)))
    elif fact.kind is Kind.CHOICE:
        limits = range_of(fact.scale)
        if limits:
            canvas.wholes.append(WholeRule(area, *limits))
        else:
            canvas.lists.append(ListRule(area, desk.codes.list_name(fact.scale)))


def _add_tones(desk: Desk, canvas: Canvas, *, column: Column, area: Area) -> None:
    """Tones of codes and of numbers: they follow what somebody types."""
    if column.fact is not None:
        for tone, codes in (("act", column.act), ("watch", column.watch)):
            for code in codes:
                word = str(desk.codes.shown(column.fact.scale, code))
                canvas.tones.append(ToneRule(area, tone, word))
    if column.above is not None:
        canvas.tones.append(ToneRule(area, "watch", above=column.above))


def _words(
    desk: Desk, body: Body, *, number: int, cells: Sequence[Sequence[CellValue]]
) -> set[tuple[str, str]]:
    """Word and tone of every cell of a column that its row calls serious."""
    tone = body.columns[number].tone
    if tone is None:
        return set()
    found = ((tone(desk, row), line[number]) for row, line in zip(body.rows, cells, strict=True))
    return {(word, said) for said, word in found if said and isinstance(word, str) and word}
