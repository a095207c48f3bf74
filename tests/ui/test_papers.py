"""The menus of papers: about the shown account at its strip, about all of them in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu
from tests.helpers.windows import notices, sheet

from kamdesk.domain.records import Account
from kamdesk.ui.pages.account_strip import AccountStrip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def test_a_paper_about_the_shown_account(
    window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot
) -> None:
    account = next(a for a in desk.book.all(Account) if a.external == "A")
    strip = AccountStrip(desk, window)
    strip.show_dossier(desk.dossier(account.id))
    strip.papers.aboutToShow.emit()
    plan = next(a for a in strip.papers.actions() if a.text() == "Year plan")

    plan.trigger()
    dialog = sheet(window, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "plan.pdf"))
    dialog.close()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert notices(window)[0].startswith("Written")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_the_menu_of_the_window_offers_what_is_about_all(window: Shell, desk: Desk) -> None:
    del desk
    window.bar.menu.aboutToShow.emit()

    papers = next(m for m in window.bar.menu.findChildren(QMenu) if m.title() == "Papers")

    assert [a.text() for a in papers.actions()] == [
        "Visit week sheet",
        "Collection list",
        "Comparison cards",
        "Blank fact sheet",
    ]
