"""The charts: what they paint, say and let be picked; and where the map puts people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from tests.helpers.pixels import inks

from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.ui import charts
from kamdesk.ui.charts.legends import attitude_items
from kamdesk.ui.charts.timeline import months, span
from kamdesk.ui.theme import LIGHT, font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.ui.charts.base import RowChart

DAY = dt.date(2026, 11, 23)
PARTS = (
    charts.RiskPart("Base", 27.0, base=True, payload="base"),
    charts.RiskPart("Complaint", 6.0, tip="A-C1", payload="A-C1"),
    charts.RiskPart("Single contact", 0.0),
)
RISK = charts.RiskPicture(33, ((25, "medium"), (50, "high")), "low", PARTS)
LINES = [
    charts.CompletenessLine("People", 92, "6 gaps", "p"),
    charts.CompletenessLine("None", None),
]
TIMES = charts.TimePicture(
    DAY,
    "today",
    (
        charts.TimeRow("Done", DAY, None, DAY + dt.timedelta(40), "x", "+40", late=True, payload=1),
        charts.TimeRow("Early", DAY, DAY - dt.timedelta(9), None, "y", "-9", payload=2),
        charts.TimeRow("Nothing known"),
    ),
)
PRICES = charts.PricePicture(
    (
        charts.PriceLine("R2", 3300, "3,300 -12 %"),
        charts.PriceLine("We", 3760, "3,760", ours=True),
        charts.PriceLine("R1", 4150, "4,150"),
    ),
    3800,
    "budget 3,800",
)


def shown(widget: QWidget, qtbot: QtBot, width: int = 420) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width, max(80, widget.sizeHint().height()))
    widget.show()
    return widget.grab().toImage()


def row_charts() -> list[RowChart]:
    return [
        charts.RiskChart(RISK),
        charts.CompletenessChart(LINES),
        charts.Timeline(TIMES),
    ]


@pytest.mark.parametrize("number", range(3))
def test_row_charts_are_walked_picked_and_read_aloud(number: int, qtbot: QtBot) -> None:
    chart = row_charts()[number]
    shown(chart, qtbot)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current == 1
    assert chart.accessibleName() == chart.row_words(1)
    with qtbot.waitSignal(chart.picked) as by_key:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    spot = chart.row_box(0).center().toPoint()
    with qtbot.waitSignal(chart.picked) as by_click:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    qtbot.keyClick(chart, Qt.Key.Key_A)
    for y in (spot.y(), -5):
        QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, y), QPoint(3, y)))
    assert by_key.args == [chart.row_payload(1)]
    assert by_click.args == [chart.row_payload(0)]
    assert chart.row_words(0) in chart.accessibleDescription()
    assert not chart.grab().isNull()
    assert chart.minimumSizeHint().width() <= 420


def test_risk_paints_base_and_signals_apart(qtbot: QtBot) -> None:
    found = inks(shown(charts.RiskChart(RISK), qtbot))
    assert {LIGHT.data.lower(), LIGHT.amber_fill.lower()} <= found
    assert not charts.RiskChart().row_count()


def test_prices_paint_ours_in_the_accent(qtbot: QtBot) -> None:
    chart = charts.PriceChart(PRICES)
    found = inks(shown(chart, qtbot))
    assert {LIGHT.accent.lower(), LIGHT.data.lower()} <= found
    assert "budget 3,800" in chart.accessibleName()
    assert not shown(charts.PriceChart(), qtbot).isNull()
    assert chart.minimumSizeHint().width() == 160


def test_a_stack_shows_parts_and_words(qtbot: QtBot) -> None:
    stack = charts.StackBar([charts.StackPart("late", 60, "red"), charts.StackPart("open", 256)])
    assert {LIGHT.red.lower(), LIGHT.data.lower()} <= inks(shown(stack, qtbot))
    stack.set_parts([charts.StackPart("nothing", 0)])
    assert not stack.grab().isNull()


def test_a_timeline_shows_slips_and_today(qtbot: QtBot) -> None:
    found = inks(shown(charts.Timeline(TIMES), qtbot))
    wanted = {LIGHT.accent, LIGHT.amber_fill, LIGHT.green}
    assert {ink.lower() for ink in wanted} <= found


@given(st.dates(), st.lists(st.dates(), max_size=4))
def test_a_timeline_holds_every_day_and_few_months(day: dt.date, days: list[dt.date]) -> None:
    rows = tuple(charts.TimeRow("", planned=d) for d in days)
    first, last = span(charts.TimePicture(day, "", rows))
    assert all(first <= d <= last for d in [day, *days])
    marks = list(months(first, last))
    assert len(marks) <= 8
    assert marks == sorted(marks)


PEOPLE = (
    MapPerson("top", "高远山", "m", 4, 4, "A", ("VP", "approver")),
    MapPerson("chief", "吴启铭", "t", 3, 3, "V", ("chief engineer", "x"), "R1 trust 3"),
    MapPerson("buyer", "林嘉慧", "b", 3, 3, "C"),
    MapPerson("user", "唐立群", "m", 3, 3, "T"),
    MapPerson("low", "罗晨", "t", 1, 0, "?"),
    MapPerson("low2", "马德福", "t", 1, 1, "?"),
    MapPerson("seat", "vacant", "b", 2, ghost=True, lines=("auditor",)),
    MapPerson("lost", "nowhere", "gone", 2),
)
TIES = (
    MapTie("chief", "top"),
    MapTie("low", "chief"),
    MapTie("user", "chief", "influence"),
    MapTie("low", "chief", "influence"),
    MapTie("low2", "top", "influence"),
    MapTie("top", "low", "influence"),
    MapTie("top", "user", "influence"),
    MapTie("chief", "buyer", "hostile"),
    MapTie("chief", "chief", "hostile"),
    MapTie("chief", "nobody", "formal"),
)
PICTURE = MapPicture(
    (
        MapColumn("t", "Tech", "support"),
        MapColumn("m", "Mgmt"),
        MapColumn("b", "Buy"),
    ),
    PEOPLE,
    TIES,
)


def test_the_map_is_painted_small(qtbot: QtBot) -> None:
    board = charts.PeopleMap(PICTURE)
    found = inks(shown(board, qtbot, 640))
    assert {LIGHT.accent.lower(), LIGHT.red.lower(), LIGHT.green.lower()} <= found
    assert "高远山" in board.accessibleDescription()


def test_who_finds_no_room_is_counted_and_still_read_aloud(qtbot: QtBot) -> None:
    crowd = tuple(MapPerson(f"p{n}", f"name {n}", "a", 1 + n % 3) for n in range(70))
    board = charts.PeopleMap()
    told: list[int] = []
    board.left_out.connect(told.append)
    board.set_picture(MapPicture((MapColumn("a", "a"),), crowd))
    shown(board, qtbot, 440)
    assert len(board.places.boxes) == 26
    assert told[-1] == 44
    assert all(one.name in board.accessibleDescription() for one in crowd)
    board.resize(1200, 600)
    assert told[-1] == 0


def test_the_map_is_walked_by_arrows(qtbot: QtBot) -> None:
    board = charts.PeopleMap(PICTURE)
    shown(board, qtbot, 640)
    board.setFocus()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(board, key)
        walked.append(board.current)
    with qtbot.waitSignal(board.picked) as picked:
        qtbot.keyClick(board, Qt.Key.Key_Return)
    qtbot.keyClick(board, Qt.Key.Key_A)
    assert walked == ["user", "chief", "user", "top", "top"]
    assert picked.args == ["top"]
    board.grab()


def test_a_click_picks_a_person_and_a_hover_names_him(qtbot: QtBot) -> None:
    board = charts.PeopleMap(PICTURE)
    shown(board, qtbot, 640)
    spot = board.places.boxes["seat"].center()
    person = board.person_at(spot)
    assert person is not None
    assert person.id == "seat"
    assert board.person_at(QPointF(-5, -5)) is None
    with qtbot.waitSignal(board.picked) as picked:
        qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    for point in (spot.toPoint(), QPoint(1, 1)):
        QApplication.sendEvent(board, QHelpEvent(QEvent.Type.ToolTip, point, point))
    assert picked.args == ["seat"]
    board.grab()
    board.set_picture(MapPicture())
    assert board.current == ""
    assert not board.grab().isNull()


def test_legends_name_every_sign(qtbot: QtBot) -> None:
    for made, count in (
        (charts.map_legend(), 4),
        (charts.map_legend({"subtle", "introduces", "formal"}), 6),
        (charts.timeline_legend(), 3),
        (charts.legend(attitude_items([("V", "valued"), ("T", "threat")])), 2),
    ):
        qtbot.addWidget(made)
        made.show()
        assert not made.grab().isNull()
        layout = made.layout()
        assert layout is not None
        assert layout.count() == count


def test_the_day_of_a_late_milestone_does_not_run_into_its_slip(qtbot: QtBot) -> None:
    late = charts.TimeRow("Award", DAY, DAY + dt.timedelta(60), None, "2027-01-20", "+60 days")
    chart = charts.Timeline(charts.TimePicture(DAY, "today", (late,)))
    qtbot.addWidget(chart)
    chart.resize(300, 120)
    stage = chart._stage()
    wide = QFontMetrics(font("axis")).horizontalAdvance(late.words)

    spot = chart._words_spot(late, stage, wide=wide)

    assert stage.left() <= spot
    assert spot + wide <= stage.right() + 2
