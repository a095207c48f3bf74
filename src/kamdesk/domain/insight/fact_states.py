"""The state of every fact of an account: known, unconfirmed, unknown, stale, n/a or refused.

Completeness, the questions of the brief and the state buttons of the forms all stand on it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kamdesk.domain.fact import Fact, Record, is_empty, key_of, value_of
from kamdesk.domain.insight.evidence import contradictions, counting, observations
from kamdesk.domain.insight.fact_case import NOTHING, Case, FactState, Found, holding
from kamdesk.domain.insight.fact_reach import RivalRow, feeders, reach, rival_rows
from kamdesk.domain.insight.fact_rules import answer
from kamdesk.domain.insight.fact_rules_rivals import is_installed
from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.records import (
    AccountRival,
    FactMark,
    Organisation,
    Person,
    Project,
    ProjectRival,
)
from kamdesk.domain.remembered import looked_up, remembered
from kamdesk.domain.standing import fact_defs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.standing import FactDef

NO_NAME_NEEDED = frozenset({"PP13"})
"""The one fact that can be known of somebody whose name is not (reading 4)."""

GAPS = frozenset({FactState.UNKNOWN, FactState.UNCONFIRMED, FactState.STALE})
"""States that leave something to find out; a refused fact is lost, n/a was never one."""


class FactInstance(NamedTuple):
    """One fact of one subject.

    ``key`` is what people and files read: "BG12", "PP17:A1", "CP13:R1", "PJ13:C-P1". ``entity``
    and ``id`` name the subject that marks hang on, ``rows`` the records that hold the answer,
    ``since`` the last day it was confirmed. ``contradictory``: two values stand against each other.
    """

    fact: str
    key: str
    section: str
    weight: int
    entity: str
    id: str
    state: FactState
    since: dt.date | None = None
    rows: tuple[Row, ...] = ()
    contradictory: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether something is left to find out (a contradiction is, whatever the state)."""
        return self.state in GAPS or (self.contradictory and self.state is FactState.KNOWN)


# Completeness, freshness, readiness and the questions of one page all ask for the same states.
@remembered
def states(dossier: Dossier, today: dt.date) -> tuple[FactInstance, ...]:
    """Every fact instance of an account on a day, in the order of the catalogue (F-01)."""
    doubted = _doubted(dossier)
    return tuple(
        [
            _instance(Case(dossier, item.id, subject, today), item, doubted=doubted)
            for item in fact_defs().values()
            for subject in subjects(dossier, item, today=today)
        ]
    )


def person_states(dossier: Dossier, person: Person, *, today: dt.date) -> tuple[FactInstance, ...]:
    """The facts of one person, whether he is key or not: what a visit to him stands on."""
    doubted = _doubted(dossier)
    return tuple(
        _instance(Case(dossier, item.id, person, today), item, doubted=doubted)
        for item in fact_defs().values()
        if item.scope == "person" and _applies(dossier, item, subject=person)
    )


def state_of(dossier: Dossier, fact: str, *, subject: Record, today: dt.date) -> FactInstance:
    """The state of one fact of one subject: account, person, project, or the row of a rival."""
    return _instance(
        Case(dossier, fact, subject, today), fact_defs()[fact], doubted=_doubted(dossier)
    )


def state_of_field(
    dossier: Dossier, record: Record, *, fact: Fact, today: dt.date
) -> FactInstance | None:
    """The state for the button beside a form row; ``None`` for a field that feeds no fact.

    It is the state of this very field: an empty one is unknown even if another field answers
    the same fact. A mark belongs to the fact and shows at all of its fields.
    """
    for code in fact.feeds:
        definition = fact_defs()[code]
        subject = _subject_of(dossier, record, scope=definition.scope)
        if subject is not None:
            found = _field(dossier, record, fact=fact)
            case = Case(dossier, code, subject, today)
            doubted = {key for key in _doubted(dossier) if key == (*_id(record), fact.name)}
            return _judged(case, definition, found=found, contradictory=bool(doubted))
    return None


def subjects(dossier: Dossier, definition: FactDef, *, today: dt.date) -> tuple[Record, ...]:
    """Whose fact it is: the account, its key persons, its rivals or its open projects."""
    found: tuple[Record, ...]
    match definition.scope:
        case "person":
            found = key_persons(dossier, today)
        case "rival":
            found = rivals(dossier)
        case "project":
            found = dossier.open_projects
        case _:
            found = (dossier.account,)
    if not definition.condition:
        return found
    return tuple(item for item in found if _applies(dossier, definition, subject=item))


@looked_up
def rivals(dossier: Dossier) -> tuple[RivalRow, ...]:
    """One row for each rival of the account: what marks on its facts hang on."""
    return tuple(rival_rows(dossier, rival.id)[0] for rival in dossier.rivals)


