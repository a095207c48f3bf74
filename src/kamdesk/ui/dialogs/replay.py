"""Undo or redo of a large step: off the window's thread, whole, and nothing else meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import PlainLabel, ProgressStrip
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from kamdesk.domain.changes import Changes
    from kamdesk.storage.steps import Again
    from kamdesk.ui.desk import Desk


class ReplaySheet(Sheet):
    """Stands before the window, so that nobody writes, until the step is gone or back.

    It closes by itself; Esc does nothing, for a step is taken back whole or not at all.
    """

    def __init__(self, desk: Desk, kind: Again) -> None:
        parent = desk.parent()
        head = _("Undo") if kind == "undo" else _("Redo")
        super().__init__(head, parent if isinstance(parent, QWidget) else None, width=460)
        self.desk, self.kind = desk, kind
        book = desk.book
        words = book.undo_words() if kind == "undo" else book.redo_words()
        self.strip = ProgressStrip(words or head, whole=True)
        self.body.addWidget(self.strip)
        note = _("This is a large step. It is done whole or not at all.")
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.body.addStretch(1)
        self.fit()

    def start(self) -> None:
        """Stand in front, and begin."""
        self.open()
        verb = self.desk.book.undo if self.kind == "undo" else self.desk.book.redo
        task = self.desk.tasks.run(verb, done=self._done, failed=self._failed)
        task.progressed.connect(lambda share, _words: self.strip.set_progress(share))
        task.cancelled.connect(self.accept)

    def _failed(self, error: BaseException) -> None:
        self.accept()
        self.desk.messages.fail(error)

    def reject(self) -> None:
        """Override: not half way."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: not half way either."""
        event.ignore()

    def _done(self, changes: Changes | None) -> None:
        # Out of the way first: the pages read again what they show.
        self.accept()
        self.desk.bus.tell(changes)
        self.desk.told_again(self.kind, changes)
