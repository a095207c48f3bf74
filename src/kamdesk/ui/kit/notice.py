"""Notices: what just happened, at the foot of the page, with the one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit.buttons import Button, IconButton
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.panel import clear_layout
from kamdesk.ui.kit.signs import SeverityIcon
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Callable

STAYS_MS = 8_000


class Notice(QFrame):
    """One notice. Tones: info (default), green, amber, red; ``head`` is a bold first line.

    ``stays_ms`` 0 = until closed (errors); otherwise it leaves by itself, but never while the
    pointer or the focus is on it. Signals: ``acted()`` for its button, ``gone()`` when it left.
    """

    acted = Signal()
    gone = Signal()

    def __init__(
        self,
        text: str,
        tone: str = "info",
        *,
        head: str = "",
        action: str = "",
        stays_ms: int = 0,
    ) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(filter(None, [head, text])))
        self.text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 6, 6, 6)
        row.setSpacing(8)
        sign = SeverityIcon({"info": "green"}.get(tone, tone))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop if head else Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(_words(head, text), 1)
        self.action = Button(action, "link" if tone == "info" else "inline")
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self._act)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_button = IconButton("x", _("Close"), size=14)
        self.close_button.clicked.connect(self.leave)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)
        self._stays = stays_ms
        self._hovered = False
        if stays_ms:
            self._timer.start(stays_ms)

    def _act(self) -> None:
        self.acted.emit()
        self.leave()

    def _due(self) -> None:
        if self._hovered or self._has_focus():
            self._timer.start(self._stays)
        else:
            self.leave()

    def _has_focus(self) -> bool:
        return self.action.hasFocus() or self.close_button.hasFocus()

    def leave(self) -> None:
        """Close the notice."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Override: a notice that is being read stays."""
        self._hovered = True
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Override: the clock starts anew."""
        self._hovered = False
        if self._stays:
            self._timer.start(self._stays)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)


def _words(head: str, text: str) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(2)
    if head:
        lines.addWidget(PlainLabel(head, TextRole.SUBJECT))
    lines.addWidget(PlainLabel(text, TextRole.NOTE if head else TextRole.TEXT, wrap=True))
    return lines


class NoticeArea(QWidget):
    """The foot of a page where notices stand, newest last, at most three."""

    LIMIT = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 8)
        self._column.setSpacing(6)
        self.hide()

    def notices(self) -> list[Notice]:
        """Return the notices shown, oldest first."""
        return [n for n in self.findChildren(Notice) if not n.isHidden()]

    def show_notice(
        self,
        text: str,
        tone: str = "info",
        *,
        head: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> Notice:
        """Show a notice and return it. Red ones stay until closed, others leave after 8 s."""
        for old in self.notices()[: 1 - self.LIMIT]:
            old.leave()
        notice = Notice(
            text, tone, head=head, action=action, stays_ms=0 if tone == "red" else STAYS_MS
        )
        if on_action is not None:
            notice.acted.connect(lambda: on_action())
        notice.gone.connect(lambda: self._forget(notice))
        self._column.addWidget(notice)
        notice.show()  # a layout would show it only when the loop turns
        self.show()
        return notice

    def clear(self) -> None:
        """Take every notice away."""
        clear_layout(self._column)
        self.hide()

    def _forget(self, notice: Notice) -> None:
        self._column.removeWidget(notice)
        notice.deleteLater()
        if not self.notices():
            self.hide()
