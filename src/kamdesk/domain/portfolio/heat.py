"""Accounts beside their metrics (domain/6 5.3, sheet 2): the heat table."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kamdesk.domain.ageing import ageing
from kamdesk.domain.days import day_of
from kamdesk.domain.insight.complaints import complaints, is_late, is_open
from kamdesk.domain.insight.numbers import FULL
from kamdesk.domain.insight.sales import YEAR, Till, sales, sold, till_of
from kamdesk.domain.insight.visit_rhythm import next_visit
from kamdesk.domain.portfolio.whole import money, named, person_name, till_for
from kamdesk.domain.records import Action, Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.portfolio.whole import Named, Whole


class Judged(Protocol):
    """A finding, as far as it is counted here."""

    @property
    def account(self) -> str | None:
        """The account it is about."""

    @property
    def severity(self) -> str:
        """Red, amber or info."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account with its metrics; ``None`` = not known or does not apply.

    Percent for ``change``, ``margin``, ``wallet``, ``completeness``, ``relations`` (key persons,
    extensive); points for ``points`` and ``risk``; days for ``effective_days``; ``org_level`` is
    the gate level 0..4, ``threads`` two lights (theirs, ours), ``red`` and ``amber`` the findings,
    ``None`` until the rules have been gone through.
    """

    account: Named
    points: float | None
    suggested: str | None
    propose: bool
    category: str | None
    lifecycle: str | None
    stage: str | None
    bond_level: int | None
    deputy: str
    sales: Money | None
    prior: Money | None
    change: float | None
    margin: float | None
    wallet: float | None
    unserved: Money | None
    completeness: float | None
    completeness_level: str | None
    org_level: str | None
    key_people: float | None
    key_people_level: str | None
    extensive: float | None
    extensive_level: str | None
    risk: float | None
    risk_level: str | None
    at_risk: Money | None
    criteria: str | None
    threads: tuple[str, str]
    last_visit: dt.date | None
    overdue_ratio: float | None
    visit_level: str | None
    next_visit: dt.date | None
    effective_days: float | None
    payment_level: str | None
    receivable: Money | None
    overdue: Money | None
    complaints_open: int
    complaints_late: int
    red: int | None
    amber: int | None
    next_step: str
    next_due: dt.date | None
    data_date: dt.date | None

    @property
    def id(self) -> str:
        """The id of the account, by which lists find the row again."""
        return self.account.id


def heat(whole: Whole, findings: Iterable[Judged] | None = None) -> tuple[AccountRow, ...]:
    """Every account, in the order of the book; ``findings`` are counted by account.

    ``None`` where nobody has gone through the rules yet.
    """
    till = till_of(whole.dossiers)
    judged: dict[str, list[str]] = defaultdict(list)
    for finding in findings or ():
        judged[finding.account or ""].append(finding.severity)
    return tuple(
        heat_row(
            whole,
            dossier,
            till=till,
            severities=None if findings is None else judged[dossier.account.id],
        )
        for dossier in whole.dossiers
    )


def heat_row(
    whole: Whole, dossier: Dossier, *, till: Till, severities: Iterable[str] | None
) -> AccountRow:
    """One account; ``severities`` are those of its findings, if they are known."""
    found = whole.insights[dossier.account.id]
    counted = None if severities is None else [*severities]
    step, due = next_of(dossier, whole.today)
    return AccountRow(
        account=named(dossier),
        **_standing(dossier, found),
        **_money(dossier, whole.today, till=till, found=found),
        **_relations(found),
        **_visits(dossier, whole.today, found=found),
        **_service(dossier, whole.today),
        next_step=step,
        next_due=due,
        red=None if counted is None else counted.count("red"),
        amber=None if counted is None else counted.count("amber"),
        data_date=data_date(dossier, whole.today),
    )


def _standing(dossier: Dossier, found: Mapping[str, Insight]) -> dict[str, Any]:
    account, tier = dossier.account, found["F-06"]
    return {
        "points": tier.value,
        "suggested": tier.level if tier.value is not None else None,
        "propose": bool(tier.detail.get("propose")),
        "category": account.ka_category,
        "lifecycle": account.lifecycle,
        "stage": account.stage,
        "bond_level": account.bond_level,
        "deputy": person_name(dossier, account.deputy),
        "completeness": found["F-01"].value,
        "completeness_level": found["F-01"].level,
        "criteria": found["F-04"].level,
    }


def _money(
    dossier: Dossier, today: dt.date, *, till: Till, found: Mapping[str, Insight]
) -> dict[str, Any]:
    used = till_for(dossier, till)
    rows, before = sales(dossier, today), sales(dossier, today, back=YEAR)
    now, prior = sold(rows, used), sold(before, used)
    trap: Mapping[str, Any] = found["F-09"].detail
    wallet: Mapping[str, Any] = found["F-17"].detail
    risk = found["F-03"]
    return {
        "sales": money(now if rows else None, used.currency),
        "prior": money(prior if before else None, used.currency),
        "change": FULL * (now - prior) / prior if prior > 0 else None,
        "margin": trap.get("gross_margin"),
        "wallet": found["F-17"].value,
        "unserved": _in(wallet.get("unserved"), wallet, till=used),
        "risk": risk.value,
        "risk_level": risk.level if risk.value is not None else None,
        "at_risk": money(now, used.currency) if risk.level in AT_RISK else None,
        "effective_days": trap.get("effective"),
        "payment_level": found["F-09"].level,
        "receivable": _in(trap.get("receivables"), trap, till=used),
        "overdue": _overdue(found["F-08"], till=used),
    }


AT_RISK = frozenset({"high", "very high"})
"""Levels of F-03 from which the sales of an account count as at risk."""


def _in(amount: float | None, detail: Mapping[str, Any], *, till: Till) -> Money | None:
    """An amount of a formula in the currency the row uses."""
    own = money(amount, str(detail.get("currency", till.currency)))
    return money(till.worth(own), till.currency)


def _overdue(collection: Insight, *, till: Till) -> Money | None:
    """What is past its day and not disputed; ``None`` without invoices."""
    if not collection.items:
        return None
    return _in(ageing(collection).overdue, collection.detail, till=till)


def _relations(found: Mapping[str, Insight]) -> dict[str, Any]:
    threads: Mapping[str, Any] = found["F-13"].detail
    return {
        "org_level": found["F-02a"].level,
        "key_people": found["F-02b"].value,
        "key_people_level": found["F-02b"].level,
        "extensive": found["F-02c"].value,
        "extensive_level": found["F-02c"].level,
        "threads": (str(threads["customer"]), str(threads["own"])),
    }


def _visits(dossier: Dossier, today: dt.date, *, found: Mapping[str, Insight]) -> dict[str, Any]:
    rhythm: Mapping[str, Any] = found["F-07"].detail
    coming = next_visit(dossier, today)
    last = rhythm.get("last")
    return {
        "last_visit": dt.date.fromisoformat(last) if last else None,
        "overdue_ratio": found["F-07"].value,
        "visit_level": found["F-07"].level,
        "next_visit": day_of(coming.start) if coming and coming.start else None,
    }


def _service(dossier: Dossier, today: dt.date) -> dict[str, Any]:
    held = [row for row in complaints(dossier, today) if is_open(row, today)]
    return {
        "complaints_open": len(held),
        "complaints_late": sum(is_late(row, today) for row in held),
    }


def next_of(dossier: Dossier, today: dt.date) -> tuple[str, dt.date | None]:
    """Our next open step and its day: the earliest due, else the aim of the next visit."""
    steps = [
        row
        for row in dossier.shelf.where(Action, "account", value=dossier.account.id)
        if row.done is None and row.side != "theirs"
    ]
    dated = sorted(steps, key=lambda row: (row.due is None, row.due or dt.date.max, row.id))
    if dated:
        return dated[0].text or "", dated[0].due
    coming = next_visit(dossier, today)
    if coming is not None and coming.start is not None:
        return coming.objective or "", day_of(coming.start)
    return "", None


def data_date(dossier: Dossier, today: dt.date) -> dt.date | None:
    """The day of the newest thing we learned: an observation or a contact that took place."""
    seen = [row.observed_on for row in dossier.shelf.of(Observation)]
    held = [day_of(row.start) for row in dossier.interactions if row.start and row.status == "done"]
    return max((day for day in [*seen, *held] if day is not None and day <= today), default=None)
