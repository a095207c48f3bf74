"""A line one can press: an icon and words that are elided, for narrow lists of a few things."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kamdesk.ui.kit.marks import crisp, paint_text, pen
from kamdesk.ui.kit.words import one_line, tip
from kamdesk.ui.theme import font, paint_icon, tokens

HIGH = 20
ICON = 14


class LineButton(QAbstractButton):
    """One line of text with an icon; the whole text stands in its tool tip. Enter presses it."""

    def __init__(self, text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon = one_line(text), icon
        self.setAccessibleName(self._words)
        self.setToolTip(tip(self._words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: as wide as there is room."""
        return QSize(160, HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter presses as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        look, painter = tokens(), QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(box, QColor(look.sunken))
        x = 0.0
        if self._icon:
            spot = QPointF(2, (box.height() - ICON) / 2)
            paint_icon(painter, self._icon, ink=look.text_2, spot=spot, size=ICON)
            x = ICON + 7.0
        painter.setFont(font("text"))
        painter.setPen(QColor(look.text))
        paint_text(painter, box.adjusted(x, 0, -2, 0), text=self._words)
        if self.hasFocus():
            painter.setPen(pen(look.accent, 2.0))
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRoundedRect(crisp(box.adjusted(1, 1, -1, -1)), 3, 3)
