"""A Monday morning: three things on Today are dealt with, one is taken back, one waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.active import activate
from tests.helpers.windows import sheet

from kamdesk.ui.dialogs.findings import AsideDialog
from kamdesk.ui.dialogs.promise import PromiseDialog
from kamdesk.ui.pages.today import TodayPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kamdesk.ui.shell import Shell


def _promises(page: TodayPage) -> list[str]:
    found = [section for section in page.model.sections if section.key == "promises"]
    return [line.id for section in found for line in section.rows]


def _is_gone(page: TodayPage, key: str) -> bool:
    return key not in _promises(page)


def test_monday_morning(window: Shell, qtbot: QtBot, book_file: Path) -> None:
    window.start(book_file)
    page, desk = window.page(), window.desk
    assert isinstance(page, TodayPage)
    assert desk is not None
    qtbot.waitUntil(lambda: desk.portfolio.view is not None and desk.portfolio.view.is_judged)
    # the visit on top, there and back
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert window._here[0] == "account"
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page() is page
    # down to the promises by the arrow alone
    late = _promises(page)
    while page.view.current() is None or page.view.current().id not in late:
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    # kept, all three, each by Space and the button of its dialog
    for key in late:
        page.view.go_to(key)
        QTest.keyClick(page.view, Qt.Key.Key_Space)
        promise = sheet(window, PromiseDialog)
        tab_to(qtbot, promise, promise.done_button)
        QTest.keyClick(promise.done_button, Qt.Key.Key_Space)
        qtbot.waitUntil(partial(_is_gone, page, key))
    assert len(late) == 3
    assert not _promises(page)
    assert page.view.currentIndex().isValid()
    activate(qtbot, window)

    QTest.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: _promises(page) == [late[-1]])


def test_a_line_is_put_aside_and_back_again(window: Shell, qtbot: QtBot, book_file: Path) -> None:
    window.start(book_file)
    page, desk = window.page(), window.desk
    assert isinstance(page, TodayPage)
    assert desk is not None
    qtbot.waitUntil(lambda: desk.portfolio.view is not None and desk.portfolio.view.is_judged)
    key = _promises(page)[0]
    page.view.go_to(key)

    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    dialog = sheet(window, AsideDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()  # without a reason nothing is put aside
    qtbot.waitUntil(dialog.reason.hasFocus)
    QTest.keyClicks(dialog.reason, "the customer is on leave")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(partial(_is_gone, page, key))
    aside = page.model.sections[-1]
    assert (aside.key, [line.id for line in aside.rows]) == ("aside", [key])
    assert "the customer is on leave" in aside.rows[0].words

    page.view.fold("aside", folded=False)
    page.view.go_to(key)
    QTest.keyClick(page.view, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: key in _promises(page))
    assert page.model.sections[-1].key != "aside"


def window_of(dialog: QWidget) -> QWidget:
    """What a dialog stands above; it is no part of it."""
    found = dialog.parentWidget()
    assert found is not None
    return found


def tab_to(qtbot: QtBot, dialog: QWidget, wanted: QWidget) -> None:
    """Walk with the Tab key until something has the keyboard."""
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window_of(dialog)))
    for _step in range(10):
        if wanted.hasFocus():
            return
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert wanted.hasFocus()
