"""Python's garbage is collected on the window's thread, and on no other.

A cycle that holds a widget may be found by whichever thread allocates next. If that is the worker,
Qt destroys the widget there: it waits for Python's lock with one of its own in its hand, while the
window's thread, in Qt with Python's lock, waits for that one. Seen as a window that stands still
for ever (PySide 6.11: gc in a job, QObject::connect in the window). So automatic collection is off
from the first job on, and a timer of the window collects instead. Can go when Shiboken destroys
objects on the thread they belong to.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

PAUSE_MS: Final = 1_000
LOOKS_PER_FULL: Final = 300
"""Every so many looks everything is collected, else only what is young."""


class Litter(QTimer):
    """Collects on the thread it lives in, which is that of the application."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._looks = 0
        self.setInterval(PAUSE_MS)
        self.timeout.connect(self.look)

    def look(self) -> None:
        """Collect what is young if there is enough of it; now and then everything."""
        self._looks += 1
        if self._looks % LOOKS_PER_FULL == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)


def keep_to_this_thread() -> None:
    """Stop automatic collection for good and collect by a timer of the application."""
    app = QCoreApplication.instance()
    if app is None or app.findChild(Litter) is not None:
        return
    gc.disable()
    Litter(app).start()
