"""F-06: which tier the figures suggest. The tier itself is always set by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.concentration import Dossiers, concentration
from kamdesk.domain.insight.numbers import (
    FULL,
    Limits,
    level_at,
    limits_of,
    points_at_least,
    points_below,
)
from kamdesk.domain.insight.payment import effective_days, payment_trap
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import sales
from kamdesk.domain.insight.spending import unserved
from kamdesk.domain.records import Invoice, Sale, Snapshot, Spend
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

LABELS = {
    "sales": N_("Sales class"),
    "potential": N_("Unserved potential"),
    "growth": N_("Growth of the customer"),
    "payment": N_("How fast they pay"),
    "category": N_("Category of the customer"),
    "style": N_("Style of dealing"),
}
MONTHLY = 2
"""How many monthly snapshots in a row make a proposal that did not pass the border stand."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What one account is measured against: the portfolio.

    ``median_unserved`` in minor units, of developed accounts with known spend; ``classes``: ABC by
    key of the account. Without a portfolio both parts are not known.
    """

    median_unserved: float | None = None
    classes: Mapping[str, str | None] = field(default_factory=dict)


def yardstick(
    dossiers: Dossiers,
    today: dt.date,
    *,
    spread: Insight | None = None,
    limits: Limits | None = None,
) -> Yardstick:
    """The yardstick of a portfolio on a day (reading 10); ``spread`` its F-05, if known already."""
    found = [
        amount
        for dossier in dossiers
        if dossier.account.lifecycle == "developed"
        and (amount := unserved(dossier, limits=limits)) is not None
    ]
    whole = spread or concentration(dossiers, today, limits=limits)
    classes: Any = whole.detail.get("classes", {})
    return Yardstick(median(found) if found else None, classes)


@remembered
def tier_suggestion(
    dossier: Dossier,
    today: dt.date,
    *,
    portfolio: Yardstick | None = None,
    limits: Limits | None = None,
) -> Insight:
    """F-06: points 0 to 100, level gold, silver or bronze; only developed accounts have any.

    Unknown parts are left out and the rest rescaled to 100; ``coverage`` is the known share.
    ``detail``: ``propose`` (the tier differs by enough points, or for two months), ``current``,
    ``capped`` (a red payment trap never gives gold).
    """
    numbers = limits_of("F-06", limits)
    points = _points(dossier, today, portfolio=portfolio or Yardstick(), limits=limits)
    parts = tuple(_part(dossier, code, points=points[code], numbers=numbers) for code in LABELS)
    known = sum(part.maximum or 0.0 for part in parts if part.points is not None)
    whole = sum(part.maximum or 0.0 for part in parts)
    value = FULL * sum(part.points or 0.0 for part in parts) / known if known else None
    if dossier.account.lifecycle != "developed":
        value = None
    level = None if value is None else level_at(value, numbers["levels"])
    capped = level == "gold" and payment_trap(dossier, today, limits=limits).level == "red"
    level = "silver" if capped else level
    return Insight(
        formula="F-06",
        value=value,
        level=level,
        coverage=known / whole,
        parts=parts,
        missing=tuple(part.code for part in parts if part.points is None),
        detail={
            "current": dossier.account.tier,
            "propose": _proposed(dossier, value, level=level, numbers=numbers),
            "capped": capped,
        },
    )


def _points(
    dossier: Dossier, today: dt.date, *, portfolio: Yardstick, limits: Limits | None
) -> dict[str, float | None]:
    numbers = limits_of("F-06", limits)
    account = dossier.account
    growth, days = account.growth_percent, effective_days(dossier, today, limits=limits)
    return {
        "sales": _sales_points(dossier, today, portfolio=portfolio, numbers=numbers),
        "potential": _potential(
            unserved(dossier, limits=limits), portfolio.median_unserved, numbers=numbers
        ),
        "growth": None if growth is None else points_at_least(growth, numbers["growth"]),
        "payment": None if days is None else points_below(days, numbers["payment"]),
        "category": numbers["category"].get(account.ka_category),
        "style": numbers["style"].get(account.style),
    }


def _sales_points(
    dossier: Dossier, today: dt.date, *, portfolio: Yardstick, numbers: Mapping[str, Any]
) -> float | None:
    """Points of the ABC class; an account that sold nothing in 12 months has 0, if we know it."""
    letter = portfolio.classes.get(key_of(dossier.account))
    if letter is not None:
        return float(numbers["sales_class"][letter])
    recorded = dossier.shelf.where(Sale, "account", value=dossier.account.id)
    sold = any(row.amount and row.amount.amount > 0 for row in sales(dossier, today))
    return 0.0 if recorded and not sold else None


def _potential(
    amount: float | None, middle: float | None, *, numbers: Mapping[str, Any]
) -> float | None:
    """Points of what they buy elsewhere, against the median of the portfolio."""
    if amount is None or middle is None:
        return None
    if amount <= 0:
        return 0.0
    if amount >= 2 * middle:
        return float(numbers["potential_double_median"])
    return float(numbers["potential_median" if amount >= middle else "potential_some"])


def _part(dossier: Dossier, code: str, *, points: float | None, numbers: Mapping[str, Any]) -> Part:
    key = dossier.account.id
    behind: dict[str, tuple[Record, ...]] = {
        "sales": dossier.shelf.where(Sale, "account", value=key),
        "potential": dossier.shelf.where(Spend, "account", value=key),
        "payment": dossier.shelf.where(Invoice, "account", value=key),
    }
    found = rows(dossier.account, *behind.get(code, ()))
    value = None if points is None else float(points)
    return Part(code, _(LABELS[code]), value, float(numbers["maximum"][code]), rows=found)


def _proposed(
    dossier: Dossier, value: float | None, *, level: str | None, numbers: Mapping[str, Any]
) -> bool:
    """Whether to propose a change: points well past the border, or the same for two months."""
    borders: Mapping[str, float] = numbers["levels"]
    current = dossier.account.tier
    if value is None or level is None or level == current:
        return False
    lower = borders.get(current or "", borders[level])
    past = lower - value if lower > borders[level] else value - borders[level]
    return past >= numbers["border"] or _stands(dossier, level)


def _stands(dossier: Dossier, level: str) -> bool:
    """Whether the last two snapshots of the account suggested the same tier."""
    found = sorted(
        (
            row
            for row in dossier.shelf.where(Snapshot, "subject", value=dossier.account.id)
            if row.subject_kind == "account" and row.taken_on is not None and _monthly(row)
        ),
        key=lambda row: str(row.taken_on),
    )
    levels = [_suggested(row) for row in found[-MONTHLY:]]
    return len(levels) == MONTHLY and all(item == level for item in levels)


def _monthly(snapshot: Snapshot) -> bool:
    """Whether it was taken for the month: two visits in a week are not two months."""
    return snapshot.reason in {None, "month"}


def _suggested(snapshot: Snapshot) -> Any:
    """The tier a snapshot suggested, if it kept F-06."""
    values = snapshot.values if isinstance(snapshot.values, dict) else {}
    kept = values.get("F-06")
    return kept.get("level") if isinstance(kept, dict) else kept
