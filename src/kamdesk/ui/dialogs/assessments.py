"""Earlier assessments of one subject by one rubric: the trend, and every score of every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.suggested import trend
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Assessment, AssessmentScore
from kamdesk.i18n import _
from kamdesk.ui.charts.score_trend import ScoreTrend, TrendPoint
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import PlainLabel, group_head
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.standing import Rubric
    from kamdesk.ui.desk import Desk

BOUNDS = {"R-ORG": (25, 50, 80), "R-EXT": (40, 60, 80), "R-KAQ": (50, 70), "R-PQ": (50, 75)}


class HistoryDialog(Sheet):
    """For reading: an assessment is never changed, a new one is made."""

    def __init__(
        self,
        desk: Desk,
        rubric: Rubric,
        *,
        subject: Record,
        account_id: str,
        parent: QWidget | None = None,
    ) -> None:
        dossier = desk.dossier(account_id)
        name = title_of(subject, dossier.shelf)
        super().__init__(f"{rubric.name.here} · {name}", parent, width=640)
        self.rubric = rubric
        found = trend(dossier, rubric.code, subject=subject, today=desk.today)
        self.chart = ScoreTrend(
            [TrendPoint(day, value) for day, value in found],
            bounds=BOUNDS.get(rubric.code, ()),
            name=_("Score over time"),
        )
        if found and not rubric.is_yes_no:
            self.body.addWidget(self.chart)
        for made in past(dossier, rubric.code, subject=subject):
            self._add(dossier, made)
        self.body.addStretch(1)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.fit()

    def _add(self, dossier: Dossier, made: Assessment) -> None:
        day = made.assessed_on.isoformat() if made.assessed_on else _("not known")
        person = dossier.person(made.assessor)
        self.body.addWidget(group_head(day, (person.name if person else "") or ""))
        rows = dossier.shelf.where(AssessmentScore, "assessment", value=made.id)
        scores = {row.item: row for row in rows}
        for item in self.rubric.items:
            row = scores.get(item.code)
            if row is not None and row.score is not None:
                words = f"{self._score(row.score)}   {item.name.here}"
                self.body.addWidget(PlainLabel(words, wrap=True))
                if row.note:
                    self.body.addWidget(PlainLabel(row.note, TextRole.NOTE, wrap=True))

    def _score(self, score: int) -> str:
        if self.rubric.is_yes_no:
            return _("yes") if score else _("no")
        return str(score)


def past(dossier: Dossier, rubric: str, *, subject: Record) -> tuple[Assessment, ...]:
    """All assessments of a record by a rubric, the newest first."""
    rows = dossier.shelf.where(Assessment, "subject", value=subject.id)
    mine = (row for row in rows if row.rubric == rubric and row.subject_kind == subject.ENTITY)
    return tuple(sorted(mine, key=lambda row: (str(row.assessed_on or ""), row.id), reverse=True))
