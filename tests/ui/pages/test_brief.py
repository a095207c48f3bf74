"""The brief in the window: seen as it prints, saved, printed, its numbers written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.helpers.pdf_pages import text_of
from tests.helpers.windows import notices, sheet

from kamdesk.domain.records import Account, Question
from kamdesk.services.finding import find_visit
from kamdesk.services.visits import plan_question
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.dialogs.workbook import WorkbookDialog
from kamdesk.ui.pages.pdf_pages import page_images
from kamdesk.ui.pages.printing import chosen, new_printer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.shell import Shell


@pytest.fixture
def visit(desk: Desk, account: Account) -> Interaction:
    """Find the visit planned for tomorrow."""
    return find_visit(desk.book, account, "A-V8")


@pytest.fixture
def page(qtbot: QtBot, window: Shell, account: Account, visit: Interaction) -> BriefPage:
    """Show the brief of that visit and wait for its pages."""
    window.go("brief", (account.id, visit.id))
    found = cast("BriefPage", window.page())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ready(qtbot, found, 2)
    return found


def ready(qtbot: QtBot, page: BriefPage, count: int) -> None:
    """Wait until the pages are made and nothing is under way."""
    qtbot.waitUntil(
        lambda: (
            len(page.preview.view.images) == count
            and page.preview._task is None
            and not page.timer.isActive()
        ),
        timeout=20_000,
    )


def words(page: BriefPage) -> str:
    """Read the brief on show; only while no page is made, for PDFium knows no threads."""
    return " ".join(text_of(page.preview.pdf))


def renewed(qtbot: QtBot, page: BriefPage, before: bytes) -> str:
    """Wait until another brief than ``before`` is there, and read it."""
    qtbot.waitUntil(lambda: page.preview.pdf != before, timeout=20_000)
    qtbot.waitUntil(lambda: page.preview._task is None, timeout=20_000)
    return words(page)


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Answer the file dialog; returns the names it proposed."""
    proposed: list[str] = []

    def answer(_parent: Any, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(name)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def mine(desk: Desk, visit: Interaction) -> list[Question]:
    """Return the questions written down for a visit."""
    shelf = desk.dossier(visit.account or "").shelf
    return list(shelf.where(Question, "interaction", visit.id))


def test_two_pages_of_the_visit(page: BriefPage) -> None:
    assert "2026-11-24" in words(page)
    assert page.left.currentIndex() == 0
    assert "2 pages" in page.preview.view.accessibleName()


def test_the_table_copy_has_one_page(qtbot: QtBot, page: BriefPage) -> None:
    page.copy.set_value("table")
    page.copy.picked.emit("table")

    ready(qtbot, page, 1)


def test_another_language(qtbot: QtBot, page: BriefPage) -> None:
    before = page.preview.pdf
    page.lang.set_current("zh_TW")
    page.lang.activated.emit(page.lang.currentIndex())

    assert "拜訪" in renewed(qtbot, page, before)


def test_what_is_saved_is_on_the_preview_soon(qtbot: QtBot, page: BriefPage) -> None:
    form = page.file.plan.form
    assert form is not None
    editor = form.field("objective").editor
    before = page.preview.pdf

    editor.setPlainText("Lock three criteria")
    editor.commit()

    assert page.timer.isActive()
    assert len(page.preview.view.images) == 2  # the old ones stay
    assert "Lock three criteria" in renewed(qtbot, page, before)


def test_without_a_visit_the_account_is_still_there(
    qtbot: QtBot, window: Shell, account: Account, page: BriefPage
) -> None:
    window.go("brief", (account.id, None))

    ready(qtbot, page, 2)
    assert page.left.currentIndex() == 1
    assert page.note.text() == "Brief without a visit"


def test_a_visit_is_planned_from_here(
    window: Shell, desk: Desk, account: Account, page: BriefPage
) -> None:
    window.go("brief", (account.id, None))
    page.plan()

    sheet(window, PlanVisitDialog).make_button.click()

    assert page.left.currentIndex() == 0
    assert page.visit() is not None


def test_an_account_of_which_nothing_is_known(qtbot: QtBot, window: Shell, empty: Account) -> None:
    window.go("brief", (empty.id, None))

    ready(qtbot, cast("BriefPage", window.page()), 2)


def test_a_visit_removed_leaves_the_brief_of_the_account(
    desk: Desk, visit: Interaction, page: BriefPage
) -> None:
    desk.remove(visit, "gone")

    assert page.visit() is None
    assert page.left.currentIndex() == 1


def test_an_account_removed_is_left(
    window: Shell, desk: Desk, account: Account, page: BriefPage
) -> None:
    desk.remove(account, "gone")

    assert window.page() is not page


def test_back_to_the_account(window: Shell, account: Account, page: BriefPage) -> None:
    page.back.click()

    shown = window.page()
    assert shown is not None
    assert cast("tuple[str, str, str]", shown.subject)[:2] == (account.id, "visits")


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_zoom_by_keyboard_and_back(qtbot: QtBot, page: BriefPage, key: Qt.Key) -> None:
    view = page.preview.view
    before = view.percent()

    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert (view.percent() > before) == (key == Qt.Key.Key_Plus)
    assert page.zoom.current() == view.zoom
    ready(qtbot, page, 2)

    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom is None
    assert view.percent() == before


def test_zoom_by_wheel_and_list(qtbot: QtBot, page: BriefPage) -> None:
    view = page.preview.view
    spot = QPointF(50, 50)
    event = QWheelEvent(
        spot,
        spot,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom is not None

    page.zoom.setCurrentIndex(page.zoom.index_of(1.0))
    page.zoom.activated.emit(page.zoom.currentIndex())

    qtbot.waitUntil(lambda: view.images[0].width() == 794, timeout=20_000)
    assert view.percent() == 100


def test_saved_as_pdf(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    page: BriefPage,
) -> None:
    target = tmp_path / "out.pdf"
    proposed = saves_to(monkeypatch, target)

    page.out.save_button.click()

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
    page: BriefPage,
) -> None:
    visit = page.visit()
    assert visit is not None
    before = words(page)
    saves_to(monkeypatch, tmp_path / "out.pdf")

    page.out.save_brief()

    assert len(mine(desk, visit)) == 5
    assert desk.book.undo_words() == "questions of the brief"
    ready(qtbot, page, 2)
    qtbot.waitUntil((tmp_path / "out.pdf").exists, timeout=20_000)
    assert words(page) == before


def test_what_is_being_typed_is_saved_with_it(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    page: BriefPage,
    window: Shell,
) -> None:
    form = page.file.plan.form
    assert form is not None
    editor = form.field("fallback").editor
    editor.setFocus()
    editor.setPlainText("Half typed")
    saves_to(monkeypatch, tmp_path / "out.pdf")

    page.out.save_brief()

    ready(qtbot, page, 2)
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
    page = cast("BriefPage", window.page())
    saves_to(monkeypatch, tmp_path / "out.pdf")

    page.out.save_brief()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert (tmp_path / "out.pdf").exists()
    assert window.desk is not None
    assert len(mine(window.desk, visit)) == 3
    ready(qtbot, page, 2)


def test_no_file_chosen_leaves_everything(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, visit: Interaction, page: BriefPage
) -> None:
    saves_to(monkeypatch, None)

    page.out.save_brief()
    page.out.write_workbook(with_private=False)

    assert len(mine(desk, visit)) == 3
    assert not desk.tasks.running()


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    page: BriefPage,
) -> None:
    saves_to(monkeypatch, tmp_path / "nowhere" / "deep" / "out.pdf")

    page.out.save_brief()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert not (tmp_path / "nowhere" / "deep" / "out.pdf").exists()


