"""F-05: how much of our sales hangs on few customers, and the ABC classes that follow."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.invoices import owed
from kamdesk.domain.insight.numbers import EXACT, FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, Row, rows
from kamdesk.domain.insight.sales import Till, sales, till_of
from kamdesk.domain.insight.wallet import share_of_wallet
from kamdesk.domain.records import Organisation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from kamdesk.domain.dossier import Dossier

Dossiers = tuple["Dossier", ...]
PERCENT_SQUARED = 10000.0


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer, its group rolled up: key, accounts, an amount in minor units, rows behind it."""

    key: str
    name: str
    dossiers: Dossiers
    amount: float
    rows: tuple[Row, ...]


def concentration(dossiers: Dossiers, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-05: value the share of the largest customer in percent, level alarm, watch or ok.

    Sales of 12 months, groups rolled up, negative balances as 0. ``None`` without sales. With
    fewer than five customers there is no 80/20 statement. ``detail``: ``top1``, ``top3``,
    ``top_fifth``, ``k80``, ``hhi``, ``effective``, ``total``, ``classes`` (by account), the same
    for ``margin`` and ``receivables``, and ``dependence`` (our share of their spend, percent).
    """
    numbers = limits_of("F-05", limits)
    till = till_of(dossiers, limits)
    found = measured(dossiers, today, measure="sales", till=till)
    figures = figures_of(found, numbers)
    if figures is None:
        return Insight(formula="F-05", coverage=0.0, missing=("sales",))
    return Insight(
        formula="F-05",
        value=figures["top1"],
        level=level_of(figures, numbers),
        parts=tuple(
            Part(c.key, c.name, FULL * c.amount / figures["total"], FULL, rows=c.rows)
            for c in found
            if c.amount > 0
        ),
        missing=till.foreign(row.amount for d in dossiers for row in sales(d, today)),
        detail={
            **figures,
            "currency": till.currency,
            "classes": dict(abc(dossiers, found, numbers=numbers)),
            **{
                measure: figures_of(measured(dossiers, today, measure=measure, till=till), numbers)
                for measure in ("margin", "receivables")
            },
            "dependence": {
                key_of(d.account): share_of_wallet(d, today, limits=limits).value for d in dossiers
            },
        },
    )


def customers(
    dossiers: Dossiers, amount: Callable[[Dossier], tuple[float, tuple[Row, ...]]]
) -> tuple[Customer, ...]:
    """Customers with an amount, the largest first; a group counts as one, never below 0."""
    groups: dict[str, list[Dossier]] = defaultdict(list)
    heads: dict[str, Organisation] = {}
    for dossier in dossiers:
        head = head_of(dossier)
        heads[head.id] = head
        groups[head.id].append(dossier)
    found = []
    for group, members in groups.items():
        amounts = [amount(dossier) for dossier in members]
        found.append(
            Customer(
                key=key_of(heads[group]),
                name=heads[group].short or heads[group].name or key_of(heads[group]),
                dossiers=tuple(members),
                amount=max(0.0, sum(value for value, _rows in amounts)),
                rows=tuple(row for _value, behind in amounts for row in behind),
            )
        )
    return tuple(sorted(found, key=lambda item: (-item.amount, item.key)))


def measured(
    dossiers: Dossiers, today: dt.date, *, measure: str, till: Till
) -> tuple[Customer, ...]:
    """The customers by ``sales`` or ``margin`` of 12 months, or by ``receivables`` of the day."""
    amount = MEASURES[measure]
    return customers(dossiers, lambda dossier: amount(dossier, today, till=till))


def head_of(dossier: Dossier) -> Organisation:
    """The top of the group a customer belongs to; a ring of parents stops where it closes."""
    head, seen = dossier.organisation, {dossier.organisation.id}
    while head.parent is not None and head.parent not in seen:
        parent = dossier.shelf.get(Organisation, head.parent)
        if parent is None:
            break
        seen.add(parent.id)
        head = parent
    return head


def _sold(dossier: Dossier, today: dt.date, *, till: Till) -> tuple[float, tuple[Row, ...]]:
    found = sales(dossier, today)
    return till.total(row.amount for row in found), rows(dossier.account, *found)


def _margin(dossier: Dossier, today: dt.date, *, till: Till) -> tuple[float, tuple[Row, ...]]:
    found = sales(dossier, today)
    return till.total(row.margin for row in found), rows(dossier.account, *found)


def _owed(dossier: Dossier, today: dt.date, *, till: Till) -> tuple[float, tuple[Row, ...]]:
    found = owed(dossier, today, till=till)
    invoices = (item.invoice for item in found)
    return sum(item.balance or 0.0 for item in found), rows(dossier.account, *invoices)


MEASURES: Final = {"sales": _sold, "margin": _margin, "receivables": _owed}
"""What concentration is told of, the first one with the alarm."""


def figures_of(found: tuple[Customer, ...], numbers: Mapping[str, Any]) -> dict[str, Any] | None:
    """The figures of one distribution, shares in percent; ``None`` if there is nothing."""
    amounts = [customer.amount for customer in found if customer.amount > 0]
    total = sum(amounts)
    if not total:
        return None
    shares = [FULL * amount / total for amount in amounts]
    hhi = sum(share**2 for share in shares)
    enough = len(shares) >= numbers["customers_needed"]
    fifth = math.ceil(round(numbers["top_part"] * len(shares), EXACT))
    return {
        "total": total,
        "customers": len(shares),
        "top1": shares[0],
        "top3": sum(shares[:3]),
        "top_fifth": [fifth, sum(shares[:fifth])] if enough else None,
        "k80": _needed(shares, FULL * numbers["most_of_sales"]) if enough else None,
        "hhi": hhi,
        "effective": PERCENT_SQUARED / hhi,
    }


def _needed(shares: list[float], border: float) -> int:
    """The smallest number of customers that together reach a share."""
    return 1 + sum(round(total, EXACT) < border for total in accumulate(shares))


def level_of(figures: Mapping[str, Any], numbers: Mapping[str, Any]) -> str:
    """Alarm, watch or ok, by the share of the largest customer and by how few carry the rest."""
    top = round(figures["top1"] / FULL, EXACT)
    if top >= numbers["alarm_top1"]:
        return "alarm"
    wide = top < numbers["watch_top1"] and round(figures["hhi"], EXACT) < numbers["watch_hhi"]
    return "ok" if wide else "watch"


def abc(
    dossiers: Dossiers, found: tuple[Customer, ...], *, numbers: Mapping[str, Any]
) -> dict[str, str | None]:
    """The class of every account by key; who crosses a border belongs to the higher class.

    ``None`` for accounts without sales.
    """
    total = sum(customer.amount for customer in found)
    classes: dict[str, str | None] = {key_of(dossier.account): None for dossier in dossiers}
    before = 0.0
    for customer in found:
        if customer.amount <= 0:
            continue
        share = round(before / total, EXACT)
        letter = "A" if share < numbers["class_a"] else "B" if share < numbers["class_b"] else "C"
        classes |= {key_of(dossier.account): letter for dossier in customer.dossiers}
        before += customer.amount
    return classes
