"""One row of a form: label, editor, state button; below it the reason, the help, the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kamdesk.ui.kit.editors.base import Editor
from kamdesk.ui.kit.empty import Icon
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.words import face, restyle, tip
from kamdesk.ui.theme import Size, TextRole, font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.ui.kit.states import StateButton

LABEL_MOST = 240


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
        grid.addWidget(editor, 0, 1, Qt.AlignmentFlag.AlignTop)
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
        self._evidence = QPushButton()
        self._evidence.setObjectName("evidence")
        self._evidence.setCursor(Qt.CursorShape.PointingHandCursor)
        self._evidence.clicked.connect(lambda: self.evidence_opened.emit())
        self.below.addWidget(self._error)
        self.below.addWidget(self._help_line)
        self.below.addWidget(self._evidence, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self._error, self._help_line, self._evidence):
            hidden.hide()

    def _name(self, label: str) -> None:
        target = self._focus_widget()
        self.editor.setAccessibleName(label)
        target.setAccessibleName(label)
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
        self._evidence.setText(face(text))
        self._evidence.setToolTip(tip(text))
        restyle(self._evidence, tone="plain" if firm else "amber")
        self._evidence.setVisible(bool(text))

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
