"""From typed text to a value and back: dates, months, times, numbers, money. No widgets here.

Each ``read_*`` returns the value, None for an empty text, or raises ``NotAValue`` whose text is
the reason in the user's words. Full-width digits and signs are read like their narrow twins, since
Chinese input methods produce them.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from kamdesk.domain.currencies import digits_of, minor_of
from kamdesk.domain.fact import Money
from kamdesk.errors import UserError
from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_SHORT: Final = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTH: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})")
_UNITS: Final = {"": 1, "元": 1, "k": 1_000, "m": 1_000_000, "万": 10_000, "萬": 10_000}
_UNITS_LONG: Final = {"万元": 10_000, "萬元": 10_000, "亿": 10**8, "億": 10**8, "亿元": 10**8}
_LARGEST: Final = 2**63 - 1
_MONTHS, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59


class NotAValue(UserError):
    """Typed text that is no value of its kind; the reason is a whole sentence."""

    sentence = "{reason}"


def narrow(text: str) -> str:
    """Return ``text`` with full-width digits and signs made narrow, and without outer blanks."""
    return unicodedata.normalize("NFKC", text).strip()


def read_date(text: str, *, year: int | None = None) -> dt.date | None:
    """Read yyyy-mm-dd (also with / . or 年月日); mm-dd takes ``year`` where one is given."""
    plain = narrow(text)
    if not plain:
        return None
    full = _DATE.fullmatch(plain)
    if full:
        return _real_date([int(part) for part in full.groups()])
    short = _SHORT.fullmatch(plain)
    if short and year is not None:
        return _real_date([year, *(int(part) for part in short.groups())])
    raise NotAValue(reason=_("A date is written as year-month-day, such as 2026-12-08."))


def _real_date(parts: Sequence[int]) -> dt.date:
    year, month, day = parts
    if not 1 <= month <= _MONTHS:
        raise NotAValue(reason=_("There is no month {month}.").format(month=month))
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise NotAValue(
            reason=_("Month {month} of {year} has no day {day}.").format(
                month=month, year=year, day=day
            )
        ) from None


def read_month(text: str) -> str | None:
    """Read yyyy-mm and return it in that form."""
    plain = narrow(text)
    if not plain:
        return None
    found = _MONTH.fullmatch(plain)
    if not found:
        raise NotAValue(reason=_("A month is written as year-month, such as 2026-12."))
    year, month = int(found[1]), int(found[2])
    _real_date([year, month, 1]) if year else _no_year()
    return f"{year:04d}-{month:02d}"


def _no_year() -> None:
    raise NotAValue(reason=_("There is no year 0."))


def read_time(text: str, zone: dt.tzinfo | None = None) -> dt.datetime | None:
    """Read yyyy-mm-dd hh:mm in ``zone`` (None = this computer's) and return it in UTC.

    A day without a time means its midnight.
    """
    plain = narrow(text)
    if not plain:
        return None
    day_text, _blank, clock_text = plain.partition(" ")
    day = read_date(day_text)
    found = _CLOCK.fullmatch(clock_text.strip() or "0:00")
    if day is None or not found:
        raise NotAValue(reason=_("A time is written as 2026-12-08 14:30."))
    hour, minute = int(found[1]), int(found[2])
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise NotAValue(reason=_("There is no time {time}.").format(time=clock_text.strip()))
    local = dt.datetime.combine(day, dt.time(hour, minute))
    try:
        return local.replace(tzinfo=zone).astimezone(dt.UTC) if zone else local.astimezone(dt.UTC)
    except (OverflowError, OSError, ValueError):
        raise NotAValue(reason=_("The calendar does not reach that far.")) from None


def read_number(text: str, *, whole: bool = True) -> int | float | None:
    """Read a number; thousands may be parted by commas. ``whole`` refuses decimals."""
    plain = narrow(text).replace(",", "").replace(" ", "").replace("−", "-")
    if not plain:
        return None
    try:
        exact = Decimal(plain)
    except InvalidOperation:
        raise NotAValue(reason=_("A number is expected here.")) from None
    if not exact.is_finite() or abs(exact) > _LARGEST:
        raise NotAValue(reason=_("The number is larger than any this program can keep."))
    if exact == exact.to_integral_value():
        return int(exact)
    if whole:
        raise NotAValue(reason=_("A whole number is expected here."))
    return float(exact)


def read_numbers(text: str) -> tuple[int, ...]:
    """Read whole numbers parted by commas, blanks or 、."""
    parts = [part for part in re.split(r"[,;、\s]+", narrow(text)) if part]
    found = (read_number(part) for part in parts)
    return tuple(int(number) for number in found if number is not None)


def read_money(text: str, currency: str, *, unit: int = 1) -> Money | None:
    """Read an amount of ``currency``; a bare number counts ``unit`` (10,000 for 万元).

    Suffixes 元, 万, 亿, k, M are understood whatever ``unit`` is. An amount keeps the decimals of
    its currency (none for JPY, three for KWD); more are refused rather than rounded.
    """
    plain = narrow(text).replace(",", "").replace(" ", "").replace("−", "-")
    if not plain:
        return None
    found = re.fullmatch(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*([^\d.]*)", plain)
    if not found:
        raise NotAValue(reason=_("An amount is a number, such as 3,800 or 45.5."))
    factor = _factor(found[2], unit)
    minor = Decimal(found[1]) * factor * minor_of(currency)
    if minor != minor.to_integral_value():
        raise NotAValue(reason=_too_fine(currency))
    if abs(minor) > _LARGEST:
        raise NotAValue(reason=_("The number is larger than any this program can keep."))
    return Money(int(minor), currency)


def _too_fine(currency: str) -> str:
    digits = digits_of(currency)
    if not digits:
        return _("{currency} has no decimals.").format(currency=currency)
    return ngettext(
        "An amount in {currency} has at most {n} decimal.",
        "An amount in {currency} has at most {n} decimals.",
        digits,
    ).format(currency=currency, n=digits)


def _factor(suffix: str, unit: int) -> int:
    if not suffix:
        return unit
    known = {**_UNITS, **_UNITS_LONG}
    if suffix.lower() not in known:
        raise NotAValue(reason=_("“{unit}” is no unit known here.").format(unit=suffix))
    return known[suffix.lower()]


def show_number(value: float | None) -> str:
    """Return a number as it stands in a field: thousands parted, no needless zeros."""
    if value is None:
        return ""
    if float(value).is_integer():
        return f"{int(value):,}"
    exact = Decimal(repr(value))
    return f"{exact:,f}"


def show_money(value: Money | None, unit: int = 1) -> str:
    """Return the number of an amount counted in ``unit``; exact, never rounded."""
    if value is None:
        return ""
    exact = (Decimal(value.amount) / (minor_of(value.currency) * unit)).normalize()
    return f"{exact:,f}"


def show_time(value: dt.datetime | None, zone: dt.tzinfo | None = None) -> str:
    """Return a time as yyyy-mm-dd hh:mm in ``zone`` (None = this computer's)."""
    return "" if value is None else value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
