"""Small lines of how numbers went, one below the other, each with its numbers at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF

from kamdesk.ui.charts.base import RowChart
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_ROW = 28
_DOT = 3.0
_GAP = 10.0
_MOST_NAME = 0.42


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One number over time: points (day as a number, value), words for first, last, the move.

    ``tone`` colours the move: green (better), red (worse), "" (neither).
    """

    label: str
    points: tuple[tuple[float, float], ...]
    first: str = ""
    last: str = ""
    moved: str = ""
    tone: str = ""
    payload: object = None


class TrendChart(RowChart):
    """Rows of name, line, and "then → now" with the difference. Signal: ``picked(payload)``.

    All lines share the days of the widest one, so that what happened together stands together;
    each has its own height, for percent and days cannot share one.
    """

    def __init__(self, lines: Sequence[TrendLine] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[TrendLine]) -> None:
        """Show other lines."""
        self.lines = tuple(lines)
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.lines)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        return QRectF(0, row * _ROW, self.width(), _ROW)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.lines[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        line = self.lines[row]
        return " ".join(filter(None, [line.label, _span(line), line.moved]))

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(320, max(1, len(self.lines)) * _ROW)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, spans, moves = self._columns()
        days = [day for line in self.lines for day, _value in line.points]
        for row, line in enumerate(self.lines):
            box = self.row_box(row)
            painter.setFont(font("text"))
            painter.setPen(QColor(tokens().text))
            room = QRectF(0, box.y(), names, _ROW)
            paint_text(painter, room, text=one_line(line.label))
            right = Qt.AlignmentFlag.AlignRight
            painter.setPen(QColor(_ink(line.tone)))
            painter.setFont(font("note"))
            rest = QRectF(box.right() - moves, box.y(), moves, _ROW)
            paint_text(painter, rest, text=line.moved, align=right)
            painter.setFont(font("subject"))
            painter.setPen(QColor(tokens().text))
            numbers = QRectF(rest.x() - _GAP - spans, box.y(), spans, _ROW)
            paint_text(painter, numbers, text=_span(line), align=right)
            field = QRectF(names + _GAP, box.y() + 6, numbers.x() - names - 2 * _GAP, _ROW - 12)
            _paint_line(painter, field, line=line, days=(min(days), max(days)) if days else (0, 1))
        self.paint_focus(painter)

    def _columns(self) -> tuple[float, float, float]:
        """How wide names, numbers and moves are: the same in all rows."""
        text, bold, note = (QFontMetrics(font(role)) for role in ("text", "subject", "note"))
        name = max((text.horizontalAdvance(one_line(x.label)) for x in self.lines), default=0)
        span = max((bold.horizontalAdvance(_span(x)) for x in self.lines), default=0)
        move = max((note.horizontalAdvance(x.moved) for x in self.lines), default=0)
        return min(name + 2.0, self.width() * _MOST_NAME), span + 2.0, move + 2.0


def _span(line: TrendLine) -> str:
    return f"{line.first} → {line.last}" if line.first else line.last


def _ink(tone: str) -> str:
    look = tokens()
    return {"green": look.green, "red": look.red}.get(tone, look.text_2)


def _paint_line(
    painter: QPainter, box: QRectF, *, line: TrendLine, days: tuple[float, float]
) -> None:
    """The line with a dot at each snapshot and a larger one at the present."""
    if box.width() < 2 * _DOT or not line.points:
        return
    look = tokens()
    values = [value for _day, value in line.points]
    low, high = min(values), max(values)
    long, tall = (days[1] - days[0]) or 1.0, (high - low) or 1.0
    flat = high == low
    spots = [
        QPointF(
            box.x() + _DOT + (box.width() - 2 * _DOT) * (day - days[0]) / long,
            box.center().y() if flat else box.bottom() - box.height() * (value - low) / tall,
        )
        for day, value in line.points
    ]
    painter.setPen(pen(look.line))
    painter.drawLine(box.bottomLeft() + QPointF(0, 3), box.bottomRight() + QPointF(0, 3))
    painter.setPen(pen(look.data, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(spots))
    painter.setBrush(QColor(look.data))
    for spot in spots[:-1]:
        painter.drawEllipse(spot, _DOT / 2, _DOT / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawEllipse(spots[-1], _DOT, _DOT)
