"""One way from a value to its plain form (JSON, database) and back, for every kind of field.

Strict on purpose: a date that does not exist, a wrong type or a foreign code is refused with a
reason instead of being bent into something plausible.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.fact import (
    CURRENCY,
    Fact,
    Json,
    Kind,
    Money,
    Record,
    facts_of,
    is_empty,
)
from kamdesk.domain.scales import scale
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R", bound=Record)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(DAY.pattern + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
DEEPEST = 20
"""How far lists and tables may lie in each other in a free value."""
LARGEST = 2**63 - 1
"""What a 64-bit column holds; an amount beyond it is a slip of the finger."""
EXACT = 2**53
"""Below it a float holds every whole number."""

PROPER = frozenset({str, int, float, bool, dt.date})
"""Types whose equal values are the same in every way; others are taken in their proper form."""


class ValueProblem(UserError):
    """A value that a field cannot take; the reason is a whole sentence."""

    sentence = "{reason}"


def to_plain(value: Any) -> Json:
    """A value as JSON knows it. Money becomes ``{"amount", "currency"}``, times end in ``Z``."""
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    if isinstance(value, dt.datetime):
        # Not strftime(): it leaves the zeros of an early year out.
        whole = value.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None)
        return f"{whole.isoformat()}Z"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    plain: Json = value
    return plain


def from_plain(item: Fact, plain: Json) -> Any:
    """The value of a field from its plain form.

    Raises ``ValueProblem`` with the reason in words. ``None`` is "not known" for every kind.
    """
    if plain is None:
        return () if item.is_list else None
    return READERS[item.kind](item, plain)


def _text(_item: Fact, plain: Json) -> str:
    if not isinstance(plain, str):
        raise ValueProblem(reason=_("Text is expected here."))
    if not is_storable(plain):
        raise ValueProblem(reason=_("The text holds a character that no file can keep."))
    return plain


def is_storable(text: str) -> bool:
    """Whether a text can be kept: without NUL and without halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _number(_item: Fact, plain: Json) -> int:
    if isinstance(plain, float) and plain.is_integer():
        plain = int(plain)
    if isinstance(plain, bool) or not isinstance(plain, int):
        raise ValueProblem(reason=_("A whole number is expected here."))
    return _within(plain)


def _within(number: int) -> int:
    if abs(number) > LARGEST:
        raise ValueProblem(reason=_("The number is larger than any amount this program can keep."))
    return number


def _decimal(_item: Fact, plain: Json) -> int | float:
    if isinstance(plain, bool) or not isinstance(plain, int | float):
        raise ValueProblem(reason=_("A number is expected here."))
    if isinstance(plain, int):
        return _within(plain)
    if not math.isfinite(plain):
        raise ValueProblem(reason=_("A number is expected here."))
    return simplest(plain)


def simplest(number: float) -> int | float:
    """8 for 8.0: a number has one form, whichever way it came."""
    return int(number) if number.is_integer() and abs(number) < EXACT else number


def _money(item: Fact, plain: Json) -> Money:
    if isinstance(plain, dict) and set(plain) == {"amount", "currency"}:
        amount, currency = plain["amount"], plain["currency"]
        if isinstance(currency, str) and CURRENCY.fullmatch(currency):
            return Money(_number(item, amount), currency)
        raise ValueProblem(reason=_("A currency has three capital letters, such as CNY."))
    raise ValueProblem(reason=_("An amount needs a number in minor units and a currency."))


def _date(_item: Fact, plain: Json) -> dt.date:
    try:
        if isinstance(plain, str) and DAY.fullmatch(plain):
            return dt.date.fromisoformat(plain)
    except ValueError:
        pass
    raise ValueProblem(
        reason=_("“{value}” is not a day; write it as 2026-11-23.").format(value=plain)
    )


def _time(_item: Fact, plain: Json) -> dt.datetime:
    try:
        if isinstance(plain, str) and TIME.fullmatch(plain):
            return dt.datetime.fromisoformat(plain[:-1]).replace(tzinfo=dt.UTC)
    except ValueError:
        pass
    raise ValueProblem(
        reason=_("“{value}” is not a time; write it as 2026-11-23T09:30:00Z.").format(value=plain)
    )


def _month(_item: Fact, plain: Json) -> str:
    if isinstance(plain, str) and MONTH.fullmatch(plain):
        return plain
    raise ValueProblem(
        reason=_("“{value}” is not a month; write it as 2026-11.").format(value=plain)
    )


def _flag(_item: Fact, plain: Json) -> bool:
    if isinstance(plain, bool):
        return plain
    raise ValueProblem(reason=_("Yes or no is expected here."))


def _choice(item: Fact, plain: Json) -> str | int:
    known = scale(item.scale).codes
    if isinstance(plain, str | int) and not isinstance(plain, bool) and plain in known:
        return plain
    raise ValueProblem(
        reason=_("“{value}” is not one of: {codes}.").format(
            value=plain, codes=", ".join(str(code) for code in known)
        )
    )


def _list(item: Fact, plain: Json, *, one: Callable[[Fact, Json], Any]) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise ValueProblem(reason=_("A list is expected here."))
    return tuple(one(item, part) for part in plain)


def _value(item: Fact, plain: Json, *, depth: int = 0) -> Json:
    """A free value: whatever JSON can say, as long as it can be kept."""
    if depth > DEEPEST:
        raise ValueProblem(reason=_("The value is nested too deeply."))
    if isinstance(plain, str):
        return _text(item, plain)
    if isinstance(plain, int | float) and not isinstance(plain, bool):
        return _decimal(item, plain)
    if isinstance(plain, list):
        return [_value(item, part, depth=depth + 1) for part in plain]
    if isinstance(plain, dict):
        return {
            _text(item, key): _value(item, part, depth=depth + 1) for key, part in plain.items()
        }
    return plain


READERS: dict[Kind, Callable[[Fact, Json], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.MONTH: _month,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.CHOICES: lambda item, plain: _list(item, plain, one=_choice),
    Kind.REF: _text,
    Kind.REFS: lambda item, plain: _list(item, plain, one=_text),
    Kind.ENTITY: _text,
    Kind.SUBJECT: _text,
    Kind.CODE: _text,
    Kind.NUMBERS: lambda item, plain: _list(item, plain, one=_number),
    Kind.TEXTS: lambda item, plain: _list(item, plain, one=_text),
    Kind.VALUE: _value,
}


class FieldProblem(UserError):
    """A field of a record that holds what it cannot hold."""

    sentence = N_("{field}: {reason}")

    def __init__(self, *, name: str, field: str, reason: str) -> None:
        super().__init__(name=name, field=field, reason=reason)
        self.name = name


def validated(record: R) -> R:
    """The record with every value in its proper type. Raises ``FieldProblem``."""
    kind = type(record)
    values: dict[str, Any] = {}
    for item in facts_of(kind):
        value = getattr(record, item.name)
        if is_empty(value):
            if item.required:
                reason = _("This must be filled in.")
                raise FieldProblem(name=item.name, field=item.words, reason=reason)
            empty = () if item.is_list else None
            if value != empty:
                values[item.name] = empty
            continue
        try:
            proper = from_plain(item, to_plain(value))
        except ValueProblem as problem:
            reason = str(problem)
            raise FieldProblem(name=item.name, field=item.words, reason=reason) from problem
        # Most values are as they should be: an import makes tens of thousands of records.
        if type(value) not in PROPER or type(proper) is not type(value) or proper != value:
            values[item.name] = proper
    return replace(record, **values) if values else record
