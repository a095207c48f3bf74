"""Rules on all accounts together: how much hangs on one, and which dear one is neglected."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import percent
from kamdesk.domain.fact import Money
from kamdesk.domain.findings.finding import RED
from kamdesk.domain.findings.naming import span
from kamdesk.domain.findings.rule import Hit, Rule, found
from kamdesk.domain.insight.concentration import customers
from kamdesk.domain.insight.numbers import EXACT
from kamdesk.domain.insight.sales import sales, till_of
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.findings.reckoned import Reckoned
    from kamdesk.domain.insight.result import Insight


def _by_hand(_case: Reckoned) -> Hit | None:
    """Rules of the portfolio are judged over all accounts, never over one."""
    return None


DEPENDENCE: Final = Rule("FND-01", RED, N_("Too much hangs on one customer"), _by_hand, "open")
NEGLECTED: Final = Rule("FND-46", "amber", N_("High-value account neglected"), _by_hand, "visit")
RULES: Final = (DEPENDENCE, NEGLECTED)
"""The rules of this file."""


def dependence(cases: Sequence[Reckoned], whole: Mapping[str, Insight]) -> Finding | None:
    """FND-01: the largest customer makes half of the sales or more (F-05)."""
    result = whole["F-05"]
    if result.level != "alarm" or result.value is None or not result.parts:
        return None
    rows = set(result.parts[0].rows)
    mine = [c for c in cases if any(row.id == c.account.id for row in rows)]
    if not mine:
        return None
    case = max(mine, key=lambda item: (_sold(item), item.account.id))
    detail: Any = result.detail
    amount = Money(round(detail["total"] * result.value / 100), detail["currency"])
    words = _(
        "{name} makes {share} of our sales. Think through what happens if it stops, and build up "
        "others."
    ).format(name=result.parts[0].label, share=percent(result.value, 1))
    records = (case.account, *(c.account for c in mine if c is not case))
    hit = Hit(words, records, amount=amount, data=(result.level,))
    return DEPENDENCE.finding(hit, account=case.account)


def _sold(case: Reckoned) -> float:
    return case.till.total(row.amount for row in sales(case.dossier, case.today))


def neglected(cases: Sequence[Reckoned]) -> tuple[Finding, ...]:
    """FND-46: accounts of the top fifth by margin that nobody visits (F-05, F-07, S3-45)."""
    return tuple(
        NEGLECTED.finding(_neglect(case, margin=margin), account=case.account)
        for case, margin in top_margin(cases)
        if case["F-07"].level == "neglected"
    )


def top_margin(cases: Sequence[Reckoned]) -> list[tuple[Reckoned, Money]]:
    """The accounts of the top fifth of customers by the margin of 12 months, the best first."""
    if not cases:
        return []
    till = till_of([case.dossier for case in cases])
    today: dt.date = cases[0].today
    by_id = {case.account.id: case for case in cases}
    dossiers = tuple(case.dossier for case in cases)
    ranked = [
        customer
        for customer in customers(
            dossiers, lambda d: (till.total(row.margin for row in sales(d, today)), ())
        )
        if customer.amount > 0
    ]
    share = cases[0].limit("F-05")["top_part"]
    top = ranked[: math.ceil(round(share * len(ranked), EXACT))]
    return [
        (by_id[dossier.account.id], Money(round(customer.amount), till.currency))
        for customer in top
        for dossier in customer.dossiers
    ]


def _neglect(case: Reckoned, *, margin: Money) -> Hit:
    detail: Any = case["F-07"].detail
    words = _(
        "One of the accounts with the largest margin has had no visit for {days}. Go there first."
    ).format(days=span(detail["days"]))
    last = found(case, (row for part in case["F-07"].parts[:1] for row in part.rows))
    return Hit(words, (case.account, *last), days=int(detail["days"]), amount=margin)
