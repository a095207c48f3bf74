"""What is owed by age, as the sheets of one account and of all accounts show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.ageing import ageing
from kamdesk.domain.fact import Money
from kamdesk.i18n import N_
from kamdesk.reports.workbook.columns import Form, computed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.ageing import Bucket
    from kamdesk.domain.portfolio.waiting import AgeSum
    from kamdesk.reports.workbook.desk import Desk


@dataclass(frozen=True, slots=True)
class Age:
    """What is owed of one age in one currency."""

    bucket: Bucket
    amount: Money
    count: int


COLUMNS: Final = (
    computed("age", N_("Past due"), read=lambda _d, x: x.bucket.words, width=16.0, bold=True),
    computed("amount", N_("Amount"), read=lambda _d, x: x.amount, form=Form.MONEY),
    computed("count", N_("Invoices"), read=lambda _d, x: x.count, form=Form.WHOLE),
)


def of_account(desk: Desk) -> list[Age]:
    """The ages of the debts of one account, empty ones too; none where nothing is owed."""
    result = desk.insight("F-08")
    found = ageing(result) if result else None
    if found is None or not found.total:
        return []
    return [
        Age(bucket, Money(round(bucket.amount), found.currency), bucket.count)
        for bucket in found.buckets
    ]


def of_portfolio(sums: Iterable[AgeSum]) -> list[Age]:
    """The ages over all accounts; what has no rate into their currency has lines of its own."""
    return [
        Age(age.bucket, amount, age.count)
        for age in sums
        for number, amount in enumerate(age.sums)
        if amount.amount or not number
    ]
