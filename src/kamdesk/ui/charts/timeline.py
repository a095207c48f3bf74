"""Milestones over time: planned, forecast, actual, how far they slipped, and today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF

from kamdesk.i18n import language
from kamdesk.ui.charts.base import RowChart
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Tokens, font, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

_HEAD = 22
_ROW = 30
_FOOT = 22
_MARGIN_DAYS = 12
_MOST_MONTHS = 8


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One milestone. ``words`` stand beside its last mark, ``slip_words`` at the right end."""

    label: str
    planned: dt.date | None = None
    forecast: dt.date | None = None
    actual: dt.date | None = None
    words: str = ""
    slip_words: str = ""
    late: bool = False
    payload: object = None

    def days(self) -> tuple[dt.date, ...]:
        """Return the days that are known."""
        return tuple(day for day in (self.planned, self.forecast, self.actual) if day)


@dataclass(frozen=True, slots=True)
class TimePicture:
    """Today, its words, and the milestones in the order shown."""

    today: dt.date
    today_words: str = ""
    rows: tuple[TimeRow, ...] = ()


def span(picture: TimePicture) -> tuple[dt.date, dt.date]:
    """Return the first and last day shown; today is always inside."""
    days = [picture.today, *(day for row in picture.rows for day in row.days())]
    margin = dt.timedelta(days=_MARGIN_DAYS)
    first = min(days) - margin if min(days) > dt.date.min + margin else dt.date.min
    last = max(days) + margin if max(days) < dt.date.max - margin else dt.date.max
    return first, last


