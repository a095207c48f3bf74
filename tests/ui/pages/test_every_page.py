"""Every page for every sort of account: it is built, says plain words, and is named for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from tests.helpers.windows import LONG, NASTY, notices, tab, texts

from kamdesk import i18n
from kamdesk.domain.records import Account, Organisation
from kamdesk.services.accounts import add_account, add_rival
from kamdesk.services.finding import find_account
from kamdesk.services.people import add_person
from kamdesk.services.projects import add_project
from kamdesk.ui.main_window import MainWindow
from kamdesk.ui.pages.account import TABS
from kamdesk.ui.places import PLACES

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell

KEYS = [key for key, _words, _page in TABS]
PAGES = [key for key in PLACES if key not in {"account", "brief", "debrief"}]


def furnished(desk: Desk, name: str) -> Account:
    """Make an account with one of everything, all of the same name."""
    account, _changes = desk.write(add_account, desk.book, name, today=desk.today)
    firm = desk.book.get(Organisation, account.organisation or "")
    assert firm is not None
    desk.write(add_person, desk.book, firm, name=name, title=name, new_department=name, level=3)
    desk.write(add_rival, desk.book, account, name=name + "2")
    desk.write(add_project, desk.book, account, name=name, tender_method="invited")
    return account


def walk(window: Shell, account: Account) -> list[str]:
    """Show every tab of an account and return all the words on them."""
    found = []
    for key in KEYS:
        found += texts(tab(window, account, key))
        QApplication.processEvents()
    return found


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_every_tab_of_a_full_account(window: Shell, account: Account, language: str) -> None:
    i18n.use(language)

    words = walk(window, account)

    assert len(words) > 300
    assert not notices(window)


def test_every_tab_of_a_new_account(window: Shell, empty: Account) -> None:
    words = walk(window, empty)

    assert "No people yet" in words
    assert "No rivals known" in words
    assert "No projects yet" in words


def test_every_tab_of_an_account_in_traditional_script(window: Shell, desk: Desk) -> None:
    words = walk(window, find_account(desk.book, "C"))

    assert len(words) > 100
    assert not notices(window)


@pytest.mark.parametrize("name", [LONG, NASTY])
def test_every_tab_with_hard_names(window: Shell, desk: Desk, name: str) -> None:
    account = furnished(desk, name)

    walk(window, account)

    labels = [item for item in window.findChildren(QLabel) if name in item.text()]
    assert labels
    assert all(item.textFormat() == Qt.TextFormat.PlainText for item in labels)
    assert window.width() == 1440


@pytest.mark.parametrize("place", PAGES)
def test_every_page_of_the_rail(window: Shell, desk: Desk, place: str) -> None:
    window.go(place)

    page = window.page()
    assert page is not None
    assert page.isVisible()
    assert texts(page)


def unnamed(widget: QWidget) -> list[str]:
    """Return the widgets Tab reaches that a screen reader would find without a name."""
    reached = [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()
    ]
    return [_path(child) for child in reached if not _spoken(child)]


def _spoken(child: QWidget) -> str:
    """Return what a reader says of a widget: its name, or that of the editor it is inside of."""
    outer = child.parentWidget()
    inside = outer.accessibleName() if outer and outer.focusProxy() is child else ""
    words = child.text() if isinstance(child, QAbstractButton) else ""
    line_in_box = outer.accessibleName() if isinstance(outer, QComboBox) else ""
    return child.accessibleName() or inside or line_in_box or words


def _path(child: QWidget) -> str:
    chain, above = [type(child).__name__], child.parentWidget()
    while above is not None and len(chain) < 5:
        chain.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(chain)


@pytest.mark.parametrize("key", KEYS)
def test_everything_tab_reaches_has_a_name(window: Shell, account: Account, key: str) -> None:
    tab(window, account, key)
    QApplication.processEvents()

    assert unnamed(window) == []


@pytest.mark.parametrize("place", PAGES)
def test_everything_on_a_page_has_a_name(window: Shell, desk: Desk, place: str) -> None:
    window.go(place)
    QApplication.processEvents()

    assert unnamed(window) == []


def test_a_removed_account_says_so_and_undo_brings_it_back(
    window: Shell, desk: Desk, account: Account
) -> None:
    walk(window, account)
    desk.remove(account, "gone")
    said = [words for words in texts(window) if words == "This account is in the bin"]

    window.undo()

    assert said
    assert tab(window, account, "people").model.total() == 11


class StrayWindows(QObject):
    """Watches for widgets shown before they have a parent: each flashes as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Override: note every window but the one of the program."""
        if not isinstance(watched, QWidget) or isinstance(watched, MainWindow):
            return False
        if event.type() == QEvent.Type.Show and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


def test_no_page_opens_a_window_of_its_own(
    window: Shell, account: Account, qapp: QApplication
) -> None:
    watcher = StrayWindows()
    qapp.installEventFilter(watcher)

    walk(window, account)
    for place in PAGES:
        window.go(place)
        QApplication.processEvents()

    qapp.removeEventFilter(watcher)
    assert watcher.found == []
    assert window.isActiveWindow()