def _applies(dossier: Dossier, definition: FactDef, *, subject: Record) -> bool:
    """Whether the condition of the entry holds; without it the fact does not exist."""
    match definition.condition:
        case "installed":
            return isinstance(subject, AccountRival | ProjectRival) and is_installed(subject)
        case "rival" if isinstance(subject, Project):
            return bool(dossier.shelf.where(ProjectRival, "project", value=subject.id))
        case "rival":
            return bool(dossier.rivals)
        case _:
            return True


def _instance(
    case: Case, definition: FactDef, *, doubted: frozenset[tuple[str, str, str]]
) -> FactInstance:
    nameless = isinstance(case.subject, Person) and not case.subject.name
    found = NOTHING if nameless and case.fact not in NO_NAME_NEEDED else answer(case)
    contradictory = bool(doubted) and any(
        (*_id(record), item.name) in doubted
        for kind, item in feeders(case.fact)
        for record in reach(case.dossier, case.subject, kind=kind, today=case.today)
    )
    return _judged(case, definition, found=found, contradictory=contradictory)


def _judged(case: Case, definition: FactDef, *, found: Found, contradictory: bool) -> FactInstance:
    """Look at marks and age: a mark wins, then the limit of days, then what was found."""
    newest = max(found.seen) if found.seen else None
    return FactInstance(
        fact=case.fact,
        key=_key(case),
        section=definition.section,
        weight=definition.weight,
        entity=case.subject.ENTITY,
        id=case.subject.id,
        state=_marked(case) or _aged(case, definition, found=found, newest=newest),
        since=newest,
        rows=rows(*found.rows),
        contradictory=contradictory,
    )


def _aged(case: Case, definition: FactDef, *, found: Found, newest: dt.date | None) -> FactState:
    limit = definition.stale_days
    if found.state is FactState.UNKNOWN or not limit or newest is None:
        return found.state
    return FactState.STALE if (case.today - newest).days > limit else found.state


def _marked(case: Case) -> FactState | None:
    """The newest mark on the fact; the one of a rival hangs on any of its rows."""
    known = _marks(case.dossier)
    marks = known and [
        mark
        for subject in _marked_subjects(case)
        for mark in known.get((subject.ENTITY, subject.id, case.fact), ())
    ]
    if not marks:
        return None
    newest = max(marks, key=lambda mark: (mark.marked_on or dt.date.min, mark.id))
    return FactState(newest.mark) if newest.mark else None


@looked_up
def _marks(dossier: Dossier) -> dict[tuple[str, str, str], list[FactMark]]:
    """All marks by the subject and the fact they are on."""
    found: dict[tuple[str, str, str], list[FactMark]] = defaultdict(list)
    for mark in dossier.shelf.of(FactMark):
        if mark.subject_kind and mark.subject and mark.fact_ and mark.mark:
            found[mark.subject_kind, mark.subject, mark.fact_].append(mark)
    return dict(found)


def _marked_subjects(case: Case) -> Iterable[Record]:
    if isinstance(case.subject, AccountRival | ProjectRival):
        return rival_rows(case.dossier, case.subject.organisation)
    return (case.subject,)


def _key(case: Case) -> str:
    subject: Record | None = case.subject
    if subject is case.dossier.account:
        return case.fact
    if isinstance(subject, AccountRival | ProjectRival):
        subject = case.dossier.shelf.get(Organisation, subject.organisation)
    return f"{case.fact}:{key_of(subject)}" if subject else case.fact


def _doubted(dossier: Dossier) -> frozenset[tuple[str, str, str]]:
    """Entity, id and attribute of every contradiction."""
    return frozenset((item.entity, item.id, item.attribute) for item in contradictions(dossier))


def _id(record: Record) -> tuple[str, str]:
    return record.ENTITY, record.id


def _field(dossier: Dossier, record: Record, *, fact: Fact) -> Found:
    """What one field of one record holds."""
    if is_empty(value_of(record, fact)):
        return NOTHING
    behind = observations(dossier, record, attribute=fact.name)
    holder = counting(behind)
    found = holding((record,), (row.observed_on for row in behind))
    if holder is not None and holder.state == "unconfirmed":
        return Found(FactState.UNCONFIRMED, found.rows, found.seen)
    return found


def _subject_of(dossier: Dossier, record: Record, *, scope: str) -> Record | None:
    """The subject a record speaks for, given the scope of the fact it feeds."""
    if scope == "account":
        return dossier.account
    if scope == "person":
        person_id = record.id if isinstance(record, Person) else getattr(record, "person", None)
        return dossier.person(person_id)
    if scope == "project":
        project_id = record.id if isinstance(record, Project) else getattr(record, "project", None)
        return dossier.shelf.get(Project, project_id)
    rival = record.id if isinstance(record, Organisation) else getattr(record, "organisation", None)
    return next(iter(rival_rows(dossier, rival)), None)
