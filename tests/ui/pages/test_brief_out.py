"""The brief leaves the window: saved, printed, as a workbook, its numbers written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from tests.helpers.brief_page import mine, ready, saves_to, words
from tests.helpers.pdf_pages import text_of
from tests.helpers.windows import notices, sheet

from kamdesk.ui.dialogs.workbook import WorkbookDialog
from kamdesk.ui.pages.pdf_pages import page_images
from kamdesk.ui.pages.printing import chosen, new_printer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account, Interaction
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.shell import Shell


def test_saved_as_pdf(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    brief_page: BriefPage,
) -> None:
    target = tmp_path / "out.pdf"
    proposed = saves_to(monkeypatch, target)

    brief_page.out.save_button.click()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert proposed[0].endswith("2026-11-24.pdf")
    assert str(target) in notices(window)[0]


def test_saving_writes_the_numbers_down(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    desk: Desk,
    brief_page: BriefPage,
) -> None:
    visit = brief_page.visit()
    assert visit is not None
    before = words(brief_page)
    saves_to(monkeypatch, tmp_path / "out.pdf")

    brief_page.out.save_brief()

    assert len(mine(desk, visit)) == 5
    assert desk.book.undo_words() == "questions of the brief"
    ready(qtbot, brief_page, 2)
    qtbot.waitUntil((tmp_path / "out.pdf").exists, timeout=20_000)
    assert words(brief_page) == before


def test_what_is_being_typed_is_saved_with_it(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    brief_page: BriefPage,
    window: Shell,
) -> None:
    form = brief_page.file.plan.form
    assert form is not None
    editor = form.field("fallback").editor
    editor.setFocus()
    editor.setPlainText("Half typed")
    saves_to(monkeypatch, tmp_path / "out.pdf")

    brief_page.out.save_brief()

    ready(qtbot, brief_page, 2)
    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert "Half typed" in " ".join(text_of((tmp_path / "out.pdf").read_bytes()))


def test_a_book_opened_to_look_at_is_printed_as_it_is(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    desk: Desk,
    account: Account,
    visit: Interaction,
) -> None:
    path = desk.book.path
    window.close_book()
    assert window.show_book(path, read_only=True)
    window.go("brief", (account.id, visit.id))
    brief_page = cast("BriefPage", window.page())
    saves_to(monkeypatch, tmp_path / "out.pdf")

    brief_page.out.save_brief()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert (tmp_path / "out.pdf").exists()
    assert window.desk is not None
    assert len(mine(window.desk, visit)) == 3
    ready(qtbot, brief_page, 2)


def test_no_file_chosen_leaves_everything(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, visit: Interaction, brief_page: BriefPage
) -> None:
    saves_to(monkeypatch, None)
    before = set(desk.tasks.running())

    brief_page.out.save_brief()
    brief_page.out.write_workbook(with_private=False)

    assert len(mine(desk, visit)) == 3
    assert set(desk.tasks.running()) <= before


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    brief_page: BriefPage,
) -> None:
    saves_to(monkeypatch, tmp_path / "nowhere" / "deep" / "out.pdf")

    brief_page.out.save_brief()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert not (tmp_path / "nowhere" / "deep" / "out.pdf").exists()


def test_printed_on_the_printer_that_was_picked(
    qtbot: QtBot, tmp_path: Path, window: Shell, brief_page: BriefPage
) -> None:
    printer = new_printer("brief")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    brief_page.out.send(printer)

    qtbot.waitUntil(lambda: "at the printer" in " ".join(notices(window)), timeout=30_000)
    printed = page_images((tmp_path / "printed.pdf").read_bytes(), 1.0)
    assert len(printed) == 2
    assert abs(printed[0].width() - 595) <= 1


def test_a_printer_that_does_not_begin_is_said(
    qtbot: QtBot, tmp_path: Path, window: Shell, brief_page: BriefPage
) -> None:
    printer = new_printer("brief")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))

    brief_page.out.send(printer)

    qtbot.waitUntil(lambda: "does not answer" in " ".join(notices(window)), timeout=30_000)


def test_only_the_pages_asked_for_are_printed() -> None:
    images: Any = ["first", "second"]
    printer = new_printer("brief")

    assert chosen(images, printer) == images
    printer.setFromTo(2, 2)
    assert chosen(images, printer) == ["second"]


def test_ctrl_p_asks_for_the_printer(qtbot: QtBot, window: Shell, brief_page: BriefPage) -> None:
    QTest.keyClick(brief_page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    # A button pressed by its shortcut is seen to go down first.
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QPrintDialog)))
    window.findChildren(QPrintDialog)[0].reject()


@pytest.mark.parametrize("private", [False, True])
def test_the_workbook_with_and_without_private_facts(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    brief_page: BriefPage,
    private: bool,
) -> None:
    target = tmp_path / "book.xlsx"
    proposed = saves_to(monkeypatch, target)
    brief_page.out.excel_button.click()
    dialog = sheet(window, WorkbookDialog)
    dialog.private.setChecked(private)

    dialog.save_button.click()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=60_000)
    assert target.read_bytes().startswith(b"PK")
    assert proposed[0].endswith(".xlsx")


def test_the_folder_is_opened(monkeypatch: pytest.MonkeyPatch, brief_page: BriefPage) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    brief_page.out.folder_button.click()

    assert opened == [str(brief_page.out.folder)]
