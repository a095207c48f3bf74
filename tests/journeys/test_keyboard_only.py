"""A new account from nothing to a brief, and the mouse is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.active import activate
from tests.helpers.pdf_pages import page_count, squeezed
from tests.helpers.windows import focus_on, form_of, notices, press, sheet, write

from kamdesk.domain.records import Organisation, Person, Project
from kamdesk.services.opening import new_book
from kamdesk.ui.dialogs.ask import AskLine
from kamdesk.ui.dialogs.new_person import NewPersonDialog
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.pages.brief import BriefPage
from kamdesk.ui.pages.today import TodayPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.shell import Shell

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Hands:
    """Ten fingers on the keyboard of a window."""

    def __init__(self, window: Shell, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a shortcut of the window."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)
        QApplication.processEvents()

    def enter(self) -> None:
        """Press Enter where the keyboard is."""
        press(Qt.Key.Key_Return)
        QApplication.processEvents()

    def dialog(self, kind: type[Any]) -> Any:
        """Wait for a dialog and for the keyboard to be in it."""
        self.qtbot.waitUntil(lambda: _inside(kind))
        return sheet(self.window, kind)

    def wait_for_today(self) -> None:
        """Wait until the page a book opens on has seen that the book is empty."""
        today = self.window.page()
        assert isinstance(today, TodayPage)
        self.qtbot.waitUntil(lambda: today.add_button.isVisible())

    def back_in_window(self) -> None:
        """Do what a window manager does when a dialog closes; without a screen there is none."""
        activate(self.qtbot, self.window)

    def page(self) -> AccountPage:
        """The account page, with the keyboard back in the window."""
        self.back_in_window()
        found = self.window.page()
        assert isinstance(found, AccountPage)
        QApplication.processEvents()
        return found


def _inside(kind: type[Any]) -> bool:
    here = QApplication.focusWidget()
    return here is not None and isinstance(here.window(), kind)


def test_from_nothing_to_a_brief(
    window: Shell, qtbot: QtBot, *, tmp_path: Path, answers: list[Path]
) -> None:
    window._make(tmp_path / "mine.kam", new_book)
    assert window.desk is not None
    book, hands = window.desk.book, Hands(window, qtbot)
    # an account
    hands.wait_for_today()
    hands.keys(Qt.Key.Key_N, CTRL | SHIFT)
    hands.dialog(AskLine)
    write("新客户机械厂")
    hands.enter()
    page = hands.page()
    # its background: what it makes
    form = form_of(page, Organisation)
    focus_on(form.field("products").editor)
    write("水泵")
    press(Qt.Key.Key_Tab)
    assert book.all(Organisation)[0].products == "水泵"
    # a person
    hands.keys(Qt.Key.Key_Tab, CTRL)
    hands.keys(Qt.Key.Key_P, CTRL | SHIFT)
    hands.dialog(NewPersonDialog)
    write("张工")
    press(Qt.Key.Key_Tab)
    write("设备部长")
    hands.enter()
    hands.page()
    assert [person.name for person in book.all(Person)] == ["张工"]
    # a project
    hands.keys(Qt.Key.Key_Tab, CTRL)
    hands.keys(Qt.Key.Key_Tab, CTRL)
    hands.keys(Qt.Key.Key_J, CTRL | SHIFT)
    hands.dialog(AskLine)
    write("一号泵房改造")
    hands.enter()
    hands.page()
    assert [project.name for project in book.all(Project)] == ["一号泵房改造"]
    # the brief
    hands.keys(Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page(), BriefPage))
    brief = window.page()
    assert isinstance(brief, BriefPage)
    QApplication.processEvents()
    focus_on(brief.left)
    hands.enter()
    hands.dialog(PlanVisitDialog)
    hands.enter()
    hands.back_in_window()
    target = tmp_path / "brief.pdf"
    answers.append(target)
    hands.keys(Qt.Key.Key_S, CTRL)

    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: any("brief.pdf" in words for words in notices(window)))
    data = target.read_bytes()
    assert page_count(data) == 2
    assert "新客户机械厂" in squeezed(data)
    assert "一号泵房改造" in squeezed(data)
