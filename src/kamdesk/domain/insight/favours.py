"""F-15: what we grant, and what comes back for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import YEAR, Till, own_till, sales, sold
from kamdesk.domain.records import LedgerLine
from kamdesk.domain.remembered import remembered
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier

SUPPORT = frozenset({"rebate", "discount", "market_support", "training_support", "credit_support"})
"""Kinds of the ledger that are favours; costs of development and mutual purchase are not."""

YEAR_DAYS = 365


@remembered
def favours(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-15: value the support rate of this year (a ratio), level alarm or ok.

    The rate is the support of the calendar year over the sales of 12 months (reading 18).
    ``detail``: ``rate``, ``earlier_rate``, ``support_up_sales_down`` (``None`` without a trend),
    ``unwritten`` and ``behind`` (keys; for those behind the share of the target pro rata).
    """
    numbers = limits_of("F-15", limits)
    till = own_till(dossier, limits)
    now = support(dossier, today.year)
    before = support(dossier, today.year - 1)
    amount = sold(sales(dossier, today), till)
    earlier = sold(sales(dossier, today, back=YEAR), till)
    rate, earlier_rate = _rate(now, amount, till=till), _rate(before, earlier, till=till)
    trend = _trend(rate, earlier_rate, fell=amount < earlier, numbers=numbers)
    unwritten = [row for row in now if row.written is False]
    behind = {key_of(row): pace for row, pace in _behind(now, today, till=till, numbers=numbers)}
    alarm = bool(trend) or bool(unwritten) or bool(behind)
    return Insight(
        formula="F-15",
        value=rate,
        level=("alarm" if alarm else "ok") if now or before else None,
        coverage=_coverage(now, rate),
        parts=tuple(_part(row, amount, till=till) for row in now),
        missing=tuple(f"written:{key_of(row)}" for row in now if row.written is None),
        detail={
            "currency": till.currency,
            "rate": rate,
            "earlier_rate": earlier_rate,
            "support_up_sales_down": trend,
            "unwritten": [key_of(row) for row in unwritten],
            "behind": {**behind},
        },
    )


def support(dossier: Dossier, year: int) -> tuple[LedgerLine, ...]:
    """The favours of a calendar year, by id."""
    found = dossier.shelf.where(LedgerLine, "account", value=dossier.account.id)
    return tuple(row for row in found if row.kind in SUPPORT and row.year == year)


def _rate(found: tuple[LedgerLine, ...], amount: float, *, till: Till) -> float | None:
    """Support as a share of sales; ``None`` without sales, or with favours of no known cost."""
    known = [row.amount for row in found if till.worth(row.amount) is not None]
    if amount <= 0 or (found and not known):
        return None
    return till.total(known) / amount


def _trend(
    rate: float | None, earlier: float | None, *, fell: bool, numbers: Mapping[str, Any]
) -> bool | None:
    """Whether sales fell while support rose; ``None`` if one of the years has no rate."""
    if rate is None or earlier is None:
        return None
    rise = rate - earlier
    by_points = round(rise, 9) >= numbers["rate_rise_points"]
    relative = earlier > 0 and round(rise / earlier, 9) >= numbers["rate_rise_relative"]
    return fell and (by_points or relative)


def _behind(
    found: tuple[LedgerLine, ...], today: dt.date, *, till: Till, numbers: Mapping[str, Any]
) -> list[tuple[LedgerLine, float]]:
    """Favours whose target is behind its day, with the reached share of what was due by now."""
    paces = [(row, pace(row, today, till=till)) for row in found]
    return [
        (row, share)
        for row, share in paces
        if share is not None and share < numbers["target_behind"]
    ]


def pace(row: LedgerLine, today: dt.date, *, till: Till) -> float | None:
    """What is reached of the target pro rata; ``None`` without target or figures.

    The period is the year of the line up to its end date; pro rata is day of year by 365.
    """
    target, actual = till.worth(row.target), till.worth(row.actual)
    if target is None or actual is None or target <= 0 or row.year is None:
        return None
    end = row.target_to
    length = end.timetuple().tm_yday if end and end.year == row.year else YEAR_DAYS
    past = today.year > row.year or (end is not None and today > end)
    elapsed = 1.0 if past else min(1.0, today.timetuple().tm_yday / length)
    return actual / (target * elapsed)


def _coverage(found: tuple[LedgerLine, ...], rate: float | None) -> float:
    """The share of favours whose condition is known to be written or not."""
    if rate is None:
        return 0.0
    return sum(row.written is not None for row in found) / len(found) if found else 1.0


def _part(row: LedgerLine, amount: float, *, till: Till) -> Part:
    """A favour with its share of the sales in percent."""
    worth = till.worth(row.amount)
    kind = scale("LEDGER").label(row.kind)
    label = _("{kind}: {note}").format(kind=kind, note=row.note) if row.note else kind
    points = None if worth is None or amount <= 0 else 100 * worth / amount
    return Part(key_of(row), label, points, rows=rows(row))
