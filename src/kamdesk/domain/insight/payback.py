"""F-18: when the money put into an account comes back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import Till, month_of, own_till
from kamdesk.domain.records import LedgerLine, Sale
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json

COST = "development_cost"


@dataclass(frozen=True, slots=True)
class _Year:
    """Cost, margin and sales of a calendar year in minor units, with the rows behind them."""

    year: int
    cost: float
    margin: float
    amount: float
    costs: tuple[LedgerLine, ...]
    sales: tuple[Sale, ...]


@remembered
def payback(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-18: value the first calendar year in which margins have paid for the development.

    ``None`` if that has not happened yet, or without costs or sales. ``detail``: ``cumulative``
    by year in minor units, ``cost_ratio`` by year and ``average_ratio`` in percent,
    ``one_off_fails`` (a one-off purchase that did not pay in its first year).
    """
    till = own_till(dossier, limits)
    years = _years(dossier, today, till=till)
    if not years:
        return Insight(formula="F-18", coverage=0.0, missing=(COST,))
    cumulative = _cumulative(years)
    paid = next((year for year, value in cumulative.items() if value >= 0), None)
    sold = any(year.sales for year in years)
    grace = int(limits_of("F-18", limits)["one_off_years"])
    once = dossier.account.purchase_continuity == "one_off"
    return Insight(
        formula="F-18",
        value=float(paid) if paid is not None and sold else None,
        coverage=1.0 if sold else 0.0,
        parts=tuple(
            Part(str(y.year), str(y.year), cumulative[y.year], rows=rows(*y.costs, *y.sales))
            for y in years
        ),
        missing=() if sold else ("sales",),
        detail={
            "currency": till.currency,
            "cumulative": {str(year): value for year, value in cumulative.items()},
            "cost_ratio": {str(y.year): _ratio(y.cost, y.amount) for y in years},
            "average_ratio": _ratio(sum(y.cost for y in years), sum(y.amount for y in years)),
            "one_off_fails": once and _fails(years[:grace]),
        },
    )


def _fails(years: tuple[_Year, ...]) -> bool:
    return sum(year.margin - year.cost for year in years) < 0


def _ratio(cost: float, amount: float) -> Json:
    """Cost in percent of sales, ``None`` without sales."""
    return FULL * cost / amount if amount > 0 else None


def _cumulative(years: tuple[_Year, ...]) -> dict[int, float]:
    total, found = 0.0, {}
    for year in years:
        total += year.margin - year.cost
        found[year.year] = total
    return found


def _years(dossier: Dossier, today: dt.date, *, till: Till) -> tuple[_Year, ...]:
    """All calendar years from the first cost to this one, up to today."""
    costs: dict[int, list[LedgerLine]] = defaultdict(list)
    for line in dossier.shelf.where(LedgerLine, "account", value=dossier.account.id):
        known = till.worth(line.amount) is not None
        if line.kind == COST and known and line.year is not None and line.year <= today.year:
            costs[line.year].append(line)
    if not costs:
        return ()
    margins: dict[int, list[Sale]] = defaultdict(list)
    for sale in dossier.shelf.where(Sale, "account", value=dossier.account.id):
        if sale.month is not None and sale.month <= month_of(today):
            margins[int(sale.month[:4])].append(sale)
    return tuple(
        _Year(
            year=year,
            cost=till.total(row.amount for row in costs[year]),
            margin=till.total(row.margin for row in margins[year]),
            amount=till.total(row.amount for row in margins[year]),
            costs=tuple(costs[year]),
            sales=tuple(margins[year]),
        )
        for year in range(min(costs), today.year + 1)
    )
