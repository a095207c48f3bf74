"""The frame: rail, top bar, page, notices. It knows where pages are, not what they do."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kamdesk.i18n import _
from kamdesk.ui.kit import NoticeArea, Rail, TopBar
from kamdesk.ui.kit.reading import step
from kamdesk.ui.messages import Messages
from kamdesk.ui.places import PLACES, RAIL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kamdesk.domain.changes import Changes
    from kamdesk.errors import KamdeskError
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.base import Page

SMALLEST = QSize(1120, 700)
USUAL = QSize(1440, 900)


class MainWindow(QWidget):
    """One window on one book, or on the start page while there is none."""

    def __init__(self, *, today: dt.date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._past: list[tuple[str, object]] = []
        self._future: list[tuple[str, object]] = []
        self._here: tuple[str, object] = ("", None)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("KAMdesk")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.rail = Rail()
        for key, icon, words in RAIL:
            self.rail.add(key, icon, words=_(words), foot=key == "settings")
        self.bar = TopBar()
        self.stack = QStackedWidget()
        self.notices = NoticeArea()
        self.messages = Messages(self, self.notices)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.rail.picked.connect(self.go)
        self.bar.back.connect(self.back)
        self.bar.forward.connect(self.forward)
        self.bar.undone.connect(self.undo)
        self.bar.search.asked.connect(self._search)
        self.bar.search.picked.connect(self._found)
        self._key(QKeySequence(QKeySequence.StandardKey.Undo), self.undo)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):  # both are in people's fingers, on every system
            self._key(QKeySequence(keys), self.redo)
        self._key(QKeySequence("Ctrl+K"), self.bar.search.setFocus)
        self._key(QKeySequence("Alt+Left"), self.back)
        self._key(QKeySequence("Alt+Right"), self.forward)
        for number, (place, _icon, _words) in enumerate(RAIL, start=1):
            self._key(QKeySequence(f"Ctrl+{number}"), partial(self.go_by_key, place))

    def _key(self, sequence: QKeySequence, act: Callable[[], object]) -> None:
        QShortcut(sequence, self).activated.connect(lambda: act())

    def open_book(self, path: Path, *, read_only: bool = False) -> bool:
        """Show a book; a refusal is said and gives ``False``, and the old book stays."""
        from kamdesk.errors import KamdeskError
        from kamdesk.services.opening import open_book

        try:
            book = open_book(path, read_only=read_only)
        except KamdeskError as error:
            self._refused(error, path)
            return False
        from kamdesk.ui.desk import Desk

        self.set_desk(Desk(book, messages=self.messages, today=self.today, parent=self))
        return True

    def _refused(self, error: KamdeskError, path: Path) -> None:
        """Say why a book does not open; where it can still be read, offer that."""
        from kamdesk.services.opening import can_be_read

        if can_be_read(error):
            self.messages.fail(
                error,
                action=_("Open to read only"),
                on_action=lambda: self.open_book(path, read_only=True),
            )
        else:
            self.messages.fail(error)

    def set_desk(self, desk: Desk) -> None:
        """Show a desk instead of the one before, which is closed."""
        self.close_book()
        self.desk = desk
        desk.wanted.connect(self.go)
        desk.bus.changed.connect(self._on_changed)
        desk.portfolio.counted.connect(lambda red: self.rail.set_count("today", red))
        title = _("{book} (read only) - KAMdesk") if desk.book.read_only else _("{book} - KAMdesk")
        self.setWindowTitle(title.format(book=desk.book.path.stem))
        self._show_undo()
        self.go("today")

    def close_book(self) -> None:
        """Close the book and everything that showed it."""
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._past.clear()
        self._future.clear()
        self._here = ("", None)
        if self.desk is not None:
            self.desk.close()
            self.desk.deleteLater()
            self.desk = None
        self.setWindowTitle("KAMdesk")
        self.bar.set_undo(None)
        self.bar.set_saved("")
        self.bar.set_history(back=False, forward=False)
        self.rail.select("")
        self.rail.set_count("today", 0)

    def go(self, place: str, subject: object = None) -> None:
        """Show a page for a subject and remember where we were."""
        if self.desk is None or place not in PLACES:
            return
        if self._here[0] and self._here != (place, subject):
            self._past.append(self._here)
            self._future.clear()
        self._show(place, subject)

    def go_by_key(self, place: str) -> None:
        """Show a page for somebody whose hands are on the keyboard: it goes along into the page."""
        self.go(place)
        self._enter_page()

    def _enter_page(self) -> None:
        """Give the keyboard to the page on show, unless the page has placed it already."""
        page, here = self.page(), QApplication.focusWidget()
        if page is None or here is None:
            return
        if here is page or not page.isAncestorOf(here):
            page.take_keyboard()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Override: Tab walks the window as it is read."""
        return step(self, forward=forward)

    def _show(self, place: str, subject: object, *, again: bool = False) -> None:
        """Show a page; the keyboard follows if it was in the page before.

        ``again``: somebody comes back, the keyboard goes where he left it.
        """
        here = QApplication.focusWidget()
        follows = here is not None and self.stack.isAncestorOf(here)
        page = self._page_for(place)
        is_other = self.stack.currentWidget() is not page
        self._here = (place, subject)
        self.stack.setCurrentWidget(page)
        if follows and is_other and not again:
            page.setFocus()  # Qt would have taken the widget made first
        page.show_subject(subject)
        if follows:
            self._enter_page()
        self.rail.select(PLACES[place].rail)
        self.bar.set_history(back=bool(self._past), forward=bool(self._future))

    def _page_for(self, place: str) -> Page:
        assert self.desk is not None  # noqa: S101 -- go() has looked
        if place not in self._pages:
            page = PLACES[place].build(self.desk)
            self._pages[place] = page
            self.stack.addWidget(page)
        return self._pages[place]

    def page(self) -> Page | None:
        """The page on show."""
        return self._pages.get(self._here[0])

    def back(self) -> None:
        """Go where we were before."""
        if self._past:
            self._future.append(self._here)
            self._show(*self._past.pop(), again=True)

    def forward(self) -> None:
        """Go where we were before going back."""
        if self._future:
            self._past.append(self._here)
            self._show(*self._future.pop(), again=True)

    def undo(self) -> None:
        """Take the last step back; it names itself at the foot of the page."""
        if self.desk is not None:
            self.desk.undo()

    def redo(self) -> None:
        """Do the step taken back last again."""
        if self.desk is not None:
            self.desk.redo()

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        self._show_undo()
        self.bar.set_saved(dt.datetime.now().astimezone().strftime("%H:%M"))

    def _show_undo(self) -> None:
        if self.desk is not None:
            book = self.desk.book
            self.bar.set_undo(None if book.read_only else book.undo_words())

    def _search(self, text: str) -> None:
        from kamdesk.ui.finder import rows_for

        if self.desk is not None:
            self.bar.search.set_rows(rows_for(self.desk, text))

    def _found(self, payload: object) -> None:
        if isinstance(payload, tuple) and len(payload) == 2:
            self.go(*payload)
            self._enter_page()  # the search has done its work; keys belong to the page now

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: the book is closed, and its lock given back, before the window goes."""
        self.close_book()
        super().closeEvent(event)
