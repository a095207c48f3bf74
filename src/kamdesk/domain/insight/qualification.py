"""F-10 and F-14: is this a key account, and is this project worth the effort."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.assessed import Scored, scored
from kamdesk.domain.insight.numbers import FULL, Limits, level_at, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Event
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Project

KNOCK_OUTS = {"Q2": "serve site by site", "Q3": "project customer"}
"""A lowest score of these decides whatever the rest says (S2-77, 78)."""

TRIGGERS = frozenset({"trigger_u1", "trigger_u2"})


@remembered
def key_account(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-10: value the R-KAQ score 0 to 100, level the verdict.

    ``detail``: ``reassess`` (older than a year, or U1 or U2 happened since), ``age`` in days.
    """
    numbers = limits_of("F-10", limits)
    found = scored(dossier, "R-KAQ", subject=dossier.account, today=today)
    return replace(
        verdict_of(found, limits),
        detail={
            "age": found.age(today),
            "reassess": _outdated(dossier, found, today=today, numbers=numbers),
        },
    )


def verdict_of(found: Scored, limits: Limits | None = None) -> Insight:
    """F-10 of scores, also of a form that is still being filled in."""
    return Insight(
        formula="F-10",
        value=found.percent,
        level=_verdict(found, limits_of("F-10", limits)),
        coverage=found.coverage,
        parts=found.parts(),
        missing=found.open,
    )


def _verdict(found: Scored, numbers: Mapping[str, Any]) -> str:
    if found.scores.get("Q1") == 0:
        return "does not fit"
    if found.percent is None or found.coverage < numbers["insufficient_coverage"]:
        return "insufficient"
    for code, verdict in KNOCK_OUTS.items():
        if found.scores.get(code) == 0:
            return verdict
    borders = {"key account": numbers["key_account"], "develop": numbers["develop"]}
    return level_at(found.percent, {**borders, "normal customer": 0})


def _outdated(
    dossier: Dossier, found: Scored, *, today: dt.date, numbers: Mapping[str, Any]
) -> bool:
    """Whether to assess again: a year has gone, or the customer's own course has changed."""
    made = found.assessment.assessed_on if found.assessment else None
    if made is None:
        return False
    if (today - made).days > numbers["reassess_days"]:
        return True
    return any(
        row.kind in TRIGGERS
        and row.state == "confirmed"
        and row.happened_on is not None
        and made < row.happened_on <= today
        for row in dossier.shelf.where(Event, "account", value=dossier.account.id)
    )


@remembered
def project_qualification(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> Insight:
    """F-14: items by open project, in percent; the account has the value of the smallest."""
    items = {
        key_of(project): qualify(dossier, project, today=today, limits=limits)
        for project in dossier.open_projects
    }
    lowest = min(items, key=lambda key: items[key].value or 0.0, default=None)
    return Insight(
        formula="F-14",
        value=items[lowest].value if lowest else None,
        level=items[lowest].level if lowest else None,
        coverage=items[lowest].coverage if lowest else 0.0,
        parts=tuple(
            Part(key, _name(dossier, key), item.value, FULL, rows=_behind(item))
            for key, item in items.items()
        ),
        missing=tuple(f"{key}:{code}" for key, item in items.items() for code in item.missing),
        items=items,
        detail={"lowest": lowest},
    )


def _name(dossier: Dossier, key: str) -> str:
    return next(p.name or key for p in dossier.open_projects if key_of(p) == key)


def _behind(item: Insight) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(row for part in item.parts for row in part.rows))


def qualify(
    dossier: Dossier, project: Project, *, today: dt.date, limits: Limits | None = None
) -> Insight:
    """One project: R-PQ in percent of all its questions, level invest, verify, hold or drop.

    A question without an answer counts 0 on purpose: not knowing is the reason not to spend.
    ``detail``: ``next`` is the lowest question, the first of several.
    """
    return qualified(scored(dossier, "R-PQ", subject=project, today=today), project, limits=limits)


def qualified(found: Scored, project: Project, *, limits: Limits | None = None) -> Insight:
    """F-14 of scores, also of a form that is still being filled in."""
    whole = sum(item.weight * found.rubric.highest for item in found.rubric.items)
    points = sum(item.weight * found.scores.get(item.code, 0) for item in found.rubric.items)
    value = FULL * points / whole
    lowest = min(found.rubric.items, key=lambda item: found.scores.get(item.code, 0))
    done = found.scores.get(lowest.code, 0) == found.rubric.highest
    no_purchase = project.intent == "none"
    return Insight(
        formula="F-14",
        value=value,
        level="drop" if no_purchase else level_at(value, limits_of("F-14", limits)["levels"]),
        coverage=found.coverage,
        parts=_question_parts(found, project, whole=whole),
        missing=found.open,
        detail={"next": None if done else lowest.code},
    )


def _question_parts(found: Scored, project: Project, *, whole: float) -> tuple[Part, ...]:
    """The questions with their share of 100; unanswered ones without points."""
    return tuple(
        Part(
            item.code,
            item.name.here,
            FULL * item.weight * found.scores[item.code] / whole
            if item.code in found.scores
            else None,
            FULL * item.weight * found.rubric.highest / whole,
            rows=rows(found.records.get(item.code), found.assessment, project),
        )
        for item in found.rubric.items
    )
