"""From the value of a field to what a cell holds: words, numbers, days; never a code."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Fact, Kind, Money, is_empty
from kamdesk.domain.naming import shown
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import _
from kamdesk.reports.workbook.codes import flag
from kamdesk.reports.workbook.desk import local

if TYPE_CHECKING:
    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.reports.workbook.desk import Desk


def cell_of(desk: Desk, value: Any, *, fact: Fact | None = None) -> CellValue:
    """What a cell holds for a value, of a declared field or computed; an empty one gives None."""
    if is_empty(value):
        return None
    if fact is None:
        return _plain(desk, value)
    if isinstance(value, tuple):
        return "\n".join(str(_one(desk, part, fact=fact)) for part in value)
    return _one(desk, value, fact=fact)


def _one(desk: Desk, value: Any, *, fact: Fact) -> CellValue:
    match fact.kind:
        case Kind.CHOICE | Kind.CHOICES:
            return desk.codes.shown(fact.scale, value)
        case Kind.REF | Kind.REFS:
            return desk.title(fact.entity, value)
        case Kind.ENTITY:
            return _(RECORDS[value].LABEL) if value in RECORDS else str(value)
        case Kind.MONTH:
            return month(value)
        case Kind.VALUE:
            return shown(fact, value)
        case _:
            return _plain(desk, value)


def _plain(desk: Desk, value: Any) -> CellValue:
    if isinstance(value, bool):
        return flag(value)
    if isinstance(value, Money):
        return desk.amount(value)
    if isinstance(value, dt.datetime):
        return local(value) if value.tzinfo else value
    if isinstance(value, int | float | dt.date):
        return value
    return str(value)


def month(value: str) -> CellValue:
    """A month as its first day, so that it sorts and filters as a date."""
    try:
        return dt.date.fromisoformat(f"{value}-01")
    except ValueError:
        return value
