"""Sales by month, and how amounts are added up (reading 1).

Months are whole: the month of ``today`` is the last one of every window. Amounts are minor units
of the main currency of a dossier; one in a currency without a rate is left out and named, since
adding yuan to dollars would give a number that looks right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.records import Invoice, LedgerLine, Sale, Spend
from kamdesk.domain.remembered import looked_up, remembered

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money

YEAR = 12
HALF = 6


@dataclass(frozen=True, slots=True)
class Till:
    """Adds up amounts in one currency. ``rates``: worth of a minor unit of another currency."""

    currency: str
    rates: Mapping[str, float] = field(default_factory=dict)

    # A till is an argument of what is remembered, and a mapping has no hash.
    def __hash__(self) -> int:
        return hash((self.currency, frozenset(self.rates.items())))

    def worth(self, money: Money | None) -> float | None:
        """An amount in minor units of the currency, ``None`` if empty or without a rate."""
        if money is None:
            return None
        if money.currency == self.currency:
            return float(money.amount)
        rate = self.rates.get(money.currency)
        return None if rate is None else money.amount * rate

    def total(self, amounts: Iterable[Money | None]) -> float:
        """The sum of the amounts that are known."""
        worth = self.worth
        return sum([found for money in amounts if (found := worth(money)) is not None])

    def foreign(self, amounts: Iterable[Money | None]) -> tuple[str, ...]:
        """The currencies that could not be added, as ``currency:TWD``."""
        odd = {m.currency for m in amounts if m is not None and self.worth(m) is None}
        return tuple(f"currency:{code}" for code in sorted(odd))


def till_of(dossiers: Iterable[Dossier], limits: Limits | None = None) -> Till:
    """The till for some dossiers: the currency they use most, and the rates of the settings."""
    used: Counter[str] = Counter()
    for dossier in dossiers:
        used.update(_used(dossier))
    return _till(used, limits)


@remembered
def own_till(dossier: Dossier, limits: Limits | None = None) -> Till:
    """The till of one account, which half of all formulas ask for."""
    return _till(_used(dossier), limits)


def _till(used: Mapping[str, int], limits: Limits | None) -> Till:
    settings = limits_of("currency", limits)
    most = min(used, key=lambda code: (-used[code], code), default="CNY")
    return Till(str(settings.get("base") or most), dict(settings.get("rates", {})))


@looked_up
def _used(dossier: Dossier) -> Counter[str]:
    return Counter([money.currency for money in _amounts(dossier) if money is not None])


def _amounts(dossier: Dossier) -> Iterable[Money | None]:
    shelf, key = dossier.shelf, dossier.account.id
    yield from (row.amount for row in shelf.where(Sale, "account", value=key))
    yield from (row.total for row in shelf.where(Spend, "account", value=key))
    yield from (row.amount for row in shelf.where(Invoice, "account", value=key))
    yield from (row.amount for row in shelf.where(LedgerLine, "account", value=key))


def month_of(day: dt.date, back: int = 0) -> str:
    """The month of a day, or the one so many months earlier, as ``2026-11``."""
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return f"{year:04d}-{month + 1:02d}"


@remembered
def sales(
    dossier: Dossier, today: dt.date, *, months: int = YEAR, back: int = 0
) -> tuple[Sale, ...]:
    """The sale rows of so many months up to the month of today, or ``back`` months earlier."""
    first, last = month_of(today, back + months - 1), month_of(today, back)
    rows = dossier.shelf.where(Sale, "account", value=dossier.account.id)
    return tuple(row for row in rows if row.month is not None and first <= row.month <= last)


def sold(rows: Iterable[Sale], till: Till) -> float:
    """The amount of some sale rows in minor units."""
    return till.total(row.amount for row in rows)
