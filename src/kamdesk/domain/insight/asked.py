"""Which fact a written question is about, and whether it was answered already.

A question names a fact and an addressee, not always a subject: whose fact it is follows from its
answer, from the addressee, or from there being only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.people import roles_of
from kamdesk.domain.records import Observation, Project, Question
from kamdesk.domain.standing import fact_defs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.fact_states import FactInstance

SURE, LIKELY, POSSIBLE, NOT = 3, 2, 1, 0


def questions_of(dossier: Dossier) -> tuple[Question, ...]:
    """The questions of an account in the order in which they were written.

    Those that came in a file come first, in the order of their ids there; our own keys grow.
    """
    rows = dossier.shelf.where(Question, "account", value=dossier.account.id)
    return tuple(sorted(rows, key=lambda row: (row.external is None, row.external or "", row.id)))


def is_closed(question: Question, today: dt.date) -> bool:
    """Whether a question is not asked again: refused for good, answered until it is stale."""
    if question.state == "refused":
        return True
    if question.state != "answered":
        return False
    definition = fact_defs().get(question.fact_def or "")
    limit = definition.stale_days if definition else 0
    return not limit or question.answered is None or (today - question.answered).days <= limit


def is_live(question: Question) -> bool:
    """Whether a question still waits for its answer."""
    return question.state not in {"answered", "refused"}


def closed_keys(
    dossier: Dossier, instances: Sequence[FactInstance], *, today: dt.date
) -> frozenset[str]:
    """The keys of facts that were asked for and answered or refused."""
    closed = [row for row in questions_of(dossier) if is_closed(row, today)]
    found = {row.id: _about(dossier, row, instances=instances) for row in closed}
    return frozenset(match[0].key for match in found.values() if len(match) == 1)


def planned(
    dossier: Dossier, gaps: Iterable[FactInstance]
) -> tuple[Mapping[str, Question], tuple[Question, ...]]:
    """Written questions by the key of the gap they ask for, and those that ask for no gap.

    ``gaps`` come best first: a question that could be about several is about the first of them.
    """
    by_key: dict[str, Question] = {}
    alone: list[Question] = []
    rest = list(gaps)
    for question in (row for row in questions_of(dossier) if is_live(row)):
        free = [item for item in rest if item.key not in by_key]
        match = _about(dossier, question, instances=free)
        if match:
            by_key[match[0].key] = question
        else:
            alone.append(question)
    return by_key, tuple(alone)


def _about(
    dossier: Dossier, question: Question, *, instances: Sequence[FactInstance]
) -> list[FactInstance]:
    """The facts a question is most likely about; several if it does not say."""
    scores = {item.key: _score(dossier, question, item=item) for item in instances}
    best = max(scores.values(), default=NOT)
    return [item for item in instances if best and scores[item.key] == best]


def _score(dossier: Dossier, question: Question, *, item: FactInstance) -> int:
    if question.fact_def != item.fact:
        return NOT
    answer = dossier.shelf.get(Observation, question.observation)
    if answer is not None and answer.subject_kind == item.entity:
        return SURE if answer.subject == item.id else NOT
    if answer is not None and answer.subject_kind == question.ENTITY and answer.note:
        # Words that no field could hold: their note says whose fact they are about.
        return SURE if answer.note == item.key else NOT
    if question.addressee == item.id or item.entity == "account":
        return LIKELY
    project = dossier.shelf.get(Project, item.id) if item.entity == "project" else None
    seats = roles_of(dossier, project) if project else ()
    return LIKELY if any(row.person == question.addressee for row in seats) else POSSIBLE
