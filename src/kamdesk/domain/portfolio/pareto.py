"""How much hangs on few customers (5.3 sheet 3): the Pareto curve with its classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.concentration import abc, figures_of, level_of, measured
from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.sales import till_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.insight.concentration import Customer
    from kamdesk.domain.insight.result import Row
    from kamdesk.domain.portfolio.whole import Whole


@dataclass(frozen=True, slots=True)
class Share:
    """One customer (a group counts as one): amount, share and running share in percent, class."""

    id: str
    key: str
    name: str
    accounts: tuple[str, ...]
    amount: Money
    share: float
    running: float
    letter: str
    rows: tuple[Row, ...]

    @property
    def largest(self) -> bool:
        """Whether nobody stands before it."""
        return self.running <= self.share


@dataclass(frozen=True, slots=True)
class Pareto:
    """A distribution: its customers, the largest first, and the figures of F-05.

    ``figures`` is empty where there is nothing to share. ``level`` alarm, watch, ok or ``None``;
    ``alarm_top1`` the border of the alarm in percent; ``missing`` what could not be added.
    """

    measure: str
    currency: str
    shares: tuple[Share, ...]
    figures: Mapping[str, Any]
    level: str | None
    alarm_top1: float
    missing: tuple[str, ...]


def pareto(whole: Whole, measure: str = "sales", *, limits: Limits | None = None) -> Pareto:
    """The distribution by ``sales``, ``margin`` or ``receivables``."""
    numbers = limits_of("F-05", limits)
    till = till_of(whole.dossiers, limits)
    found = measured(whole.dossiers, whole.today, measure=measure, till=till)
    figures = figures_of(found, numbers) or {}
    classes = abc(whole.dossiers, found, numbers=numbers) if figures else {}
    shares: list[Share] = []
    for customer in found:
        if customer.amount > 0:
            before = shares[-1].running if shares else 0.0
            part = FULL * customer.amount / figures["total"]
            shares.append(
                _share(customer, part, before=before, classes=classes, currency=till.currency)
            )
    return Pareto(
        measure=measure,
        currency=till.currency,
        shares=tuple(shares),
        figures=figures,
        level=level_of(figures, numbers) if figures else None,
        alarm_top1=FULL * numbers["alarm_top1"],
        missing=whole.portfolio["F-05"].missing,
    )


def _share(
    customer: Customer,
    part: float,
    *,
    before: float,
    classes: Mapping[str, str | None],
    currency: str,
) -> Share:
    accounts = tuple(dossier.account for dossier in customer.dossiers)
    first = accounts[0]
    return Share(
        id=first.id,
        key=customer.key,
        name=customer.name,
        accounts=tuple(account.id for account in accounts),
        amount=Money(round(customer.amount), currency),
        share=part,
        running=before + part,
        letter=classes.get(first.external or first.id) or "",
        rows=customer.rows,
    )
