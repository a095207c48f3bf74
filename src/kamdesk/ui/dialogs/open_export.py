"""The book written out so that it opens without the program: asked once, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, language, ngettext
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import Check, PlainLabel, ProgressStrip
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task


class OpenExportDialog(Sheet):
    """Says what is written, asks where to, shows how far it is; Cancel leaves nothing behind."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Open without the program"), parent)
        self.desk = desk
        self._task: Task | None = None
        words = _(
            "Writes the whole book into a new folder: an Excel file with every record, a PDF for "
            "each account, the records as text, and a page that says what is what."
        )
        self.body.addWidget(PlainLabel(words, wrap=True))
        self.private = Check(_("With private facts"))
        self.body.addWidget(self.private)
        note = _("Private facts leave this computer only with this tick.")
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.strip = ProgressStrip(_("Writing…"))
        self.strip.hide()
        self.strip.cancelled.connect(self._stop)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = self.add_button(_("Choose the folder…"), "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._ask)
        self.finished.connect(lambda _code: self._stop())
        self.fit()

    def _ask(self) -> None:
        from kamdesk.ui.dialogs.files import ask_folder

        ask_folder(self, _("Write the folder into"), on_path=self.write)

    def write(self, place: Path) -> None:
        """Write a new folder into ``place``, in the background."""
        from kamdesk.services.open_export import OpenOrder, folder_name, open_export

        book = self.desk.book
        order = OpenOrder(self.desk.today, language(), with_private=self.private.isChecked())
        folder = place / folder_name(book, order)
        self.save_button.setEnabled(False)
        self.strip.show()
        self._folder = folder
        self._task = self.desk.tasks.run(
            lambda progress: open_export(book, folder, order=order, progress=progress),
            failed=self._failed,
        )
        self._task.done.connect(self._done)
        self._task.progressed.connect(self.strip.set_progress)
        self._task.cancelled.connect(self.reject)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.strip.hide()
        self.save_button.setEnabled(True)
        self.desk.messages.fail(error)

    def _done(self, count: int) -> None:
        self._task = None
        words = ngettext("{n} file written into {folder}", "{n} files written into {folder}", count)
        said = words.format(n=count, folder=self._folder.name)
        self.desk.messages.tell(said, "green")
        self.accept()
