"""Days of several things on one axis of months: each day with its letter, and today as a line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen

from kamdesk.ui.charts.base import RowChart
from kamdesk.ui.charts.timeline import month_words
from kamdesk.ui.kit.marks import crisp, paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

_HEAD, _ROW, _FOOT = 24, 40, 24
_MARK = 18
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day: its letter in the mark; ``past`` ones are hollow."""

    day: dt.date
    sign: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One thing with its days, a note under its name, and what is said of it."""

    name: str
    marks: tuple[DayMark, ...]
    note: str = ""
    words: str = ""
    payload: object = None


@dataclass(frozen=True, slots=True)
class DayPicture:
    """The axis from ``first`` to ``last``, today with its words, and the rows."""

    today: dt.date
    first: dt.date
    last: dt.date
    today_words: str = ""
    rows: tuple[DayRow, ...] = ()


class DayChart(RowChart):
    """Paints a ``DayPicture``; days outside the axis are left out. Signal: ``picked(payload)``."""

    def __init__(self, picture: DayPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_picture(picture)

    def set_picture(self, picture: DayPicture) -> None:
        """Show other days."""
        self.picture = picture
        metrics = QFontMetrics(font("note"))
        wide = [
            metrics.horizontalAdvance(one_line(t)) for r in picture.rows for t in (r.name, r.note)
        ]
        self._names = max([*wide, 80]) + 16.0
        self.refresh()

    def row_count(self) -> int:
        """Override."""
        return len(self.picture.rows)

    def row_box(self, row: int) -> QRectF:
        """Override."""
        return QRectF(0, _HEAD + row * _ROW, self.width(), _ROW)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self.picture.rows[row].payload

    def row_words(self, row: int) -> str:
        """Override."""
        shown = self.picture.rows[row]
        return shown.words or shown.name

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(560, _HEAD + len(self.picture.rows) * _ROW + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(360, self.sizeHint().height())

    def _left(self) -> float:
        return min(self._names, self.width() * 0.35)

    def _x(self, day: dt.date) -> float:
        whole = max(1, (self.picture.last - self.picture.first).days)
        room = self.width() - self._left() - 16
        return self._left() + room * (day - self.picture.first).days / whole

    def _months(self) -> Iterator[dt.date]:
        day = self.picture.first
        while day <= self.picture.last:
            yield day
            year, month = divmod(day.year * 12 + day.month, 12)
            day = dt.date(year, month + 1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tokens()
        bottom = _HEAD + self.row_count() * _ROW
        painter.setFont(font("axis"))
        for month in self._months():
            x = round(self._x(month)) + 0.5
            painter.setPen(pen(look.line))
            painter.drawLine(QLineF(x, _HEAD - 4, x, bottom))
            painter.setPen(QColor(look.text_2))
            paint_text(painter, QRectF(x + 4, 2, 80, 16), text=month_words(month))
        self._paint_today(painter, bottom)
        for row in range(self.row_count()):
            self._paint_row(painter, row)
        self.paint_focus(painter)

    def _paint_today(self, painter: QPainter, bottom: float) -> None:
        look = tokens()
        x = round(self._x(self.picture.today)) + 0.5
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawLine(QLineF(x, _HEAD - 4, x, bottom + 2))
        painter.setFont(font("axis", bold=True))
        painter.setPen(QColor(look.accent))
        paint_text(
            painter,
            QRectF(x - 60, bottom + 3, 120, 16),
            text=self.picture.today_words,
            align=_MIDDLE,
        )

    def _paint_row(self, painter: QPainter, row: int) -> None:
        look, shown, box = tokens(), self.picture.rows[row], self.row_box(row)
        painter.setPen(pen(look.line))
        painter.drawLine(QLineF(0, box.top() + 0.5, box.right(), box.top() + 0.5))
        painter.setFont(font("note", bold=True))
        painter.setPen(QColor(look.text))
        wide = self._left() - 12
        paint_text(painter, QRectF(0, box.y() + 3, wide, 17), text=one_line(shown.name))
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text_2))
        paint_text(painter, QRectF(0, box.y() + 20, wide, 16), text=one_line(shown.note))
        before = -1000.0
        for mark in shown.marks:
            if not self.picture.first <= mark.day <= self.picture.last:
                continue
            x = self._x(mark.day)
            place = QRectF(x - _MARK / 2, box.y() + 3, _MARK, _MARK)
            past = mark.day < self.picture.today
            painter.setPen(pen(look.data, 1.3))
            painter.setBrush(QColor(look.surface if past else look.data))
            painter.drawRoundedRect(crisp(place), 3, 3)
            painter.setFont(font("axis", bold=True))
            painter.setPen(QColor(look.text if past else look.on_state))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.sign)
            if x - before > 38:
                painter.setFont(font("axis"))
                painter.setPen(QColor(look.text_2))
                paint_text(
                    painter,
                    QRectF(x - 24, box.y() + 22, 48, 15),
                    text=f"{mark.day:%m-%d}",
                    align=_MIDDLE,
                )
                before = x
