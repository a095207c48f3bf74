"""Gives every value of a declared table its cell: ids, keys, header, rows, rules and stamps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.custom import as_fact, custom_value, fields_on
from kamdesk.domain.fact import Record
from kamdesk.i18n import _
from kamdesk.reports.workbook.canvas import Area, Canvas, TableArea
from kamdesk.reports.workbook.cells import cell_of
from kamdesk.reports.workbook.columns import COMPUTED, Column, Form, Spoken, form_of
from kamdesk.reports.workbook.desk import Stamp
from kamdesk.reports.workbook.looks import HEADER, ID, KEYS, MANAGER_HEADER
from kamdesk.reports.workbook.model import MANAGER, Shaped, Table, Valued
from kamdesk.reports.workbook.rules import add_rules
from kamdesk.reports.workbook.shaping import looks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.records import CustomField
    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.reports.workbook.desk import Desk

ID_WIDTH: Final = 38.0
ID_HEADER: Final = "ID"
YIELDING: Final = frozenset({Form.TEXT, Form.LONG, Form.MANAGER, Form.CODE})
"""Columns whose texts may wrap."""
LONGEST_HEADER: Final = 200
"""Excel takes 255 characters for the name of a column."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table begins: the row of its keys and the column of its ids.

    ``beside`` others it has no filter, which would hide the rows of its neighbours. Without
    ``keys`` the row of the keys stays an empty, visible one: nothing of the table comes back, and
    hiding a row there would hide one of the neighbour.
    """

    row: int
    column: int = 1
    beside: bool = False
    keys: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """A table with its values: what is known before any cell is placed."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]
    values: tuple[tuple[Any, ...], ...]
    """By row and column: values of fields, or ``Valued`` where each row has a field of its own."""


def body_of(desk: Desk, table: Table) -> Body:
    """The rows of a table and the columns that may be shown."""
    columns = columns_of(desk, table)
    rows = tuple(table.rows(desk))
    values = tuple(tuple(column.read(desk, row) for column in columns) for row in rows)
    return Body(table, columns, rows, values)


def lay(desk: Desk, canvas: Canvas, *, body: Body, place: Place) -> int:
    """Put a table with at least one row on a canvas and return the first free row below."""
    table = body.table
    _head(canvas, body, place=place)
    stamp = _stamp(canvas, body)
    top = place.row + 2
    cells = tuple(
        tuple(_cell(desk, v, column=c) for v, c in zip(line, body.columns, strict=True))
        for line in body.values
    )
    for number, (row, line, looks) in enumerate(
        zip(body.rows, cells, looks_of(desk, body, cells=cells), strict=True), top
    ):
        canvas.put(number, place.column, value=_id(row), look=ID)
        for column, (value, look) in enumerate(zip(line, looks, strict=True), place.column + 1):
            canvas.put(number, column, value=value, look=look)
        stamp.rows.append((_id(row), _others(desk, row, columns=body.columns), line))
    bottom = top + len(body.rows) - 1
    area = Area(place.row + 1, place.column, bottom, place.column + len(body.columns))
    headers = (ID_HEADER, *(column.words for column in body.columns))
    canvas.tables.append(TableArea(f"tbl{table.name}", area, headers, not place.beside))
    add_rules(desk, canvas, body=body, cells=cells, area=area)
    desk.stamps.append(stamp)
    return bottom + 1


def columns_of(desk: Desk, table: Table) -> tuple[Column, ...]:
    """The columns that may be shown, then the user's own, then the manager's; all named apart."""
    kept = [column for column in table.columns if desk.with_private or not column.private]
    own = own_columns(desk, table.kind) if table.kind else ()
    return _named((*kept, *own, *(MANAGER if table.manager else ())))


def own_columns(desk: Desk, kind: type[Record]) -> tuple[Column, ...]:
    """The fields the user added to a kind of record, as columns."""
    found = fields_on(desk.shelf, kind.ENTITY)
    return tuple(own_column(field) for field in found if desk.with_private or not field.private)


def own_column(field: CustomField) -> Column:
    """The column of one own field."""
    fact = as_fact(field)
    form = form_of(fact)

    def read(desk: Desk, row: Any) -> Any:
        is_owner = isinstance(row, Record) and field.entity == row.ENTITY
        return custom_value(desk.shelf, field, record=row) if is_owner else None

    # The label is the user's own text and is not translated.
    label = " ".join((field.label or _("Own field")).split())[:LONGEST_HEADER]
    key = f"custom.{fact.key}"
    return Column(key, "", form, read, fact=fact, header=label, choices=field.choices)


def _named(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with header texts that differ: Excel wants to repair a table otherwise."""
    taken = {ID_HEADER.casefold()}
    named = []
    for column in columns:
        words, number = column.words, 2
        while words.casefold() in taken:
            words = f"{column.words} {number}"
            number += 1
        taken.add(words.casefold())
        named.append(replace(column, header=words))
    return tuple(named)


def _head(canvas: Canvas, body: Body, *, place: Place) -> None:
    """The hidden row of keys, the header row, and the widths of the columns."""
    canvas.put(place.row + 1, place.column, value=ID_HEADER, look=HEADER)
    if place.keys:
        canvas.put(place.row, place.column, value=f"{_entity(body.table)}.id", look=KEYS)
        canvas.hidden_rows.add(place.row)
    canvas.hidden_columns.add(place.column)
    canvas.widths[place.column] = ID_WIDTH
    for number, column in enumerate(body.columns, place.column + 1):
        is_manager = column.form is Form.MANAGER
        head = MANAGER_HEADER if is_manager else replace(HEADER, side=column.look.side)
        if place.keys:
            canvas.put(place.row, number, value=column.key, look=KEYS)
        canvas.put(place.row + 1, number, value=column.words, look=head)
        canvas.widths[number] = max(canvas.widths.get(number, 0.0), column.room)
        canvas.protected = canvas.protected or is_manager
        if column.form not in YIELDING:
            canvas.least[number] = max(canvas.least.get(number, 0.0), column.room)
        if column.hidden:
            canvas.hidden_columns.add(number)


def _cell(desk: Desk, value: Any, *, column: Column) -> CellValue:
    if isinstance(value, Valued):
        return cell_of(desk, value.value, fact=value.fact)
    if isinstance(value, Shaped):
        return cell_of(desk, value.value)
    return str(value) if isinstance(value, Spoken) else cell_of(desk, value, fact=column.fact)


def _id(row: Any) -> str:
    return str(getattr(row, "id", "") or "")


def _others(desk: Desk, row: Any, *, columns: Sequence[Column]) -> dict[str, str]:
    """The ids of the other records whose fields stand in a row, by the keys of their columns."""
    found = ((column.key, column.via(desk, row)) for column in columns if column.via)
    return {key: record.id for key, record in found if record is not None}


def _stamp(canvas: Canvas, body: Body) -> Stamp:
    table, columns = body.table, body.columns
    return Stamp(
        canvas.title,
        f"tbl{table.name}",
        tuple(column.key for column in columns),
        entity=_entity(table),
        heads=tuple(column.words for column in columns),
    )


def _entity(table: Table) -> str:
    return table.kind.ENTITY if table.kind else COMPUTED
