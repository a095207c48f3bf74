"""Things in four named fields: risk from left to right, value from bottom to top."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from kamdesk.ui.charts.spots import SpotChart
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEFT, _RIGHT, _TOP, _FOOT = 12, 12, 8, 38
_HIGH = 400
_DOT = 6.0
_LABELS = 40
"""From this number of dots on only the current one and those in the worst field are named."""


@dataclass(frozen=True, slots=True)
class MatrixDot:
    """One thing: ``x`` 0..100, ``y`` any unit from 0; ``strong`` for one in the worst field."""

    name: str
    x: float
    y: float
    words: str = ""
    strong: bool = False
    payload: object = None


@dataclass(frozen=True, slots=True)
class MatrixPicture:
    """The dots, where the fields meet, and the words: fields from top left by rows, axes."""

    dots: tuple[MatrixDot, ...] = ()
    x_border: float = 50.0
    y_border: float = 0.0
    fields: tuple[str, ...] = ("", "", "", "")
    x_words: str = ""
    y_words: str = ""
    border_words: str = ""


class MatrixChart(SpotChart):
    """Paints a ``MatrixPicture``; heights grow with the root, so that small ones part."""

    def __init__(self, picture: MatrixPicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_picture(picture or MatrixPicture())

    def set_picture(self, picture: MatrixPicture) -> None:
        """Show other things."""
        self.picture = picture
        self._top = max([dot.y for dot in picture.dots] + [picture.y_border * 2, 1.0])
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.picture.dots)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.picture.dots[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        return self.picture.dots[row].words

    def _stage(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _FOOT)

    def _spot(self, x: float, y: float) -> QPointF:
        stage = self._stage().adjusted(_DOT * 2, 26, -_DOT * 2, -_DOT * 2)
        high = math.sqrt(max(0.0, y) / self._top)
        return QPointF(stage.x() + stage.width() * x / 100, stage.bottom() - stage.height() * high)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        dot = self.picture.dots[row]
        spot = self._spot(dot.x, dot.y)
        return QRectF(spot.x() - 9, spot.y() - 9, 18, 18)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(520, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(320, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_fields(painter)
        middle, stage = self._spot(self.picture.x_border, self.picture.y_border), self._stage()
        taken = [  # no name is struck through by a border
            QRectF(middle.x() - 1, stage.top(), 2, stage.height()),
            QRectF(stage.left(), middle.y() - 1, stage.width(), 2),
        ]
        for row, dot in enumerate(self.picture.dots):
            self._paint_dot(painter, row, dot=dot, taken=taken)
        self.paint_focus(painter)

    def _paint_fields(self, painter: QPainter) -> None:
        look, stage = tokens(), self._stage()
        middle = self._spot(self.picture.x_border, self.picture.y_border)
        worst = QRectF(QPointF(middle.x(), stage.top()), QPointF(stage.right(), middle.y()))
        painter.fillRect(worst, QColor(look.red_soft))
        painter.setPen(pen(look.line_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(stage)
        painter.setPen(pen(look.line_strong, dashed=True))
        x, y = round(middle.x()) + 0.5, round(middle.y()) + 0.5
        painter.drawLine(QLineF(x, stage.top(), x, stage.bottom()))
        painter.drawLine(QLineF(stage.left(), y, stage.right(), y))
        painter.setFont(font("note", bold=True))
        painter.setPen(QColor(look.text_2))
        ends = ((stage.left(), x), (x, stage.right()))
        for number, words in enumerate(self.picture.fields):
            left, right = ends[number % 2]
            top = stage.top() + 4 if number < 2 else y + 3
            paint_text(painter, QRectF(left + 8, top, right - left - 16, 18), text=words)
        painter.setFont(font("axis"))
        foot = QRectF(stage.left(), stage.bottom() + 4, stage.width(), 16)
        paint_text(painter, foot, text=self.picture.y_words)
        right_side = Qt.AlignmentFlag.AlignRight
        paint_text(painter, foot, text=self.picture.x_words, align=right_side)
        foot.translate(0, 15)
        paint_text(painter, foot, text=self.picture.border_words)

    def _paint_dot(
        self, painter: QPainter, row: int, *, dot: MatrixDot, taken: list[QRectF]
    ) -> None:
        look = tokens()
        spot = self._spot(dot.x, dot.y)
        painter.setPen(pen(look.surface))
        painter.setBrush(QColor(look.red if dot.strong else look.data))
        if dot.strong:  # a square too: grey print keeps the difference
            painter.drawRect(QRectF(spot.x() - _DOT, spot.y() - _DOT, 2 * _DOT, 2 * _DOT))
        else:
            painter.drawEllipse(spot, _DOT, _DOT)
        named = dot.strong or row == self.current or self.row_count() < _LABELS
        if not named:
            return
        painter.setFont(font("note", bold=dot.strong))
        words = one_line(dot.name)
        wide = min(180.0, QFontMetricsF(painter.font()).horizontalAdvance(words) + 2)
        room = self._room(spot, wide, taken=taken)
        if room is not None:
            taken.append(room)
            painter.setPen(QColor(look.text))
            paint_text(painter, room, text=words)

    def _room(self, spot: QPointF, wide: float, *, taken: list[QRectF]) -> QRectF | None:
        """Where the name goes: right, left, above or below, wherever nothing stands yet."""
        stage = self._stage()
        tries = (
            QRectF(spot.x() + 10, spot.y() - 9, wide, 18),
            QRectF(spot.x() - 10 - wide, spot.y() - 9, wide, 18),
            QRectF(spot.x() - wide / 2, spot.y() - 26, wide, 18),
            QRectF(spot.x() - wide / 2, spot.y() + 8, wide, 18),
        )
        free = (
            box
            for box in tries
            if stage.contains(box) and not any(box.intersects(other) for other in taken)
        )
        return next(free, None)
