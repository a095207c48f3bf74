"""What the window says of failures, and how it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.errors import FileError
from kamdesk.ui.kit import NoticeArea
from kamdesk.ui.messages import Messages, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class DiskFull(FileError):
    sentence = "The disk is full. Free some room for {file}."


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    window = QWidget()
    area = NoticeArea()
    QVBoxLayout(window).addWidget(area)
    qtbot.addWidget(window)
    window.show()
    made = Messages(window, area)
    made.setObjectName("kept")
    return made


def test_a_foreseen_failure_speaks_for_itself(messages: Messages) -> None:
    notice = messages.fail(DiskFull(file="brief.pdf"))
    assert notice.text == "The disk is full. Free some room for brief.pdf."
    assert notice.property("tone") == "red"


def test_the_disk_gives_its_reason() -> None:
    assert words_of(OSError(28, "No space left")) == "The file could not be used: No space left."


@pytest.mark.unquiet
def test_a_fault_of_the_program_is_said_so(messages: Messages) -> None:
    notice = messages.fail(ZeroDivisionError("secret of the customer"), "Not exported")
    assert "ZeroDivisionError" in notice.text
    assert "secret" not in notice.text


def test_what_was_done_can_be_undone(messages: Messages, qtbot: QtBot) -> None:
    undone: list[bool] = []
    notice = messages.told_undoable("Deleted 周敏", lambda: undone.append(True))
    qtbot.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_a_question_answers_yes_and_no(messages: Messages, qtbot: QtBot) -> None:
    answers: list[str] = []
    first = messages.ask("Delete <b>all</b>?", lambda: answers.append("yes"), yes="Delete")
    qtbot.mouseClick(first.yes_button, Qt.MouseButton.LeftButton)
    second = messages.ask(
        "Delete?", lambda: answers.append("yes"), yes="Delete", head="Really", danger=True
    )
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert answers == ["yes"]
