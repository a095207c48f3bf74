"""The frame of every dialog: head, body that scrolls, a row of buttons. Esc closes it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.ui.kit import Button, PlainLabel, ScrollPage
from kamdesk.ui.kit.panel import first_focus
from kamdesk.ui.kit.reading import step
from kamdesk.ui.theme import Size, TextRole

USUAL = 640
"""How wide a dialog is where nothing on it asks for more."""


class Sheet(QDialog):
    """A dialog with a head; ``body`` is the layout to fill, ``buttons`` the row at the foot."""

    def __init__(self, head: str, parent: QWidget | None, *, width: int = 560) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(head)
        self.setMinimumWidth(width)
        self.page = ScrollPage()
        self.body = self.page.body
        self.body.setContentsMargins(0, 0, Size.GAP, 0)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(Size.GAP)
        self.head = PlainLabel(head, TextRole.TITLE)
        column.addWidget(self.head)
        column.addWidget(self.page, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def add_button(
        self, words: str, kind: Literal["normal", "primary", "danger"] = "normal"
    ) -> Button:
        """A button at the foot, right of those before."""
        button = Button(words, kind)
        self.buttons.addWidget(button)
        return button

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Override: Tab walks the dialog as it is read."""
        return step(self, forward=forward)

    def _height(self, wide: int) -> int:
        """The height at which nothing needs to be scrolled; words that wrap count their lines."""
        self.buttons.activate()
        around = self.column.contentsMargins()
        head = self.head.sizeHint().height()
        foot = self.buttons.sizeHint().height()
        room = wide - around.left() - around.right()
        body = self.body
        body.activate()
        flows = body.hasHeightForWidth()  # words that wrap, links that break into lines
        inside = body.totalHeightForWidth(room) if flows else body.totalSizeHint().height()
        return around.top() + head + Size.GAP + inside + Size.GAP + foot + around.bottom()

    def fit(self, most: int = 720) -> None:
        """Be as tall as the body wants, up to ``most`` pixels; the keyboard starts at the top."""
        inner = self.page.widget()
        self.ensurePolished()
        wide = max(self.minimumWidth(), USUAL)
        self.resize(wide, min(most, self._height(wide)))
        first = first_focus(inner) if inner else None
        if first is not None:
            first.setFocus()
