"""Open projects (5.3 sheet 6): where each stands, what it is worth, and whether to spend on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.people import roles_of
from kamdesk.domain.insight.sales import month_of, till_of
from kamdesk.domain.insight.slip import days_in_step
from kamdesk.domain.portfolio.whole import named, person_name, summed
from kamdesk.domain.records import ProcurementStep
from kamdesk.domain.standing import rubric

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.portfolio.whole import Named, Whole
    from kamdesk.domain.records import Project

OVER = frozenset({"done", "skipped"})
VERDICTS = ("invest", "verify", "hold", "drop")
"""The verdicts of F-14, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """One open project. ``value`` is our price, else the top of their budget.

    ``month`` of the order as ``2026-11`` ("" without a date); ``slip`` and ``days_in_step`` in
    days; ``threat`` the largest of F-12 in points; ``verdict`` and ``points`` of F-14;
    ``next_question`` the lowest question of it in words.
    """

    id: str
    key: str
    name: str
    account: Named
    value: Money | None
    priced: bool
    intent: str | None
    budget_status: str | None
    step: str
    step_order: int
    days_in_step: int | None
    order_date: dt.date | None
    month: str
    slip: float | None
    flagged: bool
    criteria: str | None
    threat: float | None
    threat_level: str | None
    verdict: str | None
    points: float | None
    coach: str
    next_question: str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open projects, the next order first; sums by verdict and by month of the order."""

    currency: str
    rows: tuple[ProjectRow, ...]
    by_verdict: tuple[tuple[str, int, tuple[Money, ...]], ...]
    by_month: tuple[tuple[str, int, tuple[Money, ...]], ...]
    by_step: tuple[tuple[str, int, tuple[Money, ...]], ...]
    total: tuple[Money, ...]


def pipeline(whole: Whole) -> Pipeline:
    """All open projects of the portfolio."""
    till = till_of(whole.dossiers)
    rows = [
        project_row(whole, dossier, project=project)
        for dossier in whole.dossiers
        for project in dossier.open_projects
    ]
    rows.sort(key=lambda row: (row.order_date is None, str(row.order_date), row.key))
    months = sorted({row.month for row in rows}, key=lambda month: (not month, month))
    steps = Counter(row.step for row in rows)
    return Pipeline(
        currency=till.currency,
        rows=tuple(rows),
        by_verdict=tuple(
            (code, len(found), summed((row.value for row in found), till))
            for code in VERDICTS
            if (found := [row for row in rows if row.verdict == code])
        ),
        by_month=tuple(
            (month, len(found), summed((row.value for row in found), till))
            for month in months
            if (found := [row for row in rows if row.month == month])
        ),
        by_step=tuple(
            (step, count, summed((row.value for row in rows if row.step == step), till))
            for step, count in sorted(steps.items(), key=lambda item: (-item[1], item[0]))
        ),
        total=summed((row.value for row in rows), till),
    )


def project_row(whole: Whole, dossier: Dossier, *, project: Project) -> ProjectRow:
    """One open project with what the formulas say of it."""
    found, key = whole.insights[dossier.account.id], key_of(project)
    step = current_step(dossier, project)
    judged = found["F-14"].items[key]
    threat = _threat(found["F-12"], key)
    flags: Any = found["F-24"].detail.get(key, {})
    return ProjectRow(
        id=project.id,
        key=key,
        name=project.name or key,
        account=named(dossier),
        value=project.price_ours or project.budget_hi or project.budget_lo,
        priced=project.price_ours is not None,
        intent=project.intent,
        budget_status=project.budget_status,
        step=(step.name or "") if step else "",
        step_order=(step.order or 0) if step else 0,
        days_in_step=days_in_step(dossier, project, today=whole.today),
        order_date=project.order_date,
        month=month_of(project.order_date) if project.order_date else "",
        slip=_slip(found["F-24"].items, key),
        flagged=bool(flags.get("flagged")),
        criteria=found["F-04"].items[key].level,
        threat=threat.value if threat else None,
        threat_level=threat.level if threat else None,
        verdict=judged.level,
        points=judged.value,
        coach=", ".join(coaches(dossier, project)),
        next_question=_question(judged),
    )


def current_step(dossier: Dossier, project: Project) -> ProcurementStep | None:
    """The step a project stands at: the one marked so, else the first that is not over."""
    steps = sorted(
        dossier.shelf.where(ProcurementStep, "project", value=project.id),
        key=lambda step: (step.order or 0, step.id),
    )
    marked = [step for step in steps if step.state == "current"]
    return next(iter(marked or [step for step in steps if step.state not in OVER]), None)


def coaches(dossier: Dossier, project: Project) -> tuple[str, ...]:
    """The names of those who guide us in a project."""
    seats = (role for role in roles_of(dossier, project) if role.role == "coach")
    found = (person_name(dossier, role.person) for role in seats)
    return tuple(name for name in found if name)


def _threat(threat: Insight, key: str) -> Insight | None:
    rivals = [
        item
        for name, item in threat.items.items()
        if name.startswith(f"{key}:") and item.value is not None
    ]
    return max(rivals, key=lambda item: item.value or 0.0, default=None)


def _slip(items: Mapping[str, Insight], key: str) -> float | None:
    days = [
        item.value
        for name, item in items.items()
        if name.startswith(f"{key}:") and item.value is not None
    ]
    return max(days, default=None)


def _question(judged: Insight) -> str:
    code = judged.detail.get("next")
    item = rubric("R-PQ").item(str(code)) if code else None
    return item.name.here if item else ""
