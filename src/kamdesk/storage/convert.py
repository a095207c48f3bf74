"""Rows to records and back: one rule for all kinds, prepared once per kind because it is hot."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from kamdesk.domain.fact import LISTS, Fact, Kind, Money, Record, facts_of, once_per_kind
from kamdesk.domain.values import simplest, to_plain
from kamdesk.errors import FileError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

R = TypeVar("R", bound=Record)


class StoredValueBroken(FileError):
    """A value that no program of ours wrote."""

    sentence = N_(
        "The book is damaged: a record ({entity}) holds what cannot be read. Restore the latest "
        "backup. Detail: {detail}."
    )


def _tuple(stored: str) -> tuple[Any, ...]:
    return tuple(json.loads(stored))


def _time(stored: str) -> dt.datetime:
    return dt.datetime.fromisoformat(stored[:-1]).replace(tzinfo=dt.UTC)


READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.DATE: dt.date.fromisoformat,
    Kind.DECIMAL: simplest,
    Kind.TIME: _time,
    Kind.FLAG: bool,
    Kind.CHOICES: _tuple,
    Kind.REFS: _tuple,
    Kind.NUMBERS: _tuple,
    Kind.TEXTS: _tuple,
    Kind.VALUE: json.loads,
}


JSON_KINDS = LISTS | {Kind.VALUE}


def column_names(item: Fact) -> tuple[str, ...]:
    """The columns of a field: two for money, one for every other kind."""
    if item.kind is Kind.MONEY:
        return (f"{item.key}_amount", f"{item.key}_currency")
    return (item.key,)


@once_per_kind
def select_list(kind: type[Record]) -> str:
    """The columns of a kind in the order ``reader()`` expects."""
    names = ["id", "external", "private"]
    names += [column for item in facts_of(kind) for column in column_names(item)]
    return ", ".join(f'"{name}"' for name in names)


Reading: TypeAlias = "tuple[str, int, Callable[[Any], Any] | None]"
"""Attribute name, column number and converter of a field."""


@once_per_kind
def _plan(kind: type[Record]) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """How the fields of a kind are read: the plain ones, the money."""
    plain: list[Reading] = []
    money: list[Reading] = []
    column = 3
    for item in facts_of(kind):
        fields = money if item.kind is Kind.MONEY else plain
        fields.append((item.name, column, READ.get(item.kind)))
        column += len(column_names(item))
    return tuple(plain), tuple(money)


def to_record(kind: type[R], row: Sequence[Any]) -> R:
    """A record from a row selected by ``select_list``."""
    plain, money = _plan(kind)
    values: dict[str, Any] = {
        name: stored if read is None else read(stored)
        for name, column, read in plain
        if (stored := row[column]) is not None
    }
    for name, column, _read in money:
        if row[column] is not None:
            values[name] = Money(row[column], row[column + 1])
    return kind(id=row[0], external=row[1], private=bool(row[2]), **values)


def to_records(kind: type[R], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Records from rows selected by ``select_list``. Raises ``StoredValueBroken``."""
    try:
        return [to_record(kind, row) for row in rows]
    except (ValueError, TypeError) as error:
        raise StoredValueBroken(entity=_(kind.LABEL), detail=error) from error


def to_columns(item: Fact, value: Any) -> dict[str, Any]:
    """What a value is in the columns of its field."""
    if item.kind is Kind.MONEY:
        amount, currency = column_names(item)
        return {
            amount: value.amount if value else None,
            currency: value.currency if value else None,
        }
    if item.kind in JSON_KINDS:
        empty = value is None or value == ()
        plain = None if empty else json.dumps(to_plain(value), ensure_ascii=False)
        return {item.key: plain}
    if item.kind is Kind.FLAG:
        return {item.key: None if value is None else int(value)}
    return {item.key: to_plain(value)}


def to_row(record: Record) -> dict[str, Any]:
    """All columns of a record but its time stamps."""
    row: dict[str, Any] = {
        "id": record.id,
        "external": record.external,
        "private": int(record.private),
    }
    for item in facts_of(type(record)):
        row.update(to_columns(item, getattr(record, item.name)))
    return row
