"""Out of the window: the brief to the printer or a PDF, the account workbook to Excel.

Before a brief leaves, the questions it was filled up with are written down, so that the numbers
on paper stay those of the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from kamdesk.i18n import _
from kamdesk.paths import documents_dir
from kamdesk.services.brief_numbers import freeze_brief
from kamdesk.services.briefs import brief_bytes, brief_name, write_brief
from kamdesk.services.workbooks import WorkbookOrder, workbook_name, write_account_workbook
from kamdesk.ui.dialogs.workbook import WorkbookDialog
from kamdesk.ui.kit import Button, Editor, IconButton
from kamdesk.ui.pages.pdf_pages import POINTS_PER_INCH, page_images
from kamdesk.ui.pages.printing import PRINT_DPI, new_printer, print_images

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from kamdesk.domain.dossier import Dossier
    from kamdesk.services.briefs import BriefOrder
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Progress


class BriefOut(QObject):
    """The buttons at the head of the brief and what they do; ``ordered`` says what is shown."""

    def __init__(
        self, desk: Desk, ordered: Callable[[], tuple[Dossier, BriefOrder]], *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.ordered, self.page = desk, ordered, parent
        self.folder = documents_dir()
        self.print_button = Button(_("Print"), icon="printer", hint="Ctrl+P")
        self.save_button = Button(_("Save as PDF"), "primary", icon="download", hint="Ctrl+S")
        self.excel_button = Button(_("Workbook (Excel)"), icon="file-spreadsheet")
        self.folder_button = IconButton("folder-open", _("Open folder"))
        self.buttons = (
            self.print_button,
            self.save_button,
            self.excel_button,
            self.folder_button,
        )
        self.print_button.setShortcut("Ctrl+P")
        self.save_button.setShortcut("Ctrl+S")
        self.print_button.clicked.connect(self.print_brief)
        self.save_button.clicked.connect(self.save_brief)
        self.excel_button.clicked.connect(self.save_workbook)
        self.folder_button.clicked.connect(self.open_folder)

    def _frozen(self) -> tuple[Dossier, BriefOrder]:
        """The brief as it leaves: what is being typed is in it, its questions are written down."""
        _commit_focused()
        _dossier, order = self.ordered()
        if order.visit is not None and not self.desk.book.read_only:
            self.desk.do(
                freeze_brief,
                self.desk.book,
                visit=order.visit,
                today=order.today,
            )
        return self.ordered()

    def print_brief(self) -> None:
        """Ask for the printer, then print in the background."""
        from PySide6.QtPrintSupport import QPrintDialog

        dossier, order = self.ordered()
        printer = new_printer(brief_name(dossier, order))
        dialog = QPrintDialog(printer, self.page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Print the brief"))
        dialog.accepted.connect(lambda *_printer: self.send(printer))
        # Its own open() wants a slot by name; the plain one shows it without waiting for it.
        QDialog.open(dialog)

    def send(self, printer: QPrinter) -> None:
        """Print the brief on a printer that was picked."""
        dossier, order = self._frozen()

        def job(progress: Progress) -> bool:
            pdf = brief_bytes(dossier, order)
            images = page_images(pdf, PRINT_DPI / POINTS_PER_INCH, progress=progress)
            return print_images(images, printer)

        self.desk.tasks.run(job, done=self._printed)

    def _printed(self, begun: bool) -> None:
        if begun:
            self.desk.messages.tell(_("The brief is at the printer."), "green")
        else:
            self.desk.messages.tell(_("The printer does not answer. Nothing was printed."), "red")

    def save_brief(self) -> None:
        """Ask where to, then write the PDF in the background."""
        dossier, order = self.ordered()
        path = self._ask(_("Save the brief"), brief_name(dossier, order), kind="PDF (*.pdf)")
        if path is None:
            return
        dossier, order = self._frozen()
        self.desk.tasks.run(
            lambda _progress: write_brief(dossier, order, path=path),
            done=lambda _none: self._written(path),
        )

    def save_workbook(self) -> None:
        """Ask what may go in and where to, then write the workbook in the background."""
        dialog = WorkbookDialog(parent=self.page.window())
        dialog.wanted.connect(lambda on: self.write_workbook(with_private=on))
        dialog.open()

    def write_workbook(self, *, with_private: bool) -> None:
        """Ask where to, then write the workbook."""
        dossier, shown = self.ordered()
        order = WorkbookOrder(today=shown.today, lang=shown.lang, with_private=with_private)
        path = self._ask(
            _("Save the workbook"), workbook_name(dossier, order), kind="Excel (*.xlsx)"
        )
        if path is None:
            return
        book = self.desk.book
        self.desk.tasks.run(
            lambda _progress: write_account_workbook(book, dossier, order=order, path=path),
            done=lambda _none: self._written(path),
        )

    def _ask(self, title: str, name: str, *, kind: str) -> Path | None:
        found, _kind = QFileDialog.getSaveFileName(
            self.page.window(), title, str(self.folder / name), kind
        )
        return Path(found) if found else None

    def _written(self, path: Path) -> None:
        self.folder = path.parent
        self.desk.messages.tell(
            _("Written: {path}").format(path=path),
            "green",
            action=_("Open folder"),
            on_action=self.open_folder,
        )

    def open_folder(self) -> None:
        """Show the folder of the last file written, or where files would go."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def _commit_focused() -> None:
    """Save the field the keyboard is in: Ctrl+S and Ctrl+P come without leaving it."""
    widget = QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, Editor):
            editor: Any = widget
            editor.commit()
            return
        widget = widget.parentWidget()
