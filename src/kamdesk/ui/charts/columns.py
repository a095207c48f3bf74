"""Upright columns over a row of months or years, above and below zero, with a target line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kamdesk.ui.kit.marks import paint_hatch, paint_text, pen
from kamdesk.ui.kit.words import one_line, tip
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 132
_FOOT = 18
_HEAD = 18
_WIDEST = 48.0


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """One column: ``label`` below, ``figure`` at its end, ``words`` for tool tip and readers.

    ``value`` ``None`` is not known: an empty place, never a column of 0. ``tone`` is red, amber
    or "" ; red columns are hatched, so that they differ in grey print too.
    """

    label: str
    value: float | None
    figure: str = ""
    words: str = ""
    tone: str = ""
    payload: object = None


class ColumnChart(QWidget):
    """Paints columns; Left and Right walk, Enter and a click pick. Signal: ``picked(payload)``.

    ``top`` is the value of the upper edge (100 for percent); without it the largest decides.
    ``target`` is a dashed line across, in the unit of the values.
    """

    picked = Signal(object)

    def __init__(self, columns: Sequence[ChartColumn] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.current = 0
        self.set_columns(columns)

    def set_columns(
        self,
        columns: Sequence[ChartColumn],
        *,
        top: float | None = None,
        target: float | None = None,
    ) -> None:
        """Show other columns."""
        self.columns = tuple(columns)
        self._top, self._target = top, target
        self.current = min(self.current, max(0, len(self.columns) - 1))
        self._speak()
        self.setAccessibleDescription("; ".join(_said(item) for item in self.columns))
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(320, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(180, _HEIGHT)

    def _bounds(self) -> tuple[float, float]:
        """The values at the lower and the upper edge; 0 is always between them."""
        known = [item.value for item in self.columns if item.value is not None]
        high = self._top if self._top is not None else max([*known, self._target or 0.0, 0.0])
        low = min([*known, 0.0])
        return low, high if high > low else low + 1.0

    def _y(self, value: float) -> float:
        low, high = self._bounds()
        foot = _FOOT + (_HEAD if low < 0 else 0)
        room = self.height() - _HEAD - foot
        return _HEAD + room * (high - min(value, high)) / (high - low)

    def _place(self, index: int) -> QRectF:
        wide = self.width() / max(1, len(self.columns))
        return QRectF(index * wide, 0, wide, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        look = tokens()
        zero = round(self._y(0.0)) + 0.5
        for index, column in enumerate(self.columns):
            self._paint_column(painter, self._place(index), column=column)
        painter.setPen(pen(look.line_strong))
        painter.drawLine(QLineF(0, zero, self.width(), zero))
        if self._target is not None:
            y = round(self._y(self._target)) + 0.5
            painter.setPen(pen(look.text, dashed=True))
            painter.drawLine(QLineF(0, y, self.width(), y))
        if self.hasFocus() and self.columns:
            painter.setPen(pen(look.accent, 2.0))
            painter.setBrush(QColor(0, 0, 0, 0))
            ring = self._place(self.current).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 3, 3)

    def _paint_column(self, painter: QPainter, place: QRectF, *, column: ChartColumn) -> None:
        look = tokens()
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text_2))
        foot = QRectF(place.x(), place.height() - _FOOT, place.width(), _FOOT)
        paint_text(painter, foot, text=one_line(column.label), align=middle)
        if column.value is None:
            return
        wide = min(_WIDEST, place.width() * 0.62)
        zero, end = self._y(0.0), self._y(column.value)
        bar = QRectF(place.center().x() - wide / 2, min(zero, end), wide, max(1.0, abs(end - zero)))
        inks = {"red": look.red, "amber": look.amber_fill, "data": look.data}
        if column.tone == "red":
            paint_hatch(painter, bar, ink=look.red)
            painter.setPen(pen(look.red))
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(bar, QColor(inks.get(column.tone, look.accent)))
        painter.setPen(QColor(look.text))
        top = bar.bottom() + 1 if column.value < 0 else bar.top() - _HEAD + 1
        room = QRectF(place.x(), top, place.width(), _HEAD - 2)
        paint_text(painter, room, text=column.figure, align=middle)

    def _speak(self) -> None:
        self.setAccessibleName(_said(self.columns[self.current]) if self.columns else "")

    def _at(self, x: float) -> int:
        """The column at ``x``, -1 where there is none."""
        if not self.columns:
            return -1
        return min(len(self.columns) - 1, max(0, int(x / self.width() * len(self.columns))))

    def _pick(self, index: int) -> None:
        self.current = index
        self._speak()
        self.update()
        self.picked.emit(self.columns[index].payload)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Left and Right walk, Enter picks."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self.current + step < len(self.columns):
            self.current += step
            self._speak()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.columns:
            self._pick(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click picks."""
        super().mouseReleaseEvent(event)
        index = self._at(event.position().x())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._pick(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show the ring."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Override: the words of a column as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(event.pos().x())
            if index >= 0:
                QToolTip.showText(event.globalPos(), tip(_said(self.columns[index])), self)
            return True
        return super().event(event)


def _said(column: ChartColumn) -> str:
    return column.words or " ".join(part for part in (column.label, column.figure) if part)
