"""The window with its menu and its first start: opening, making, exporting, backing up books."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from kamdesk import settings
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.paths import documents_dir
from kamdesk.ui.kit.words import face
from kamdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from kamdesk.storage.book import Book
    from kamdesk.ui.pages.start import StartPage


class Shell(MainWindow):
    """The main window of the program: what is around one book."""

    def __init__(self, *, today: dt.date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(today=today, parent=parent)
        self.setAcceptDrops(True)
        self.bar.menu.aboutToShow.connect(self._fill_menu)
        self._fill_menu()

    @cached_property
    def start_page(self) -> StartPage:
        """The three beginnings; made when first needed, for most starts open a book."""
        from kamdesk.ui.pages.start import StartPage

        page = StartPage()
        page.sample_wanted.connect(self.make_sample)
        page.new_wanted.connect(self.make_new)
        page.open_wanted.connect(self.choose_book)
        page.contacts_wanted.connect(self.begin_with_contacts)
        page.recent_wanted.connect(self.show_book)
        self.stack.addWidget(page)
        return page

    def start(self, path: Path | None) -> None:
        """Open the book asked for, else the one of last time, else offer the three beginnings.

        A missing book is said to be missing; a new empty one is never put in its place.
        """
        recent = settings.load().recent
        wanted = path or next((Path(item) for item in recent), None)
        if wanted is None or not self.show_book(wanted):
            self._show_beginnings()

    def show_book(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a book and remember it."""
        if not self.open_book(Path(path), read_only=read_only):
            return False
        self._remember(Path(path))
        self._keep_snapshots()
        return True

    def _keep_snapshots(self) -> None:
        """From now on the book notes by itself how its accounts stand."""
        from kamdesk.ui.snapper import Snapper

        if self.desk is not None:
            Snapper(self.desk)

    def _remember(self, path: Path) -> None:
        before = settings.load()
        if before.opened(path) == before:
            return
        from kamdesk.services.preferences import save_settings

        try:
            save_settings(before.opened(path))
        except (KamdeskError, OSError) as error:
            self.messages.fail(error)

    def make_sample(self) -> None:
        """The sample book, put among the documents."""
        from kamdesk.services.opening import sample_book, sample_name

        path = documents_dir() / sample_name()
        if path.exists():
            # Made at an earlier start; the rep may have tried things out in it.
            self.show_book(path)
        else:
            self._make(path, sample_book)

    def make_new(self) -> None:
        """A new empty book where the user says."""
        from kamdesk.services.opening import new_book

        self._ask_path(
            _("New book"), _("my accounts.kam"), on_path=lambda path: self._make(path, new_book)
        )

    def _make(self, path: Path, maker: Callable[[Path], Book]) -> None:
        try:
            with maker(path) as book:
                made = book.path
        except (KamdeskError, OSError) as error:
            self.messages.fail(error)
            return
        self.show_book(made)

    def choose_book(self) -> None:
        """Open a book the user points at."""
        from kamdesk.ui.dialogs.files import ask_open

        ask_open(self, _("Open book"), kind=_("KAMdesk books (*.kam)"), on_path=self.show_book)

    def _ask_path(
        self, title: str, name: str, *, on_path: Callable[[Path], object], kind: str = ""
    ) -> None:
        from kamdesk.ui.dialogs.files import ask_save

        kind = kind or _("KAMdesk books (*.kam)")
        ask_save(self, title, name=name, kind=kind, on_path=on_path)

    def back_up(self) -> None:
        """Copy the book into a folder the user points at."""
        if self.desk is not None:
            from kamdesk.ui.dialogs.files import ask_folder

            ask_folder(self, _("Backup into"), on_path=self._back_up)

    def _back_up(self, folder: Path) -> None:
        from kamdesk.services.safety import back_up

        if self.desk is None:
            return
        book, moment = self.desk.book.path, dt.datetime.now(dt.UTC)
        self.desk.tasks.run(
            lambda _progress: back_up(book, folder, moment=moment),
            done=lambda made: self.messages.tell(
                _("Backup written: {file}").format(file=made.name)
            ),
        )

    def export_records(self) -> None:
        """Write the whole book in the JSON form."""
        if self.desk is not None:
            name = f"{self.desk.book.path.stem}.json"
            self._ask_path(
                _("Export records"), name, kind="JSON (*.json)", on_path=self._export_records
            )

    def _export_records(self, path: Path) -> None:
        from kamdesk.services.records_file import export_records

        if self.desk is None:
            return
        book = self.desk.book
        self.desk.tasks.run(
            lambda _progress: export_records(book, path),
            done=lambda n: self.messages.tell(_("{n} records written.").format(n=n)),
        )

    def export_portfolio(self) -> None:
        """Write the workbook of all accounts, for the manager."""
        if self.desk is not None:
            from kamdesk.ui.portfolio_out import ask_portfolio

            ask_portfolio(self.desk, self)

    def open_export(self) -> None:
        """Write the book into a folder that opens without the program."""
        if self.desk is not None:
            from kamdesk.ui.dialogs.open_export import OpenExportDialog

            OpenExportDialog(self.desk, parent=self).open()

    def take_back(self) -> None:
        """Compare the workbook that the manager sent back, and choose what to take from it."""
        if self.desk is not None:
            from kamdesk.ui.merge_in import ask_returned

            ask_returned(self.desk, self)

    def import_records(self) -> None:
        """Take a file in the JSON form into the book."""
        if self.desk is not None:
            from kamdesk.ui.dialogs.files import ask_open

            ask_open(self, _("Import records"), kind="JSON (*.json)", on_path=self._import_records)

    def _import_records(self, path: Path) -> None:
        if self.desk is not None:
            from kamdesk.ui.records_in import take_in_records

            take_in_records(self.desk, path)

    def import_file(self, path: Path) -> None:
        """Take in a file in the JSON form."""
        self._import_records(path)

    def account_shown(self) -> str | None:
        """The id of the account on show."""
        place, subject = self._here
        return str(subject[0]) if place == "account" and isinstance(subject, tuple) else None

    def choose_contacts(self) -> None:
        """Take in contacts or a list the user points at."""
        from kamdesk.ui.files_in import choose_contacts

        choose_contacts(self)

    def begin_with_contacts(self) -> None:
        """A new book, and then at once the contacts for it."""
        from kamdesk.services.opening import new_book

        def made(path: Path) -> None:
            self._make(path, new_book)
            self.choose_contacts()

        self._ask_path(_("New book"), _("my accounts.kam"), on_path=made)

    def export_lines(self, suffix: str) -> None:
        """Write contacts (.vcf) or the calendar (.ics)."""
        from kamdesk.ui.files_in import export_lines

        export_lines(self, suffix)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: a file may be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: the first file dropped is opened or taken in."""
        from kamdesk.ui.files_in import take_dropped

        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            take_dropped(self, Path(paths[0]))

    def close_shown_book(self) -> None:
        """Close the book and offer the beginnings again."""
        self.close_book()
        self._show_beginnings()

    def _show_beginnings(self) -> None:
        self.start_page.set_recent(settings.load().recent)
        self.stack.setCurrentWidget(self.start_page)
        # Enter alone must get a newcomer on.
        self.start_page.sample_button.setFocus()

    def _fill_menu(self) -> None:
        """Everything the program can do with a book; what needs one is grey without."""
        menu: QMenu = self.bar.menu
        menu.clear()
        self._add(menu, _("Open book…"), act=self.choose_book, key=QKeySequence.StandardKey.Open)
        self._add(menu, _("New book…"), act=self.make_new, key=QKeySequence.StandardKey.New)
        self._add(menu, _("Sample book"), act=self.make_sample)
        menu.addSeparator()
        needing = [
            self._add(menu, _("Import contacts or a list…"), act=self.choose_contacts),
            self._add(menu, _("Import records (JSON)…"), act=self.import_records),
            self._add(menu, _("Take back the manager's workbook…"), act=self.take_back),
        ]
        menu.addSeparator()
        needing += [
            self._papers(menu),
            self._add(menu, _("Workbook of all accounts (Excel)…"), act=self.export_portfolio),
            self._add(menu, _("Export contacts (vCard)…"), act=lambda: self.export_lines(".vcf")),
            self._add(menu, _("Export calendar (.ics)…"), act=lambda: self.export_lines(".ics")),
            self._add(menu, _("Export records (JSON)…"), act=self.export_records),
            self._add(menu, _("Open without the program…"), act=self.open_export),
        ]
        menu.addSeparator()
        needing += [
            self._add(menu, _("Duplicates…"), act=lambda: self.go("duplicates")),
            self._add(menu, _("Take a snapshot"), act=self.take_snapshot),
            self._add(menu, _("Backup…"), act=self.back_up),
            self._add(menu, _("Redo"), act=self.redo, shown="Ctrl+Y"),
        ]
        menu.addSeparator()
        needing.append(self._add(menu, _("Close book"), act=self.close_shown_book))
        for action in needing:
            action.setEnabled(self.desk is not None)
        self._add(menu, _("Quit"), act=self.close, key=QKeySequence.StandardKey.Quit)

    def take_snapshot(self) -> None:
        """Keep how the account on show stands today; without one on show, say to go to one."""
        place, subject = self._here
        if self.desk is None:
            return
        if place != "account" or not isinstance(subject, tuple):
            self.messages.tell(_("Go to an account first: a snapshot is taken of one."))
            return
        from kamdesk.services.snapshots import take_snapshot

        account = self.desk.dossier(str(subject[0])).account
        if self.desk.do(take_snapshot, self.desk.book, account, today=self.desk.today) is not None:
            self.messages.tell(_("The snapshot of today is kept."))

    def _papers(self, menu: QMenu) -> QAction:
        """The papers over all accounts, as a menu of its own."""
        from kamdesk.ui.papers import fill_papers

        # One for all fillings: clear() takes a menu out and leaves it alive.
        papers = self._papers_menu
        papers.clear()
        papers.setTitle(face(_("Papers")))
        if self.desk is not None:
            fill_papers(papers, self.desk, window=self, account=None)
        return menu.addMenu(papers)

    @cached_property
    def _papers_menu(self) -> QMenu:
        from PySide6.QtWidgets import QMenu

        return QMenu(self.bar.menu)

    @staticmethod
    def _add(
        menu: QMenu,
        words: str,
        *,
        act: Callable[[], object],
        key: QKeySequence.StandardKey | None = None,
        shown: str = "",
    ) -> QAction:
        """An entry; ``shown`` names keys that the window itself listens to."""
        action = menu.addAction(face(f"{words}\t{shown}") if shown else face(words))
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _on=False: act())
        return action
