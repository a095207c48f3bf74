"""Text of several lines: grows with what is written, saves when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.keys import asks_to_undo

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_LINE = 20
_FRAME = 12


class LongTextEditor(QPlainTextEdit):
    """Plain text of many lines; Tab leaves the field, Ctrl+Enter saves.

    ``lines`` = (least, most) lines shown before it scrolls. See ``base.Editor`` for the signals.
    """

    edited = Signal()
    committed = Signal()
    problem_changed = Signal(str)

    def __init__(self, *, lines: tuple[int, int] = (2, 8), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: str | None = None
        self._least, self._most = lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("empty"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(3)
        self._quiet = False
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def value(self) -> str | None:
        """Return the text last set or committed; None when empty."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show ``value``; nothing is emitted."""
        self._value = value or None
        self._quiet = True
        self.setPlainText(self._value or "")
        self._quiet = False

    def problem(self) -> str | None:
        """Return None: any text is a value."""
        return None

    def focus_widget(self) -> QWidget:
        """Return the field itself."""
        return self

    def set_read_only(self, on: bool) -> None:
        """Let the text be read and copied only."""
        self.setReadOnly(on)

    def commit(self) -> None:
        """Emit ``committed`` where the text differs from the value."""
        text = self.toPlainText().replace("\x00", "").strip() or None
        if text != self._value:
            self._value = text
            self.committed.emit()

    def _typed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _fit(self) -> None:
        blocks = self.document().documentLayout().documentSize().height()
        shown = max(self._least, min(self._most, round(blocks)))
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + _FRAME)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(240, self._least * _LINE + _FRAME)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Override: only plain text comes in."""
        self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: leaving the field saves it; a popup menu is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        """Override: undo belongs to the window where nothing is typed."""
        if asks_to_undo(event) and self.toPlainText() == (self._value or ""):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Ctrl+Enter saves, Esc brings the old text back."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            event.ignore()  # the page may have a use for Ctrl+Enter too
            return
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != (self._value or ""):
            self.set_value(self._value)
            return
        super().keyPressEvent(event)
