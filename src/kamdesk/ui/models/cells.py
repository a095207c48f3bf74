"""A table whose cells are things of their own: each can be gone to, clicked and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from kamdesk.ui.kit.marks import pen
from kamdesk.ui.models.view import RecordsView
from kamdesk.ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex


class CellsView(RecordsView):
    """Shows a ``RecordsModel``. Signal: ``wanted(row, key of the column)`` on click and Enter.

    Arrow keys walk along rows and columns; the ring shows the cell that Enter opens.
    """

    wanted = Signal(object, str)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ring round the current cell while the table has the keyboard."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not self.hasFocus() or not index.isValid():
            return
        painter = QPainter(self.viewport())
        painter.setPen(pen(tokens().accent, 2.0))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRoundedRect(QRectF(self.visualRect(index)).adjusted(2, 2, -2, -3), 3, 3)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click wants the cell."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._want(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter wants the current cell; the other keys as in every table."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._want(index)
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def _want(self, index: QModelIndex) -> None:
        column = self.records().columns[index.column()]
        self.wanted.emit(self.records().row_at(index.row()), column.key)
