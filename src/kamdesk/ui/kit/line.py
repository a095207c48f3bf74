"""A row that does something when it is picked: with the mouse, with Enter, with the space bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kamdesk.ui.kit.marks import pen
from kamdesk.ui.kit.words import BY_KEY, tip
from kamdesk.ui.theme import tokens


class Line(QFrame):
    """A row of labels and signs. Signal: ``picked()``. ``row`` is the layout to fill.

    ``name`` is what a screen reader says, ``hint`` the tool tip: what picking it does.
    """

    picked = Signal()

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if hint:
            self.setToolTip(tip(hint))
        self._ring = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 3, 0, 3)
        self.row.setSpacing(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter and the space bar pick."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click picks."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: keep the press, or the release would go to somebody else."""
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Override: show that it can be picked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Override."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: the ring shows for the keyboard."""
        self._ring = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override."""
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground under the mouse, the ring of the keyboard."""
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(box, QColor(tokens().bg))
        if self._ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(tokens().accent, 2.0))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
