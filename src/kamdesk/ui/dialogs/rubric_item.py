"""One item of a rubric in a form: anchors, questions to tick, the score, its note, a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.services.assessments import Answer
from kamdesk.ui.kit import Button, Check, PlainLabel, SegmentedControl, TextEditor, hairline
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Collection

    from kamdesk.domain.insight.suggested import Suggested
    from kamdesk.domain.standing import Rubric, RubricItem

NOT_ASSESSED = ""


class ItemForm(QWidget):
    """The form of one item. Signals: ``changed()`` by an answer, ``ticked(code, done)``."""

    changed = Signal()
    ticked = Signal(str, bool)

    def __init__(self, item: RubricItem, rubric: Rubric, *, ticked: Collection[str]) -> None:
        super().__init__()
        self.item, self._rubric = item, rubric
        self._suggested: Suggested | None = None
        self.control = SegmentedControl(self._choices(), name=item.name.here)
        self.note = TextEditor(placeholder=_("What shows it?"))
        self.note.setAccessibleName(_("Note: {item}").format(item=item.name.here))
        self.checks: dict[str, Check] = {}
        self.suggestion = PlainLabel("", TextRole.NOTE)
        self.take_button = Button(_("Take over"), "inline")
        self._build(ticked)
        self.control.picked.connect(lambda _value: self.changed.emit())

    def _build(self, ticked: Collection[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(hairline())
        head = self.item.name.here
        if not self._rubric.is_yes_no and not self.item.code.islower():  # W1, O2: on papers too
            head = f"{self.item.code}  {head}"
        column.addWidget(PlainLabel(head, TextRole.SUBJECT, wrap=True))
        for value, anchor in self.item.anchors.items():
            column.addWidget(PlainLabel(f"{value}  {anchor.here}", TextRole.NOTE, wrap=True))
        if self.item.ticks:
            column.addLayout(self._questions(ticked))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.control)
        line.addWidget(self.suggestion, 1)
        line.addStretch(0)
        line.addWidget(self.take_button)
        column.addLayout(line)
        column.addWidget(self.note)
        self.take_button.clicked.connect(self._take)
        self.show_suggestion(None)

    def _questions(self, ticked: Collection[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for number, question in enumerate(self.item.ticks):
            check = Check(question.name.here)
            check.setChecked(question.code in ticked)
            check.clicked.connect(lambda on, c=question.code: self.ticked.emit(c, on))
            self.checks[question.code] = check
            grid.addWidget(check, number // 2, number % 2)
        return grid

    def _choices(self) -> list[tuple[str, str]]:
        """Not assessed first; statements are answered with words."""
        if self._rubric.is_yes_no:
            return [(NOT_ASSESSED, _("not known")), ("1", _("yes")), ("0", _("no"))]
        numbers = [(str(score), str(score)) for score in self._rubric.scores]
        return [(NOT_ASSESSED, _("not assessed")), *numbers]

    def set_score(self, score: int | None) -> None:
        """Show a score; ``None`` is not assessed."""
        self.control.set_value(NOT_ASSESSED if score is None else str(score))

    def answer(self) -> Answer:
        """The score and the note as they stand in the form."""
        self.note.commit()
        value = self.control.value()
        return Answer(int(str(value)) if value else None, self.note.value())

    def show_suggestion(self, found: Suggested | None) -> None:
        """Say what the records suggest and why, with a button that takes it over."""
        self._suggested = found
        self.suggestion.setVisible(found is not None)
        self.take_button.setVisible(found is not None)
        if found is not None:
            words = _("records suggest {score}: {reason}")
            self.suggestion.setText(words.format(score=found.score, reason=found.words))
            name = _("Take over: {item}").format(item=self.item.name.here)
            self.take_button.setAccessibleName(name)

    def _take(self) -> None:
        if self._suggested is None:
            return
        self.set_score(self._suggested.score)
        if not self.note.value():
            self.note.set_value(self._suggested.words)
        self.changed.emit()
