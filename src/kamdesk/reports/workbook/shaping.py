"""Which look every cell of a table gets: by its column, its amounts and the marks of its row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Money
from kamdesk.reports.workbook.columns import FORMATS, Column, Form, form_of
from kamdesk.reports.workbook.looks import MANAGER, Look
from kamdesk.reports.workbook.model import Shaped, Valued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.layout import Body

DIGITS = (FORMATS[Form.MONEY], "#,##0.0", "#,##0.00")
"""Amounts with no, one and two decimals."""


def looks_of(
    desk: Desk, body: Body, *, cells: Sequence[Sequence[CellValue]]
) -> Iterator[tuple[Look, ...]]:
    """The looks of each row's cells, in the order of the rows."""
    usual = tuple(
        _of_column(column, [line[n] for line in cells]) for n, column in enumerate(body.columns)
    )
    ghost = body.table.ghost
    for row, values, line in zip(body.rows, body.values, cells, strict=True):
        is_ghost = ghost is not None and ghost(row)
        looks = zip(body.columns, usual, values, line, strict=True)
        yield tuple(
            _marked(
                desk, row, column=c, look=_of_value(desk, look, value=v, cell=cell), ghost=is_ghost
            )
            for c, look, v, cell in looks
        )


def _of_column(column: Column, cells: Sequence[CellValue]) -> Look:
    if column.form is Form.MANAGER:
        return MANAGER
    if column.form is Form.MONEY:
        return replace(column.look, format=DIGITS[max(map(decimals, cells), default=0)])
    return column.look


def _of_value(desk: Desk, look: Look, *, value: Any, cell: CellValue) -> Look:
    """The look of one value: of its own field, and with its currency if that is another one."""
    if isinstance(value, Valued):
        form = form_of(value.fact)
        own = Column("", "", form, _never, fact=value.fact)
        # All values of the column stand left, whatever they are: they are read, not added up.
        look = replace(_of_column(own, [cell]), side=look.side, unlocked=look.unlocked)
        value = value.value
    if isinstance(value, Shaped):
        look = replace(look, format=FORMATS.get(value.form, look.format))
    if isinstance(value, Money) and value.currency != desk.currency:
        return replace(look, format=f'{look.format} "{value.currency}"')
    return look


def _marked(desk: Desk, row: Any, *, column: Column, look: Look, ghost: bool) -> Look:
    if column.form is Form.MANAGER:
        return look
    if ghost:
        look = look.marked("ghost")
    return look.marked(column.mark(desk, row)) if column.mark else look


def _never(_desk: Desk, _row: Any) -> None:
    """Columns that only lend their look read nothing."""


def decimals(cell: CellValue) -> int:
    """How many decimals an amount needs, 0 to 2."""
    if not isinstance(cell, float):
        return 0
    return 1 if round(cell, 1) == round(cell, 6) else 2
