"""One form for every rubric: what the scores look like, a score or none, what shows it.

Where records suggest a score it stands beside the item with its reason; where a checklist helps,
its questions are ticked in place. What the form comes to stands above and follows each answer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.live import TONES, live, verdict_words
from kamdesk.domain.insight.suggested import suggestions
from kamdesk.domain.insight.weapons import proven_ticks
from kamdesk.domain.naming import title_of
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.assessments import Answer, Filled, add_assessment
from kamdesk.services.checklists import Mark, tick
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.rubric_item import ItemForm
from kamdesk.ui.kit import Bar, Button, ChoiceEditor, FieldRow, MeterRow, Option, PlainLabel, Tag
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.assessed import Scored
    from kamdesk.domain.standing import Rubric
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.kit import SegmentedControl, TextEditor

TICKED = {"R-W10": "CK-W10"}
"""Rubrics whose questions are ticked in the form, with the list that keeps the ticks."""


class RubricDialog(Sheet):
    """Starts from the newest assessment; keeping it makes a new one of today."""

    def __init__(
        self,
        desk: Desk,
        rubric: Rubric,
        *,
        subject: Record,
        account_id: str,
        parent: QWidget | None = None,
    ) -> None:
        name = title_of(subject, desk.dossier(account_id).shelf)
        super().__init__(f"{rubric.name.here} · {name}", parent, width=760)
        self.desk, self.rubric, self.subject = desk, rubric, subject
        self.account_id = account_id
        self.items: dict[str, ItemForm] = {}
        self.bar, self.verdict = Bar(), Tag()
        self.meter = MeterRow(_("Comes to"), self.bar, end=self.verdict)
        self.assessor = ChoiceEditor(self._colleagues())
        self._build()
        self._suggest()
        self._reckon()
        self.fit(860)

    @property
    def scores(self) -> dict[str, SegmentedControl]:
        """The control of each item."""
        return {code: item.control for code, item in self.items.items()}

    @property
    def notes(self) -> dict[str, TextEditor]:
        """The note of each item."""
        return {code: item.note for code, item in self.items.items()}

    def _build(self) -> None:
        dossier = self.desk.dossier(self.account_id)
        before = scored(dossier, self.rubric.code, subject=self.subject, today=self.desk.today)
        self.body.addWidget(self.meter)
        self.meter.setVisible(not self.rubric.is_yes_no)
        self._add_notes(before)
        owner = before.assessment.assessor if before.assessment else None
        self.assessor.set_value(owner or dossier.account.owner)
        self.body.addWidget(FieldRow(_("Assessed by"), self.assessor))
        marked = self._marked()
        for item in self.rubric.items:
            form = ItemForm(item, self.rubric, ticked=marked)
            form.set_score(before.scores.get(item.code))
            form.changed.connect(self._reckon)
            form.ticked.connect(self._tick)
            self.items[item.code] = form
            self.body.addWidget(form)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button = self.add_button(_("Keep"), "primary")
        self.keep_button.clicked.connect(self.keep)

    def _add_notes(self, before: Scored) -> None:
        if before.assessment is not None:
            day = before.assessment.assessed_on
            last = _("Last assessed on {day}. Keeping makes a new assessment of today.")
            words = last.format(day=day.isoformat() if day else _("not known"))
            row = QHBoxLayout()
            row.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True), 1)
            self.history_button = Button(_("Earlier ones"), "inline", icon="history-toggle")
            self.history_button.clicked.connect(self._history)
            row.addWidget(self.history_button)
            self.body.addLayout(row)
        if self.rubric.reconstruction:
            words = _("The items are a proposal of this program; what counts is your evidence.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        if self.rubric.private:
            words = _("Private: never on paper, in no workbook unless you tick it.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))

    def _colleagues(self) -> list[Option]:
        dossier = self.desk.dossier(self.account_id)
        return [Option(p.id, p.name or "") for p in dossier.own_people(self.desk.today)]

    def _marked(self) -> frozenset[str]:
        """The questions ticked so far, and those that records answer."""
        code = TICKED.get(self.rubric.code)
        if code is None:
            return frozenset()
        dossier = self.desk.dossier(self.account_id)
        proven = proven_ticks(dossier, self.desk.today)
        return checked(dossier, code, subject=self.subject).done | proven

    def _tick(self, code: str, done: bool) -> None:
        """A question was ticked: kept at once, and the suggestions follow."""
        self.desk.do(
            tick,
            self.desk.book,
            TICKED[self.rubric.code],
            subject=self.subject,
            mark=Mark(code, done=done),
            today=self.desk.today,
        )
        self._suggest()

    def _suggest(self) -> None:
        found = suggestions(
            self.desk.dossier(self.account_id),
            self.rubric.code,
            subject=self.subject,
            today=self.desk.today,
        )
        for code, form in self.items.items():
            form.show_suggestion(found.get(code))

    def _reckon(self) -> None:
        """Show what the answers come to."""
        scores = {c: a.score for c, a in self.answers().items() if a.score is not None}
        found = live(self.rubric, scores, subject=self.subject)
        self.bar.set_value(found.value, coverage=found.coverage)
        figure = "—" if found.value is None else f"{found.value:.0f}"
        self.meter.figure.setText(figure)
        self.bar.setAccessibleName(_("Comes to {points} of 100").format(points=figure))
        words = verdict_words(found)
        self.verdict.setVisible(bool(words))
        tone = TONES.get(found.level or "", "plain")
        severe = tone in {"green", "amber", "red"}
        self.verdict.show_mark((Tag.severity(words, tone) if severe else Tag(words, tone)).mark)

    def _history(self) -> None:
        made = import_module("kamdesk.ui.dialogs.assessments")
        made.HistoryDialog(
            self.desk, self.rubric, subject=self.subject, account_id=self.account_id, parent=self
        ).open()

    def answers(self) -> dict[str, Answer]:
        """What was filled in."""
        return {code: form.answer() for code, form in self.items.items()}

    def keep(self) -> None:
        """Keep the assessment, or say why not."""
        try:
            self.desk.write(
                add_assessment,
                self.desk.book,
                self.rubric.code,
                subject=self.subject,
                answers=Filled(self.answers(), assessor=self.assessor.value()),
                today=self.desk.today,
            )
        except KamdeskError as error:
            self.desk.messages.fail(error)
        else:
            self.accept()
