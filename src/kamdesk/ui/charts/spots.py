"""What charts of things anywhere on a plane share: walked, clicked and read aloud one by one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from kamdesk.ui.charts.base import RowChart
from kamdesk.ui.kit.words import tip

_STEPS = {Qt.Key.Key_Left: Qt.Key.Key_Up, Qt.Key.Key_Right: Qt.Key.Key_Down}


class SpotChart(RowChart):
    """A chart whose things lie beside each other: their box decides, not their height alone.

    Left and Right walk as Up and Down do; Home and End go to the ends.
    """

    def spot_at(self, spot: QPointF) -> int:
        """Return the thing at a point, -1 for none; of several the one on top."""
        rows = (r for r in reversed(range(self.row_count())) if self.row_box(r).contains(spot))
        return next(rows, -1)

    def go_to(self, row: int) -> None:
        """Make a thing the current one and say it."""
        self.current = row
        self.setAccessibleName(self.row_words(row))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: all four arrows walk, Home and End go to the ends."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(_STEPS.get(key, key))
        last = self.row_count() - 1
        if step is not None and 0 <= self.current + step <= last:
            self.go_to(self.current + step)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and last >= 0:
            self.go_to(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click picks what is under it."""
        row = self.spot_at(event.position())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(row)
            self.picked.emit(self.row_payload(row))

    def event(self, event: QEvent) -> bool:
        """Override: the words of what is under the pointer as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.spot_at(QPointF(event.pos()))
            if row >= 0:
                QToolTip.showText(event.globalPos(), tip(self.row_words(row)), self)
            return True
        return super().event(event)
