"""Python's garbage is collected on the window's thread, and on no other.

A cycle that holds a widget may be found by whichever thread allocates next. If that is the worker,
Qt destroys the widget there: it waits for Python's lock with one of its own in its hand, while the
window's thread, in Qt with Python's lock, waits for that one. Seen as a window that stands still
for ever (PySide 6.11: gc in a job, QObject::connect in the window). So automatic collection is off
from the first job on, and a timer of the window collects instead. Can go when Shiboken destroys
objects on the thread they belong to.

A book that has been read whole is half a million objects; to look through them for garbage takes
the window a quarter of a second. They are none as long as the book is open, so they are set aside
(``gc.freeze``) when they have been read; all is looked through while the user is elsewhere.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication

PAUSE_MS: Final = 1_000
PAUSE_AT_WORK_MS: Final = 10_000
"""While a job runs what it makes is young, and mostly wanted."""
LOOKS_PER_FULL: Final = 300
"""Looks from one collection of everything to the next, if the user is elsewhere by then."""
LOOKS_AT_MOST: Final = 3_000
"""Looks after which it is done in front of him, once in most of an hour."""
MANY: Final = 50_000
"""So many young objects are a book that was read, not a page that was opened."""


class Litter(QTimer):
    """Collects on the thread it lives in, which is that of the application."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._looks = 0
        self.setInterval(PAUSE_MS)
        self.timeout.connect(self.look)

    def set_at_work(self, working: bool) -> None:
        """Look less often while a job runs."""
        self.setInterval(PAUSE_AT_WORK_MS if working else PAUSE_MS)

    def look(self) -> None:
        """Collect what is young if there is enough of it; now and then everything."""
        self._looks += 1
        wanted = LOOKS_AT_MOST if _is_watched() else LOOKS_PER_FULL
        if self._looks >= wanted:
            self.tidy()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)

    def tidy(self) -> None:
        """Collect everything, what was set aside too."""
        self._looks = 0
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _is_watched() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive


def keep_to_this_thread() -> Litter | None:
    """Stop automatic collection for good and collect by a timer of the application.

    Returns the timer; ``None`` where there is no application.
    """
    app = QCoreApplication.instance()
    if app is None:
        return None
    litter = app.findChild(Litter)
    if litter is None:
        gc.disable()
        litter = Litter(app)
        litter.start()
    return litter


def set_aside() -> None:
    """Pass over what has been made until now, if it is much, until everything is looked through.

    For any thread: nothing is destroyed by it.
    """
    if gc.get_count()[0] > MANY:
        gc.freeze()
