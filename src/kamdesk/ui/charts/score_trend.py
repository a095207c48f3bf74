"""A score over the days it was assessed: points joined by a line, each with its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

_SIDE = 34
_TOP, _FOOT = 22, 22
_HIGH = 130
_DOT = 4.0
_FULL = 100.0
_MOST_LABELS = 12


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One day and its value, 0 to 100."""

    day: dt.date
    value: float


class ScoreTrend(QWidget):
    """The points of one score, the oldest at the left; borders of its bands as thin lines."""

    def __init__(
        self, points: Sequence[TrendPoint] = (), *, bounds: Sequence[float] = (), name: str = ""
    ) -> None:
        super().__init__()
        self._bounds = tuple(bounds)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_points(points)

    def set_points(self, points: Sequence[TrendPoint]) -> None:
        """Show other points."""
        self.points = tuple(sorted(points, key=lambda point: point.day))
        spoken = "; ".join(f"{point.day:%Y-%m-%d}: {point.value:.0f}" for point in self.points)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(420, _HIGH)

    def spot(self, point: TrendPoint) -> QPointF:
        """Where a point is painted; a single one stands in the middle."""
        first, last = self.points[0].day, self.points[-1].day
        whole = (last - first).days
        part = (point.day - first).days / whole if whole else 0.5
        x = _SIDE + part * (self.width() - 2 * _SIDE)
        return QPointF(x, self._y(point.value))

    def _y(self, value: float) -> float:
        room = self.height() - _TOP - _FOOT
        return _TOP + room * (1 - max(0.0, min(_FULL, value)) / _FULL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tokens()
        for bound in self._bounds:
            painter.setPen(pen(look.line))
            y = self._y(bound)
            painter.drawLine(QPointF(_SIDE, y), QPointF(self.width() - 8, y))
            painter.setFont(font("axis"))
            painter.setPen(QColor(look.text_3))
            paint_text(painter, QRectF(0, y - 8, _SIDE - 8, 16), text=f"{bound:.0f}")
        if not self.points:
            return
        spots = [self.spot(point) for point in self.points]
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawPolyline(QPolygonF(spots))
        step = max(1, len(spots) // _MOST_LABELS)
        for number, (point, spot) in enumerate(zip(self.points, spots, strict=True)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawEllipse(spot, _DOT, _DOT)
            if number % step == 0 or number == len(spots) - 1:
                self._paint_words(painter, point, spot=spot)

    def _paint_words(self, painter: QPainter, point: TrendPoint, *, spot: QPointF) -> None:
        look = tokens()
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(font("note", bold=True))
        painter.setPen(QColor(look.text))
        above = QRectF(spot.x() - 20, spot.y() - 22, 40, 16)
        paint_text(painter, above, text=f"{point.value:.0f}", align=middle)
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text_2))
        foot = QRectF(spot.x() - 34, self.height() - _FOOT + 4, 68, 16)
        paint_text(painter, foot, text=f"{point.day:%Y-%m-%d}", align=middle)
