"""The order in which Tab walks a window: as it is read, however late a part was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from tests.helpers.active import activate

from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import Panel, ScrollPage
from kamdesk.ui.kit.reading import first_stop, step, stops

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def field(name: str) -> QLineEdit:
    """Make a field with a name."""
    made = QLineEdit()
    made.setObjectName(name)
    return made


def names(root: QWidget) -> list[str]:
    """Return the names of the stops below a widget."""
    return [stop.objectName() for stop in stops(root)]


@pytest.fixture
def columns(qtbot: QtBot) -> QWidget:
    """Two columns of a page; the left one is filled again after the right one was made."""
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    left, right = QVBoxLayout(), QVBoxLayout()
    row.addLayout(left)
    row.addLayout(right)
    for number in range(2):
        right.addWidget(field(f"right {number}"))
    for number in range(2):
        left.addWidget(field(f"left {number}"))
    return page


def test_columns_are_read_one_after_the_other(columns: QWidget) -> None:
    assert names(columns) == ["left 0", "left 1", "right 0", "right 1"]


def test_a_grid_is_read_line_by_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    grid = QGridLayout(page)
    for line, column in ((1, 1), (1, 0), (0, 1), (0, 0)):
        grid.addWidget(field(f"{line}{column}"), line, column)

    assert names(page) == ["00", "01", "10", "11"]


def test_what_no_layout_holds_goes_by_its_place(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    for name, y in (("low", 40), ("high", 0)):
        placed = field(name)
        placed.setParent(page)
        placed.move(0, y)

    assert names(page) == ["high", "low"]


def test_hidden_and_disabled_are_passed_by(columns: QWidget) -> None:
    first, second, third, _fourth = stops(columns)
    first.hide()
    second.setEnabled(False)
    third.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    assert names(columns) == ["right 1"]


def test_tab_goes_round(qtbot: QtBot, columns: QWidget) -> None:
    columns.show()
    activate(qtbot, columns)
    first, *_between, last = stops(columns)
    last.setFocus()

    step(columns, forward=True)
    begun = QApplication.focusWidget()
    step(columns, forward=False)

    assert begun is first
    assert QApplication.focusWidget() is last


def test_tab_from_what_is_no_stop_goes_to_the_next_one(qtbot: QtBot, columns: QWidget) -> None:
    columns.show()
    activate(qtbot, columns)
    second = stops(columns)[1]
    second.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    second.setFocus()

    step(columns, forward=True)
    after = QApplication.focusWidget()
    second.setFocus()
    step(columns, forward=False)

    assert after is not None
    assert after.objectName() == "right 0"
    assert QApplication.focusWidget() is stops(columns)[0]


def test_a_window_without_stops_keeps_the_keyboard(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    assert not step(page, forward=True)
    assert first_stop(page) is None


def test_the_next_stop_is_scrolled_into_view(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    page.resize(200, 100)
    for number in range(20):
        page.body.addWidget(field(str(number)))
    page.show()
    activate(qtbot, page)
    found = stops(page)
    found[0].setFocus()

    step(page, forward=False)

    assert QApplication.focusWidget() is found[-1]
    assert not found[-1].visibleRegion().isEmpty()


def test_a_page_begins_at_its_tabs_else_at_its_list(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    line, table, tabs = field("line"), QTableView(), QTabBar()
    column.addWidget(line)
    without = first_stop(page)
    column.addWidget(table)
    with_list = first_stop(page)
    column.addWidget(tabs)

    assert (without, with_list, first_stop(page)) == (line, table, tabs)


def test_a_dialog_is_walked_as_it_is_read(qtbot: QtBot) -> None:
    sheet = Sheet("head", None)
    qtbot.addWidget(sheet)
    button = sheet.add_button("Close")
    panel = Panel("part")
    sheet.body.addWidget(panel)
    late = field("late")
    panel.body.addWidget(late)
    sheet.show()
    activate(qtbot, sheet)
    late.setFocus()

    QTest.keyClick(late, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is button
