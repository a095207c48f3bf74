"""Rows to records and back: one rule for all kinds, prepared once per kind because it is hot."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
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
    return dt.datetime.fromisoformat(stored)


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


Setter: TypeAlias = "Callable[[Any, Any], None]"


@dataclass(frozen=True, slots=True)
class _Plan:
    """How rows of a kind become records.

    ``setters`` fill the slots in the order of ``columns`` (``None``: the row as it stands, up to
    ``width``); ``reads`` are the places whose values have to be converted, with what stands for
    an empty one; ``money`` are the places whose value takes the next column along.
    """

    setters: tuple[Setter, ...]
    width: int
    columns: tuple[int, ...] | None
    reads: tuple[tuple[int, Callable[[Any], Any], Any], ...]
    money: tuple[tuple[int, int], ...]


@once_per_kind
def _plan(kind: type[Record]) -> _Plan:
    names = ["id", "external", "private"]
    columns = [0, 1, 2]
    reads: list[tuple[int, Callable[[Any], Any], Any]] = [(2, bool, False)]
    money: list[tuple[int, int]] = []
    column = len(columns)
    for place, item in enumerate(facts_of(kind), start=column):
        names.append(item.name)
        columns.append(column)
        if item.kind is Kind.MONEY:
            money.append((place, column))
        elif item.kind in READ:
            reads.append((place, READ[item.kind], () if item.is_list else None))
        column += len(column_names(item))
    return _Plan(
        setters=tuple(getattr(kind, name).__set__ for name in names),
        width=column,
        columns=tuple(columns) if money else None,
        reads=tuple(reads),
        money=tuple(money),
    )


def to_record(kind: type[R], row: Sequence[Any]) -> R:
    """A record from a row selected by ``select_list``; further columns are passed over.

    The slots are filled as they lie: a book of three hundred accounts makes fifty thousand
    records, and the constructor of a frozen class asks for each name.
    """
    plan = _plan(kind)
    if plan.columns is None:
        values = list(row[: plan.width])
    else:
        values = [row[column] for column in plan.columns]
        for place, column in plan.money:
            if row[column] is not None:
                values[place] = Money(row[column], row[column + 1])
    for place, read, empty in plan.reads:
        stored = values[place]
        values[place] = empty if stored is None else read(stored)
    record = object.__new__(kind)
    for put, value in zip(plan.setters, values, strict=True):
        put(record, value)
    return record


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
