"""The workbook of all accounts out of the window: asked where to, written in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, language

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from kamdesk.ui.desk import Desk


def ask_portfolio(desk: Desk, parent: QWidget) -> QFileDialog:
    """Ask where the workbook for the manager goes, then write it."""
    from kamdesk.services.portfolio_workbooks import portfolio_name, write_portfolio_workbook
    from kamdesk.services.workbooks import WorkbookOrder
    from kamdesk.ui.dialogs.files import ask_save

    order = WorkbookOrder(today=desk.today, lang=language())
    book = desk.book

    def write(path: Path) -> None:
        desk.tasks.run(
            lambda progress: write_portfolio_workbook(
                book, order=order, path=path, progress=progress
            ),
            done=lambda _none: desk.messages.tell(_("Written: {path}").format(path=path), "green"),
        )

    return ask_save(
        parent,
        _("Workbook of all accounts (Excel)"),
        name=portfolio_name(order),
        kind="Excel (*.xlsx)",
        on_path=write,
    )
