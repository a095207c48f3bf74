"""The whole book, read in the background: after it is opened, and again after each change.

Today, the list of accounts and the views across accounts show what this holds, and fill in when
it is renewed; nobody in the window waits for it.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kamdesk.ui.litter import set_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.insight.tier import Yardstick
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Progress, Task

PAGE = ("today_source", "today_side", "today_week")
"""Modules that Today fills itself with."""
WARM_MS = 1500
"""Wait before reckoning what nobody has asked for: a page that is opening goes first."""
PATIENCE_MS = 15
"""Wait before reading: the page is painted first, and edits in a row are read once."""


class PortfolioWatch(QObject):
    """What has been read, and a word to everybody when it was.

    Signals, in the window's thread: ``renewed(view)`` whenever there is a newer view;
    ``counted(red)`` how many severe lines Today has, for the rail.

    ``view`` is ``None`` until the first reading is done; nothing is read before somebody asks.
    """

    renewed = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.view: PortfolioView | None = None
        self._wanted = self._reading = False
        self._open = True
        self._warming: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._read)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PATIENCE_MS)
        self._rest.timeout.connect(self._read_rest)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(WARM_MS)
        self._idle.timeout.connect(self._warm)
        desk.bus.changed.connect(self._on_changed)

    @property
    def yardstick(self) -> Yardstick | None:
        """What F-06 measures against, if the rules have been gone through already."""
        view = self.view
        return view.yardstick if view is not None and view.is_judged else None

    def ask(self) -> None:
        """Read the book if nobody has yet, or if it was read for another day."""
        if not self._wanted or (self.view is not None and self.view.today != self._desk.today):
            self._wanted = True
            self._timer.start()

    def stop(self) -> None:
        """Read no more: the book is about to be closed."""
        self._open = False
        self._timer.stop()
        self._rest.stop()
        self._idle.stop()

    def _on_changed(self, _changes: object, _initiator: object) -> None:
        if self._wanted and self._open:
            self._timer.start()

    def _read(self) -> None:
        if self._reading:
            # Read once more when this reading is done.
            self._timer.start()
            return
        self._reading = True
        self._idle.stop()
        if self._warming is not None:
            # What is asked for goes before what may be asked for.
            self._warming.cancel()
        if self.view is None:
            # What is due is there long before the rules have been gone through.
            self._run(self._glance, self._show_first)
        else:
            self._read_whole()

    def _read_rest(self) -> None:
        """Go through the rules when the page on show has what it asked for, and is painted."""
        if self._desk.tasks.running():
            self._rest.start()
        else:
            self._read_whole()

    def _read_whole(self) -> None:
        if self._open:
            self._run(self._job, self._show_whole)

    def _run(
        self, job: Callable[[Progress], PortfolioView], done: Callable[[PortfolioView], None]
    ) -> None:
        task = self._desk.tasks.run(job, done=done)
        task.failed.connect(lambda _error: self._end())
        task.cancelled.connect(self._end)

    def _end(self) -> None:
        self._reading = False

    def _glance(self, progress: Progress) -> PortfolioView:
        from kamdesk.services.portfolio import glance

        view = glance(self._desk.book, self._desk.today, progress=quiet(progress))
        # Today asks for these on the window's thread; there they are found already.
        for name in PAGE:
            import_module(f"kamdesk.ui.pages.{name}")
        set_aside()
        return view

    def _job(self, progress: Progress) -> PortfolioView:
        from kamdesk.services.portfolio import read_portfolio

        view = read_portfolio(self._desk.book, self._desk.today, progress=quiet(progress))
        set_aside()
        return view

    def _show_first(self, view: PortfolioView) -> None:
        """Show what is due; the rules are gone through when that has been painted."""
        self._show(view)
        self._rest.start()

    def _show_whole(self, view: PortfolioView) -> None:
        self._end()
        if not self._open:
            return
        self._show(view)
        self._idle.start()

    def _warm(self) -> None:
        view = self.view
        if view is not None and self._open:
            self._warming = self._desk.tasks.run(partial(_reckon_all, view))

    def _show(self, view: PortfolioView) -> None:
        self.view = view
        from kamdesk.domain.findings.finding import RED  # loaded with the view

        self.counted.emit(view.monday.counts()[RED])
        self.renewed.emit(view)


def _reckon_all(view: PortfolioView, progress: Progress) -> None:
    view.warm(quiet(progress))
    set_aside()


def quiet(progress: Progress) -> Callable[[float], None]:
    """A progress that only stops: three hundred reports would wake the window as often."""

    def tell(_share: float) -> None:
        if progress.cancelled:
            progress()

    return tell
