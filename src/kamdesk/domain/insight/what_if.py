"""What is left if some customers stop (F-05): sales, margin, debts and how long money takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.concentration import figures_of, measured
from kamdesk.domain.insight.numbers import FULL, limits_of
from kamdesk.domain.insight.payment import YEAR_DAYS, paid_days
from kamdesk.domain.insight.sales import Till, sales, till_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits


@dataclass(frozen=True, slots=True)
class Standing:
    """Some customers together: amounts in minor units, percent, days; ``None`` = no figure.

    ``margin_percent`` of the sales whose margin is known; ``dso`` receivables in days of sales;
    ``effective_days`` from invoice to money, weighted by amount; ``top1`` share of the largest.
    """

    customers: int
    sales: float
    margin: float
    margin_percent: float | None
    receivables: float
    dso: float | None
    effective_days: float | None
    top1: float | None
    hhi: float | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The portfolio before and after some accounts stop, in one currency."""

    currency: str
    before: Standing
    after: Standing


def what_if(
    dossiers: tuple[Dossier, ...],
    today: dt.date,
    *,
    stopped: Collection[str],
    limits: Limits | None = None,
) -> WhatIf:
    """The portfolio with and without the accounts whose ids are in ``stopped``.

    Nothing is made up: the others go on as in the last 12 months, and what the stopped ones owe
    leaves the receivables too.
    """
    till = till_of(dossiers, limits)
    left = tuple(item for item in dossiers if item.account.id not in stopped)
    return WhatIf(
        currency=till.currency,
        before=standing(dossiers, today, till=till, limits=limits),
        after=standing(left, today, till=till, limits=limits),
    )


def standing(
    dossiers: tuple[Dossier, ...], today: dt.date, *, till: Till, limits: Limits | None = None
) -> Standing:
    """The figures of some accounts together."""
    found = measured(dossiers, today, measure="sales", till=till)
    figures = figures_of(found, limits_of("F-05", limits)) or {}
    rows = [row for dossier in dossiers for row in sales(dossier, today)]
    amount = till.total(row.amount for row in rows)
    margin = till.total(row.margin for row in rows)
    base = till.total(row.amount for row in rows if row.margin is not None)
    owed = measured(dossiers, today, measure="receivables", till=till)
    debts = sum(customer.amount for customer in owed)
    paid = [paid_days(dossier, today, till=till, limits=limits) for dossier in dossiers]
    days, amounts = sum(item[0] for item in paid), sum(item[1] for item in paid)
    return Standing(
        customers=int(figures.get("customers", 0)),
        sales=amount,
        margin=margin,
        margin_percent=FULL * margin / base if base > 0 else None,
        receivables=debts,
        dso=debts / amount * YEAR_DAYS if amount > 0 else None,
        effective_days=days / amounts if amounts > 0 else None,
        top1=figures.get("top1"),
        hhi=figures.get("hhi"),
    )
