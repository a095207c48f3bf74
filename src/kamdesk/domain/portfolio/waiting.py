"""Money and complaints that wait, and what we spend to please (5.3 sheets 8, 9 and 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.ageing import ageing, ladder
from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.complaints import complaints, days_late, days_open, is_open
from kamdesk.domain.insight.favours import support
from kamdesk.domain.insight.numbers import FULL
from kamdesk.domain.insight.sales import till_of
from kamdesk.domain.portfolio.whole import named, summed, till_for
from kamdesk.domain.records import ProductLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.ageing import Bucket
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.sales import Till
    from kamdesk.domain.portfolio.whole import Named, Whole
    from kamdesk.domain.records import Complaint


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtRow:
    """What one account owes by age; amounts in one currency.

    ``ages`` in the order of ``ladder()``, disputed and undated ones among them: they add up to
    ``total``; ``promised`` and ``retention`` are parts of it. ``trap``, ``basis`` (days) and
    ``effective_days`` of F-09; ``tied_up`` capital; ``step`` the highest that is due.
    """

    account: Named
    ages: tuple[Money, ...]
    counts: tuple[int, ...]
    total: Money
    overdue: Money
    disputed: Money | None
    promised: Money | None
    retention: Money | None
    trap: str | None
    basis: float | None
    effective_days: float | None
    tied_up: Money | None
    step: str | None

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


@dataclass(frozen=True, slots=True)
class AgeSum:
    """One age over all accounts: its sums by currency, and how many invoices."""

    bucket: Bucket
    sums: tuple[Money, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Debts:
    """The accounts that owe, the most overdue first, and the sums by age."""

    currency: str
    rows: tuple[DebtRow, ...]
    ages: tuple[AgeSum, ...]
    total: tuple[Money, ...]
    overdue: tuple[Money, ...]


def debts(whole: Whole) -> Debts:
    """Receivables by account and age."""
    till = till_of(whole.dossiers)
    rows = [
        row for dossier in whole.dossiers if (row := _debt(whole, dossier, till=till)) is not None
    ]
    rows.sort(key=lambda row: (-row.overdue.amount, -row.total.amount, row.account.key))
    return Debts(
        currency=till.currency,
        rows=tuple(rows),
        ages=tuple(
            AgeSum(
                bucket,
                summed((row.ages[number] for row in rows), till),
                sum(row.counts[number] for row in rows),
            )
            for number, bucket in enumerate(ladder())
        ),
        total=summed((row.total for row in rows), till),
        overdue=summed((row.overdue for row in rows), till),
    )


def _debt(whole: Whole, dossier: Dossier, *, till: Till) -> DebtRow | None:
    found = whole.insights[dossier.account.id]
    aged = ageing(found["F-08"])
    if aged.total <= 0:
        return None
    trap: Mapping[str, Any] = found["F-09"].detail
    used = till_for(dossier, till)

    def shown(amount: float) -> Money:
        own = Money(round(amount), aged.currency)
        return Money(round(used.worth(own) or 0.0), used.currency)

    return DebtRow(
        account=named(dossier),
        ages=tuple(shown(bucket.amount) for bucket in aged.buckets),
        counts=tuple(bucket.count for bucket in aged.buckets),
        total=shown(aged.total),
        overdue=shown(aged.overdue),
        disputed=shown(aged.disputed) if aged.disputed else None,
        promised=shown(aged.promised) if aged.promised else None,
        retention=shown(trap["retention"]) if trap.get("retention") else None,
        trap=found["F-09"].level,
        basis=found["F-09"].value,
        effective_days=trap.get("effective"),
        tied_up=shown(trap["tied_up"]) if trap.get("tied_up") else None,
        step=found["F-08"].level,
    )


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One open complaint: severity, days open, days past its target, what was done badly."""

    id: str
    key: str
    account: Named
    severity: str | None
    what: str
    line: str
    opened: dt.datetime | None
    days: int | None
    late: int
    first_answer_hours: float | None
    tags: tuple[str, ...]


def complaint_rows(whole: Whole) -> tuple[ComplaintRow, ...]:
    """The open complaints of all accounts, the latest first."""
    rows = [
        _complaint(whole, dossier, complaint=complaint)
        for dossier in whole.dossiers
        for complaint in complaints(dossier, whole.today)
        if is_open(complaint, whole.today)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.late, -(row.days or 0), row.key)))


def _complaint(whole: Whole, dossier: Dossier, *, complaint: Complaint) -> ComplaintRow:
    line = dossier.shelf.get(ProductLine, complaint.product_line)
    items = whole.insights[dossier.account.id]["F-16"].items
    detail: Any = items[key_of(complaint)].detail
    return ComplaintRow(
        id=complaint.id,
        key=key_of(complaint),
        account=named(dossier),
        severity=complaint.severity,
        what=complaint.what or "",
        line=(line.name or "") if line else "",
        opened=complaint.opened,
        days=days_open(complaint, whole.today),
        late=days_late(complaint, whole.today),
        first_answer_hours=detail.get("first_answer_hours") if detail.get("answered") else None,
        tags=tuple(complaint.tags or ()),
    )


@dataclass(frozen=True, slots=True)
class FavourRow:
    """What we gave one account this year: sum, rate of it and the rate before in percent.

    ``unwritten`` and ``behind`` are how many favours lack a written return or miss their target.
    """

    account: Named
    given: Money
    rate: float | None
    earlier_rate: float | None
    level: str | None
    trend: bool | None
    unwritten: int
    behind: int

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


def favour_rows(whole: Whole) -> tuple[FavourRow, ...]:
    """The accounts that got favours this year or last, the highest rate first."""
    till = till_of(whole.dossiers)
    rows = []
    for dossier in whole.dossiers:
        found = whole.insights[dossier.account.id]["F-15"]
        detail: Any = found.detail
        if found.level is None:
            continue
        used = till_for(dossier, till)
        given = used.total(row.amount for row in support(dossier, whole.today.year))
        rows.append(
            FavourRow(
                account=named(dossier),
                given=Money(round(given), used.currency),
                rate=_percent(detail["rate"]),
                earlier_rate=_percent(detail["earlier_rate"]),
                level=found.level,
                trend=detail["support_up_sales_down"],
                unwritten=len(detail["unwritten"]),
                behind=len(detail["behind"]),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-(row.rate or 0.0), row.account.key)))


def _percent(ratio: float | None) -> float | None:
    return None if ratio is None else FULL * ratio
