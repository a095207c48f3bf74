"""Going through the rules: what is wrong at an account, at all accounts, and what was put aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamdesk.domain.findings.portfolio import dependence, neglected
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.insight.registry import portfolio_insights
from kamdesk.domain.records import FindingMark

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.insight.tier import Yardstick


def findings_of(
    dossier: Dossier,
    today: dt.date,
    *,
    portfolio: Yardstick | None = None,
    insights: Mapping[str, Insight] | None = None,
) -> tuple[Finding, ...]:
    """What is wrong at an account on a day, the worst first, without what was put aside.

    ``portfolio`` is the yardstick of F-06 (FND-47 needs it); ``insights`` results by code that
    somebody has already.
    """
    found = all_findings(dossier, today, portfolio=portfolio, insights=insights)
    return tuple(item for item in found if item.aside is None)


def all_findings(
    dossier: Dossier,
    today: dt.date,
    *,
    portfolio: Yardstick | None = None,
    insights: Mapping[str, Insight] | None = None,
) -> tuple[Finding, ...]:
    """The same with those put aside, which carry their mark and come last."""
    return judged(Reckoned(dossier, today, insights=insights, portfolio=portfolio))


def judged(case: Reckoned) -> tuple[Finding, ...]:
    """All findings of an account that is reckoned already, those put aside last."""
    found = (rule.fires(case) for rule in RULES.values())
    return _sorted(_marked(item, case) for item in found if item is not None)


def portfolio_findings(
    dossiers: Sequence[Dossier], today: dt.date, *, whole: Mapping[str, Insight] | None = None
) -> tuple[Finding, ...]:
    """What is wrong with all accounts together: FND-01 and FND-46, put aside ones flagged."""
    cases = [Reckoned(dossier, today) for dossier in dossiers]
    return over_all(cases, whole or portfolio_insights(tuple(dossiers), today))


def over_all(cases: Sequence[Reckoned], whole: Mapping[str, Insight]) -> tuple[Finding, ...]:
    """The same of accounts that are reckoned already; ``whole`` are their insights by code."""
    top = dependence(cases, whole)
    by_id = {case.account.id: case for case in cases}
    found = [*([top] if top else []), *neglected(cases)]
    return _sorted(_marked(item, by_id[item.account]) for item in found)


def _sorted(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda item: (item.aside is not None, item.rank)))


def _marked(finding: Finding, case: Reckoned) -> Finding:
    """The finding with the mark that puts it aside today, if there is one."""
    marks = [
        mark
        for mark in case.shelf.where(FindingMark, "account", value=finding.account)
        if mark.rule == finding.rule
        and (mark.until is None or mark.until > case.today)
        and (mark.fingerprint is None or mark.fingerprint == finding.fingerprint)
    ]
    return replace(finding, aside=marks[-1]) if marks else finding
