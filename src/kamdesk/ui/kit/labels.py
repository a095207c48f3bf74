"""The one label of the program: always plain text, elided with a tool tip, sized by its role."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from kamdesk.ui.kit.words import one_line, restyle, tip
from kamdesk.ui.theme import TextRole


class PlainLabel(QLabel):
    """Text that is shown letter by letter.

    ``wrap=True`` breaks lines; otherwise the text is elided (at the end, or where ``elide`` says)
    and its whole stands in the tool tip. ``fixed=True`` never elides.
    Signals: ``clicked()``, only where ``setCursor`` or a page makes it look clickable.
    """

    clicked = Signal()

    def __init__(
        self,
        text: str = "",
        role: TextRole | str = TextRole.TEXT,
        *,
        wrap: bool = False,
        fixed: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._wraps = wrap
        self._elides = elide if not (wrap or fixed) else Qt.TextElideMode.ElideNone
        self.setWordWrap(wrap)
        if wrap:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.set_role(role)
        self.setText(text)

    def set_role(self, role: TextRole | str) -> None:
        """Give the text another role: size, weight and colour follow."""
        restyle(self, role=str(TextRole(role)))

    def setText(self, text: str) -> None:
        """Override QLabel.setText: one line unless the label wraps."""
        super().setText(text if self._wraps else one_line(text))

    def minimumSizeHint(self) -> QSize:
        """Override: an eliding label may shrink to two characters and the dots."""
        hint = super().minimumSizeHint()
        if self._elides == Qt.TextElideMode.ElideNone:
            return hint
        wide = self.fontMetrics().horizontalAdvance("中中…")
        return QSize(min(hint.width(), wide), hint.height())

    def is_elided(self) -> bool:
        """Return whether part of the text is hidden now."""
        return self._shown() != self.text()

    def _shown(self) -> str:
        if self._elides == Qt.TextElideMode.ElideNone:
            return self.text()
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._elides, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: paint the elided text."""
        if self._elides == Qt.TextElideMode.ElideNone or not self.is_elided():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.TextFlag.TextSingleLine),
            self.palette(),
            self.isEnabled(),
            self._shown(),
            self.foregroundRole(),
        )

    def event(self, event: QEvent) -> bool:
        """Override: the whole text as tool tip where it is elided."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.is_elided():
            QToolTip.showText(cast("QHelpEvent", event).globalPos(), tip(self.text()), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: tell of a click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()


def label(text: str, role: TextRole | str = TextRole.TEXT, *, wrap: bool = False) -> PlainLabel:
    """Return a label; the short way for pages."""
    return PlainLabel(text, role, wrap=wrap)
