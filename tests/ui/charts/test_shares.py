"""A bar of shares: walked by keys, picked by click, read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kamdesk.ui.charts import Share, SharesBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> SharesBar:
    made = SharesBar()
    qtbot.addWidget(made)
    made.resize(200, 26)
    made.set_shares([Share("岚川", 50, alarming=True, payload="A"), Share("铎岳", 30, payload="B")])
    made.show()
    return made


def test_words(bar: SharesBar) -> None:
    assert bar.accessibleDescription() == "岚川: 50.0 %; 铎岳: 30.0 %"
    assert bar.sizeHint().height() == 26
    assert not bar.grab().isNull()


@pytest.mark.parametrize(("x", "payload"), [(10, "A"), (120, "B")])
def test_a_click_picks_the_part_under_it(
    bar: SharesBar, qtbot: QtBot, x: int, payload: str
) -> None:
    with qtbot.waitSignal(bar.picked) as told:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 10))

    assert told.args == [payload]


def test_a_click_on_the_rest_picks_nothing(bar: SharesBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.picked):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(190, 10))


def test_left_and_right_walk(bar: SharesBar, qtbot: QtBot) -> None:
    QTest.keyClick(bar, Qt.Key.Key_Right)
    QTest.mouseMove(bar, QPoint(20, 10))

    with qtbot.waitSignal(bar.picked) as told:
        QTest.keyClick(bar, Qt.Key.Key_Return)

    assert told.args == ["B"]
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert bar.current == 0
