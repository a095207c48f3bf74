"""Money and complaints that wait, and what we spend to please (5.3 sheets 8, 9 and 11)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.sales import Till
    from kamdesk.domain.portfolio.whole import Named, Whole
    from kamdesk.domain.records import Complaint

STEPS = ("not due", "S0", "S1", "S2", "S3", "S4", "S5")
"""Ages of a debt by the step it calls for (F-08), the youngest first."""


@dataclass(frozen=True, slots=True)
class DebtRow:
    """What one account owes, by the step its age calls for; amounts in one currency.

    ``ages`` in the order of ``STEPS``, whether the step is paused or held or not; ``disputed``
    and ``promised`` are parts of it; ``trap`` and ``effective_days`` of F-09; ``tied_up`` capital.
    """

    account: Named
    ages: tuple[Money, ...]
    total: Money
    overdue: Money
    disputed: Money | None
    promised: Money | None
    trap: str | None
    effective_days: float | None
    tied_up: Money | None
    step: str | None

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


@dataclass(frozen=True, slots=True)
class Debts:
    """The accounts that owe, the most overdue first, and the sums by age."""

    currency: str
    rows: tuple[DebtRow, ...]
    ages: tuple[tuple[Money, ...], ...]
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
            summed((row.ages[number] for row in rows), till) for number in range(len(STEPS))
        ),
        total=summed((row.total for row in rows), till),
        overdue=summed((row.overdue for row in rows), till),
    )


def _debt(whole: Whole, dossier: Dossier, *, till: Till) -> DebtRow | None:
    found = whole.insights[dossier.account.id]
    currency = str(found["F-08"].detail["currency"])
    ages: dict[str, float] = defaultdict(float)
    disputed = promised = overdue = 0.0
    for item in found["F-08"].items.values():
        detail: Mapping[str, Any] = item.detail
        balance = detail["balance"] or 0.0
        ages[detail["step"] or "not due"] += balance
        overdue += balance if (detail["days"] or 0) > 0 else 0.0
        disputed += balance if item.level == "paused" else 0.0
        promised += balance if item.level == "held" else 0.0
    total = sum(ages.values())
    if total <= 0:
        return None
    trap: Mapping[str, Any] = found["F-09"].detail
    used = till_for(dossier, till)

    def shown(amount: float) -> Money:
        return Money(round(used.worth(Money(round(amount), currency)) or 0.0), used.currency)

    return DebtRow(
        account=named(dossier),
        ages=tuple(shown(ages[step]) for step in STEPS),
        total=shown(total),
        overdue=shown(overdue),
        disputed=shown(disputed) if disputed else None,
        promised=shown(promised) if promised else None,
        trap=found["F-09"].level,
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
