"""What a form would come to if it were kept now: the verdict beside the questions.

The same functions as the formulas themselves, on scores that are not yet an assessment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.assessed import Scored
from kamdesk.domain.insight.numbers import level_at, limits_of
from kamdesk.domain.insight.qualification import qualified, verdict_of
from kamdesk.domain.insight.relationship import band_of
from kamdesk.domain.insight.result import Insight
from kamdesk.domain.records import Project
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.fact import Record
    from kamdesk.domain.standing import Rubric

TONES = {
    "key account": "green",
    "develop": "amber",
    "normal customer": "plain",
    "project customer": "amber",
    "serve site by site": "amber",
    "does not fit": "red",
    "insufficient": "dashed",
    "invest": "green",
    "verify": "amber",
    "hold": "amber",
    "drop": "red",
    "strong": "green",
    "good": "green",
    "weak": "amber",
    "poor": "red",
}
"""The tone in which a level is shown."""


def draft(rubric: Rubric, scores: Mapping[str, int]) -> Scored:
    """Scores of a form as if they were assessed."""
    return Scored(rubric, None, dict(scores), {})


def live(rubric: Rubric, scores: Mapping[str, int], *, subject: Record) -> Insight:
    """The insight of a form: F-10, F-14, or the score of the rubric with its level."""
    found = draft(rubric, scores)
    if rubric.code == "R-KAQ":
        return verdict_of(found)
    if rubric.code == "R-PQ" and isinstance(subject, Project):
        return qualified(found, subject)
    return Insight(
        formula=rubric.code,
        value=found.percent,
        level=_level(found),
        coverage=found.coverage,
        parts=found.parts(),
        missing=found.open,
    )


def _level(found: Scored) -> str | None:
    """A level only where the rubric has one: the four steps of R-ORG, the bands of R-EXT."""
    if found.percent is None:
        return None
    if found.rubric.code == "R-ORG":
        return str(band_of(found.percent))
    if found.rubric.code == "R-EXT":
        return level_at(found.percent, limits_of("F-02b")["levels"])
    return None


def verdict_words(insight: Insight) -> str:
    """The level of a form in words; empty where the rubric has none."""
    names = {"F-10": "KAQ_VERDICT", "F-14": "PQ_VERDICT", "R-EXT": "BAND"}
    if insight.level is None:
        return ""
    if insight.formula == "R-ORG":
        step = scale("ORG_LEVEL").label(int(insight.level))
        return _("like level {level}").format(level=step)
    name = names.get(insight.formula)
    return scale(name).label(insight.level) if name else ""
