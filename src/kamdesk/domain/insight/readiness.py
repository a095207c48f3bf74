"""F-28: is a planned visit prepared, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.completeness import known_share
from kamdesk.domain.insight.fact_states import person_states, states
from kamdesk.domain.insight.numbers import FULL, limits_of
from kamdesk.domain.insight.people import is_ours, roles_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.visit_rhythm import next_visit
from kamdesk.domain.records import (
    Action,
    Attendance,
    ChecklistRun,
    ChecklistTick,
    Project,
    Question,
)
from kamdesk.domain.remembered import remembered
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Interaction, Person

KIT = "CK-KIT"
"""The checklist of what goes into the bag."""


@dataclass(frozen=True, slots=True)
class _Visit:
    """What the four parts look at."""

    dossier: Dossier
    visit: Interaction
    today: dt.date
    people: tuple[Person, ...]
    numbers: Mapping[str, Any]

    def weight(self, code: str) -> float:
        """The most points a part can bring."""
        weights: Mapping[str, float] = self.numbers["weights"]
        return weights[code]


@remembered
def readiness(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-28: items per planned visit ahead, keyed by visit; the account's value is the next one's.

    0 to 100 points: facts on the people met and their projects, the plan, the kit, open promises
    to these people. Below the limit the level is "not ready"; ``missing`` is the red list.
    """
    planned = [item for item in dossier.interactions if _ahead(item, today)]
    items = {
        key_of(item): visit_readiness(dossier, item, today=today, limits=limits) for item in planned
    }
    coming = next_visit(dossier, today)
    first = items.get(key_of(coming)) if coming else None
    if first is None:
        return Insight(formula="F-28", coverage=0.0, missing=("visit",), items=items)
    return Insight(
        formula="F-28",
        value=first.value,
        level=first.level,
        coverage=first.coverage,
        parts=first.parts,
        missing=first.missing,
        items=items,
    )


def visit_readiness(
    dossier: Dossier, visit: Interaction, *, today: dt.date, limits: Limits | None = None
) -> Insight:
    """F-28 of one visit; a part that does not apply is left out and the rest rescaled."""
    people = met(dossier, visit, today=today)
    case = _Visit(dossier, visit, today, people, limits_of("F-28", limits))
    found = (_facts(case, limits), _plan(case), _kit(case), _promises(case))
    parts = tuple(part for part, _missing in found)
    known = [part for part in parts if part.points is not None]
    possible = sum(part.maximum or 0 for part in known)
    value = FULL * sum(part.points or 0 for part in known) / possible if possible else None
    ready = value is not None and value >= case.numbers["ready"]
    return Insight(
        formula="F-28",
        value=value,
        level="ready" if ready else "not ready",
        coverage=possible / FULL,
        parts=parts,
        missing=tuple(item for _part, missing in found for item in missing),
    )


def met(dossier: Dossier, visit: Interaction, *, today: dt.date) -> tuple[Person, ...]:
    """The customer's people who will be in the room."""
    people = dossier.attendants(visit.id)
    return tuple(person for person in people if not is_ours(dossier, person, day=today))


def projects_of(dossier: Dossier, people: tuple[Person, ...]) -> tuple[Project, ...]:
    """The open projects in which one of these people has a role; all of them if none has."""
    ids = {person.id for person in people}
    theirs = tuple(
        project
        for project in dossier.open_projects
        if any(role.person in ids for role in roles_of(dossier, project))
    )
    return theirs or dossier.open_projects


def _ahead(item: Interaction, today: dt.date) -> bool:
    return item.status == "planned" and item.start is not None and day_of(item.start) >= today


Piece = tuple[Part, tuple[str, ...]]
"""A part with what is missing in it."""


def _facts(case: _Visit, limits: Limits | None) -> Piece:
    """Completeness of the facts on the people met and on their projects."""
    dossier, today = case.dossier, case.today
    projects = {project.id for project in projects_of(dossier, case.people)}
    of_people = (person_states(dossier, person, today=today) for person in case.people)
    facts: list[FactInstance] = [
        *(fact for found in of_people for fact in found),
        *(f for f in states(dossier, today) if f.entity == Project.ENTITY and f.id in projects),
    ]
    percent = known_share(facts, limits)
    most = case.weight("facts")
    points = None if percent is None else most * percent / FULL
    part = Part("facts", _("Facts on people and project"), points, most, rows(*case.people))
    return part, tuple(fact.key for fact in facts if fact.is_gap)


def _plan(case: _Visit) -> Piece:
    """Goal, minimum, fallback, our roles, the value we bring, enough questions."""
    dossier, visit = case.dossier, case.visit
    ours = [
        row
        for row in dossier.shelf.where(Attendance, "interaction", value=visit.id)
        if (person := dossier.person(row.person)) and is_ours(dossier, person, day=case.today)
    ]
    questions = dossier.shelf.where(Question, "interaction", value=visit.id)
    done = {
        "objective": bool(visit.objective),
        "minimum": bool(visit.minimum),
        "fallback": bool(visit.fallback),
        "roles": bool(ours) and all(row.role_in_visit for row in ours),
        "bring_value": bool(visit.bring_value),
        "questions": len(questions) >= case.numbers["questions_needed"],
    }
    points = case.weight("plan") * sum(done.values()) / len(done)
    part = Part("plan", _("Plan of the visit"), points, case.weight("plan"), rows(visit))
    return part, tuple(name for name, filled in done.items() if not filled)


def _kit(case: _Visit) -> Piece:
    """The share of the kit that is ticked; nothing ticked is nothing packed."""
    shelf, visit = case.dossier.shelf, case.visit
    runs = [
        run
        for run in shelf.where(ChecklistRun, "subject", value=visit.id)
        if run.subject_kind == visit.ENTITY and run.checklist == KIT
    ]
    codes = {item.code for item in checklist(KIT).items}
    packed = {
        tick.item
        for run in runs
        for tick in shelf.where(ChecklistTick, "checklist_run", value=run.id)
        if tick.done and tick.item in codes
    }
    points = case.weight("kit") * len(packed) / len(codes)
    part = Part("kit", _("Visit kit"), points, case.weight("kit"), rows(*runs))
    return part, () if packed == codes else ("kit",)


def _promises(case: _Visit) -> Piece:
    """Promises to these people that are due by the visit: kept, or with an answer ready."""
    people = {person.id for person in case.people}
    day = day_of(case.visit.start) if case.visit.start else case.today
    owed = [
        row
        for row in case.dossier.shelf.where(Action, "account", value=case.dossier.account.id)
        if row.kind == "promise"
        and row.side == "ours"
        and row.counterpart in people
        and row.done is None
        and (row.due is None or row.due <= day)
    ]
    unanswered = [row for row in owed if not row.answer]
    kept = 1 - len(unanswered) / len(owed) if owed else 1.0
    most = case.weight("promises")
    part = Part("promises", _("Open promises to these people"), most * kept, most, rows(*owed))
    return part, tuple(key_of(row) for row in unanswered)
