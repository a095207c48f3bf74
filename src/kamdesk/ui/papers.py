"""The papers beside the brief in menus: choose one, say where to, and it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, language
from kamdesk.ui.dialogs.files import ask_save
from kamdesk.ui.kit.words import face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QWidget

    from kamdesk.services.papers import PaperOrder
    from kamdesk.ui.desk import Desk


def fill_papers(menu: QMenu, desk: Desk, *, window: QWidget, account: str | None) -> None:
    """Add an entry for every paper there is about ``account``, or about all of them for None."""
    from kamdesk.services.papers import KINDS

    def printing(kind: str) -> Callable[[], None]:
        return lambda: print_paper(window, desk, kind=kind, account=account)

    for code, kind in KINDS.items():
        if account is not None or not kind.one:
            menu.addAction(face(_(kind.name))).triggered.connect(printing(code))
    if account is not None:
        menu.addSeparator()
        handing = menu.addAction(face(_("Hand the account over…")))
        handing.triggered.connect(lambda: _hand_over(window, desk, account=account))


def _hand_over(window: QWidget, desk: Desk, *, account: str) -> None:
    from kamdesk.ui.dialogs.handover import HandoverDialog

    HandoverDialog(desk, account, parent=window).open()


def print_paper(window: QWidget, desk: Desk, *, kind: str, account: str | None) -> None:
    """Ask where to, then write the paper in the background."""
    from kamdesk.services.papers import PaperOrder, paper_name

    order = PaperOrder(kind, desk.today, language())
    dossier = desk.dossier(account) if account else None
    ask_save(
        window,
        _("Save the paper"),
        name=paper_name(order, dossier),
        kind="PDF (*.pdf)",
        on_path=lambda path: _write(desk, order, path=path, account=account),
    )


def _write(desk: Desk, order: PaperOrder, *, path: Path, account: str | None) -> None:
    from kamdesk.services.papers import write_paper

    book = desk.book
    desk.tasks.run(
        lambda _progress: write_paper(book, order, path=path, account=account),
        done=lambda _none: desk.messages.tell(_("Written: {path}").format(path=path), "green"),
    )
