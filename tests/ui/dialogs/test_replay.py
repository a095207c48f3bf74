"""Undo of a large step: the window lives on, nobody writes meanwhile, all of it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.books import everything
from tests.helpers.windows import notices, sheet

from kamdesk.domain.records import Person
from kamdesk.storage.book import Book
from kamdesk.ui.desk import LARGE
from kamdesk.ui.dialogs.replay import ReplaySheet

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def take_in(book: Book) -> None:
    """A step of as many fields as make it large: each person is there, and has a name."""
    with book.work("import of a list") as work:
        for number in range(LARGE // 2):
            work.add(Person, name=f"人{number}")


@pytest.fixture
def beats(window: Shell) -> list[bool]:
    """Whether a dialog stood before the window, each time a clock of the window struck."""
    found: list[bool] = []
    clock = QTimer(window)
    clock.setInterval(2)
    clock.timeout.connect(lambda: found.append(bool(_sheets())))
    clock.start()
    return found


def _sheets() -> list[ReplaySheet]:
    shown = QApplication.topLevelWidgets()
    return [item for item in shown if isinstance(item, ReplaySheet) and item.isVisible()]


def ended(qtbot: QtBot, desk: Desk) -> None:
    """Let the step end. In a loop of events: waiting for words would keep the worker waiting."""
    with qtbot.waitSignal(desk.tasks.running()[-1].ended, timeout=30_000):
        pass


def test_the_window_lives_while_a_large_step_goes_and_comes(
    window: Shell, desk: Desk, *, qtbot: QtBot, beats: list[bool]
) -> None:
    before = everything(desk.book)
    take_in(desk.book)
    after = everything(desk.book)

    desk.undo()
    dialog = sheet(window, ReplaySheet)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    stays = dialog.isVisible() and dialog.isModal()
    ended(qtbot, desk)
    gone = everything(desk.book)
    during = beats.count(True)
    window.notices.notices()[-1].action.click()
    ended(qtbot, desk)

    assert stays
    assert gone == before
    assert during > 1
    assert everything(desk.book) == after
    assert notices(window)[-1] == "Done again: import of a list"
    assert not _sheets()


def test_a_large_step_that_is_called_off_is_not_taken_back(
    window: Shell, desk: Desk, qtbot: QtBot
) -> None:
    take_in(desk.book)
    after = everything(desk.book)

    desk.undo()
    desk.tasks.running()[-1].cancel()
    qtbot.waitUntil(lambda: not _sheets(), timeout=30_000)

    assert everything(desk.book) == after
    assert notices(window) == []


def test_a_refusal_is_said_and_the_window_is_free_again(
    window: Shell, book_file: Path, qtbot: QtBot
) -> None:
    with Book.open(book_file) as book:
        take_in(book)
    assert window.open_book(book_file, read_only=True)

    cast("Desk", window.desk).undo()
    qtbot.waitUntil(lambda: bool(notices(window)), timeout=30_000)

    assert "open to read only" in notices(window)[-1]
    assert not _sheets()
