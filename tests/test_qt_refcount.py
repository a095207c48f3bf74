"""A guard against one kind of broken Qt binding: each call taking a reference of None away.

PySide6 6.12 does that on CPython 3.11: after some thousand calls the program dies with
"deallocating None". The lock file holds it off; this test says so before a user does.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 2_000


def test_setters_leave_the_references_of_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _number in range(CALLS):
        label.setText("x")
    assert before - sys.getrefcount(None) < CALLS // 2