def test_printed_on_the_printer_that_was_picked(
    qtbot: QtBot, tmp_path: Path, window: Shell, page: BriefPage
) -> None:
    printer = new_printer("brief")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    page.out.send(printer)

    qtbot.waitUntil(lambda: "at the printer" in " ".join(notices(window)), timeout=30_000)
    printed = page_images((tmp_path / "printed.pdf").read_bytes(), 1.0)
    assert len(printed) == 2
    assert abs(printed[0].width() - 595) <= 1


def test_a_printer_that_does_not_begin_is_said(
    qtbot: QtBot, tmp_path: Path, window: Shell, page: BriefPage
) -> None:
    printer = new_printer("brief")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))

    page.out.send(printer)

    qtbot.waitUntil(lambda: "does not answer" in " ".join(notices(window)), timeout=30_000)


def test_only_the_pages_asked_for_are_printed() -> None:
    images: Any = ["first", "second"]
    printer = new_printer("brief")

    assert chosen(images, printer) == images
    printer.setFromTo(2, 2)
    assert chosen(images, printer) == ["second"]


def test_ctrl_p_asks_for_the_printer(qtbot: QtBot, window: Shell, page: BriefPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

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
    page: BriefPage,
    private: bool,
) -> None:
    target = tmp_path / "book.xlsx"
    proposed = saves_to(monkeypatch, target)
    page.out.excel_button.click()
    dialog = sheet(window, WorkbookDialog)
    dialog.private.setChecked(private)

    dialog.save_button.click()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=60_000)
    assert target.read_bytes().startswith(b"PK")
    assert proposed[0].endswith(".xlsx")


def test_the_folder_is_opened(monkeypatch: pytest.MonkeyPatch, page: BriefPage) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    page.out.folder_button.click()

    assert opened == [str(page.out.folder)]


def test_a_failure_stands_above_the_old_pages(page: BriefPage) -> None:
    page.preview._fail(OSError("no room"))

    assert page.preview.problem.isVisible()
    assert len(page.preview.view.images) == 2


def test_a_change_elsewhere_costs_no_pages(
    window: Shell, desk: Desk, visit: Interaction, page: BriefPage
) -> None:
    window.go("accounts")

    desk.write(plan_question, desk.book, visit, wording="Later?")

    assert not page.timer.isActive()
    assert not desk.tasks.running()
