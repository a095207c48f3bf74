"""One signal tells every screen what a write has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Carries ``Changes`` from the one door for writes to all who show data.

    Signal ``changed(changes, initiator)``: what was touched (kinds, ids, words), and the widget
    that caused it, or None. A screen looks at the kinds it shows and may skip its own edits.
    """

    changed = Signal(object, object)

    def tell(self, changes: object, initiator: object = None) -> None:
        """Say what was changed and who caused it; None (nothing was changed) is not worth it."""
        if changes is not None:
            self.changed.emit(changes, initiator)
