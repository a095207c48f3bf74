"""One form for every rubric: items with what the scores look like, a score or none, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.naming import title_of
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.assessments import Answer, add_assessment
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import PlainLabel, SegmentedControl, TextEditor, hairline
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.domain.standing import Rubric, RubricItem
    from kamdesk.ui.desk import Desk

NOT_ASSESSED = ""


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
        dossier = desk.dossier(account_id)
        name = title_of(subject, dossier.shelf)
        super().__init__(f"{rubric.name.here} · {name}", parent, width=720)
        self.desk, self.rubric, self.subject = desk, rubric, subject
        self.scores: dict[str, SegmentedControl] = {}
        self.notes: dict[str, TextEditor] = {}
        before = scored(dossier, rubric.code, subject=subject, today=desk.today)
        if before.assessment is not None and before.assessment.assessed_on is not None:
            day = before.assessment.assessed_on.isoformat()
            last = _("Last assessed on {day}. Keeping makes a new assessment of today.")
            self.body.addWidget(PlainLabel(last.format(day=day), TextRole.NOTE, wrap=True))
        if rubric.reconstruction:
            words = _("The items are a proposal of this program; what counts is your evidence.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        for item in rubric.items:
            self._add_item(item, before.scores.get(item.code))
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button = self.add_button(_("Keep"), "primary")
        self.keep_button.clicked.connect(self.keep)
        self.fit(820)

    def _add_item(self, item: RubricItem, score: int | None) -> None:
        self.body.addWidget(hairline())
        self.body.addWidget(PlainLabel(item.name.here, TextRole.SUBJECT, wrap=True))
        for value, anchor in item.anchors.items():
            self.body.addWidget(PlainLabel(f"{value}  {anchor.here}", TextRole.NOTE, wrap=True))
        for tick in item.ticks:
            self.body.addWidget(PlainLabel(f"– {tick.name.here}", TextRole.NOTE, wrap=True))
        control = SegmentedControl(self._choices(), name=item.name.here)
        control.set_value(NOT_ASSESSED if score is None else str(score))
        note = TextEditor(placeholder=_("What shows it?"))
        note.setAccessibleName(_("Note: {item}").format(item=item.name.here))
        self.scores[item.code], self.notes[item.code] = control, note
        self.body.addWidget(control)
        self.body.addWidget(note)

    def _choices(self) -> list[tuple[str, str]]:
        """Not assessed first; statements are answered with words."""
        if self.rubric.is_yes_no:
            return [(NOT_ASSESSED, _("not known")), ("1", _("yes")), ("0", _("no"))]
        numbers = [(str(score), str(score)) for score in self.rubric.scores]
        return [(NOT_ASSESSED, _("not assessed")), *numbers]

    def answers(self) -> dict[str, Answer]:
        """What was filled in."""
        found = {}
        for code, control in self.scores.items():
            note = self.notes[code]
            note.commit()
            value = control.value()
            found[code] = Answer(int(str(value)) if value else None, note.value())
        return found

    def keep(self) -> None:
        """Keep the assessment, or say why not."""
        try:
            self.desk.write(
                add_assessment,
                self.desk.book,
                self.rubric.code,
                subject=self.subject,
                answers=self.answers(),
                today=self.desk.today,
            )
        except KamdeskError as error:
            self.desk.messages.fail(error)
        else:
            self.accept()
