"""The book written out from the window: with progress, and nothing left where it is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from tests.helpers.windows import notices, sheet

from kamdesk.ui.dialogs.open_export import OpenExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def test_the_menu_asks_for_a_place_and_writes(
    window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot
) -> None:
    del desk
    place = tmp_path / "place"
    place.mkdir()
    window.open_export()
    dialog = sheet(window, OpenExportDialog)
    dialog.save_button.click()
    files = sheet(dialog, QFileDialog)
    files.fileSelected.emit(str(place))
    files.close()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=60_000)
    assert "files written into book 2026-11-23" in notices(window)[0]
    assert (place / "book 2026-11-23" / "READ ME.html").exists()


def test_cancel_leaves_nothing(window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = OpenExportDialog(desk, parent=window)
    dialog.open()
    place = tmp_path / "place"
    place.mkdir()
    dialog.write(place)
    dialog.strip.cancelled.emit()

    qtbot.waitUntil(lambda: not desk.tasks.running(), timeout=60_000)
    assert not list(place.iterdir())
    assert notices(window) == []


def test_a_refusal_is_said_and_the_dialog_stays(
    window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = OpenExportDialog(desk, parent=window)
    dialog.open()
    (tmp_path / "book 2026-11-23").mkdir()
    dialog.write(tmp_path)

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=60_000)
    assert dialog.save_button.isEnabled()
    assert dialog.isVisible()