def months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield first days of months inside the span, at most eight, evenly thinned."""
    count = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-count // _MOST_MONTHS))
    for number in range(1, count + 1, step):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        if year <= dt.MAXYEAR:
            yield dt.date(year, month + 1, 1)


def month_words(month: dt.date) -> str:
    """Return the name of a month in the language of the program; January with its year."""
    if month.month == 1:
        return f"{month:%Y-%m}"
    return QLocale(language()).standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)


class Timeline(RowChart):
    """Paints a ``TimePicture``. Signal: ``picked(payload)``."""

    def __init__(self, picture: TimePicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_picture(picture or TimePicture(dt.date(2000, 1, 1)))

    def set_picture(self, picture: TimePicture) -> None:
        """Show other milestones."""
        self.picture = picture
        self._first, self._last = span(picture)
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
        return " ".join(filter(None, [shown.label, shown.words, shown.slip_words]))

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(420, _HEAD + len(self.picture.rows) * _ROW + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(280, self.sizeHint().height())

    def _stage(self) -> QRectF:
        """Return the box in which time runs, between the labels and the slips."""
        metrics = QFontMetrics(font("note"))
        rows = self.picture.rows
        label = max((metrics.horizontalAdvance(one_line(r.label)) for r in rows), default=0)
        bold = QFontMetrics(font("note", bold=True))
        slip = max((bold.horizontalAdvance(r.slip_words) for r in rows), default=0)
        left = min(label + 14.0, self.width() * 0.35)
        return QRectF(left, _HEAD, self.width() - left - slip - 14, len(rows) * _ROW)

    def _words_spot(self, shown: TimeRow, stage: QRectF, *, wide: float) -> float:
        """Return where the words of a row begin: after its marks, else before them."""
        marks = [self._x(day, stage) for day in shown.days()]
        after = max(marks) + 12
        fits = after + wide <= stage.right() + 2
        return after if fits else max(stage.left(), min(marks) - 12 - wide)

    def _x(self, day: dt.date, stage: QRectF) -> float:
        whole = max(1, (self._last - self._first).days)
        return stage.x() + stage.width() * (day - self._first).days / whole

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stage = self._stage()
        self._paint_months(painter, stage)
        self._paint_today(painter, stage)
        for row in range(self.row_count()):
            self._paint_row(painter, row, stage=stage)
        self.paint_focus(painter)

    def _paint_months(self, painter: QPainter, stage: QRectF) -> None:
        look = tokens()
        painter.setFont(font("axis"))
        for month in months(self._first, self._last):
            x = round(self._x(month, stage)) + 0.5
            painter.setPen(pen(look.line))
            painter.drawLine(QLineF(x, stage.top(), x, stage.bottom() + 4))
            painter.setPen(QColor(look.text_2))
            words = month_words(month)
            middle = Qt.AlignmentFlag.AlignHCenter
            paint_text(painter, QRectF(x - 26, 2, 52, 16), text=words, align=middle)
        painter.setPen(pen(look.line))
        for row in range(1, len(self.picture.rows)):
            y = _HEAD + row * _ROW + 0.5
            painter.drawLine(QLineF(stage.left(), y, stage.right(), y))

    def _paint_today(self, painter: QPainter, stage: QRectF) -> None:
        look = tokens()
        x = round(self._x(self.picture.today, stage))
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawLine(QLineF(x, stage.top(), x, stage.bottom() + 4))
        if not self.picture.today_words:
            return
        painter.setFont(font("axis", bold=True))
        wide = painter.fontMetrics().horizontalAdvance(self.picture.today_words) + 12
        left = max(0.0, min(x - wide / 2, self.width() - wide))
        box = QRectF(round(left), stage.bottom() + 3, wide, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(QColor(look.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.picture.today_words)

    def _paint_row(self, painter: QPainter, row: int, *, stage: QRectF) -> None:
        shown = self.picture.rows[row]
        look = tokens()
        box = self.row_box(row)
        y = box.center().y()
        painter.setFont(font("note"))
        painter.setPen(QColor(look.text))
        paint_text(painter, QRectF(0, box.y(), stage.x() - 8, _ROW), text=one_line(shown.label))
        self._paint_slip(painter, shown, y=y, stage=stage)
        for day, kind in (
            (shown.planned, "planned"),
            (shown.forecast if not shown.actual else None, "forecast"),
            (shown.actual, "actual"),
        ):
            if day is not None:
                paint_mark(painter, QPointF(self._x(day, stage), y), kind=kind, look=look)
        if shown.days() and shown.words:
            painter.setFont(font("axis"))
            painter.setPen(QColor(look.text_2))
            wide = painter.fontMetrics().horizontalAdvance(shown.words) + 2
            x = self._words_spot(shown, stage, wide=wide)
            # The line of today runs behind the words, not through them.
            painter.fillRect(QRectF(x - 2, y - 8, wide + 2, 16), QColor(look.surface))
            paint_text(painter, QRectF(x, y - 9, wide, 18), text=shown.words)
        painter.setFont(font("note", bold=True))
        painter.setPen(QColor(look.amber if shown.late else look.text_2))
        end = QRectF(stage.right(), box.y(), self.width() - stage.right(), _ROW)
        paint_text(painter, end, text=shown.slip_words, align=Qt.AlignmentFlag.AlignRight)

    def _paint_slip(self, painter: QPainter, shown: TimeRow, *, y: float, stage: QRectF) -> None:
        end = shown.actual or shown.forecast
        if shown.planned is None or end is None or end == shown.planned:
            return
        look = tokens()
        ink = look.amber_fill if end > shown.planned else look.green
        painter.setPen(QPen(QColor(ink), 3))
        painter.drawLine(QLineF(self._x(shown.planned, stage), y, self._x(end, stage), y))


def paint_mark(painter: QPainter, spot: QPointF, *, kind: str, look: Tokens) -> None:
    """Paint the mark of a day: planned hollow diamond, forecast circle, actual filled diamond."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = spot.x(), spot.y()
    if kind == "forecast":
        painter.setPen(QPen(QColor(look.accent), 1.5))
        painter.setBrush(QColor(look.accent_soft))
        painter.drawEllipse(spot, 5.0, 5.0)
    else:
        filled = kind == "actual"
        painter.setPen(QPen(QColor(look.data if filled else look.text), 1.3))
        painter.setBrush(QColor(look.data if filled else look.surface))
        corners = ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
        painter.drawPolygon(QPolygonF([QPointF(a, b) for a, b in corners]))
    painter.restore()
