"""The frame: going, coming back, keys, search, and undo with its name."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabBar
from tests.helpers.windows import form_of, press, tab, type_into

from kamdesk.domain.records import Organisation
from kamdesk.services.accounts import add_account
from kamdesk.services.records import set_field
from kamdesk.ui.kit.reading import stops
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.pages.accounts import AccountsPage
from kamdesk.ui.pages.today import TodayPage
from kamdesk.ui.places import RAIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_nothing_is_shown_without_a_book(window: Shell) -> None:
    window.go("accounts")
    window.undo()
    window.redo()
    window._search("林")

    assert window.page() is None


def test_a_place_nobody_knows_changes_nothing(window: Shell, desk: Desk) -> None:
    window.go("moon")

    assert isinstance(window.page(), TodayPage)


def test_back_and_forward(window: Shell, account: Account) -> None:
    window.go("account", (account.id, "people", None))
    window.go("settings")

    window.back()
    there = window.page()
    window.forward()

    assert isinstance(there, AccountPage)
    assert window._here[0] == "settings"
    assert not window.bar._forward.isEnabled()


def test_going_on_from_the_past_forgets_the_future(window: Shell, account: Account) -> None:
    window.go("settings")
    window.back()
    window.go("account", (account.id, "overview", None))

    window.forward()

    assert isinstance(window.page(), AccountPage)


def test_at_the_ends_of_the_way_nothing_happens(window: Shell, desk: Desk) -> None:
    window.back()
    window.forward()

    assert isinstance(window.page(), TodayPage)


def test_the_way_by_keys(window: Shell, account: Account) -> None:
    window.go("account", (account.id, "overview", None))
    place = [key for key, _icon, _words in RAIL].index("settings")
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_1.value + place), CTRL)
    settings = window._here[0]
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    back = window._here[0]
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)

    assert (settings, back, window._here[0]) == ("settings", "account", "settings")


def test_the_keys_of_a_place_lead_into_its_page(window: Shell, desk: Desk) -> None:
    for number in (2, 3, 4, 5, 1):
        window.rail.item("settings").setFocus()

        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CTRL)

        assert isinstance(QApplication.focusWidget(), QAbstractItemView), number
    assert isinstance(window.page(), TodayPage)


def test_a_page_with_tabs_begins_at_them(window: Shell, account: Account) -> None:
    window.go_by_key("portfolio")

    focus = QApplication.focusWidget()
    assert isinstance(focus, QTabBar)
    assert focus.accessibleName() == "Portfolio"


def test_the_keyboard_follows_to_the_next_page_and_back(window: Shell, account: Account) -> None:
    window.go_by_key("accounts")
    left = QApplication.focusWidget()

    window.go("account", (account.id, "overview", None))
    there = QApplication.focusWidget()
    window.back()

    assert isinstance(there, QTabBar)
    assert QApplication.focusWidget() is left


def test_the_rail_keeps_the_keyboard_of_who_walks_it(window: Shell, account: Account) -> None:
    item = window.rail.item("accounts")
    item.setFocus()

    QTest.keyClick(item, Qt.Key.Key_Space)

    assert isinstance(window.page(), AccountsPage)
    assert QApplication.focusWidget() is item


@pytest.mark.parametrize("key", ["overview", "people", "service", "relationship"])
def test_tab_walks_a_page_as_it_is_read(window: Shell, account: Account, key: str) -> None:
    page = tab(window, account, key)
    page.reload()  # what is made anew must not come last
    QApplication.processEvents()
    found = stops(page)

    boxes = [QRect(stop.mapTo(page, QPoint()), stop.size()) for stop in found]

    for before, after in itertools.pairwise(boxes):
        goes_up = after.bottom() < before.top() and after.left() <= before.right()
        assert not goes_up or before.contains(after) or after.contains(before)
    assert len(found) > 5


def test_tabs_by_keys(window: Shell, account: Account) -> None:
    tab(window, account, "overview")

    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL)
    second = window._here[1]
    QTest.keyClick(window, Qt.Key.Key_Tab, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert second == (account.id, "background", None)
    assert window._here[1] == (account.id, "overview", None)


def test_panels_by_f6(window: Shell, account: Account) -> None:
    background = tab(window, account, "background")
    QApplication.processEvents()

    QTest.keyClick(background, Qt.Key.Key_F6)
    first = QApplication.focusWidget()
    press(Qt.Key.Key_F6)

    assert first is background.forms[0].fields[0].editor
    assert QApplication.focusWidget() is not first


def test_search_finds_a_person_by_initials_and_goes_there(window: Shell, account: Account) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    field = window.bar.search
    QTest.keyClicks(field, "ljh")
    found = [row.title for row in field.popup().model.rows]

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert found[0] == "林嘉慧"
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tab("people").isVisible()
    assert page.tab("people").person.title.text() == "林嘉慧"  # type: ignore[attr-defined]


def test_search_of_nothing_shows_nothing(window: Shell, desk: Desk) -> None:
    window.bar.search.asked.emit("  ")

    assert window.bar.search.popup().isHidden()
    window._found("no place")
    assert isinstance(window.page(), TodayPage)


def test_undo_stands_in_the_bar_by_name(window: Shell, desk: Desk) -> None:
    desk.write(add_account, desk.book, "新客户", today=desk.today)
    named = window.bar._undo_words.text()

    window.bar.undo_button.click()

    assert named == "Undo: new account: 新客户"
    assert window.bar._saved.text().startswith("saved ")
    assert not [firm for firm in desk.book.all(Organisation) if firm.name == "新客户"]


def test_redo_by_key(window: Shell, desk: Desk) -> None:
    desk.write(add_account, desk.book, "新客户", today=desk.today)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    gone = not [firm for firm in desk.book.all(Organisation) if firm.name == "新客户"]

    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert gone
    assert [firm for firm in desk.book.all(Organisation) if firm.name == "新客户"]


@pytest.mark.parametrize("name", ["name", "background"])
def test_undo_by_key_from_within_a_field(
    window: Shell, desk: Desk, account: Account, name: str
) -> None:
    background = tab(window, account, "background")
    firm = desk.dossier(account.id).organisation
    QApplication.processEvents()
    field = form_of(background, Organisation).field(name)
    before = getattr(firm, name)
    type_into(field.editor, "另一个")
    field.editor.setFocus()

    press(Qt.Key.Key_Z, CTRL)

    after = desk.book.get(Organisation, firm.id)
    assert getattr(after, name) == before
    assert field.editor.value() == before


def test_undo_by_key_while_typing_takes_back_the_letters(
    window: Shell, desk: Desk, account: Account
) -> None:
    background = tab(window, account, "background")
    QApplication.processEvents()
    field = form_of(background, Organisation).field("short")
    saved = desk.book.undo_words()
    type_into(field.editor, "半截", leave=False)

    press(Qt.Key.Key_Z, CTRL)

    assert desk.book.undo_words() == saved


def test_the_counts_follow_a_change(window: Shell, desk: Desk, account: Account) -> None:
    tab(window, account, "overview")
    firm = desk.dossier(account.id).organisation

    desk.write(set_field, desk.book, firm, name="name", value="改名了", today=desk.today)

    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.strip.name.text() == "改名了"


def test_closing_the_book_leaves_nothing_of_it_in_the_bar(
    window: Shell, desk: Desk, qtbot: QtBot
) -> None:
    del desk, qtbot
    window.close_shown_book()

    assert window.windowTitle() == "KAMdesk"
    assert window.bar._undo_words.isHidden()
    assert window.rail._group.checkedButton() is None
    assert window.stack.currentWidget() is window.start_page


def test_undo_by_key_right_after_a_search(window: Shell, desk: Desk, account: Account) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.bar.search, "ljh")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    firm = desk.dossier(account.id).organisation
    desk.write(set_field, desk.book, firm, name="short", value="新简称", today=desk.today)

    press(Qt.Key.Key_Z, CTRL)

    assert window.bar.search.text() == ""
    assert desk.dossier(account.id).organisation.short == firm.short
