"""Bars of several values: completeness by chapter, and one bar cut into parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamdesk.ui.charts.base import RowChart, tone_brush
from kamdesk.ui.kit.marks import paint_hatch, paint_text
from kamdesk.ui.kit.meters import paint_bar
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Size, font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 20
_LEGEND = 18


@dataclass(frozen=True, slots=True)
class CompletenessLine:
    """One chapter: its name, percent 0..100 (None = nothing to ask), and a note such as gaps."""

    label: str
    percent: float | None
    note: str = ""
    payload: object = None


class CompletenessChart(RowChart):
    """Chapters with their bars, numbers and notes. Signal: ``picked(payload)``."""

    def __init__(
        self, lines: Sequence[CompletenessLine] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[CompletenessLine]) -> None:
        """Show other chapters."""
        self._lines = tuple(lines)
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self._lines)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        return QRectF(0, row * _ROW, self.width(), _ROW)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self._lines[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        line = self._lines[row]
        figure = "—" if line.percent is None else f"{line.percent:.0f}%"
        return " ".join(filter(None, [line.label, figure, line.note]))

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(260, max(1, len(self._lines)) * _ROW)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(200, self.sizeHint().height())

    def _columns(self) -> tuple[float, float]:
        metrics = QFontMetrics(font("text"))
        notes = QFontMetrics(font("note"))
        label = max((metrics.horizontalAdvance(line.label) for line in self._lines), default=0)
        note = max((notes.horizontalAdvance(line.note) for line in self._lines), default=0)
        return min(label + 10, self.width() * 0.4), min(note + 8, self.width() * 0.3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        look = tokens()
        label, note = self._columns()
        for row, line in enumerate(self._lines):
            box = self.row_box(row)
            painter.setFont(font("text"))
            painter.setPen(QColor(look.text))
            paint_text(painter, QRectF(0, box.y(), label - 6, _ROW), text=one_line(line.label))
            bar = QRectF(label, box.y() + 6, max(20.0, box.width() - label - note - 38), Size.BAR)
            paint_bar(painter, bar, share=(line.percent or 0) / 100)
            painter.setFont(font("subject"))
            figure = "—" if line.percent is None else f"{line.percent:.0f}"
            right = Qt.AlignmentFlag.AlignRight
            number = QRectF(bar.right(), box.y(), 36, _ROW)
            paint_text(painter, number, text=figure, align=right)
            painter.setFont(font("note"))
            painter.setPen(QColor(look.text_2))
            rest = QRectF(box.right() - note, box.y(), note, _ROW)
            paint_text(painter, rest, text=line.note, align=right)
        self.paint_focus(painter)


@dataclass(frozen=True, slots=True)
class StackPart:
    """One part of a whole: its words, its size in any unit, its tone (red, amber, data, ...)."""

    label: str
    value: float
    tone: str = "data"


class StackBar(QWidget):
    """One bar of 12 px cut into parts with gaps of 1 px; its legend below, in as many lines."""

    def __init__(self, parts: Sequence[StackPart] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[StackPart]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self.setAccessibleName("; ".join(part.label for part in self._parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Override."""
        return Size.STACK + 4 + _LEGEND * (1 + max([y for _x, y in self._places(width)] + [0]))

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Where each part of the legend begins: px from the left, and its line."""
        metrics = QFontMetrics(font("note"))
        x = line = 0
        found = []
        for part in self._parts:
            wide = 12 + metrics.horizontalAdvance(part.label) + 2
            if x and x + wide > width:
                x, line = 0, line + 1
            found.append((x, line))
            x += wide + 14
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        look = tokens()
        whole = sum(part.value for part in self._parts)
        painter.fillRect(QRectF(0, 0, self.width(), Size.STACK), QColor(look.sunken))
        x = 0.0
        for part in self._parts:
            wide = part.value / whole * self.width() if whole else 0.0
            piece = QRectF(x, 0, max(0.0, wide - 1), Size.STACK)
            _paint_tone(painter, piece, tone=part.tone)
            x += wide
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(font("note"))
        places = self._places(self.width())
        for part, (x, line) in zip(self._parts, places, strict=True):
            top = Size.STACK + 5 + line * _LEGEND
            _paint_tone(painter, QRectF(x, top + 5, 8, 8), tone=part.tone)
            painter.setPen(QColor(tokens().text_2))
            room = QRectF(x + 12, top, self.width() - x - 12, _LEGEND)
            paint_text(painter, room, text=part.label)


def _paint_tone(painter: QPainter, box: QRectF, *, tone: str) -> None:
    """A part in its colour; what is grave has lines too, for those who see no colours."""
    painter.fillRect(box, tone_brush(tone))
    if tone == "red":
        paint_hatch(painter, box, ink=tokens().on_state)
