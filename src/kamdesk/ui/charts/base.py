"""What the charts share: rows that can be walked, clicked and read aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kamdesk.ui.kit.marks import pen
from kamdesk.ui.kit.words import tip
from kamdesk.ui.theme import tokens


class RowChart(QWidget):
    """A chart of rows. Signal: ``picked(payload)`` on click and Enter.

    Derived classes give the number of rows, the box of a row, its payload and its words, and call
    ``paint_focus`` last.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.current = 0

    def row_count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def row_box(self, row: int) -> QRectF:
        """Return where row ``row`` is painted."""
        raise NotImplementedError

    def row_payload(self, row: int) -> object:
        """Return what ``picked`` carries."""
        raise NotImplementedError

    def row_words(self, row: int) -> str:
        """Return the row as words, for the tool tip and screen readers."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Call after the data changed."""
        self.current = min(self.current, max(0, self.row_count() - 1))
        rows = range(self.row_count())
        self.setAccessibleName(self.row_words(self.current) if rows else "")
        self.setAccessibleDescription("; ".join(self.row_words(row) for row in rows))
        self.updateGeometry()
        self.update()

    def row_at(self, y: float) -> int:
        """Return the row at height ``y``, -1 for none."""
        for row in range(self.row_count()):
            box = self.row_box(row)
            if box.top() <= y < box.bottom():
                return row
        return -1

    def paint_focus(self, painter: QPainter) -> None:
        """Paint the ring round the current row while the chart has the focus."""
        if not self.hasFocus() or not self.row_count():
            return
        painter.setPen(pen(tokens().accent, 2.0))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRoundedRect(self.row_box(self.current).adjusted(1, 1, -1, -1), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Up and Down walk, Enter picks."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self.current + step < self.row_count():
            self.current += step
            self.setAccessibleName(self.row_words(self.current))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.row_count():
            self.picked.emit(self.row_payload(self.current))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click picks."""
        super().mouseReleaseEvent(event)
        row = self.row_at(event.position().y())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.current = row
            self.update()
            self.picked.emit(self.row_payload(row))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show the ring."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Override: the words of a row as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().y())
            if row >= 0:
                QToolTip.showText(event.globalPos(), tip(self.row_words(row)), self)
            return True
        return super().event(event)


def tone_brush(tone: str) -> QBrush:
    """How a part of a bar is filled: data, accent, green, amber, red, faint or hatched."""
    look = tokens()
    if tone == "hatched":
        return QBrush(QColor(look.line_strong), Qt.BrushStyle.BDiagPattern)
    inks = {
        "accent": look.accent,
        "green": look.green,
        "amber": look.amber_fill,
        "red": look.red,
        "faint": look.line_strong,
    }
    return QBrush(QColor(inks.get(tone, look.data)))
