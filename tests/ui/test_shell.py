"""Opening, making, exporting and backing up books, and every file that is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from tests.helpers.windows import notices, sheet

from kamdesk import settings
from kamdesk.domain.records import Organisation
from kamdesk.services.opening import new_book, open_book
from kamdesk.ui.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk


def answer(window: Shell, path: Path) -> None:
    """Answer the open file dialog."""
    dialog = sheet(window, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_the_first_start_offers_three_beginnings(window: Shell) -> None:
    window.start(None)

    assert window.stack.currentWidget() is window.start_page
    assert window.start_page._recent.isHidden()


def test_the_book_of_last_time_is_opened_again(window: Shell, book_file: Path) -> None:
    window.show_book(book_file)
    window.close_shown_book()

    window.start(None)

    assert window.desk is not None
    assert window.windowTitle() == "book - KAMdesk"


def test_the_sample_book_is_made_once(window: Shell) -> None:
    window.start_page.sample_button.click()
    first = window.desk
    window.make_sample()

    assert first is not None
    assert window.desk is not None
    assert len(window.desk.book.all(Organisation)) > 10
    assert [name for name in settings.load().recent if name.endswith("sample book.kam")]


def test_a_new_book_where_the_user_says(window: Shell, tmp_path: Path) -> None:
    window.start_page.new_button.click()

    answer(window, tmp_path / "mine")

    assert (tmp_path / "mine.kam").exists()
    assert window.windowTitle() == "mine - KAMdesk"


def test_a_new_book_never_replaces_one(window: Shell, book_file: Path) -> None:
    before = book_file.read_bytes()

    window._make(book_file, new_book)

    assert "exists already" in notices(window)[0]
    assert book_file.read_bytes() == before
    assert window.desk is None


def test_a_book_is_opened_from_the_start_page(window: Shell, book_file: Path) -> None:
    window.start(None)
    window.start_page.open_button.click()

    answer(window, book_file)

    assert window.desk is not None


def test_a_recent_book_is_one_click_away(window: Shell, book_file: Path) -> None:
    window.show_book(book_file)
    window.close_shown_book()
    button = window.start_page._recent.findChildren(QPushButton)[0]

    button.click()

    assert window.desk is not None


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 an Excel file, by the look of it" * 20)


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (9000).to_bytes(4, "big")
    path.write_bytes(bytes(data))


def broken(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(data))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (missing, "is not there any more"),
        (nothing, "is empty"),
        (foreign, "is not a KAMdesk book"),
        (newer, "was written by a newer KAMdesk"),
        (broken, "is damaged"),
        (folder, "is not a KAMdesk book"),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_sentence_and_the_start_page_stays(
    window: Shell, book_file: Path, *, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(book_file)
    held = book_file.read_bytes() if book_file.is_file() else b""

    window.start(book_file)

    assert words in notices(window)[0]
    assert window.stack.currentWidget() is window.start_page
    assert window.desk is None
    assert held == (book_file.read_bytes() if book_file.is_file() else b"")


def test_the_old_book_stays_when_the_new_one_does_not_open(
    window: Shell, desk: Desk, tmp_path: Path
) -> None:
    window.show_book(tmp_path / "nowhere.kam")

    assert window.desk is desk
    assert "is not there any more" in notices(window)[0]


def test_two_windows_on_one_book(
    window: Shell, desk: Desk, *, book_file: Path, qtbot: QtBot
) -> None:
    second = Shell(today=window.today)
    qtbot.addWidget(second)
    second.show()

    second.start(book_file)

    assert "is open in another window" in notices(second)[0]
    assert second.stack.currentWidget() is second.start_page
    assert window.desk is desk


def test_a_held_book_can_be_read(
    window: Shell, desk: Desk, *, book_file: Path, qtbot: QtBot
) -> None:
    del window, desk
    second = Shell()
    qtbot.addWidget(second)
    second.show()
    second.start(book_file)

    second.notices.notices()[0].action.click()

    assert second.desk is not None
    assert second.desk.book.read_only
    assert second.windowTitle() == "book (read only) - KAMdesk"
    assert second.bar._undo_words.isHidden()
    second.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_file_without_the_right_to_write(window: Shell, book_file: Path) -> None:
    book_file.chmod(0o444)

    window.start(book_file)

    assert notices(window)
    assert window.stack.currentWidget() is window.start_page


def test_a_backup_into_a_folder(window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot) -> None:
    del desk
    target = tmp_path / "backups"
    target.mkdir()
    window.back_up()

    answer(window, target)

    qtbot.waitUntil(lambda: bool(notices(window)))
    assert notices(window)[0].startswith("Backup written")
    assert list(target.iterdir())


def test_export_and_import_of_the_records(
    window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "records.json"
    window.export_records()
    answer(window, target)
    qtbot.waitUntil(lambda: bool(notices(window)))
    firms = len(desk.book.all(Organisation))

    window.import_records()
    answer(window, target)
    qtbot.waitUntil(lambda: notices(window)[-1] == "The file was taken in.", timeout=20_000)

    assert "records written" in notices(window)[0]
    assert len(desk.book.all(Organisation)) == firms


def test_the_workbook_of_all_accounts(
    window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot
) -> None:
    del desk
    window.export_portfolio()

    answer(window, tmp_path / "all.xlsx")

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert notices(window)[0].startswith("Written")
    assert (tmp_path / "all.xlsx").stat().st_size > 10_000


def test_a_broken_import_changes_nothing(
    window: Shell, desk: Desk, *, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"records": [', encoding="utf-8")
    firms = desk.book.all(Organisation)
    window.import_records()

    answer(window, bad)
    qtbot.waitUntil(lambda: not desk.tasks.running(), timeout=20_000)

    assert "not JSON" in notices(window)[0]
    assert len(notices(window)) == 1
    assert desk.book.all(Organisation) == firms


def test_what_needs_a_book_is_grey_without_one(window: Shell) -> None:
    window.bar.menu.aboutToShow.emit()
    window.back_up()
    window.export_records()
    window.import_records()
    window.export_portfolio()
    window._back_up(window_path())
    window._export_records(window_path())
    window._import_records(window_path())

    grey = [action.text() for action in window.bar.menu.actions() if not action.isEnabled()]
    assert "Export records (JSON)…" in grey
    assert "Close book" in grey
    assert window.findChildren(QFileDialog) == []


def window_path() -> Path:
    from kamdesk.paths import documents_dir

    return documents_dir()


def test_settings_that_cannot_be_kept_are_said(window: Shell, book_file: Path, home: Path) -> None:
    (home / "config").write_text("a file where the folder should be")

    opened = window.show_book(book_file)

    assert opened
    assert len(notices(window)) == 1


def test_the_book_is_free_when_the_window_is_closed(
    window: Shell, desk: Desk, book_file: Path
) -> None:
    del desk
    window.close()

    with open_book(book_file) as book:
        assert book.all(Organisation)


def test_without_a_book_what_needs_one_does_nothing(qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)

    shell.open_export()
    shell.take_back()
    shell.import_records()
    shell._import_records(Path("all.json"))
    shell._keep_snapshots()

    assert shell.desk is None
    assert not [item for item in shell.findChildren(QDialog) if item.isVisible()]
