"""Takes the snapshots of the open book by itself: of the month after opening, of visits when done.

In the background and without a step of undo; whoever shows trends hears of it on the bus.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kamdesk.domain.changes import Changes
    from kamdesk.ui.desk import Desk

AFTER_MS = 4000
"""When the window has been painted, listed and warmed, and the rep is reading."""


class Snapper(QObject):
    """Lives as long as its desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.take_monthly)
        if not desk.book.read_only:
            desk.bus.changed.connect(self._on_changed)
            self.timer.start(AFTER_MS)

    def take_monthly(self) -> None:
        """Take what is due this month."""
        from kamdesk.services.snapshots import take_monthly

        job = partial(take_monthly, self.desk.book, self.desk.today)
        self.desk.tasks.run(lambda progress: job(progress=progress), done=self.desk.bus.tell)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if "interaction" not in changes.kinds:
            return
        from kamdesk.services.snapshots import after_visits

        job = partial(after_visits, self.desk.book, changes, today=self.desk.today)
        self.desk.tasks.run(lambda _progress: job(), done=self.desk.bus.tell)
