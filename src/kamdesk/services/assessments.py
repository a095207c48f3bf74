"""Assessments by a rubric: dated, with a note per item, and never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Assessment, AssessmentScore
from kamdesk.domain.standing import rubric as rubric_of
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book


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


def add_assessment(
    book: Book,
    rubric_code: str,
    *,
    subject: Record,
    answers: Mapping[str, Answer],
    today: dt.date,
) -> tuple[Assessment, Changes]:
    """A new assessment of a record; earlier ones stay (F-02, F-03, F-10, F-14 read the newest).

    Raises ``ScoreOutside`` or ``NothingAssessed``; one step of undo.
    """
    rubric = rubric_of(rubric_code)
    given = {code: answer for code, answer in answers.items() if answer.score is not None}
    if not given:
        raise NothingAssessed
    for code, answer in given.items():
        item = rubric.item(code)
        if item is None or answer.score not in rubric.scores:
            name = item.name.here if item else code
            raise ScoreOutside(item=name, lowest=rubric.lowest, highest=rubric.highest)
    words = _("{rubric} of {name}").format(rubric=rubric.name.here, name=title_of(subject, book))
    with book.work(words) as work:
        made = work.add(
            Assessment,
            rubric=rubric_code,
            subject_kind=subject.ENTITY,
            subject=subject.id,
            assessed_on=today,
            private=rubric.private,
        )
        for code, answer in given.items():
            work.add(
                AssessmentScore,
                assessment=made.id,
                item=code,
                score=answer.score,
                note=answer.note,
            )
    return made, work.changes
