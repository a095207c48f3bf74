"""The newest assessment of something by a rubric: scores by item, and what is not answered.

An assessment is never overwritten, so the newest one speaks; an item without a score is not
assessed, which is not the lowest score.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain import standing
from kamdesk.domain.insight.result import Part, rows
from kamdesk.domain.records import Assessment, AssessmentScore

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.standing import Rubric, RubricItem


@dataclass(frozen=True, slots=True)
class Scored:
    """The newest assessment by a rubric; without one, ``scores`` is empty."""

    rubric: Rubric
    assessment: Assessment | None
    scores: dict[str, int]
    records: dict[str, AssessmentScore]

    @property
    def answered(self) -> tuple[RubricItem, ...]:
        """The items of the rubric that have a score."""
        return tuple(item for item in self.rubric.items if item.code in self.scores)

    @property
    def open(self) -> tuple[str, ...]:
        """What is not answered, as ``R-ORG:O3``."""
        codes = (item.code for item in self.rubric.items)
        return tuple(f"{self.rubric.code}:{code}" for code in codes if code not in self.scores)

    @property
    def weight(self) -> float:
        """The weight of the answered items."""
        return sum(item.weight for item in self.answered)

    @property
    def coverage(self) -> float:
        """The answered share of the weight, 0 to 1."""
        whole = sum(item.weight for item in self.rubric.items)
        return self.weight / whole if whole else 0.0

    @property
    def percent(self) -> float | None:
        """The weighted score of the answered items, 0 to 100; ``None`` if nothing is answered."""
        if not self.weight:
            return None
        points = sum(item.weight * self.scores[item.code] for item in self.answered)
        return 100 * points / (self.rubric.highest * self.weight)

    def parts(self) -> tuple[Part, ...]:
        """The items with their share of the 100 points and the score rows behind them."""
        found = []
        for item in self.rubric.items:
            score = self.scores.get(item.code)
            most = 100 * item.weight / self.weight if self.weight else None
            points = None if score is None or most is None else most * score / self.rubric.highest
            behind = rows(self.records.get(item.code), self.assessment)
            found.append(Part(item.code, item.name.here, points, most, rows=behind))
        return tuple(found)

    def age(self, today: dt.date) -> int | None:
        """Days since the assessment, ``None`` if there is none or it has no date."""
        made = self.assessment.assessed_on if self.assessment else None
        return None if made is None else (today - made).days


def scored(dossier: Dossier, rubric: str, *, subject: Record, today: dt.date) -> Scored:
    """The newest assessment of a record by a rubric, up to today."""
    found = [
        row
        for row in dossier.shelf.where(Assessment, "subject", value=subject.id)
        if row.rubric == rubric
        and row.subject_kind == subject.ENTITY
        and (row.assessed_on is None or row.assessed_on <= today)
    ]
    newest = max(found, key=lambda row: (row.assessed_on or dt.date.min, row.id), default=None)
    if newest is None:
        return Scored(standing.rubric(rubric), None, {}, {})
    lines = {
        row.item: row
        for row in dossier.shelf.where(AssessmentScore, "assessment", value=newest.id)
        if row.item is not None and row.score is not None
    }
    scores = {code: row.score for code, row in lines.items() if row.score is not None}
    return Scored(standing.rubric(rubric), newest, scores, lines)
