"""A chip: a short text in a box that can be opened and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.buttons import IconButton
from kamdesk.ui.kit.empty import Icon
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.words import restyle
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent


class RemovableChip(QFrame):
    """Text with a cross. Signals: ``removed()``, ``opened()`` (click, Enter)."""

    removed = Signal()
    opened = Signal()

    def __init__(
        self, text: str, *, icon: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setFixedHeight(Size.INLINE)
        self.setMaximumWidth(360)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(" ".join(filter(None, [note, text])))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 2, 0)
        row.setSpacing(4)
        if icon:
            row.addWidget(Icon(icon, "text_2", size=14))
        if note:
            row.addWidget(PlainLabel(note, TextRole.FAINT, fixed=True))
        row.addWidget(PlainLabel(text, TextRole.NOTE), 1)
        cross = IconButton("x", _("Remove {text}").format(text=text), size=14)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does it by keyboard
        cross.clicked.connect(lambda: self.removed.emit())
        row.addWidget(cross)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click opens."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Delete removes, Enter opens."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show the ring."""
        restyle(self, focused="true")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: hide the ring."""
        restyle(self, focused="false")
        super().focusOutEvent(event)
