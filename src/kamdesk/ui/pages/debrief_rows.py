"""The rows of the quick-entry page: a number big at the left, what was asked, a line to fill in.

Enter saves and goes on, Shift+Enter goes back; Alt+R, Alt+N, Alt+A say refused, n/a, ask again;
Alt+W says who else said it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.errors import KamdeskError
from kamdesk.i18n import N_, _
from kamdesk.ui.kit import Button, FieldRow, PlainLabel, Tag, TextEditor, severity
from kamdesk.ui.pages.debrief_source import KEY, SourceButton
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.records import Question

NUMBER = 44
"""Width of the column of the numbers."""
STATES = (
    ("refused", N_("Refused"), "Alt+R"),
    ("n/a", N_("n/a"), "Alt+N"),
    ("ask again", N_("Again"), "Alt+A"),
)
"""What an answer can be besides words: as ``save_answers`` reads it, its button, its key."""
SAVED = {
    "answered": (N_("saved"), "green"),
    "refused": (N_("refused"), "plain"),
    "asked": (N_("asked again"), "amber"),
}


class AnswerLine(TextEditor):
    """A line that Enter saves and leaves. Signal: ``went_on(back)``."""

    went_on = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter goes on to the next line, with Shift to the one before."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.commit()
            self.went_on.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)


class NumberedLine(QWidget):
    """Number, words, a line, and a tick when it is saved.

    ``save`` takes the text and raises a refusal in words, which stands under the line; what was
    typed stays. Signal: ``went_on(back)`` when Enter was pressed and nothing is wrong.
    """

    went_on = Signal(bool)

    def __init__(
        self, number: str, words: str, *, save: Callable[[str], str], hint: str = ""
    ) -> None:
        super().__init__()
        self.number, self._save = number, save
        self.label = PlainLabel(number, TextRole.TITLE, fixed=True)
        self.label.setFixedWidth(NUMBER)
        self.words = PlainLabel(words, TextRole.SUBJECT, wrap=True)
        self.note = PlainLabel("", TextRole.NOTE)
        self.line = AnswerLine(placeholder=hint or _("empty"))
        self.line.setAccessibleName(f"{number} {words}")
        self.row = FieldRow("", self.line)
        self.row.label.hide()
        self.tag = Tag()
        self.tag.hide()
        self.below = QHBoxLayout()
        self.did = PlainLabel("", TextRole.NOTE, wrap=True)
        self.did.hide()
        self._build()
        self.line.committed.connect(self._commit)
        self.line.went_on.connect(self._go_on)

    def _build(self) -> None:
        self.head = head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.words, 3)
        head.addWidget(self.note, 1)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.below.setSpacing(6)
        self.below.addWidget(self.row, 1)
        self.below.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(self.below)
        column.addWidget(self.did)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(0)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def give(self, text: str) -> bool:
        """Save a text as the answer; a refusal is said at the line. Returns whether it is saved."""
        try:
            did = self._save(text)
        except KamdeskError as error:
            self.row.set_error(str(error))
            return False
        self.row.set_error("")
        self.say(did)
        self.tick()
        return True

    def tick(self) -> None:
        """Show that it is saved."""
        self.show_saved(_("saved"), "green")

    def say(self, words: str) -> None:
        """Say under the line what the answer did."""
        self.did.setText(words)
        self.did.setVisible(bool(words))

    def show_saved(self, words: str, tone: str) -> None:
        """Show the tick; empty words take it away."""
        self.tag.setVisible(bool(words))
        if words:
            self.tag.show_mark(severity(words, tone))

    def _commit(self) -> None:
        text = self.line.value()
        if text:
            self.give(text)

    def _go_on(self, back: bool) -> None:
        if not self.row.error():
            self.went_on.emit(back)

    def show_text(self, text: str | None) -> None:
        """Show what the book holds; what is being mended or typed stays on screen."""
        typing = self.line.hasFocus() and self.line.text() != (self.line.value() or "")
        if not self.row.error() and not typing and self.line.value() != text:
            self.line.set_value(text)


class AnswerRow(NumberedLine):
    """A question of the brief: its line, and the three answers that are no words."""

    def __init__(
        self, number: str, words: str, *, save: Callable[[str], str], hint: str = ""
    ) -> None:
        super().__init__(number, words, save=save, hint=hint)
        self.source = SourceButton(number)
        self.head.addWidget(self.source)
        self.source.picked.connect(self._heard)
        shortcut = QShortcut(QKeySequence(KEY), self.line)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.source.open_menu)
        self.buttons: dict[str, Button] = {}
        for spoken, label, key in STATES:
            button = Button(_(label), "inline", hint=key)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{number}: {_(label)}")
            button.clicked.connect(lambda _on=False, text=spoken: self.give_state(text))
            shortcut = QShortcut(QKeySequence(key), self.line)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda text=spoken: self.give_state(text))
            self.buttons[spoken] = button
            self.below.insertWidget(self.below.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)

    def _heard(self, _who: str) -> None:
        """Somebody else said it: an answer that is saved already is saved anew."""
        if self.line.value():
            self.give(self.line.value() or "")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_state(self, text: str) -> None:
        """Save that there is no answer, and go on."""
        self.line.set_value(None)
        if self.give(text):
            self.went_on.emit(False)

    def tick(self) -> None:
        """Override: the book says what became of the question, and was read again already."""

    def show_question(self, question: Question | None) -> None:
        """Show what the book holds of the question."""
        state = (question.state if question else None) or "open"
        self.show_text(question.answer if question else None)
        words, tone = SAVED.get(state, ("", ""))
        if not self.row.error():
            self.show_saved(_(words) if words else "", tone)
        if state == "open":
            self.say("")
