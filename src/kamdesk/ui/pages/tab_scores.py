"""Assessments of an account: every rubric with its subjects, the newest score, and the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from kamdesk.domain.insight.assessed import Scored, scored
from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.naming import title_of
from kamdesk.domain.standing import rubrics
from kamdesk.i18n import _
from kamdesk.ui.dialogs.rubric import RubricDialog
from kamdesk.ui.kit import Button, PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A rubric and one subject of it, with the newest assessment."""

    subject: Record
    name: str
    result: Scored

    @property
    def percent(self) -> int | None:
        """The score in percent; ``None`` if nothing was assessed, or statements were answered."""
        if self.result.rubric.is_yes_no or self.result.percent is None:
            return None
        return round(self.result.percent)


class ScoresTab(Tab):
    """What can be judged at this account, and what was."""

    KINDS = frozenset({"assessment", "assessment_score", "department", "person", "project"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = RecordsModel(_columns(desk), ())
        self.view = RecordsView(self.model, name=_("Assessments"))
        self.assess_button = Button(_("Assess"), "primary", icon="list-check")
        self.view.opened.connect(self.assess)
        self.assess_button.clicked.connect(lambda: self.assess(self.view.current()))
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        note = _("Judge by what you saw and heard. An item you cannot judge stays empty.")
        column.addWidget(PlainLabel(note, TextRole.NOTE))
        column.addWidget(self.view, 1)
        column.addWidget(self.assess_button, 0, Qt.AlignmentFlag.AlignLeft)

    def reload(self) -> None:
        """Read the newest assessments."""
        self.model.set_rows(tuple(self._rows()))

    def _rows(self) -> Iterator[ScoreRow]:
        dossier, today = self.dossier, self.desk.today
        for rubric in rubrics().values():
            for subject in self._subjects(rubric.subject):
                result = scored(dossier, rubric.code, subject=subject, today=today)
                yield ScoreRow(subject, title_of(subject, dossier.shelf), result)

    def _subjects(self, entity: str) -> tuple[Record, ...]:
        """What a rubric can be about at this account."""
        dossier = self.dossier
        found: dict[str, tuple[Record, ...]] = {
            "account": (dossier.account,),
            "department": dossier.departments,
            "person": key_persons(dossier, self.desk.today),
            "project": dossier.open_projects,
        }
        return found.get(entity, ())

    def assess(self, row: ScoreRow | None) -> None:
        """Open the form of a row."""
        if row is not None:
            RubricDialog(
                self.desk,
                row.result.rubric,
                subject=row.subject,
                account_id=self.account_id,
                parent=self.window(),
            ).open()


def _columns(desk: Desk) -> tuple[Column, ...]:
    return (
        Column(
            title=_("Rubric"),
            value=lambda row: row.result.rubric.name.here,
            role="subject",
            width=300,
        ),
        Column(title=_("Of what or whom"), value=lambda row: row.name, width=220, stretch=True),
        Column(title=_("Assessed on"), value=lambda row: _day(row), width=120),
        Column(
            title=_("Age in days"),
            value=lambda row: row.result.age(desk.today),
            role="number",
            align="right",
            width=100,
        ),
        Column(
            title=_("Score, %"),
            value=lambda row: row.percent,
            role="number",
            align="right",
            width=100,
        ),
        Column(
            title=_("Answered"),
            value=lambda row: f"{len(row.result.answered)} / {len(row.result.rubric.items)}",
            align="right",
            width=100,
        ),
    )


def _day(row: ScoreRow) -> str:
    made = row.result.assessment
    return made.assessed_on.isoformat() if made and made.assessed_on else ""
