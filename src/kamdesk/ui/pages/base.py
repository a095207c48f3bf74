"""What a page is: something the main window can show, for a subject, that reloads when told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kamdesk.ui.kit import PanelKeys
from kamdesk.ui.kit.reading import first_stop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.changes import Changes
    from kamdesk.ui.desk import Desk


class Page(PanelKeys):
    """A page or a tab of one.

    It reloads when something it shows has changed: at once if it is on screen, else when it is
    shown the next time, so that a save costs what is looked at and no more.
    """

    KINDS: frozenset[str] = frozenset()
    """The entities whose change makes the page look again; empty = all. A setting makes every page
    look again: numbers and words of the book count everywhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.subject: object = None
        self._stale = True
        desk.bus.changed.connect(self._on_changed)

    def show_subject(self, subject: object) -> None:
        """Show the page for a subject (an account id, a visit id, or None)."""
        if subject != self.subject:
            self.subject = subject
            self._stale = True
        self.refresh()

    def take_keyboard(self) -> None:
        """Let the keyboard begin where people begin to read: at the tabs, else at the list."""
        (first_stop(self) or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Reload if something changed since the last time."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Read everything the page shows again. For each page to write."""
        raise NotImplementedError

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if not self.KINDS or changes.kinds & (self.KINDS | {"setting"}):
            self.look_again()

    def look_again(self) -> None:
        """Reload at once if somebody looks, else when the page is shown the next time."""
        self._stale = True
        if self.isVisible():
            self.refresh()
