"""F-19: the leaky bucket: which customers stayed, which left, which are new."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.concentration import Customer, Dossiers, customers
from kamdesk.domain.insight.numbers import FULL, Limits
from kamdesk.domain.insight.result import Insight, Part, Row, rows
from kamdesk.domain.insight.sales import YEAR, Till, sales, till_of
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier

UNCONTROLLABLE = frozenset({"U1", "U2"})
"""Causes of loss that nothing of ours could have stopped (S4-02, 03)."""

CONTROLLABLE = frozenset({"C1", "C2", "C3"})
"""Causes that we could have dealt with (S4-04..06); "other" is neither."""


def retention(dossiers: Dossiers, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-19: value the customers of the earlier 12 months that still buy, in percent.

    ``None`` without sales in the earlier window. ``detail``: ``kept``, ``lost``, ``new`` (keys),
    ``weighted`` (by sales, percent), ``causes`` of the lost, ``controllable`` (percent of the
    losses whose cause is one or the other, ``None`` without any).
    """
    till = till_of(dossiers, limits)
    now = {c.key: c for c in customers(dossiers, lambda d: _sold(d, today, till=till))}
    before = {
        c.key: c for c in customers(dossiers, lambda d: _sold(d, today, till=till, back=YEAR))
    }
    active = [key for key, customer in before.items() if customer.amount > 0]
    buying = [key for key, customer in now.items() if customer.amount > 0]
    kept = sorted(set(active) & set(buying))
    lost = sorted(set(active) - set(buying))
    new = sorted(set(buying) - set(active))
    earlier = sum(before[key].amount for key in active)
    value = FULL * len(kept) / len(active) if active else None
    causes = _causes([before[key] for key in lost])
    return Insight(
        formula="F-19",
        value=value,
        coverage=1.0 if active else 0.0,
        parts=(
            _part("kept", _("Customers kept"), found=[before[key] for key in kept]),
            _part("lost", _("Customers lost"), found=[before[key] for key in lost]),
            _part("new", _("New customers"), found=[now[key] for key in new]),
        ),
        missing=() if active else ("sales",),
        detail={
            "earlier": len(active),
            "kept": [*kept],
            "lost": [*lost],
            "new": [*new],
            "weighted": FULL * sum(before[key].amount for key in kept) / earlier
            if active
            else None,
            "causes": dict(causes),
            "controllable": _controllable(causes),
        },
    )


def _sold(
    dossier: Dossier, today: dt.date, *, till: Till, back: int = 0
) -> tuple[float, tuple[Row, ...]]:
    found = sales(dossier, today, back=back)
    return till.total(row.amount for row in found), rows(dossier.account, *found)


def _part(code: str, label: str, *, found: list[Customer]) -> Part:
    accounts = (dossier.account for customer in found for dossier in customer.dossiers)
    return Part(code, label, float(len(found)), rows=rows(*accounts))


def _causes(lost: list[Customer]) -> Counter[str]:
    """The losses by cause; a cause that nobody gave is not counted."""
    accounts = (dossier.account for customer in lost for dossier in customer.dossiers)
    return Counter(account.lost_cause for account in accounts if account.lost_cause is not None)


def _controllable(causes: Counter[str]) -> Any:
    own = sum(causes[cause] for cause in CONTROLLABLE)
    total = own + sum(causes[cause] for cause in UNCONTROLLABLE)
    return FULL * own / total if total else None
