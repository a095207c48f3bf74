"""What stands where nothing is yet: it says what to record first, and offers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.signs import Sign
from kamdesk.ui.theme import TextRole, paint_icon, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.ui.kit.buttons import Button


SIDE = 16
"""Margin left and right of an empty state."""


class Icon(Sign):
    """One icon as a widget; ``ink`` is a token name."""

    def __init__(
        self, name: str, ink: str = "text_2", *, size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.set_icon(name, ink)

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        margins = self.contentsMargins()
        return QSize(self._size, self._size + margins.top())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        ink = str(getattr(tokens(), self._ink))
        spot = QPointF(0, self.contentsMargins().top())
        paint_icon(QPainter(self), self._name, ink=ink, spot=spot, size=self._size)


class EmptyState(QWidget):
    """Icon, title, one sentence, and buttons. ``buttons`` are made by the page; first = primary."""

    def __init__(
        self,
        title: str,
        sentence: str = "",
        *,
        icon: str = "note",
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(6)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Icon(icon, "text_2", size=26), 0, middle)
        column.addWidget(PlainLabel(title, TextRole.SUBJECT, fixed=True), 0, middle)
        self._sentence = PlainLabel(sentence, TextRole.NOTE, wrap=True)
        self._sentence.setAlignment(middle)
        if not sentence:  # never show() here: without a parent it would be a window of its own
            self._sentence.hide()
        column.addWidget(self._sentence)
        if buttons:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addSpacing(4)
            column.addLayout(row)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: a layout that centres this widget asks nobody how high wrapped words are."""
        super().resizeEvent(event)
        room = self.contentsRect().width() - 2 * SIDE
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(room))
