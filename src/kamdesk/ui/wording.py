"""Short forms of values for the screen: amounts, days, letters of tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.currencies import units
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _, language, ngettext

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.fact import Money

TEN_THOUSAND, THOUSAND, MILLION = 10_000, 1_000, 1_000_000

CURRENCY_NAMES = {
    "CNY": N_("renminbi"),
    "TWD": N_("New Taiwan dollars"),
    "HKD": N_("Hong Kong dollars"),
    "USD": N_("US dollars"),
    "EUR": N_("euros"),
    "JPY": N_("yen"),
}
"""How Chinese names a currency; a reader's own is just 元. Others keep their ISO code."""


def tier_letter(code: str) -> str:
    """One sign for a tier: 金, 银, 铜, or the initial in Latin script."""
    short = scale("TIER").short(code)
    return short[:1] if short.isascii() else short[-1:]


def money_words(money: Money | None) -> str:
    """An amount as the language counts: 3,800 万元, or CNY 38 M; empty if there is none.

    English counts in thousands, Chinese in ten thousands: no translation of one pattern can do
    both, so the language decides which kind of pattern is filled.
    """
    if money is None:
        return ""
    amount = units(money)
    if language() == "en":
        return f"{money.currency} {_short(amount)}"
    name = CURRENCY_NAMES.get(money.currency)
    currency = _(name) if name else money.currency
    if abs(amount) >= TEN_THOUSAND:
        number = _trim(amount / TEN_THOUSAND)
        return _("{amount} ten thousand {currency}").format(amount=number, currency=currency)
    return _("{amount} {currency}").format(amount=f"{amount:,.0f}", currency=currency)


def exact_money_words(money: Money) -> str:
    """``money_words`` where that leaves nothing out, else every figure of the amount."""
    from kamdesk.domain.naming import money_in_full

    amount = abs(units(money))
    if language() == "en":
        step = TEN_THOUSAND if amount >= MILLION else THOUSAND / 10 if amount >= THOUSAND else 1
    else:
        step = THOUSAND if amount >= TEN_THOUSAND else 1
    return money_in_full(money) if amount % step else money_words(money)


def percent_words(figure: str) -> str:
    """A share with its sign: 93.8 % in English, 93.8% in Chinese."""
    return _("{number} %").format(number=figure)


def _short(amount: float) -> str:
    if abs(amount) >= MILLION:
        return f"{_trim(amount / MILLION, 2)} M"
    if abs(amount) >= THOUSAND:
        return f"{_trim(amount / THOUSAND)}k"
    return f"{amount:,.0f}"


def _trim(number: float, places: int = 1) -> str:
    """A number without the zeros nobody needs."""
    text = f"{number:,.{places}f}"
    return text.rstrip("0").rstrip(".")


def day_words(day: dt.date | None, today: dt.date) -> str:
    """A day: month and day in the year of today, else with its year; empty if there is none."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def distance_words(day: dt.date, today: dt.date) -> str:
    """How far a day is: tomorrow, in 8 days, 35 days overdue."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in {n} day", "in {n} days", days).format(n=days)
    return ngettext("{n} day overdue", "{n} days overdue", -days).format(n=-days)
