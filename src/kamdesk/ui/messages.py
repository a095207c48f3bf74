"""What the window says: news and failures as notices, questions as small dialogs.

Always plain text. A failure the program foresaw speaks for itself; any other is a fault of the
program and is said so, with its name for the report.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.ui.kit.buttons import Button
from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.ui.kit.notice import Notice, NoticeArea

_log = logging.getLogger(__name__)


def words_of(error: BaseException) -> str:
    """Return what a failure means, as a sentence for the user."""
    if isinstance(error, KamdeskError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return _("The file could not be used: {reason}.").format(reason=error.strerror)
    return _("The program made a mistake ({name}). Your data are as they were.").format(
        name=type(error).__name__
    )


class Question(QDialog):
    """A sentence with two buttons; Esc and closing mean no."""

    def __init__(
        self, text: str, *, yes: str, head: str = "", danger: bool = False, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(head or _("KAMdesk"))
        self.setMinimumWidth(380)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        if head:
            column.addWidget(PlainLabel(head, TextRole.TITLE, fixed=True))
        column.addWidget(PlainLabel(text, wrap=True))
        column.addSpacing(6)
        row = QHBoxLayout()
        row.addStretch(1)
        self.no_button = Button(_("Cancel"))
        self.no_button.clicked.connect(self.reject)
        self.yes_button = Button(yes, "danger" if danger else "primary")
        self.yes_button.clicked.connect(self.accept)
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        column.addLayout(row)
        (self.no_button if danger else self.yes_button).setFocus()


class Messages(QObject):
    """The voice of one window: notices in ``area``, questions above ``window``."""

    def __init__(self, window: QWidget, area: NoticeArea) -> None:
        super().__init__(window)
        self._window = window
        self._area = area

    def tell(
        self,
        text: str,
        tone: str = "info",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> Notice:
        """Say ``text`` at the foot of the page; tones as in ``Notice``."""
        return self._area.show_notice(text, tone, action=action, on_action=on_action)

    def told_undoable(self, text: str, undo: Callable[[], object]) -> Notice:
        """Say what was done, with Undo beside it for 8 seconds."""
        return self.tell(text, action=_("Undo"), on_action=undo)

    def fail(
        self,
        error: BaseException,
        head: str = "",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> Notice:
        """Say that something failed, with a way out where there is one; stays until closed."""
        if not isinstance(error, KamdeskError | OSError):
            _log.error("a fault of the program", exc_info=error)
        head = head or _("That did not work")
        return self._area.show_notice(
            words_of(error), "red", head=head, action=action, on_action=on_action
        )

    def ask(
        self,
        text: str,
        on_yes: Callable[[], object],
        *,
        yes: str,
        head: str = "",
        danger: bool = False,
    ) -> Question:
        """Ask; ``on_yes`` is called when the answer is yes. Does not wait: returns the dialog."""
        question = Question(text, yes=yes, head=head, danger=danger, parent=self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(lambda: on_yes())
        question.open()
        return question
