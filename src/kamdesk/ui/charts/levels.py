"""Steps of a ladder beside each other: those reached, the one we stand on, those ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.marks import crisp, paint_text, pen
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_HIGH = 20
_GAP = 2
_PAD = 10.0


class LevelBar(QWidget):
    """The steps by their words, the reached ones tinted, the present one full, the others dashed.

    ``level`` counts from 1; 0 = none is reached.
    """

    def __init__(
        self, steps: Sequence[str] = (), level: int = 0, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_level(steps, level)

    def set_level(self, steps: Sequence[str], level: int) -> None:
        """Show other steps."""
        self.steps, self.level = tuple(steps), level
        here = self.steps[level - 1] if 0 < level <= len(self.steps) else _("none")
        self.setAccessibleName(here)
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(220, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(120, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        metrics = QFontMetricsF(font("note", bold=True))
        wants = [metrics.horizontalAdvance(words) + _PAD for words in self.steps]
        scale = (self.width() + _GAP) / (sum(wants) or 1.0)
        x = 0.0
        for number, (words, want) in enumerate(zip(self.steps, wants, strict=True), start=1):
            box = QRectF(x, 0, want * scale - _GAP, _HIGH)
            self._paint_step(painter, box, number=number, words=words)
            x += want * scale

    def _paint_step(self, painter: QPainter, box: QRectF, *, number: int, words: str) -> None:
        look = tokens()
        here = number == self.level
        if number > self.level:
            painter.setPen(pen(look.line_strong, dashed=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(crisp(box))
        else:
            painter.fillRect(box, QColor(look.accent if here else look.accent_soft))
        ink = look.on_accent if here else look.text_2 if number > self.level else look.accent
        painter.setFont(font("note", bold=here))
        painter.setPen(QColor(ink))
        room = box.adjusted(4, 0, -3, 0)
        paint_text(painter, room, text=words, align=Qt.AlignmentFlag.AlignHCenter)
