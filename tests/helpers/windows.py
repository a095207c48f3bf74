"""The window on a real book, for the tests of the window and for the journeys."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QWidget,
)
from tests.helpers.active import activate

from kamdesk.domain.fact import facts_of
from kamdesk.services.accounts import add_account
from kamdesk.services.finding import find_account
from kamdesk.services.opening import sample_book
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Button
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.shell import Shell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Account, Person
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.account import Tab

W = TypeVar("W", bound=QWidget)
NASTY = "R&D <b>&amp;</b> \U0001f600"
LONG = "很长的客户名称与部门" * 30


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample book once; every test gets a copy of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.kam"
    sample_book(path).close()
    return path


@pytest.fixture
def book_file(sample_file: Path, tmp_path: Path) -> Path:
    """Give the test a sample book of its own."""
    return copied(sample_file, tmp_path / "book.kam")


def copied(source: Path, target: Path) -> Path:
    """Copy a book."""
    shutil.copy(source, target)
    return target


@pytest.fixture
def window(qtbot: QtBot, today: dt.date) -> Iterator[Shell]:
    """Show the window with no book in it."""
    leave_nothing_open()
    shell = Shell(today=today)
    qtbot.addWidget(shell)
    shell.show()
    activate(qtbot, shell)
    yield shell
    leave_nothing_open()
    shell.close()


def leave_nothing_open() -> None:
    """Close menus and dialogs of the test before: a modal one keeps every new window passive."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and (widget.isModal() or isinstance(widget, QMenu)):
            widget.close()
    QApplication.processEvents()


@pytest.fixture
def desk(window: Shell, book_file: Path) -> Desk:
    """Open the sample book in the window."""
    assert window.show_book(book_file)
    return cast("Desk", window.desk)


@pytest.fixture
def account(desk: Desk) -> Account:
    """Find account A, which has everything."""
    return find_account(desk.book, "A")


@pytest.fixture
def empty(desk: Desk) -> Account:
    """Make a new account of which nothing but the name is known."""
    return desk.write(add_account, desk.book, "空白客户", today=desk.today)[0]


def tab(window: Shell, account: Account, key: str, *, record: str | None = None) -> Any:
    """Go to a tab of an account and return it."""
    window.go("account", (account.id, key, record))
    page = window.page()
    assert isinstance(page, AccountPage)
    found: Tab = page.tab(key)
    # Layouts show what was put into them when the loop turns.
    QApplication.processEvents()
    assert found.isVisible()
    return found


def sheet(window: QWidget, kind: type[W]) -> W:
    """Return the open dialog of a kind, the newest if there are several."""
    found = [item for item in window.findChildren(kind) if item.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def sheets(window: QWidget) -> list[Sheet]:
    """Return all open dialogs."""
    return [item for item in window.findChildren(Sheet) if item.isVisible()]


def type_into(editor: QWidget, text: str, *, leave: bool = True) -> None:
    """Type over what stands in a field, and leave it with Tab."""
    target = editor.focus_widget() if hasattr(editor, "focus_widget") else editor
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    _letters(target, text)
    if leave:
        QTest.keyClick(target, Qt.Key.Key_Tab)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClick(target, key, modifier)


def write(text: str) -> None:
    """Type where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    _letters(target, text)


def _letters(target: QWidget, text: str) -> None:
    """Type; what no key has comes as from an input method."""
    if text.isascii():
        QTest.keyClicks(target, text)
        return
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def form_of(widget: QWidget, kind: type[Record]) -> RecordForm:
    """Return the form of a kind of record inside a widget."""
    found = [form for form in widget.findChildren(RecordForm) if form.kind is kind]
    assert found
    return found[0]


def texts(widget: QWidget) -> list[str]:
    """Return every text a widget shows on labels and buttons."""
    labels = [item.text() for item in widget.findChildren(QLabel) if not item.isHidden()]
    return labels + [b.text() for b in widget.findChildren(QAbstractButton) if not b.isHidden()]


def button(widget: QWidget, words: str) -> Button:
    """The first button on show with those words."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(Button) if words in b.text() and b.isVisibleTo(widget)]
    assert found, f"no button {words!r} among {texts(widget)}"
    return found[0]


def person_of(desk: Desk, account: Account, key: str) -> Person:
    """Somebody of an account by the id of the sample."""
    people = desk.dossier(account.id).people(desk.today)
    return next(person for person in people if person.external == key)


def notices(window: Shell) -> list[str]:
    """Return what the window says at its foot."""
    return [notice.text for notice in window.notices.notices()]


def names_of(kind: type[Record]) -> list[str]:
    """Return the names of the fields of a kind of record."""
    return [item.name for item in facts_of(kind)]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Paths that the system's file dialog will answer with, one after the other."""
    paths: list[Path] = []

    def answer(*_args: object) -> tuple[str, str]:
        return str(paths.pop(0)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return paths


def focus_on(widget: QWidget, *, most: int = 80) -> None:
    """Press Tab until a widget has the keyboard; fail if Tab does not lead there."""
    for _step in range(most):
        here = QApplication.focusWidget()
        if here is not None and (here is widget or widget.isAncestorOf(here)):
            return
        press(Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    raise AssertionError(f"Tab does not lead to {widget}; it stands on {reached}")
