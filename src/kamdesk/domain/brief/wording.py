"""How a brief writes days, amounts, lists and long texts, in the language spoken at the moment.

Everything here is short: a brief is read in a car park. Days lose their year where it is that of
the printing, amounts their digits where nobody needs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.text import Bit, Words
from kamdesk.domain.currencies import minor_of, units
from kamdesk.domain.words import Words as Texts
from kamdesk.i18n import N_, _, language, ngettext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.fact import Money

WEEKDAYS: Final = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)

STALE: Final = Texts("旧", "舊", "stale")
"""The word in the square behind what is older than its limit."""

TEN_THOUSAND: Final = 10_000
HUNDRED_MILLION: Final = 100_000_000
MILLION: Final = 1_000_000
THOUSAND: Final = 1_000

_SPACES = re.compile(r"[ \t\u00a0\u3000]+")
_BREAKS = re.compile(r"\s*[\r\n\v\f\u0085\u2028\u2029]+\s*")


def fill(template: str, **values: Words | str) -> Words:
    """A translated sentence with ``{names}`` as words; each value stays a bit of its own."""
    out: list[Bit] = []
    for text, name, _spec, _conversion in Formatter().parse(template):
        if text:
            out.append(Bit(text))
        if name is not None:
            value = values[name]
            out.extend((Bit(value),) if isinstance(value, str) and value else ())
            out.extend(() if isinstance(value, str) else value)
    return tuple(out)


def gist(text: str | None, limit: int = 120) -> str:
    """A user's text on one line, at most ``limit`` characters; what is left out is shown by "…"."""
    flat = _SPACES.sub(" ", _BREAKS.sub(_("; "), (text or "").strip()))
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def pieces(text: str | None) -> tuple[str, ...]:
    """The entries of a list a user typed: by lines, semicolons or, in Chinese, enumeration commas.

    A text without any of these signs is one entry.
    """
    found = re.split(r"[\r\n]+|[;；、]", text or "")
    return tuple(item.strip(" \t,，。") for item in found if item.strip(" \t,，。"))


def listed(items: Iterable[str]) -> str:
    """Names one behind the other: 、 in Chinese, a comma in English."""
    return _(", ").join(item for item in items if item)


def sentences(items: Iterable[str]) -> str:
    """Statements one behind the other, with a semicolon between."""
    return _("; ").join(item for item in items if item)


def inline(label: str) -> str:
    """A label of a scale inside a sentence: in English with a small letter, unless it is a name."""
    small = language() == "en" and label[1:2].islower()
    return label[:1].lower() + label[1:] if small else label


def bracketed(text: str, note: str) -> str:
    """A text with a note in brackets; without a note the text alone."""
    return _("{text} ({note})").format(text=text, note=note) if note else text


def short_day(day: dt.date, today: dt.date) -> str:
    """11-05, or 2027-01-20 where the year is not that of the printing."""
    return day.strftime("%m-%d") if day.year == today.year else day.isoformat()


def weekday(day: dt.date) -> str:
    """The short name of the weekday."""
    return _(WEEKDAYS[day.weekday()])


def day_and_weekday(day: dt.date) -> str:
    """2026-11-24 周二, Tue 2026-11-24."""
    return _("{weekday} {day}").format(weekday=weekday(day), day=day.isoformat())


def days(n: int) -> str:
    """23 days."""
    return ngettext("{n} day", "{n} days", n).format(n=n)


def late(n: int) -> str:
    """23 days late."""
    return ngettext("{n} day late", "{n} days late", n).format(n=n)


def short_late(n: int) -> str:
    """35 d late: for narrow places."""
    return _("{n} d late").format(n=n)


def left(n: int) -> str:
    """8 days left."""
    return ngettext("{n} day left", "{n} days left", n).format(n=n)


def slipped(n: int) -> str:
    """+23 d: short, it stands under a step."""
    return _("{n:+d} d").format(n=n)


def whole(value: float) -> str:
    """A number without decimals, half up, with thousands."""
    return f"{int(value + 0.5) if value >= 0 else -int(-value + 0.5):,}"


def percent(value: float, digits: int = 0) -> str:
    """93.8 % with a space in English, 93.8% in Chinese."""
    shown = whole(value) if digits == 0 else f"{value:.{digits}f}"
    return _("{number} %").format(number=shown)


def number(value: float) -> str:
    """A quantity as it was typed: 6, 2.5; no .0 behind whole numbers."""
    return f"{value:,.10g}"


def money(amount: Money) -> str:
    """An amount as it is spoken: 3,760万元, 182亿元, CNY 37.6 m, CNY 600 k.

    CNY needs no name in Chinese; every other currency is named.
    """
    figure = units(amount)
    if language() == "en":
        return f"{amount.currency} {_scaled_en(figure)}"
    return _currency_zh(amount.currency).format(amount=_scaled_zh(figure))


@dataclass(frozen=True, slots=True)
class Scaled:
    """Amounts of one column in one unit, which stands once in its head."""

    unit: str
    divisor: float

    @classmethod
    def of(cls, amounts: Iterable[float | None], currency: str) -> Scaled:
        """The unit in which the largest of some amounts (minor units) is easy to read."""
        minor = minor_of(currency)
        largest = max((abs(amount) for amount in amounts if amount is not None), default=0) / minor
        if language() == "en":
            big = largest >= MILLION
            unit, size = (f"{currency} M", MILLION) if big else (f"{currency} k", THOUSAND)
        else:
            unit, size = _currency_zh(currency).format(amount=_("ten thousand")), TEN_THOUSAND
        return cls(unit, size * minor)

    def said(self, amount: float) -> str:
        """An amount (minor units) in the unit, one decimal at most."""
        return f"{amount / self.divisor:,.1f}".removesuffix(".0")


def _scaled_en(units: float) -> str:
    if abs(units) >= MILLION:
        return f"{_trimmed(units / MILLION)} M"
    if abs(units) >= TEN_THOUSAND:
        return f"{_trimmed(units / THOUSAND)}k"
    return _trimmed(units)


def _scaled_zh(units: float) -> str:
    if abs(units) >= HUNDRED_MILLION:
        return _("{n} hundred million").format(n=_trimmed(units / HUNDRED_MILLION))
    if abs(units) >= TEN_THOUSAND:
        return _("{n} ten thousand").format(n=_trimmed(units / TEN_THOUSAND))
    return _trimmed(units)


def _currency_zh(code: str) -> str:
    names = {"CNY": _("{amount} yuan"), "TWD": _("TWD {amount}")}
    return names.get(code, code + " {amount}")


def _trimmed(value: float) -> str:
    """Two decimals at most, none where they are zeros."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def and_more(n: int) -> str:
    """What a section says of the things it left out."""
    return ngettext("{n} more, see the file", "{n} more, see the file", n).format(n=n)


def page_of(page: int, pages: int) -> str:
    """Page 1 of 2."""
    return _("page {page} of {pages}").format(page=page, pages=pages)
