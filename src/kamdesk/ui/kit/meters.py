"""Bars, ring and progress: a number as a length, always with the number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.buttons import Button
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.marks import paint_hatch, pen
from kamdesk.ui.theme import Size, TextRole, font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

THIN_COVERAGE = 0.5
"""Below this share of known facts a bar is hatched."""


def paint_bar(
    painter: QPainter, box: QRectF, *, share: float, ink: str = "accent", hatched: bool = False
) -> None:
    """Paint a track and its filled part; ``share`` is 0..1, ``ink`` a token name."""
    look = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(box, QColor(look.sunken))
    filled = QRectF(box.x(), box.y(), box.width() * max(0.0, min(1.0, share)), box.height())
    if hatched:
        paint_hatch(painter, filled, ink=look.data)
    else:
        painter.fillRect(filled, QColor(getattr(look, ink)))
    painter.restore()


def paint_bounds(painter: QPainter, box: QRectF, *, bounds: Sequence[float]) -> None:
    """Paint the borders of the bands across a bar; ``bounds`` are 0..1 of its width."""
    painter.setPen(pen(tokens().text_3))
    for bound in bounds:
        x = round(box.x() + box.width() * bound)
        painter.drawLine(QPointF(x, box.top() - 2), QPointF(x, box.bottom() + 1))


class Bar(QWidget):
    """A bar of 8 px for a value 0..100 with band borders; hatched where coverage is thin.

    ``coverage`` 0..1. The number and the band word stand beside it (``MeterRow``).
    """

    def __init__(
        self,
        value: float = 0,
        *,
        bounds: Sequence[float] = (),
        coverage: float = 1.0,
        ink: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bounds = tuple(bounds)
        self._ink = ink
        self.set_value(value, coverage=coverage)

    def set_value(self, value: float | None, *, coverage: float = 1.0) -> None:
        """Show another value 0..100; None = not known, an empty track."""
        self.value = value
        self.coverage = coverage
        spoken = _("not known") if value is None else f"{value:g}"
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(120, 14)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(40, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        box = QRectF(0, (self.height() - Size.BAR) // 2, self.width(), Size.BAR)
        painter = QPainter(self)
        thin = self.coverage < THIN_COVERAGE
        paint_bar(painter, box, share=(self.value or 0) / 100, ink=self._ink, hatched=thin)
        paint_bounds(painter, box, bounds=[bound / 100 for bound in self._bounds])


class MeterRow(QWidget):
    """Label, bar, number, and a sign at the end: one line of a score."""

    def __init__(
        self, label: str, bar: Bar, *, figure: str = "", end: QWidget | None = None
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.label = PlainLabel(label)
        self.bar = bar
        self.figure = PlainLabel(figure, TextRole.SUBJECT, fixed=True)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label)
        row.addWidget(bar, 1)
        row.addWidget(self.figure)
        if end is not None:
            row.addWidget(end)
        bar.setAccessibleName(f"{label} {figure}")

    def put_figure(self, widget: QWidget) -> None:
        """Put something else where the figure stands: one that leads on, for example."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101 -- made above
        row.replaceWidget(self.figure, widget)
        self.figure.hide()


class Ring(QWidget):
    """A ring of 8 px that starts at 12 o'clock, its figure in the middle; value 0..100."""

    def __init__(
        self, value: float = 0, *, figure: str = "", size: int = 76, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(value, figure=figure)

    def set_value(self, value: float, *, figure: str = "") -> None:
        """Show another value; ``figure`` is the text in the middle (default: percent)."""
        self.value = value
        self.figure = figure or f"{value:.0f}%"
        self.setAccessibleName(self.figure)
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        stroke = QPen(QColor(look.sunken), 8)
        stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(stroke)
        painter.drawEllipse(box)
        stroke.setColor(QColor(look.accent))
        painter.setPen(stroke)
        painter.drawArc(box, 90 * 16, -round(max(0.0, min(100.0, self.value)) * 3.6 * 16))
        painter.setFont(font("figure"))
        painter.setPen(QColor(look.text))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.figure)


class ProgressStrip(QWidget):
    """Words, a bar and Cancel for work that takes longer than a second. Signal: ``cancelled()``.

    ``whole``: work that is done whole, without Cancel.
    """

    cancelled = Signal()

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, whole: bool = False
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(4)
        self._text = PlainLabel(text, TextRole.NOTE)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        left.addWidget(self._text)
        left.addWidget(self._bar)
        row.addLayout(left, 1)
        self._cancel = Button(_("Cancel"), "inline")
        self._cancel.clicked.connect(self._stop)
        self._cancel.setVisible(not whole)
        row.addWidget(self._cancel)
        self.set_progress(None, text)

    def set_progress(self, share: float | None, text: str = "") -> None:
        """Show how far the work is: ``share`` 0..1, None = nobody knows."""
        if share is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(share * 1000))
        if text:
            self._text.setText(text)
            self._bar.setAccessibleName(text)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
