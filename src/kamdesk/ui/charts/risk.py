"""The defection risk: one stacked bar on 0..100, then its parts as a waterfall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent

from kamdesk.ui.charts.base import RowChart
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Size, font, tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TOP = 36
_ROW = 20


@dataclass(frozen=True, slots=True)
class RiskPart:
    """One part of the risk in points; ``base`` for the part that is no signal."""

    label: str
    value: float
    base: bool = False
    tip: str = ""
    payload: object = None


@dataclass(frozen=True, slots=True)
class RiskPicture:
    """The whole: value 0..100, borders with the word of the band above each, and the parts."""

    value: float
    bands: tuple[tuple[float, str], ...] = ()
    low: str = ""
    parts: tuple[RiskPart, ...] = ()


class RiskChart(RowChart):
    """Paints a ``RiskPicture``; a part of 0 stays in the list. Signal: ``picked(payload)``."""

    def __init__(self, picture: RiskPicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_picture(picture or RiskPicture(0))

    def set_picture(self, picture: RiskPicture) -> None:
        """Show another risk."""
        self.picture = picture
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.picture.parts)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        return QRectF(0, _TOP + row * _ROW, self.width(), _ROW)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.picture.parts[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        part = self.picture.parts[row]
        return "\n".join(filter(None, [f"{part.label} {part.value:.1f}", part.tip]))

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(320, _TOP + len(self.picture.parts) * _ROW)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        self._paint_stack(painter)
        self._paint_bands(painter)
        start = 0.0
        for row, part in enumerate(self.picture.parts):
            self._paint_row(painter, row, start=start)
            start += part.value
        self.paint_focus(painter)

    def _paint_stack(self, painter: QPainter) -> None:
        look = tokens()
        scale = self.width() / 100
        painter.fillRect(QRectF(0, 2, self.width(), Size.STACK), QColor(look.sunken))
        start = 0.0
        for part in self.picture.parts:
            ink = look.data if part.base else look.amber_fill
            wide = max(0.0, part.value * scale - 1)
            painter.fillRect(QRectF(start * scale, 2, wide, Size.STACK), QColor(ink))
            start += part.value

    def _paint_bands(self, painter: QPainter) -> None:
        look = tokens()
        painter.setFont(font("axis"))
        ends = [bound for bound, _word in self.picture.bands[1:]] + [100.0]
        painter.setPen(QColor(look.text_2))
        first = self.picture.bands[0][0] if self.picture.bands else 100.0
        paint_text(
            painter, QRectF(0, 17, first * self.width() / 100 - 4, 14), text=self.picture.low
        )
        for (bound, word), end in zip(self.picture.bands, ends, strict=True):
            x = round(bound * self.width() / 100)
            painter.setPen(pen(look.text))
            painter.drawLine(x, 1, x, 17)
            painter.setPen(QColor(look.text_2))
            room = QRectF(x + 2, 17, (end - bound) * self.width() / 100 - 4, 14)
            paint_text(painter, room, text=f"{bound:g} {word}")

    def _names_end(self, width: float) -> float:
        """Where the names end: as far as the longest needs, and a fifth stays for the bars."""
        metrics = QFontMetrics(font("text"))
        wide = [metrics.horizontalAdvance(one_line(part.label)) for part in self.picture.parts]
        return min(max(18.0 + max(wide, default=0), width * 0.5), width * 0.68)

    def _paint_row(self, painter: QPainter, row: int, *, start: float) -> None:
        look = tokens()
        part = self.picture.parts[row]
        box = self.row_box(row)
        middle = box.center().y()
        ink = look.data if part.base else look.amber_fill
        painter.fillRect(QRectF(0, round(middle - 4), 8, 8), QColor(ink))
        names = self._names_end(box.width())
        label_room = QRectF(16, box.y(), names - 16, box.height())
        painter.setFont(font("text"))
        painter.setPen(QColor(look.text))
        paint_text(painter, label_room, text=one_line(part.label))
        track = QRectF(names + 8, round(middle - 4), box.width() * 0.88 - names - 8, Size.BAR)
        painter.fillRect(track, QColor(look.bg))
        scale = track.width() / max(1.0, self.picture.value)
        bar = QRectF(track.x() + start * scale, track.y(), part.value * scale, Size.BAR)
        painter.fillRect(bar & track, QColor(ink))
        painter.setFont(font("subject"))
        figure = f"{part.value:.1f}" if part.value else "0"
        room = QRectF(track.right(), box.y(), box.right() - track.right(), box.height())
        paint_text(painter, room, text=figure, align=Qt.AlignmentFlag.AlignRight)
