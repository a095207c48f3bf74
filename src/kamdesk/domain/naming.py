"""What a record is called where a line must name it: lists, search hits, undo, history."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kamdesk.domain.currencies import digits_of, minor_of
from kamdesk.domain.fact import Fact, Kind, Money, Record, fact_of, is_empty
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json

R = TypeVar("R", bound=Record)
STANDING = frozenset({"rubric", "checklist"})
"""Fields that hold the code of a standing table: its name is what people know."""
DEEPEST = 3
"""How far a name follows references; the name of a tie is the names of two persons."""


class Find(Protocol):
    """Whatever can look a record up: a shelf, a book, an open unit of work."""

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with that id."""


def title_of(record: Record, find: Find, *, depth: int = DEEPEST) -> str:
    """The name of a record in the current language; never empty."""
    kind = type(record)
    parts = [_part(record, fact_of(kind, name), find=find, depth=depth) for name in kind.TITLE]
    filled = [part for part in parts if part]
    return " · ".join(filled) if filled else _("{kind} without a name").format(kind=_(kind.LABEL))


def _part(record: Record, item: Fact, *, find: Find, depth: int) -> str:
    value = getattr(record, item.name)
    if is_empty(value):
        return ""
    if item.kind is Kind.SUBJECT:
        entity = getattr(record, f"{item.name}_kind", None) or ""
        return _title_at(entity, value, find=find, depth=depth)
    if item.kind is Kind.REF:
        return _title_at(item.entity, value, find=find, depth=depth)
    if item.name in STANDING:
        return _standing_name(item.name, str(value))
    return shown(item, value)


def _standing_name(field: str, code: str) -> str:
    """What a rubric or a checklist is called: nobody knows it by its code."""
    from kamdesk.domain.standing import checklists, rubrics

    found = rubrics().get(code) if field == "rubric" else checklists().get(code)
    return found.name.here if found is not None else code


def _title_at(entity: str, record_id: str, *, find: Find, depth: int) -> str:
    kind = RECORDS.get(entity)
    target = find.get(kind, record_id) if kind and depth else None
    return title_of(target, find, depth=depth - 1) if target else ""


def shown(item: Fact, value: Any) -> str:
    """A value of a field as a person reads it; references keep their id, an empty value is "".

    Screens and papers that have room show money and days in their own forms; this is the form
    for one line of text.
    """
    if is_empty(value):
        return ""
    if isinstance(value, tuple):
        return ", ".join(shown_one(item, part) for part in value)
    return shown_one(item, value)


def shown_one(item: Fact, value: Any) -> str:
    """One value, of a list or alone."""
    if item.kind in {Kind.CHOICE, Kind.CHOICES}:
        return scale(item.scale).label(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Money):
        return money_in_full(value)
    if isinstance(value, dt.datetime):
        return value.astimezone().strftime("%Y-%m-%d %H:%M")
    text = str(value)
    return f"{text} {_(item.unit)}" if item.unit else text


def money_in_full(value: Money) -> str:
    """An amount with every figure: 3,650,000 CNY, 12.50 EUR.

    Reckoned in whole numbers: a float has no room for the largest amounts.
    """
    whole, rest = divmod(abs(value.amount), minor_of(value.currency))
    sign = "-" if value.amount < 0 else ""
    cents = f".{rest:0{digits_of(value.currency)}d}" if rest else ""
    return f"{sign}{whole:,}{cents} {value.currency}"


def shown_plain(item: Fact, plain: Json) -> str:
    """``shown`` for a plain value out of the change log; what cannot be read is shown as it is."""
    from kamdesk.domain.values import ValueProblem, from_plain

    try:
        return shown(item, from_plain(item, plain))
    except ValueProblem:
        return str(plain)
