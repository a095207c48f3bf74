"""The search field: what is typed goes out, rows come in, one of them is picked.

It knows nothing of accounts or notes: a page asks the services and hands in rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.keys import asks_to_undo
from kamdesk.ui.kit.marks import crisp, pen
from kamdesk.ui.theme import font, icon, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.ui.kit.search_rows import SearchPopup, SearchRow


class SearchField(QLineEdit):
    """The field with its popup.

    Signals: ``asked(text)`` on every change; answer with ``set_rows``. ``picked(payload)`` when
    a row is chosen. Esc closes the popup, then empties the field. ``hint`` is the shortcut painted
    inside ("Ctrl+K"); the window makes the shortcut itself.
    """

    asked = Signal(str)
    picked = Signal(object)

    def __init__(
        self, placeholder: str = "", *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(placeholder or _("Search"))
        self.setAccessibleName(placeholder or _("Search"))
        self.setMaxLength(200)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._hint = hint
        self._popup: SearchPopup | None = None
        self.textEdited.connect(lambda text: self.asked.emit(text))

    def popup(self) -> SearchPopup:
        """Return the popup; it lives in the window, above everything else."""
        if self._popup is None:
            from kamdesk.ui.kit.search_rows import SearchPopup

            self._popup = SearchPopup(self.window())
            self._popup.picked.connect(self._picked)
        return self._popup

    def set_rows(self, rows: Sequence[SearchRow]) -> None:
        """Show hits; none closes the popup."""
        spot = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        self.popup().show_rows(rows, at=spot, width=self.width())

    def _picked(self, payload: object) -> None:
        self.clear()
        self.picked.emit(payload)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: the arrows walk the popup, Enter picks, Esc closes."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._popup and self._popup.isVisible():
            self._popup.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._popup:
            self._popup.pick_current()
        elif key == Qt.Key.Key_Escape and self._popup and self._popup.isVisible():
            self._popup.hide()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: the popup goes with the focus."""
        super().focusOutEvent(event)
        if self._popup and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._popup.hide()

    def event(self, event: QEvent) -> bool:
        """Override: Esc belongs to this field while there is something to close, undo never."""
        if asks_to_undo(event) and not self.text():
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            open_popup = self._popup is not None and self._popup.isVisible()
            if event.key() == Qt.Key.Key_Escape and (open_popup or self.text()):
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: paint the shortcut where nothing is typed."""
        super().paintEvent(event)
        if not self._hint or self.text():
            return
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("axis"))
        wide = painter.fontMetrics().horizontalAdvance(self._hint) + 10
        box = QRectF(self.width() - wide - 7, (self.height() - 18) / 2, wide, 18)
        painter.setPen(pen(look.line))
        painter.setBrush(QColor(look.bg))
        painter.drawRoundedRect(crisp(box), 3, 3)
        painter.setPen(QColor(look.text_2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)
