"""From what was written behind a number to what it means for the field that the question asks for.

A word for "they would not say" and its like is understood in all three languages, whatever the
window speaks: the paper may have been printed in another one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain import typed
from kamdesk.domain.fact import Fact, Kind, Money, Record, is_empty
from kamdesk.domain.insight.fact_reach import feeders, reach
from kamdesk.domain.records import RECORDS, ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.answers.sheet import Asked
    from kamdesk.domain.dossier import Dossier

CURRENCY: Final = "CNY"
"""What a bare amount is in where the field holds none yet."""


class Said(StrEnum):
    """What an answer is: a value for a field, words, somebody for a seat, or none of them."""

    VALUE = "value"
    WORDS = "words"
    PERSON = "person"
    REFUSED = "refused"
    NA = "na"
    AGAIN = "again"


SPOKEN: Final = {
    Said.REFUSED: ("refused", "won't say", "拒绝", "拒絕", "不愿说", "不願說", "对方不愿说"),
    Said.NA: ("n/a", "na", "not applicable", "不适用", "不適用", "无此项", "無此項"),
    Said.AGAIN: ("ask again", "again", "再问", "再問", "下次再问", "下次再問"),
}
"""Answers that are no value, as they are written in the three languages."""
AS_WORDS: Final = ("text:", "words:", "文字:")
"""Before an answer that is to be kept as words though the field wants something else."""
YES: Final = frozenset({"yes", "y", "true", "1", "是", "有", "对", "對", "√", "✓"})
NO: Final = frozenset({"no", "n", "false", "0", "否", "无", "無", "没有", "沒有", "不"})


class Unreadable(UserError):
    """What was written cannot be a value of the field."""

    sentence = N_("{number}: {reason} Nothing was saved.")


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of a record that can hold the answer; a day without a year is one of ``year``."""

    record: Record
    item: Fact
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer understood; ``spot`` is the field it goes to, ``value`` what goes there."""

    asked: Asked
    text: str
    said: Said
    spot: Spot | None = None
    value: Any = None


def spots(dossier: Dossier, asked: Asked, *, today: dt.date) -> tuple[Spot, ...]:
    """The fields that can hold the answer, empty ones first.

    A fact of many records (the shares of all rivals) has none: a bare answer does not say of
    which. Its answer is kept as words.
    """
    kind = RECORDS.get(asked.entity)
    subject = dossier.shelf.get(kind, asked.id) if kind else None
    if subject is None or not asked.fact:
        return ()
    found: list[Spot] = []
    for owner, item in feeders(asked.fact):
        rows = reach(dossier, subject, kind=owner, today=today)
        if len(rows) == 1 and item.kind is not Kind.REF:
            found.append(Spot(rows[0], item, today.year))
    # One figure for a range is its upper end: the lower one follows it (moved_together).
    return tuple(
        sorted(found, key=lambda spot: (spot.item.name.endswith("_lo"), not is_empty(_held(spot))))
    )


def _held(spot: Spot) -> Any:
    return getattr(spot.record, spot.item.name)


def read_answer(dossier: Dossier, asked: Asked, *, text: str, today: dt.date) -> Reading:
    """What an answer means. Raises ``Unreadable`` with the reason.

    Fields of one fact are tried in their order, those with a strict kind before texts: "3200万"
    is the budget and not its story.
    """
    plain = text.strip()
    reading = Reading(asked, plain, Said.WORDS)
    if not plain:
        raise Unreadable(number=asked.number, reason=_("There is no answer."))
    state = _state(plain)
    if state is not None:
        return replace(reading, said=state)
    if asked.entity == ProjectRole.ENTITY:
        return replace(reading, said=Said.PERSON, value=plain)
    own_words = _as_words(plain)
    if own_words is not None:
        return replace(reading, text=own_words)
    return _into_field(reading, spots(dossier, asked, today=today))


def _into_field(reading: Reading, fields: tuple[Spot, ...]) -> Reading:
    reasons: list[str] = []
    strict = [spot for spot in fields if spot.item.kind not in (Kind.TEXT, Kind.LONG)]
    for spot in strict:
        try:
            value = read_value(spot, reading.text)
        except typed.NotAValue as problem:
            reasons.append(str(problem))
            continue
        return replace(reading, said=Said.VALUE, spot=spot, value=value)
    for spot in fields:
        if spot not in strict:
            return replace(reading, said=Said.VALUE, spot=spot, value=reading.text)
    if reasons:
        reason = " ".join(dict.fromkeys(reasons))
        raise Unreadable(number=reading.asked.number, reason=reason)
    return reading


def _state(text: str) -> Said | None:
    wanted = _folded(text)
    return next((state for state, words in SPOKEN.items() if wanted in words), None)


def _as_words(text: str) -> str | None:
    folded = _folded(text)
    for lead in AS_WORDS:
        if folded.startswith(lead) and (rest := text[len(lead) :].strip()):
            return rest
    return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip(" .。!")


def read_value(spot: Spot, text: str) -> Any:
    """The value of a field from typed text. Raises ``typed.NotAValue`` with the reason."""
    return READERS[spot.item.kind](spot, text)


def _number(_spot: Spot, text: str) -> Any:
    return typed.read_number(text)


def _decimal(_spot: Spot, text: str) -> Any:
    plain = typed.narrow(text)
    return typed.read_number(plain.removesuffix("%"), whole=False)


def _money(spot: Spot, text: str) -> Any:
    held = _held(spot)
    return typed.read_money(text, held.currency if isinstance(held, Money) else CURRENCY)


def _date(spot: Spot, text: str) -> Any:
    return typed.read_date(text, year=spot.year)


def _month(_spot: Spot, text: str) -> Any:
    return typed.read_month(text)


def _time(_spot: Spot, text: str) -> Any:
    return typed.read_time(text)


def _numbers(_spot: Spot, text: str) -> Any:
    return typed.read_numbers(text)


def _flag(_spot: Spot, text: str) -> bool:
    plain = _folded(text)
    if plain in YES or plain in NO:
        return plain in YES
    raise typed.NotAValue(reason=_("Yes or no is expected here."))


def _choice(spot: Spot, text: str) -> Any:
    steps = scale(spot.item.scale)
    code = steps.parse(text)
    if code is None:
        labels = ", ".join(steps.label(one) for one in steps.codes)
        raise typed.NotAValue(
            reason=_("“{value}” is not one of: {codes}.").format(value=text, codes=labels)
        )
    return code


def _choices(spot: Spot, text: str) -> Any:
    parts = [part.strip() for part in typed.narrow(text).replace("、", ",").split(",")]
    return tuple(_choice(spot, part) for part in parts if part)


def _text(_spot: Spot, text: str) -> str:
    return text


READERS: Final[dict[Kind, Callable[[Spot, str], Any]]] = {
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.TIME: _time,
    Kind.NUMBERS: _numbers,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TEXT: _text,
    Kind.LONG: _text,
}


def hint(dossier: Dossier, asked: Asked, *, today: dt.date) -> str:
    """What may be written as the answer, in words; empty where any words will do."""
    if asked.entity == ProjectRole.ENTITY:
        return _("a name, with the post behind a comma")
    fields = spots(dossier, asked, today=today)
    if not fields or any(spot.item.kind in (Kind.TEXT, Kind.LONG) for spot in fields):
        return ""
    return " / ".join(dict.fromkeys(_wanted(spot.item) for spot in fields))


def _wanted(item: Fact) -> str:
    match item.kind:
        case Kind.CHOICE | Kind.CHOICES:
            steps = scale(item.scale)
            return ", ".join(steps.label(code) for code in steps.codes)
        case Kind.FLAG:
            return _("yes or no")
        case Kind.DATE:
            return _("a day, such as 12-08")
        case Kind.MONTH:
            return _("a month, such as 2026-12")
        case Kind.MONEY:
            return _("an amount, such as 45,000")
        case _:
            return _("a number")
