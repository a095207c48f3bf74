"""Assessments of an account: every rubric with its subjects, the newest score, and the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.assessed import Scored, scored
from kamdesk.domain.insight.live import live, verdict_words
from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.insight.qualification import key_account
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.naming import title_of
from kamdesk.domain.standing import rubrics
from kamdesk.i18n import _
from kamdesk.ui.dialogs.why import show_why
from kamdesk.ui.kit import Button, Panel, PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.pages.relation_panel import open_form
from kamdesk.ui.pages.service_kit import Section
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk


FORMULA = {
    "R-ORG": "F-02a",
    "R-KDM": "F-02b",
    "R-EXT": "F-02c",
    "R-W10": "F-03",
    "R-KAQ": "F-10",
    "R-PQ": "F-14",
}
"""The formula that reads a rubric."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A rubric and one subject of it, with the newest assessment."""

    subject: Record
    name: str
    result: Scored
    outdated: bool = False

    @property
    def percent(self) -> int | None:
        """The score in percent; ``None`` if nothing was assessed, or statements were answered."""
        if self.result.rubric.is_yes_no or self.result.percent is None:
            return None
        return round(self.result.percent)

    @property
    def verdict(self) -> str:
        """What the scores come to in words (F-10, F-14); empty where there is no verdict."""
        if self.result.assessment is None:
            return ""
        found = live(self.result.rubric, self.result.scores, subject=self.subject)
        words = verdict_words(found)
        return _("{verdict}, assess again").format(verdict=words) if self.outdated else words


class JudgedSection(Section):
    """What can be judged at this account, and what was."""

    def build(self) -> None:
        """Make the table once; it serves every account."""
        if hasattr(self, "model"):
            return
        self.model = RecordsModel(_columns(self.desk), ())
        self.view = RecordsView(self.model, name=_("Assessments"))
        self.view.setMinimumHeight(420)
        self.assess_button = Button(_("Assess"), "primary", icon="list-check")
        self.history_button = Button(_("Earlier ones"), icon="history-toggle")
        self.why_button = Button(_("Why so?"), icon="help-circle")
        self.why_button.clicked.connect(lambda: self.why(self.view.current()))
        self.view.opened.connect(self.assess)
        self.assess_button.clicked.connect(lambda: self.assess(self.view.current()))
        self.history_button.clicked.connect(lambda: self.history(self.view.current()))
        head = QHBoxLayout()
        note = _("Judge by what you saw and heard. An item you cannot judge stays empty.")
        head.addWidget(PlainLabel(note, TextRole.NOTE), 1)
        head.addWidget(self.why_button)
        head.addWidget(self.history_button)
        head.addWidget(self.assess_button)
        self.page.body.addLayout(head)
        frame = Panel(flush=True)
        frame.body.addWidget(self.view)
        self.page.body.addWidget(frame, 1)

    def load(self, dossier: Dossier) -> None:
        """Read the newest assessments."""
        self.model.set_rows(tuple(self._rows(dossier)))

    def _rows(self, dossier: Dossier) -> Iterator[ScoreRow]:
        again = bool(key_account(dossier, self.desk.today).detail["reassess"])
        for rubric in rubrics().values():
            for subject in self._subjects(dossier, rubric.subject):
                result = scored(dossier, rubric.code, subject=subject, today=self.desk.today)
                old = rubric.code == "R-KAQ" and again
                yield ScoreRow(subject, title_of(subject, dossier.shelf), result, outdated=old)

    def _subjects(self, dossier: Dossier, entity: str) -> tuple[Record, ...]:
        """What a rubric can be about at this account."""
        found: dict[str, tuple[Record, ...]] = {
            "account": (dossier.account,),
            "department": dossier.departments,
            "person": key_persons(dossier, self.desk.today),
            "project": dossier.open_projects,
            "interaction": tuple(v for v in dossier.interactions if v.status == "planned"),
        }
        return found.get(entity, ())

    def assess(self, row: ScoreRow | None) -> None:
        """Open the form of a row."""
        if row is not None:
            code = row.result.rubric.code
            open_form(self.desk, code, subject=row.subject, account_id=self.account_id, above=self)

    def why(self, row: ScoreRow | None) -> None:
        """Explain the number that a row leads to: its formula, or that of the account."""
        code = FORMULA.get(row.result.rubric.code) if row is not None else None
        if row is None or code is None:
            return
        found = FORMULAS[code](self.desk.dossier(self.account_id), self.desk.today)
        item = found.items.get(key_of(row.subject), found)
        show_why(self.desk, item, account=self.account_id, parent=self)

    def history(self, row: ScoreRow | None) -> None:
        """Show the earlier assessments of a row, if there are any."""
        if row is None or row.result.assessment is None:
            return
        from kamdesk.ui.dialogs.assessments import HistoryDialog

        HistoryDialog(
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
            width=260,
        ),
        Column(title=_("Of what or whom"), value=lambda row: row.name, width=220, stretch=True),
        Column(title=_("Assessed on"), value=lambda row: _day(row), width=110),
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
            width=90,
        ),
        Column(title=_("Verdict"), value=lambda row: row.verdict, width=160),
        Column(
            title=_("Answered"),
            value=lambda row: f"{len(row.result.answered)} / {len(row.result.rubric.items)}",
            align="right",
            width=90,
        ),
    )


def _day(row: ScoreRow) -> str:
    made = row.result.assessment
    return made.assessed_on.isoformat() if made and made.assessed_on else ""
