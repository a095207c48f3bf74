"""Shares, the largest first, as bars, and the running share as a curve over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF

from kamdesk.ui.charts.spots import SpotChart
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import font, tokens
from kamdesk.ui.wording import percent_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEFT, _RIGHT, _TOP, _FOOT = 40, 12, 22, 40
_HIGH = 280
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_NARROW = 30
"""Below this width of a column numbers would run into each other and are left to the tool tip."""


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One share in percent: name, class letter, running share, words for the tool tip."""

    name: str
    share: float
    running: float
    letter: str = ""
    words: str = ""
    strong: bool = False
    payload: object = None


@dataclass(frozen=True, slots=True)
class ParetoPicture:
    """All bars, the largest first, and a border in percent with its words (0 = none)."""

    bars: tuple[ParetoBar, ...] = ()
    border: float = 0.0
    border_words: str = ""


class ParetoChart(SpotChart):
    """Paints a ``ParetoPicture``. Signal: ``picked(payload)``."""

    def __init__(self, picture: ParetoPicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_picture(picture or ParetoPicture())

    def set_picture(self, picture: ParetoPicture) -> None:
        """Show other shares."""
        self.picture = picture
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.picture.bars)

    def _stage(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _FOOT)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        stage = self._stage()
        wide = stage.width() / max(1, self.row_count())
        return QRectF(stage.x() + row * wide, stage.y(), wide, stage.height() + _FOOT)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.picture.bars[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        return self.picture.bars[row].words

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(480, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(280, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stage = self._stage()
        self._paint_axis(painter, stage)
        for row in range(self.row_count()):
            self._paint_bar(painter, row, stage=stage)
        self._paint_curve(painter, stage)
        self._paint_border(painter, stage)
        self.paint_focus(painter)

    def _y(self, percent: float, stage: QRectF) -> float:
        return stage.bottom() - stage.height() * percent / 100

    def _paint_axis(self, painter: QPainter, stage: QRectF) -> None:
        look = tokens()
        painter.setFont(font("axis"))
        for percent in (0, 20, 40, 60, 80, 100):
            y = round(self._y(percent, stage)) + 0.5
            painter.setPen(pen(look.line))
            painter.drawLine(QLineF(stage.left(), y, stage.right(), y))
            painter.setPen(QColor(look.text_2))
            room = QRectF(0, y - 8, _LEFT - 6, 16)
            paint_text(
                painter, room, text=percent_words(str(percent)), align=Qt.AlignmentFlag.AlignRight
            )

    def _paint_bar(self, painter: QPainter, row: int, *, stage: QRectF) -> None:
        look, bar, column = tokens(), self.picture.bars[row], self.row_box(row)
        wide = max(2.0, min(44.0, column.width() * 0.6))
        top = self._y(bar.share, stage)
        box = QRectF(column.center().x() - wide / 2, top, wide, stage.bottom() - top)
        painter.fillRect(box, QColor(look.amber_fill if bar.strong else look.data))
        if column.width() < _NARROW:
            return
        painter.setFont(font("axis", bold=True))
        painter.setPen(QColor(look.text))
        if box.height() > 18:  # inside its bar, where the curve does not run
            painter.setPen(QColor(look.on_state))
            room = QRectF(column.x(), stage.bottom() - 17, column.width(), 16)
        else:
            room = QRectF(column.x(), top - 16, column.width(), 16)
        paint_text(painter, room, text=f"{bar.share:.1f}", align=_MIDDLE)
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text))
        name = QRectF(column.x() + 1, stage.bottom() + 4, column.width() - 2, 16)
        paint_text(painter, name, text=one_line(bar.name), align=_MIDDLE)
        painter.setPen(QColor(look.text_2))
        letter = QRectF(column.x(), stage.bottom() + 20, column.width(), 16)
        painter.setFont(font("axis", bold=True))
        paint_text(painter, letter, text=bar.letter, align=_MIDDLE)

    def _paint_curve(self, painter: QPainter, stage: QRectF) -> None:
        look = tokens()
        points = [
            QPointF(self.row_box(row).center().x(), self._y(bar.running, stage))
            for row, bar in enumerate(self.picture.bars)
        ]
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setFont(font("axis", bold=True))
        for row, point in enumerate(points):
            painter.setBrush(QColor(look.accent))
            painter.setPen(QColor(look.accent))
            painter.drawEllipse(point, 3.0, 3.0)
            column = self.row_box(row)
            if row and column.width() >= _NARROW:
                room = QRectF(column.x(), point.y() - 20, column.width(), 16)
                text = f"{self.picture.bars[row].running:.1f}"
                paint_text(painter, room, text=text, align=_MIDDLE)

    def _paint_border(self, painter: QPainter, stage: QRectF) -> None:
        if not self.picture.border:
            return
        look = tokens()
        y = round(self._y(self.picture.border, stage)) + 0.5
        painter.setPen(pen(look.red, dashed=True))
        painter.drawLine(QLineF(stage.left(), y, stage.right(), y))
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.red))
        room = QRectF(stage.left(), y + 1, stage.width() - 2, 16)
        text = self.picture.border_words
        paint_text(painter, room, text=text, align=Qt.AlignmentFlag.AlignRight)
