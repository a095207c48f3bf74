"""Columns: what they say, how they are walked, and that they differ without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from kamdesk.ui.charts import ChartColumn, ColumnChart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

YEARS = (
    ChartColumn("2024", -700.0, "-700", "2024: -700", tone="red", payload=2024),
    ChartColumn("2025", 3800.0, "3,800", payload=2025),
    ChartColumn("2026", None, payload=2026),
)


@pytest.fixture
def chart(qtbot: QtBot) -> ColumnChart:
    found = ColumnChart()
    qtbot.addWidget(found)
    found.set_columns(YEARS, target=1000.0)
    found.resize(300, 132)
    found.show()
    return found


def test_every_column_is_read_aloud(chart: ColumnChart) -> None:
    assert chart.accessibleDescription() == "2024: -700; 2025 3,800; 2026"
    assert chart.accessibleName() == "2024: -700"


def test_it_is_walked_and_picked_by_keys(qtbot: QtBot, chart: ColumnChart) -> None:
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)

    with qtbot.waitSignal(chart.picked) as told:
        QTest.keyClick(chart, Qt.Key.Key_Return)

    assert told.args == [2025]


def test_the_end_is_the_end(chart: ColumnChart) -> None:
    for _step in range(5):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_A)

    assert chart.accessibleName() == "2026"


def test_a_click_picks(qtbot: QtBot, chart: ColumnChart) -> None:
    with qtbot.waitSignal(chart.picked) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(150, 60))

    assert told.args == [2025]


def test_the_tool_tip_says_the_column(chart: ColumnChart) -> None:
    spot = QPoint(20, 20)
    event = QHelpEvent(QEvent.Type.ToolTip, spot, chart.mapToGlobal(spot))

    QApplication.sendEvent(chart, event)

    assert "2024" in QToolTip.text()


def test_what_is_below_zero_hangs_below_the_line(chart: ColumnChart) -> None:
    assert chart._y(-700.0) > chart._y(0.0) > chart._y(3800.0)


def test_red_differs_without_colour(chart: ColumnChart) -> None:
    image = chart.grab().toImage()
    x = round(chart._place(0).center().x())
    column = {image.pixelColor(x + dx, round(chart._y(-350.0))).lightness() for dx in range(-8, 8)}

    assert len(column) > 1


def test_nothing_to_show(qtbot: QtBot) -> None:
    chart = ColumnChart()
    qtbot.addWidget(chart)
    chart.show()

    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert chart.accessibleName() == ""
    assert not chart.grab().isNull()
