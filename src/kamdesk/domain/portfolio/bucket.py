"""Who came, stayed and went (5.3 sheet 12): F-19 with names, amounts and causes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.concentration import Customer, customers
from kamdesk.domain.insight.retention import CONTROLLABLE, UNCONTROLLABLE
from kamdesk.domain.insight.sales import YEAR, Till, sales, till_of
from kamdesk.domain.portfolio.whole import money
from kamdesk.i18n import N_

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Row
    from kamdesk.domain.portfolio.whole import Whole

FLOWS = {"new": N_("New"), "kept": N_("Kept"), "lost": N_("Lost")}
"""What became of a customer, as msgids."""


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One customer (a group counts as one): what became of it, sales before and now.

    ``cause`` is a code of LOSS_CAUSE for a lost one; ``ours_to_stop`` whether we could have
    (``None`` = neither: no cause, or another one).
    """

    id: str
    key: str
    name: str
    flow: str
    before: Money | None
    now: Money | None
    cause: str | None
    ours_to_stop: bool | None


@dataclass(frozen=True, slots=True)
class Bucket:
    """The customers and the figures of F-19 in percent; sums in the portfolio's currency.

    ``sums`` by flow: number, sales of the earlier year, sales of this year.
    """

    currency: str
    rows: tuple[FlowRow, ...]
    sums: tuple[tuple[str, int, Money | None, Money | None], ...]
    retention: float | None
    weighted: float | None
    causes: tuple[tuple[str, int], ...]
    controllable: float | None


def bucket(whole: Whole) -> Bucket:
    """Everybody who bought in the last or the earlier 12 months."""
    till = till_of(whole.dossiers)
    now = {c.key: c for c in _by_sales(whole, till, back=0)}
    before = {c.key: c for c in _by_sales(whole, till, back=YEAR)}
    rows = [
        row
        for key, customer in now.items()
        if (row := _row(customer, before[key], till=till)) is not None
    ]
    order = list(FLOWS)
    rows.sort(
        key=lambda row: (
            order.index(row.flow),
            -max(row.now.amount if row.now else 0, row.before.amount if row.before else 0),
            row.key,
        )
    )
    found = whole.portfolio["F-19"]
    detail: Any = found.detail
    causes = Counter(row.cause for row in rows if row.cause)
    return Bucket(
        currency=till.currency,
        rows=tuple(rows),
        sums=tuple(_sum(rows, flow, till=till) for flow in FLOWS),
        retention=found.value,
        weighted=detail.get("weighted"),
        causes=tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0]))),
        controllable=detail.get("controllable"),
    )


def _by_sales(whole: Whole, till: Till, *, back: int) -> tuple[Customer, ...]:
    return customers(
        whole.dossiers, lambda dossier: _sold(dossier, whole.today, till=till, back=back)
    )


def _sold(
    dossier: Dossier, today: dt.date, *, till: Till, back: int
) -> tuple[float, tuple[Row, ...]]:
    return till.total(row.amount for row in sales(dossier, today, back=back)), ()


def _row(now: Customer, before: Customer, *, till: Till) -> FlowRow | None:
    if now.amount <= 0 and before.amount <= 0:
        return None
    flow = "new" if before.amount <= 0 else "kept" if now.amount > 0 else "lost"
    accounts = [dossier.account for dossier in now.dossiers]
    causes = [account.lost_cause for account in accounts if account.lost_cause]
    cause = causes[0] if causes and flow == "lost" else None
    ours = True if cause in CONTROLLABLE else False if cause in UNCONTROLLABLE else None
    return FlowRow(
        id=accounts[0].id,
        key=now.key,
        name=now.name,
        flow=flow,
        before=money(before.amount or None, till.currency),
        now=money(now.amount or None, till.currency),
        cause=cause,
        ours_to_stop=ours,
    )


def _sum(
    rows: list[FlowRow], flow: str, *, till: Till
) -> tuple[str, int, Money | None, Money | None]:
    found = [row for row in rows if row.flow == flow]
    before = till.total(row.before for row in found)
    now = till.total(row.now for row in found)
    return flow, len(found), money(before, till.currency), money(now, till.currency)
