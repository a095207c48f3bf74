"""Assessments by a rubric: dated, with a note per item, and never overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Assessment, AssessmentScore
from kamdesk.domain.standing import rubric as rubric_of
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services.records import Evidence, put_field

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Person
    from kamdesk.domain.standing import Rubric
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


class ScoreOutside(UserError):
    """A score the rubric does not have."""

    sentence = N_("“{item}” is scored from {lowest} to {highest}, or not at all.")


class NothingAssessed(UserError):
    """An assessment without any score says nothing."""

    sentence = N_("Score at least one item. What you do not know stays empty.")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one item; ``score`` None is "not assessed", which is never the lowest."""

    score: int | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was filled in: the answers by item, who judged (a person's id), a note."""

    answers: Mapping[str, Answer]
    assessor: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rep makes of the evidence: a code of ATTITUDE, and why, in his words."""

    attitude: str
    reason: str | None = None


def add_assessment(
    book: Book,
    rubric_code: str,
    *,
    subject: Record,
    answers: Mapping[str, Answer] | Filled,
    today: dt.date,
) -> tuple[Assessment, Changes]:
    """A new assessment of a record; earlier ones stay (F-02, F-03, F-10, F-14 read the newest).

    Raises ``ScoreOutside`` or ``NothingAssessed``; one step of undo.
    """
    rubric = rubric_of(rubric_code)
    filled = answers if isinstance(answers, Filled) else Filled(answers)
    given = _given(rubric, filled)
    words = _("{rubric} of {name}").format(rubric=rubric.name.here, name=title_of(subject, book))
    with book.work(words) as work:
        made = _add(work, rubric, subject=subject, filled=replace(filled, answers=given), day=today)
    return made, work.changes


def decide_attitude(
    book: Book, person: Person, *, decision: Decision, filled: Filled, today: dt.date
) -> tuple[Person, Changes]:
    """Keep the nine answers (R-KDM) and the attitude the rep decided on, with his reason.

    The answers only suggest; the decision is an observation of today, the reason its note. Without
    any answer only the decision is kept. One step of undo.
    """
    rubric = rubric_of("R-KDM")
    given = {code: a for code, a in filled.answers.items() if a.score is not None}
    words = _("attitude of {name}").format(name=title_of(person, book))
    with book.work(words) as work:
        if given:
            full = replace(filled, answers=_given(rubric, filled))
            _add(work, rubric, subject=person, filled=full, day=today)
        voice = Evidence(observed_on=today, note=decision.reason)
        changed = put_field(work, person, name="attitude", value=decision.attitude, evidence=voice)
    return changed, work.changes


def _given(rubric: Rubric, filled: Filled) -> dict[str, Answer]:
    """The answers with a score. Raises if there is none, or one the rubric does not have."""
    given = {code: answer for code, answer in filled.answers.items() if answer.score is not None}
    if not given:
        raise NothingAssessed
    for code, answer in given.items():
        item = rubric.item(code)
        if item is None or answer.score not in rubric.scores:
            name = item.name.here if item else code
            raise ScoreOutside(item=name, lowest=rubric.lowest, highest=rubric.highest)
    return given


def _add(
    work: Work, rubric: Rubric, *, subject: Record, filled: Filled, day: dt.date
) -> Assessment:
    made = work.add(
        Assessment,
        rubric=rubric.code,
        subject_kind=subject.ENTITY,
        subject=subject.id,
        assessed_on=day,
        assessor=filled.assessor,
        note=filled.note,
        private=rubric.private,
    )
    for code, answer in filled.answers.items():
        work.add(
            AssessmentScore, assessment=made.id, item=code, score=answer.score, note=answer.note
        )
    return made
