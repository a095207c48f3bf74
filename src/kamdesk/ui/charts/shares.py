"""One bar cut into shares, the names inside the parts that have room for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from kamdesk.i18n import _
from kamdesk.ui.charts.base import RowChart
from kamdesk.ui.kit.marks import paint_text
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

HIGH = 26
STEPS = (1.0, 0.8, 0.65, 0.5, 0.38)
"""How strong the ink of each part is: they are told apart in grey too."""
ROOM = 34
"""Below this width a part shows no name; its words are in the tool tip."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part: its words, its percent, and whether it is the one to look at."""

    label: str
    percent: float
    alarming: bool = False
    payload: object = None


class SharesBar(RowChart):
    """Paints shares of a whole side by side. Signal: ``picked(payload)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: tuple[Share, ...] = ()
        self._x = -1.0

    def set_shares(self, shares: Sequence[Share]) -> None:
        """Show other shares; what is missing to 100 percent stays empty."""
        self.shares = tuple(shares)
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.shares)

    def row_box(self, row: int) -> QRectF:
        """Override: parts lie beside each other."""
        before = sum(share.percent for share in self.shares[:row])
        wide = self.shares[row].percent * self.width() / 100
        return QRectF(before * self.width() / 100, 0, wide, HIGH)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.shares[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        share = self.shares[row]
        return _("{name}: {percent} %").format(name=share.label, percent=f"{share.percent:.1f}")

    def row_at(self, y: float) -> int:
        """Override: the bar is one row high; where the pointer is across it decides."""
        del y
        boxes = (self.row_box(row) for row in range(self.row_count()))
        return next((n for n, box in enumerate(boxes) if box.left() <= self._x < box.right()), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: note where."""
        self._x = event.position().x()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: note where, for the tool tip."""
        self._x = event.position().x()
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Left and Right walk."""
        step = {Qt.Key.Key_Left: Qt.Key.Key_Up, Qt.Key.Key_Right: Qt.Key.Key_Down}
        key = step.get(Qt.Key(event.key()), Qt.Key(event.key()))
        super().keyPressEvent(QKeyEvent(event.type(), key, event.modifiers(), event.text()))

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(240, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        look, painter = tokens(), QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), HIGH), QColor(look.sunken))
        painter.setFont(font("note", bold=True))
        for number, share in enumerate(self.shares):
            box = self.row_box(number)
            piece = box.adjusted(0, 0, -1, 0)
            ink = QColor(look.red if share.alarming else look.data)
            ink.setAlphaF(1.0 if share.alarming else STEPS[min(number, len(STEPS) - 1)])
            painter.fillRect(piece, ink)
            if piece.width() >= ROOM:
                painter.setPen(QColor(look.on_state))
                room = piece.adjusted(6, 0, -4, 0)
                paint_text(painter, room, text=share.label, align=Qt.AlignmentFlag.AlignLeft)
        self.paint_focus(painter)
