"""One row of a form: label, editor, state button; below it the reason, the help, the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kamdesk.ui.kit.editors.base import Editor
from kamdesk.ui.kit.empty import Icon
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.words import face, restyle, tip
from kamdesk.ui.theme import Size, TextRole, font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.ui.kit.states import StateButton

LABEL_MOST = 240
CHIP_PADDING = 14
"""What border and padding take from the words of an evidence chip."""


class EvidenceChip(QPushButton):
    """One line that says who said it; elided where the form is narrow, whole in its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidence")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = ""

    def words(self) -> str:
        """Return the whole text."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show ``words``."""
        self._words = words
        self.ensurePolished()  # the style sheet says how large the words are
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Override: as wide as the whole text wants."""
        wide = self.fontMetrics().horizontalAdvance(self._words) + CHIP_PADDING + 1
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Override: a long text must not widen the form."""
        return QSize(min(60, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: cut the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - CHIP_PADDING
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(face(cut))


class FieldRow(QWidget):
    """Label, editor and what belongs to them.

    The editor's reason appears under it by itself. F1 in the row shows the help. The label, and
    after it the help, is the accessible name of the editor.
    Signals: ``evidence_opened()`` when the evidence chip is clicked.
    """

    evidence_opened = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        help: str = "",
        state: StateButton | None = None,
        required: bool = False,
    ) -> None:
        super().__init__()
        self.editor = editor
        self.state = state
        self._help = help
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self.label = PlainLabel(f"{label} *" if required else label, TextRole.LABEL)
        self.label.setMinimumHeight(Size.BUTTON)
        self.label.setToolTip(tip(help) if help else "")
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid = grid
        self._place_editor(beside=state is not None)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(3)
        grid.addLayout(self.below, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        if state is not None:
            grid.addWidget(state, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._build_below()
        self._name(label)
        self._watch()

    def _place_editor(self, *, beside: bool) -> None:
        """Put the editor beside the state button, or over its place too where there is none.

        An editor of a fixed width stands at the left of its place, not in the middle.
        """
        side = Qt.AlignmentFlag.AlignTop
        if self.editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
            side |= Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self.editor, 0, 1, 1, 1 if beside else 2, side)

    def hide_state(self) -> None:
        """Take the state button away: this record has no such fact."""
        if self.state is not None and not self.state.isHidden():
            self.state.hide()
            self._grid.removeWidget(self.editor)
            self._place_editor(beside=False)

    def _build_below(self) -> None:
        self._error = QWidget()
        row = QHBoxLayout(self._error)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        sign = Icon("alert-circle", "red", size=14)
        sign.setContentsMargins(0, 2, 0, 0)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._reason = PlainLabel("", TextRole.ERROR, wrap=True)
        row.addWidget(self._reason, 1)
        self._help_line = PlainLabel(self._help, TextRole.NOTE, wrap=True)
        self._evidence = EvidenceChip()
        self._evidence.clicked.connect(lambda: self.evidence_opened.emit())
        self.below.addWidget(self._error)
        self.below.addWidget(self._help_line)
        self.below.addWidget(self._evidence, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self._error, self._help_line, self._evidence):
            hidden.hide()

    def _name(self, label: str) -> None:
        target = self._focus_widget()
        if label:  # else the page has named the editor itself
            self.editor.setAccessibleName(label)
            target.setAccessibleName(label)
            line = self.editor.lineEdit() if isinstance(self.editor, QComboBox) else None
            if line is not None:
                line.setAccessibleName(label)
        if self._help:
            target.setAccessibleDescription(self._help)

    def _focus_widget(self) -> QWidget:
        if isinstance(self.editor, Editor):
            found = self.editor.focus_widget()
            if isinstance(found, QWidget):
                return found
        return self.editor

    def _watch(self) -> None:
        self._focus_widget().installEventFilter(self)
        if isinstance(self.editor, Editor):
            self.editor.problem_changed.connect(self.set_error)

    def set_error(self, reason: str) -> None:
        """Show ``reason`` under the editor; "" takes it away."""
        self._reason.setText(reason)
        self._error.setVisible(bool(reason))

    def error(self) -> str:
        """Return the reason shown, or ""."""
        return self._reason.text() if not self._error.isHidden() else ""

    def show_help(self, on: bool = True) -> None:
        """Show the help under the editor, or hide it."""
        self._help_line.setVisible(on and bool(self._help))

    def set_evidence(self, text: str, *, firm: bool = False) -> None:
        """Show who said it and when; "" takes it away. ``firm`` = confirmed, in a calm tone."""
        self._evidence.set_words(text)
        restyle(self._evidence, tone="plain" if firm else "amber")
        self._evidence.setVisible(bool(text))

    def evidence(self) -> str:
        """Return who said it, as shown, or ""."""
        return self._evidence.words() if not self._evidence.isHidden() else ""

    def label_width(self) -> int:
        """Return how wide the label wants to be."""
        metrics = QFontMetrics(font(TextRole.LABEL))
        return min(LABEL_MOST, metrics.horizontalAdvance(self.label.text()) + 4)

    def set_label_width(self, width: int) -> None:
        """Set the width of the label column."""
        self.label.setFixedWidth(width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: F1 in the editor shows the help."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_F1
            and self._help
        ):
            self.show_help(self._help_line.isHidden())
            return True
        return super().eventFilter(watched, event)


def align_labels(rows: Iterable[FieldRow], least: int = 64) -> int:
    """Give all ``rows`` a label column as wide as the longest label; return its width in px."""
    kept = list(rows)
    width = max([least, *(row.label_width() for row in kept)])
    for row in kept:
        row.set_label_width(width)
    return width
