"""Handing an account over from the window: asked once, written in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from tests.helpers.windows import notices, sheet

from kamdesk.domain.records import ChecklistRun
from kamdesk.ui.dialogs.handover import HandoverDialog
from kamdesk.ui.pages.account_strip import AccountStrip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def test_the_menu_of_the_account_asks_and_writes_three_files(
    window: Shell, desk: Desk, *, account: Account, tmp_path: Path, qtbot: QtBot
) -> None:
    strip = AccountStrip(desk, window)
    strip.show_dossier(desk.dossier(account.id))
    strip.papers.aboutToShow.emit()
    next(a for a in strip.papers.actions() if a.text().startswith("Hand the acc")).trigger()
    dialog = sheet(window, HandoverDialog)
    dialog.taker.set_value("程溪")
    folder = tmp_path / "pack"
    folder.mkdir()

    dialog.save_button.click()
    files = sheet(dialog, QFileDialog)
    files.fileSelected.emit(str(folder))
    files.close()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert notices(window)[0].startswith("3 files written")
    assert len(list(folder.iterdir())) == 3
    runs = [run.checklist for run in desk.book.all(ChecklistRun)]
    assert runs.count("CK-HAND") == 1


def test_a_name_that_is_typed_wins_and_no_list_is_begun_without_the_tick(
    window: Shell, desk: Desk, *, account: Account, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = HandoverDialog(desk, account.id, parent=window)
    dialog.open()
    dialog.taker.set_value("程溪")
    dialog.other.set_value("新同事")
    dialog.list.setChecked(False)

    assert dialog.order().taker == "新同事"
    dialog.write(tmp_path)

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert "CK-HAND" not in [run.checklist for run in desk.book.all(ChecklistRun)]
