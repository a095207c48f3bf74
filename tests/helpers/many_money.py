"""The money at the accounts of ``many``: sales, deliveries, invoices, agreements, favours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    Agreement,
    DeliveryMonth,
    Invoice,
    LedgerLine,
    Payment,
    Sale,
    Spend,
    SupplierStatus,
)

if TYPE_CHECKING:
    from tests.helpers.many import Customer, Maker

    from kamdesk.domain.records import ProductLine

MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)][11:34]
"""December 2024 to October 2026: two years of sales up to the last full month."""


def money_of(maker: Maker, customer: Customer) -> None:
    """All money of one account; a prospect has none yet."""
    if not customer.size:
        return
    # A few sell most, many sell little.
    scale = round(maker.dice.lognormvariate(customer.size, 0.9) * 20_000_00)
    lines = maker.dice.sample(maker.lines, (1, 2, 2, 3)[customer.size])
    for line in lines:
        _sales(maker, customer, line=line, scale=scale)
    for month in MONTHS[-6 * (customer.size - 1) :] if customer.size > 1 else ():
        due = maker.dice.randint(1, 9)
        good = max(0, due - maker.one((0, 0, 0, 1, 3)))
        maker.add(
            DeliveryMonth,
            account=customer.account.id,
            month=month,
            lines=due,
            lines_on_time_in_full=good,
        )
    for number in range((0, 2, 4, 7)[customer.size]):
        _invoice(maker, customer, number=number, scale=scale)
    _agreements(maker, customer)
    if maker.often(0.4):
        maker.add(
            LedgerLine,
            account=customer.account.id,
            kind=maker.one(("rebate", "training_support", "development_cost")),
            year=2026,
            amount=Money(scale // 10, "CNY"),
            written=maker.often(0.5),
        )


def _sales(maker: Maker, customer: Customer, *, line: ProductLine, scale: int) -> None:
    trend = maker.dice.uniform(-0.03, 0.03)
    for number, month in enumerate(MONTHS):
        if not maker.often(0.85):
            continue
        amount = round(scale * (1 + trend * number) * maker.dice.uniform(0.5, 1.5))
        maker.add(
            Sale,
            account=customer.account.id,
            product_line=line.id,
            month=month,
            amount=Money(amount, "CNY"),
            margin=Money(amount // 4, "CNY"),
            channel="imported",
        )
    total = Money(scale * 12 * maker.dice.randint(1, 5), "CNY")
    maker.add(
        Spend,
        account=customer.account.id,
        product_line=line.id,
        year=2026,
        total=total if maker.often(0.7) else None,
        ours=Money(scale * 12, "CNY"),
    )
    maker.add(
        SupplierStatus,
        account=customer.account.id,
        product_line=line.id,
        status=maker.one(("approved", "approved", "in_audit", "suspended")),
        since=maker.ago(100, 900),
        expiry=maker.ago(-500, -20) if maker.often(0.3) else None,
    )


def _invoice(maker: Maker, customer: Customer, *, number: int, scale: int) -> None:
    issued = maker.ago(20, 330)
    due = issued + dt.timedelta(days=60)
    amount = Money(max(1, round(scale * maker.dice.uniform(0.3, 2.5))), "CNY")
    late = due < DAY_OF_MONEY
    invoice = maker.add(
        Invoice,
        account=customer.account.id,
        no=f"{customer.account.code}-{number + 1:02d}",
        issued=issued,
        due=due,
        amount=amount,
        kind=maker.one(("advance", "delivery", "acceptance")),
        promise_date=maker.ago(-15, 15) if late and maker.often(0.1) else None,
    )
    if late and maker.often(0.88):
        paid = due + dt.timedelta(days=maker.dice.randint(-10, 35))
        maker.add(Payment, invoice=invoice.id, date=min(paid, DAY_OF_MONEY), amount=amount)


DAY_OF_MONEY = dt.date(2026, 11, 20)


def _agreements(maker: Maker, customer: Customer) -> None:
    for kind in ("framework", "service")[: customer.size - 1]:
        begin = maker.ago(250, 900)
        maker.add(
            Agreement,
            account=customer.account.id,
            kind=kind,
            name="年度框架" if kind == "framework" else "服务协议",
            valid_from=begin,
            valid_to=begin + dt.timedelta(days=maker.one((365, 730, 1095))),
        )
