"""Sheet 4: the three levels, the gates to the next one, the scores behind them and the targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain import standing
from kamdesk.domain.insight.gates import LABELS
from kamdesk.domain.records import RECORDS, Assessment, AssessmentScore
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined, of
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.pages.metrics import COVERAGE, LEVEL, NAME, PARTS, VALUE, lines
from kamdesk.reports.workbook.pages.objectives import TARGETS

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Part
    from kamdesk.domain.standing import Rubric
    from kamdesk.reports.workbook.desk import Desk

LEVELS: Final = ("F-02a", "F-02b", "F-02c", "F-02", "F-11", "F-13")
CODED: Final = frozenset({Assessment.ENTITY, AssessmentScore.ENTITY})
"""Records whose names are codes that tell nobody anything."""
RUBRICS: Final = ("R-ORG", "R-EXT", "R-KAQ")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One item of one assessment; without ``score`` nobody answered it."""

    assessment: Assessment
    rubric: Rubric
    code: str
    item: str
    score: AssessmentScore | None

    @property
    def id(self) -> str:
        """The score, or the assessment that lacks it."""
        return self.score.id if self.score else ""


def newest(desk: Desk, rubric: str) -> list[Assessment]:
    """The newest assessment by a rubric of each subject, up to today."""
    found: dict[str | None, Assessment] = {}
    for row in desk.of(Assessment):
        if row.rubric == rubric and (row.assessed_on is None or row.assessed_on <= desk.today):
            other = found.get(row.subject)
            if other is None or str(row.assessed_on) >= str(other.assessed_on):
                found[row.subject] = row
    return list(found.values())


def score_rows(desk: Desk, *rubrics: str) -> list[ScoreRow]:
    """Every item of the newest assessments by some rubrics, answered or not."""
    rows = []
    for code in rubrics:
        rubric = standing.rubrics().get(code)
        if rubric is None or (rubric.private and not desk.with_private):
            continue
        for assessment in newest(desk, code):
            scores = desk.shelf.where(AssessmentScore, "assessment", value=assessment.id)
            by_item = {score.item: score for score in scores}
            rows += [
                ScoreRow(assessment, rubric, item.code, item.name.here, by_item.get(item.code))
                for item in rubric.items
            ]
    return rows


def score_of(_desk: Desk, row: ScoreRow) -> Record | None:
    """The record that holds a score and its note."""
    return row.score


def assessment_of(_desk: Desk, row: ScoreRow) -> Record | None:
    """The assessment of a row."""
    return row.assessment


def _subject(desk: Desk, row: ScoreRow) -> str:
    kind = RECORDS.get(row.assessment.subject_kind or "")
    return desk.title(kind, row.assessment.subject) if kind else ""


def _highest(_desk: Desk, row: ScoreRow) -> int:
    return row.rubric.highest


def _day(_desk: Desk, row: ScoreRow) -> dt.date | None:
    return row.assessment.assessed_on


def _weak(_desk: Desk, row: ScoreRow) -> str:
    """An item in the lower half of its scale."""
    score = row.score.score if row.score else None
    return "must" if score is not None and 2 * score < row.rubric.highest else ""


SCORES: Final = (
    computed("rubric", N_("Assessment"), read=lambda _d, row: row.rubric.name.here, width=17.0),
    computed("subject", N_("Of"), read=_subject, width=14.0),
    computed("item", N_("Item"), read=lambda _d, row: row.item, width=32.0, bold=True),
    of(AssessmentScore, "score", via=score_of, form=Form.WHOLE, width=10.0, mark=_weak),
    computed("highest", N_("Highest"), read=_highest, form=Form.WHOLE, width=10.0),
    of(AssessmentScore, "note", via=score_of, width=20.0),
    computed("day", N_("Date"), read=_day, form=Form.DAY),
    of(Assessment, "assessor", via=assessment_of, width=11.0),
)
"""The columns of every table of scores."""


def _gates(desk: Desk) -> list[Part]:
    result = desk.insight("F-02a")
    return [part for part in result.parts if part.code in LABELS] if result else []


def _open(desk: Desk, part: Part) -> str:
    if part.points:
        return _("gate passed")
    return _("wanted next") if _wanted(desk, part) else _("gate not passed")


def behind(desk: Desk, part: Part) -> str:
    """The records behind a part, three at most."""
    if not desk.may_show(part):
        return ""
    told = [row for row in part.rows if row.entity not in CODED]
    return joined(desk.title(row.entity, row.id) for row in told[:3])


def _wanted(desk: Desk, part: Part) -> str:
    """The tone of a closed gate to the next level: "watch"."""
    result = desk.insight("F-02a")
    return "watch" if result is not None and part.code in result.missing else ""


GATES: Final = Table(
    "Gates",
    (
        computed("gate", N_("Gate"), read=lambda _d, part: part.label, bold=True),
        computed("open", N_("State"), read=_open, form=Form.MARK, tone=lambda d, p: _wanted(d, p)),
        computed("behind", N_("Because of"), read=behind, form=Form.LONG),
    ),
    _gates,
    title=N_("Gates to the levels of the organisational relationship"),
)

RELATIONSHIP: Final = Sheet(
    "relationship",
    N_("Relationship"),
    (
        Table(
            "Levels",
            (NAME, LEVEL, PARTS, VALUE, COVERAGE),
            lambda desk: lines(desk, LEVELS),
            title=N_("Three levels"),
        ),
        GATES,
        TARGETS,
        Table(
            "Assessments",
            SCORES,
            lambda desk: score_rows(desk, *RUBRICS),
            title=N_("Scores"),
            manager=True,
        ),
    ),
    note=lambda _desk: _("Underlined: the lower half of the scale."),
    keep=1,
)
