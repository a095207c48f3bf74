"""The table view: selection, keys, empty state, painting of every kind of cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QStyleOptionViewItem
from tests.helpers.pixels import inks

from kamdesk.ui.kit import EmptyState
from kamdesk.ui.kit.marks import severity
from kamdesk.ui.models import (
    Cell,
    Column,
    CriteriaModel,
    CriteriaView,
    CriterionLine,
    RecordsModel,
    RecordsView,
)
from kamdesk.ui.models.view import LEAST_WORDS, head_width
from kamdesk.ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = [("林嘉慧", "C", 3), ("吴启铭 with a name that is longer than its column", "V", 2)]
COLUMNS = (
    Column(title="Name", value=lambda r: r[0], role="subject", width=80),
    Column(title="Tag", value=lambda _r: severity("late", "red"), width=80),
    Column(title="Right", value=lambda _r: severity("ok", "green"), width=80, align="right"),
    Column(
        title="A", value=lambda r: Cell("", sign=r[1]), role="attitude", align="center", width=40
    ),
    Column(title="At", value=lambda r: Cell("words", sign=r[1]), role="attitude"),
    Column(title="P", value=lambda r: Cell("", level=r[2]), role="power"),
    Column(title="S", value=lambda _r: Cell("", sign="red"), role="severity", width=40),
    Column(title="S", value=lambda _r: Cell("", sign="amber"), align="center", width=40),
    Column(title="T", value=lambda _r: Cell("Gold", sign="gold"), role="tier"),
    Column(title="I", value=lambda _r: Cell("x", sign="user", tone="red"), role="icon"),
    Column(title="L", value=lambda _r: "link", role="link"),
    Column(title="N", value=lambda _r: "note", role="note", stretch=True, tip=lambda _r: "tip"),
)


@pytest.fixture
def view(qtbot: QtBot) -> RecordsView:
    made = RecordsView(RecordsModel(COLUMNS, ROWS), name="People")
    qtbot.addWidget(made)
    made.resize(1200, 300)
    made.show()
    return made


def test_every_kind_of_cell_is_painted(view: RecordsView) -> None:
    view.selectRow(0)
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    found = inks(view.grab().toImage())

    look = LIGHT
    wanted = {look.accent, look.accent_soft, look.red_soft, look.green_soft, look.data, look.amber}
    assert {ink.lower() for ink in wanted} <= found


def test_going_to_a_row_tells_and_scrolls(view: RecordsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.went_to) as told:
        found = view.go_to(ROWS[1])

    assert found
    assert told.args == [ROWS[1]]
    assert view.current() == ROWS[1]
    assert not view.go_to("nobody")


def test_keys_open_delete_and_walk(view: RecordsView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current() == ROWS[1]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current() == ROWS[0]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.asked_to_delete) as deleted:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert opened.args == deleted.args == [ROWS[0]]
    assert view.current() == ROWS[1]


def test_a_double_click_opens(view: RecordsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as opened:
        view.activated.emit(view.records().index(1, 0))
    assert opened.args == [ROWS[1]]


def test_the_line_under_the_pointer_is_sunken(view: RecordsView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.viewport(), QPoint(20, 40))
    assert LIGHT.sunken.lower() in inks(view.grab().toImage())

    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert view._painter.hovered == -1


def test_an_empty_table_says_what_to_do(view: RecordsView) -> None:
    empty = EmptyState("No people yet")
    view.set_empty(empty)
    assert not empty.isVisible()

    view.records().set_rows([])

    assert empty.isVisible()
    assert view.current() is None


def test_a_short_table_is_as_high_as_its_rows(view: RecordsView) -> None:
    view.fit_height()
    assert view.height() == 24 + 2 * 28


def test_tool_tips_only_where_words_are_hidden(view: RecordsView) -> None:
    def asked(column: int, row: int) -> bool:
        index = view.records().index(row, column)
        spot = view.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot))
        return view._painter.helpEvent(event, view, QStyleOptionViewItem(), index)

    assert asked(0, 0)
    assert asked(0, 1)
    assert asked(11, 0)


LINES = [
    CriterionLine("API 610", "must", "Wu", ("yes", "no", "part"), must=True, payload=1),
    CriterionLine("Delivery", "scored", "", ("unknown", "yes")),
    CriterionLine("Musts", fits=("yes", "no", "no"), total=True),
]


@pytest.fixture
def criteria(qtbot: QtBot) -> CriteriaView:
    made = CriteriaView(CriteriaModel(["Us", "R1", "R2"], LINES), name="Criteria")
    qtbot.addWidget(made)
    made.resize(800, 200)
    made.show()
    return made


def test_fits_are_said_in_words(criteria: CriteriaView) -> None:
    model = criteria.records()
    said = [model.index(0, column).data() for column in range(3, 6)]
    assert said == ["meets", "fails", "in part"]
    assert model.index(1, 5).data() == "unknown"
    assert LIGHT.green.lower() in inks(criteria.grab().toImage())


def test_a_letter_sets_the_fit(criteria: CriteriaView, qtbot: QtBot) -> None:
    criteria.setCurrentIndex(criteria.records().index(0, 4))
    with qtbot.waitSignal(criteria.fit_picked) as picked:
        qtbot.keyClick(criteria, Qt.Key.Key_P)
    assert picked.args == [LINES[0], 1, "part"]


def test_the_total_cannot_be_typed(criteria: CriteriaView, qtbot: QtBot) -> None:
    criteria.setCurrentIndex(criteria.records().index(2, 3))
    with qtbot.assertNotEmitted(criteria.fit_picked):
        qtbot.keyClick(criteria, Qt.Key.Key_Y)
    criteria.setCurrentIndex(criteria.records().index(0, 0))
    with qtbot.assertNotEmitted(criteria.fit_picked):
        qtbot.keyClick(criteria, Qt.Key.Key_Y)


def test_a_click_on_a_row_goes_there(view: RecordsView, qtbot: QtBot) -> None:
    spot = view.visualRect(view.records().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(spot).toPoint())
    assert view.current() == ROWS[1]


def test_a_head_is_read_whole_even_over_short_numbers(qtbot: QtBot) -> None:
    title = "Payment promised for"
    view = RecordsView(
        RecordsModel((Column(title=title, value=lambda r: r[0], width=40),), ROWS), name="Invoices"
    )
    qtbot.addWidget(view)

    assert view.columnWidth(0) == head_width(title)
    assert view.columnWidth(0) > 40


def test_a_column_of_words_keeps_room_for_words_in_a_narrow_table(qtbot: QtBot) -> None:
    columns = (
        Column(title="A", value=lambda r: r[0], width=200),
        Column(title="Words", value=lambda r: r[0], width=300, stretch=True),
    )
    view = RecordsView(RecordsModel(columns, ROWS), name="People")
    qtbot.addWidget(view)
    view.show()
    widths = []
    for wide in (240, 600):
        view.resize(wide, 200)
        view.fit_height()
        widths.append(view.columnWidth(1))

    assert widths[0] == LEAST_WORDS
    assert widths[1] > 300


def test_a_short_table_has_room_for_the_bar_that_scrolls_it_sideways(qtbot: QtBot) -> None:
    columns = tuple(Column(title="A", value=lambda r: r[0], width=200) for _n in range(3))
    view = RecordsView(RecordsModel(columns, ROWS), name="Projects")
    qtbot.addWidget(view)
    view.resize(900, 200)
    view.show()
    view.fit_height()
    before = view.height()

    view.resize(300, before)

    assert view.height() == before + view.horizontalScrollBar().sizeHint().height()
