"""F-34: how much of the sales comes from customers that settled with us (S3-49).

A customer is with us since its first order; where that is not noted, since the first approval as
a supplier, without which nobody orders. Where neither is known its sales count for neither side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.concentration import Customer, Dossiers, customers
from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, Row, rows
from kamdesk.domain.insight.sales import sales, till_of
from kamdesk.domain.insight.way_in import APPROVED
from kamdesk.domain.records import SupplierStatus
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier


def settled(dossiers: Dossiers, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-34: value the sales of 12 months with customers of more than three years, in percent.

    Of the sales whose customer is known to be older or younger; ``coverage`` is their share of
    all sales. A group counts from its first account on. ``detail``: ``currency``, the amounts
    ``old``, ``young``, ``unknown`` in minor units, and ``since`` (ISO day of the border).
    """
    years = int(limits_of("F-34", limits)["years"])
    border = _years_before(today, years)
    till = till_of(dossiers, limits)

    def sold(dossier: Dossier) -> tuple[float, tuple[Row, ...]]:
        found = sales(dossier, today)
        return till.total(row.amount for row in found), rows(dossier.account)

    groups: dict[str, list[Customer]] = {"old": [], "young": [], "unknown": []}
    for customer in customers(dossiers, sold):
        if customer.amount > 0:
            groups[_group(customer, border)].append(customer)
    amounts = {key: sum(item.amount for item in found) for key, found in groups.items()}
    known, total = amounts["old"] + amounts["young"], sum(amounts.values())
    labels = {
        "old": _("Longer with us"),
        "young": _("Shorter with us"),
        "unknown": _("Since when is not noted"),
    }
    return Insight(
        formula="F-34",
        value=FULL * amounts["old"] / known if known else None,
        coverage=known / total if total else 0.0,
        parts=tuple(
            Part(key, labels[key], amounts[key], rows=tuple(r for c in found for r in c.rows))
            for key, found in groups.items()
            if found
        ),
        missing=("first_order",) if groups["unknown"] else () if total else ("sales",),
        detail={"currency": till.currency, "since": border.isoformat(), **amounts},
    )


def with_us_since(dossier: Dossier) -> dt.date | None:
    """The day of the first order, else of the first approval; ``None`` where neither is noted."""
    if dossier.account.first_order is not None:
        return dossier.account.first_order
    days = [
        row.since
        for row in dossier.shelf.where(SupplierStatus, "account", value=dossier.account.id)
        if row.status == APPROVED and row.since is not None
    ]
    return min(days, default=None)


def _group(customer: Customer, border: dt.date) -> str:
    days = [with_us_since(dossier) for dossier in customer.dossiers]
    known = [day for day in days if day is not None]
    if any(day <= border for day in known):
        return "old"
    return "young" if len(known) == len(days) else "unknown"


def _years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years before; the 29th of February becomes the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year - years, day=last)
