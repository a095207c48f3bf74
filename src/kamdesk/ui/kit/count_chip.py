"""A count in the tone of its severity that filters the list below when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kamdesk.ui.kit.marks import crisp, paint_tag, pen, severity, tag_width
from kamdesk.ui.theme import Size, tokens

RING = 3
"""Room around the tag for the ring of the one that is pressed or has the focus."""


class CountChip(QAbstractButton):
    """A tag one can press. Pressed, it shows a ring; its words are its accessible name."""

    def __init__(self, tone: str, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = tone
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show other words, the count among them."""
        self.mark = severity(words, self.tone)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(round(tag_width(self.mark)) + 2 * RING, Size.TAG + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """Override: never squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter presses as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter, box = QPainter(self), QRectF(self.rect())
        paint_tag(painter, box.adjusted(RING, RING, -RING, -RING), mark=self.mark, look=tokens())
        if self.isChecked() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(tokens().accent, 2.0 if self.isChecked() else 1.0))
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRoundedRect(crisp(box.adjusted(1, 1, -1, -1)), 5, 5)
