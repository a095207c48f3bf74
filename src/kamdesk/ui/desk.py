"""What every page is handed: the open book, the day, the way to write and to say something.

Pages read through the desk and write through it, so that each write is told to all pages once
and each refusal becomes words at one place.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from kamdesk.domain.changes import Changes
from kamdesk.domain.own import SHIPPED, bind, current
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.own import own_of
from kamdesk.ui.bus import ChangeBus
from kamdesk.ui.portfolio_watch import PortfolioWatch
from kamdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book
    from kamdesk.storage.steps import Again
    from kamdesk.ui.messages import Messages

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound="Record")
LARGE: Final = 5_000
"""Changed fields from which on undo takes longer than a window may stand still."""


class Desk(QObject):
    """The open book as the pages see it.

    Signals: ``wanted(page, subject)`` when a page asks to go somewhere, e.g.
    ``("account", account id)``, ``("brief", visit id)``; the main window goes there.
    """

    wanted = Signal(str, object)

    def __init__(
        self,
        book: Book,
        *,
        messages: Messages,
        today: dt.date | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.messages = messages
        self.bus = ChangeBus(self)
        self.tasks = Tasks(self)
        self._today = today
        self._book_day = book.day
        self._dossiers: dict[str, Dossier] = {}
        # Numbers and words of this book hold in the window, and go along with each job.
        self._own = own_of(book)
        bind(self._own)
        self.tasks.failed.connect(messages.fail)
        # First of all listeners: a page that reloads must not get yesterday's dossier.
        self.bus.changed.connect(self._forget)
        self.portfolio = PortfolioWatch(self)

    @property
    def today(self) -> dt.date:
        """The day everything is reckoned from; the clock's unless the program was given one."""
        return self._today or self._book_day or dt.datetime.now().astimezone().date()

    def dossier(self, account_id: str) -> Dossier:
        """All that is known of an account; kept until something changes.

        Raises ``KeyError`` if there is no such account any more.
        """
        if account_id not in self._dossiers:
            self._dossiers[account_id] = self.book.dossier(account_id)
        return self._dossiers[account_id]

    def has_account(self, account_id: str) -> bool:
        """Tell whether the account is there, neither removed nor undone."""
        try:
            self.dossier(account_id)
        except KeyError:
            return False
        return True

    def _forget(self, changes: object, _initiator: object) -> None:
        self._dossiers.clear()
        if isinstance(changes, Changes) and "setting" in changes.kinds:
            self._own = own_of(self.book)
            bind(self._own)

    def write(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a service that writes and tell all pages what changed. Raises its refusal.

        For forms, which show the refusal at the field.
        """
        result = verb(*args, **kwargs)
        self.bus.tell(changes_in(result))
        return result

    def do(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Like ``write``; a refusal is said at the foot of the page and gives ``None``."""
        try:
            return self.write(verb, *args, **kwargs)
        except KamdeskError as error:
            self.messages.fail(error)
            return None

    def remove(self, record: Record, words: str) -> None:
        """Put a record into the bin and offer to take that back."""
        from kamdesk.services.records import remove_record

        if self.do(remove_record, self.book, record) is not None:
            self.messages.told_undoable(words, self.undo)

    def undo(self) -> None:
        """Take the last step back and say which, with the way forward again beside it."""
        self._again("undo")

    def redo(self) -> None:
        """Do the step taken back last again and say which."""
        self._again("redo")

    def _again(self, kind: Again) -> None:
        """At once; a step so large that the window would stand still goes to the worker."""
        size = self.do(self.book.replay_size, kind, most=LARGE)
        # A book to read only refuses at once, however large the step.
        if size is not None and size >= LARGE and not self.book.read_only:
            from kamdesk.ui.dialogs.replay import ReplaySheet

            ReplaySheet(self, kind).start()
        elif size is not None:
            self.told_again(kind, self.do(self.book.undo if kind == "undo" else self.book.redo))

    def told_again(self, kind: Again, changes: Changes | None) -> None:
        """Say what was taken back or done again, with the way to turn that round."""
        if changes is None:
            return
        if kind == "undo":
            words = _("Undone: {action}").format(action=changes.words)
            self.messages.tell(words, action=_("Redo"), on_action=self.redo)
        else:
            words = _("Done again: {action}").format(action=changes.words)
            self.messages.tell(words, action=_("Undo"), on_action=self.undo)

    def go(self, page: str, subject: object = None) -> None:
        """Ask the main window to show a page."""
        self.wanted.emit(page, subject)

    def close(self) -> None:
        """Finish what runs, then close the book."""
        self.portfolio.stop()
        self.tasks.close()
        if current() is self._own:
            bind(SHIPPED)
        self.book.close()


def changes_in(result: Any) -> Changes | None:
    """The changes a service gave back: alone, or as the last of a tuple."""
    if isinstance(result, tuple) and result:
        result = result[-1]
    return result if isinstance(result, Changes) and result else None
