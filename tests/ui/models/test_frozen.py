"""The table whose first column stays: painting, clicks, sorting and going to a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from kamdesk.ui.models import Column, FrozenRecordsView, RecordsModel
from kamdesk.ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = (("岚川", 1), ("铎岳", 2), ("嘉霖", 3))
COLUMNS = (
    Column(title="Name", value=lambda r: r[0], role="subject", width=100),
    *(Column(title=f"C{n}", value=lambda r: str(r[1]), width=120) for n in range(8)),
)


@pytest.fixture
def view(qtbot: QtBot) -> FrozenRecordsView:
    made = FrozenRecordsView(RecordsModel(COLUMNS, ROWS), name="Accounts")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


@pytest.fixture
def scrolled(view: FrozenRecordsView) -> FrozenRecordsView:
    view.horizontalScrollBar().setValue(300)
    return view


def test_the_first_column_stays_where_it_is(view: FrozenRecordsView) -> None:
    before = view.viewport().grab().toImage().copy(0, 0, 98, 80)

    view.horizontalScrollBar().setValue(300)

    assert view.viewport().grab().toImage().copy(0, 0, 98, 80) == before


def test_a_line_parts_it_from_what_scrolled_below(scrolled: FrozenRecordsView) -> None:
    scrolled.selectRow(1)

    line = scrolled.viewport().grab().toImage().pixelColor(99, 10)

    assert line.name().upper() == LIGHT.line_strong


def test_a_click_on_it_is_one_on_the_first_column(
    scrolled: FrozenRecordsView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(scrolled.clicked) as told:
        qtbot.mouseClick(scrolled.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 40))

    assert told.args is not None
    assert (told.args[0].row(), told.args[0].column()) == (1, 0)


def test_a_click_beside_it_is_one_on_what_is_seen_there(scrolled: FrozenRecordsView) -> None:
    found = scrolled.indexAt(QPoint(110, 10))

    assert found.column() == 3


def test_its_head_sorts_by_it_and_then_the_other_way(
    scrolled: FrozenRecordsView, qtbot: QtBot
) -> None:
    head = scrolled.horizontalHeader()
    orders = []
    for _turn in range(2):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
        orders.append((head.sortIndicatorSection(), head.sortIndicatorOrder()))

    assert orders == [
        (0, Qt.SortOrder.AscendingOrder),
        (0, Qt.SortOrder.DescendingOrder),
    ]


def test_the_other_heads_sort_as_ever(scrolled: FrozenRecordsView, qtbot: QtBot) -> None:
    head = scrolled.horizontalHeader()

    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 10))

    assert head.sortIndicatorSection() == 4


def test_a_cell_gone_to_does_not_stand_below_it(scrolled: FrozenRecordsView) -> None:
    scrolled.setCurrentIndex(scrolled.model().index(0, 1))

    assert scrolled.columnViewportPosition(1) >= 100


def test_going_to_a_name_does_not_scroll_the_numbers_away(scrolled: FrozenRecordsView) -> None:
    scrolled.setCurrentIndex(scrolled.model().index(2, 0))

    assert scrolled.horizontalScrollBar().value() == 300
