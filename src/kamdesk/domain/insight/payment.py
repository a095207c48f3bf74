"""F-09: the payment trap: what waiting for the money costs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.invoices import Owed, owed
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, Row, rows
from kamdesk.domain.insight.sales import Till, own_till, sales, sold
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Account, Sale

YEAR_DAYS = 365


@remembered
def payment_trap(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-09: value the basis in days, level green, amber or red.

    Basis: effective days; without paid invoices the larger of terms and DSO. Without sales only
    the terms are told, in ``detail``, and there is no value. Rates in ``detail`` are in percent,
    amounts in minor units.
    """
    numbers = limits_of("F-09", limits)
    till = own_till(dossier, limits)
    sold_rows = sales(dossier, today)
    money = _Money(
        account=dossier.account,
        till=till,
        sold=sold_rows,
        amount=sold(sold_rows, till),
        owed=owed(dossier, today, till=till),
        effective=effective_days(dossier, today, limits=limits),
    )
    basis = money.basis
    costs = _costs(money, basis, numbers=numbers)
    limit = till.worth(dossier.account.credit_limit)
    over = limit is not None and money.receivables > limit
    return Insight(
        formula="F-09",
        value=basis,
        level=_level(money, costs["net_margin"], over=over, numbers=numbers),
        coverage=_coverage(money),
        parts=_parts(money, costs, limit=limit),
        missing=_missing(money),
        detail={
            **costs,
            "currency": till.currency,
            "terms": money.terms,
            "receivables": money.receivables,
            "disputed": money.disputed,
            "retention": money.retention,
            "credit_limit": limit,
            "over_limit": over,
            "dso": money.dso,
            "effective": money.effective,
            "sales": money.amount,
        },
    )


@remembered
def effective_days(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> float | None:
    """Days from invoice to money of what was paid in 365 days, weighted by amount.

    A bill counts until it is due. ``None`` if nothing was paid.
    """
    days, amounts = paid_days(dossier, today, till=own_till(dossier, limits), limits=limits)
    return days / amounts if amounts > 0 else None


def paid_days(
    dossier: Dossier, today: dt.date, *, till: Till, limits: Limits | None = None
) -> tuple[float, float]:
    """What was paid in 365 days: the sum of amount times days, and of the amounts."""
    begin = today - dt.timedelta(days=int(limits_of("F-09", limits)["window_days"]))
    days, amounts = 0.0, 0.0
    for item in owed(dossier, today, till=till):
        for payment in item.payments:
            amount = till.worth(payment.amount)
            if payment.date is None or item.invoice.issued is None or amount is None:
                continue
            if begin < payment.date:
                taken = (payment.date - item.invoice.issued).days + (payment.bill_tenor_days or 0)
                days += amount * taken
                amounts += amount
    return days, amounts


@dataclass(frozen=True, slots=True)
class _Money:
    """What the formula weighs: sales of 12 months, debts, terms. Amounts in minor units."""

    account: Account
    till: Till
    sold: tuple[Sale, ...]
    amount: float
    owed: tuple[Owed, ...]
    effective: float | None

    @property
    def terms(self) -> int | None:
        """The agreed days."""
        return self.account.payment_terms_days

    @property
    def receivables(self) -> float:
        """All balances: disputed, retained and not yet due too (reading 13)."""
        return sum(item.balance or 0.0 for item in self.owed)

    @property
    def disputed(self) -> float:
        """The part of the receivables that a complaint holds back."""
        return sum(item.balance or 0.0 for item in self.owed if item.complaint)

    @property
    def retention(self) -> float:
        """The part of the receivables that is retained by contract."""
        return sum(item.balance or 0.0 for item in self.owed if item.invoice.kind == "retention")

    @property
    def dso(self) -> float | None:
        """Receivables in days of sales; ``None`` without sales or without any invoice."""
        if self.amount <= 0 or not self.owed:
            return None
        return self.receivables / self.amount * YEAR_DAYS

    @property
    def basis(self) -> float | None:
        """The days that money takes. Without sales or payments there is nothing to wait for."""
        if self.effective is not None:
            return self.effective
        if self.amount <= 0:
            return None
        known = [float(days) for days in (self.terms, self.dso) if days is not None]
        return max(known, default=None)

    @property
    def margin(self) -> float | None:
        """Gross margin of the rows that have one, as a part of 1."""
        known = [row for row in self.sold if row.margin is not None and row.amount is not None]
        amount = sold(known, self.till)
        return self.till.total(row.margin for row in known) / amount if amount > 0 else None


def _costs(money: _Money, basis: float | None, *, numbers: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the basis; each ``None`` where it does not."""
    cost = None if basis is None else 100 * numbers["financing_rate"] * basis / YEAR_DAYS
    gross = None if money.margin is None else 100 * money.margin
    return {
        "financing_cost": cost,
        "gross_margin": gross,
        "net_margin": None if cost is None or gross is None else gross - cost,
        "turns": YEAR_DAYS / basis if basis else None,
        "tied_up": None if basis is None else money.amount * basis / YEAR_DAYS,
    }


def _level(
    money: _Money, net: float | None, *, over: bool, numbers: Mapping[str, Any]
) -> str | None:
    if money.basis is None and not over:
        return None
    days = money.basis or 0.0
    if days >= numbers["red_days"] or over or (net is not None and net < 0):
        return "red"
    slow = days >= numbers["amber_days"] or (money.terms or 0) >= numbers["amber_days"]
    return "amber" if slow else "green"


def _coverage(money: _Money) -> float:
    """What is known of the four things asked: sales, margin, payments, terms."""
    known = (
        money.amount > 0,
        money.margin is not None,
        money.effective is not None,
        money.terms is not None,
    )
    return sum(known) / len(known)


def _missing(money: _Money) -> tuple[str, ...]:
    asked = {
        "sales": money.amount > 0,
        "margin": money.margin is not None,
        "payments": money.effective is not None,
        "payment_terms_days": money.terms is not None,
    }
    odd = money.till.foreign([row.amount for row in money.sold])
    return (*(name for name, known in asked.items() if not known), *odd)


def _parts(money: _Money, costs: Mapping[str, Any], *, limit: float | None) -> tuple[Part, ...]:
    paid = [item for item in money.owed if item.payments]
    open_ = [item for item in money.owed if item.balance]
    sold_rows = rows(*money.sold)
    terms = None if money.terms is None else float(money.terms)
    return (
        Part("effective", _("Days until money comes"), money.effective, rows=_rows(paid)),
        Part("dso", _("Receivables in days of sales"), money.dso, rows=_rows(open_)),
        Part("terms", _("Agreed days"), terms, rows=rows(money.account)),
        Part("gross_margin", _("Gross margin, %"), costs["gross_margin"], rows=sold_rows),
        Part("financing_cost", _("Cost of waiting, %"), costs["financing_cost"], rows=_rows(paid)),
        Part("net_margin", _("Margin after waiting, %"), costs["net_margin"], rows=sold_rows),
        Part("receivables", _("Receivables"), money.receivables, limit, rows=_rows(open_)),
    )


def _rows(items: list[Owed]) -> tuple[Row, ...]:
    return rows(*(record for item in items for record in (item.invoice, *item.payments)))
