"""F-24: how far the timetable of a project moved, how often, and where it is stuck."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.evidence import observations
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Milestone, ProcurementStep
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json, Record
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Project

OVER = frozenset({"done", "skipped"})


@remembered
def slip(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-24: the largest slip of a milestone of an open project in days.

    Items are keyed ``project:milestone`` with the slip in days (negative = earlier than planned).
    Level flagged (an order date moved twice, or a project stays too long in a step), slipped, or
    on time; ``detail`` holds the flags per project.
    """
    projects = dossier.open_projects
    items = {
        f"{key_of(project)}:{key_of(stone)}": _milestone(dossier, stone)
        for project in projects
        for stone in dossier.shelf.where(Milestone, "project", value=project.id)
    }
    values = [item.value for item in items.values() if item.value is not None]
    detail = {
        key_of(project): project_flags(dossier, project, today=today, limits=limits)
        for project in projects
    }
    flagged = any(isinstance(flags, dict) and flags["flagged"] for flags in detail.values())
    value = max(values, default=None)
    return Insight(
        formula="F-24",
        value=value,
        level=_level(value, flagged=flagged) if projects else None,
        coverage=len(values) / len(items) if items else 1.0,
        parts=tuple(part for item in items.values() for part in item.parts),
        missing=tuple(key for key, item in items.items() if item.value is None),
        items=items,
        detail=detail,
    )


def slip_days(stone: Milestone) -> int | None:
    """Days from the planned to the actual or forecast day; ``None`` if one of them is missing."""
    now = stone.actual or stone.forecast
    return (now - stone.planned).days if now and stone.planned else None


def moves(dossier: Dossier, record: Record, *, attribute: str, first: dt.date | None) -> int:
    """How often an observed date changed, from ``first`` (the plan) on."""
    values = [row.value for row in observations(dossier, record, attribute=attribute)]
    days = [*([first.isoformat()] if first else []), *values]
    current = getattr(record, attribute)
    if current is not None:
        days.append(current.isoformat())
    return sum(before != after for before, after in itertools.pairwise(days))


def days_in_step(dossier: Dossier, project: Project, *, today: dt.date) -> int | None:
    """Days since the last completed step of a project; ``None`` before the first or after all."""
    steps = dossier.shelf.where(ProcurementStep, "project", value=project.id)
    if all(step.state in OVER for step in steps):
        return None
    ends = [step.actual for step in steps if step.state == "done" and step.actual]
    begun = max((day for day in ends if day <= today), default=None)
    return (today - begun).days if begun else None


def project_flags(
    dossier: Dossier, project: Project, *, today: dt.date, limits: Limits | None = None
) -> Json:
    """What is wrong with the timetable of a project: order date moved, days in the step."""
    numbers = limits_of("F-24", limits)
    stay = days_in_step(dossier, project, today=today)
    moved = moves(dossier, project, attribute="order_date", first=None)
    long = stay is not None and stay > numbers["step_days"]
    return {
        "days_in_step": stay,
        "order_date_moves": moved,
        "flagged": long or moved >= numbers["moves"],
    }


def _milestone(dossier: Dossier, stone: Milestone) -> Insight:
    days = slip_days(stone)
    moved = moves(dossier, stone, attribute="forecast", first=stone.planned)
    return Insight(
        formula="F-24",
        value=days,
        level=_level(days, flagged=False),
        coverage=0.0 if days is None else 1.0,
        parts=(Part(key_of(stone), stone.name or "", days, rows=rows(stone)),),
        detail={"moves": moved},
    )


def _level(days: float | None, *, flagged: bool) -> str | None:
    if flagged:
        return "flagged"
    if days is None:
        return None
    return "slipped" if days > 0 else "on time"
