"""Rows of bars that can be told apart: amounts by step, by age, by what became of a customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent

from kamdesk.ui.charts.base import RowChart, tone_brush
from kamdesk.ui.kit.marks import paint_hatch, paint_text
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Tokens, font, tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ROW = 28
_BAR = 14
_SIGN = 24


@dataclass(frozen=True, slots=True)
class Length:
    """A part of a bar: its amount, and its tone (data, accent, green, amber, red, hatched).

    ``sign`` is painted into the part where it has room, so that grey print tells parts apart.
    """

    amount: float
    tone: str = "data"
    sign: str = ""


@dataclass(frozen=True, slots=True)
class LengthRow:
    """One bar: name, parts, the words at its end, what is said of it."""

    name: str
    parts: tuple[Length, ...]
    figure: str = ""
    words: str = ""
    payload: object = None

    @property
    def amount(self) -> float:
        """The whole length."""
        return sum(part.amount for part in self.parts)


class LengthChart(RowChart):
    """Paints rows of bars on one scale. Signal: ``picked(payload)``."""

    def __init__(self, rows: tuple[LengthRow, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_rows(rows)

    def set_rows(self, rows: tuple[LengthRow, ...]) -> None:
        """Show other bars."""
        self.rows = rows
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.rows)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        return QRectF(0, row * _ROW, self.width(), _ROW)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.rows[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        shown = self.rows[row]
        return shown.words or f"{shown.name} {shown.figure}"

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(360, max(1, len(self.rows)) * _ROW + 2)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        painter = QPainter(self)
        look = tokens()
        names = QFontMetrics(font("note"))
        bold = QFontMetrics(font("note", bold=True))
        left = max([names.horizontalAdvance(one_line(r.name)) for r in self.rows] + [40]) + 12.0
        left = min(left, self.width() * 0.4)
        right = max([bold.horizontalAdvance(r.figure) for r in self.rows] + [0]) + 12.0
        right = min(right, self.width() * 0.4)
        scale = max(20.0, self.width() - left - right) / max([r.amount for r in self.rows] + [1e-9])
        for row, shown in enumerate(self.rows):
            box = self.row_box(row)
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.setFont(font("note"))
            painter.setPen(QColor(look.text))
            room = QRectF(0, box.y(), left - 10, _ROW)
            paint_text(painter, room, text=one_line(shown.name))
            x = left
            for part in shown.parts:
                wide = part.amount * scale
                top = round(box.center().y() - _BAR / 2)
                bar = QRectF(x, top, max(0.0, wide - 1), _BAR)
                painter.fillRect(bar, tone_brush(part.tone))
                if part.sign and wide > _SIGN:
                    _paint_sign(painter, bar, part=part, look=look)
                elif part.tone == "red":  # grave without colours too
                    paint_hatch(painter, bar, ink=look.on_state)
                x += wide
            painter.setFont(font("note", bold=True))
            painter.setPen(QColor(look.text))
            end = QRectF(x + 6, box.y(), self.width() - x - 6, _ROW)
            paint_text(painter, end, text=shown.figure)
        self.paint_focus(painter)


def _paint_sign(painter: QPainter, bar: QRectF, *, part: Length, look: Tokens) -> None:
    painter.setFont(font("axis", bold=True))
    painter.setPen(QColor(look.text if part.tone == "hatched" else look.on_state))
    paint_text(painter, bar, text=part.sign, align=Qt.AlignmentFlag.AlignHCenter)
