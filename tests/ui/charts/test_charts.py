"""The charts: what they paint, say and let be picked; and where the map puts people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from tests.helpers.pixels import inks

from kamdesk.ui import charts
from kamdesk.ui.charts.legends import attitude_items
from kamdesk.ui.charts.map_picture import natural_size, plan
from kamdesk.ui.charts.timeline import months, span
from kamdesk.ui.theme import DARK, LIGHT, font

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
    charts.MapPerson("top", "高远山", "m", 4, 4, "A", ("VP", "approver")),
    charts.MapPerson("chief", "吴启铭", "t", 3, 3, "V", ("chief engineer", "x"), "R1 trust 3"),
    charts.MapPerson("buyer", "林嘉慧", "b", 3, 3, "C"),
    charts.MapPerson("user", "唐立群", "m", 3, 3, "T"),
    charts.MapPerson("low", "罗晨", "t", 1, 0, "?"),
    charts.MapPerson("low2", "马德福", "t", 1, 1, "?"),
    charts.MapPerson("seat", "vacant", "b", 2, ghost=True, lines=("auditor",)),
    charts.MapPerson("lost", "nowhere", "gone", 2),
)
TIES = (
    charts.MapTie("chief", "top"),
    charts.MapTie("low", "chief"),
    charts.MapTie("user", "chief", "influence"),
    charts.MapTie("low", "chief", "influence"),
    charts.MapTie("low2", "top", "influence"),
    charts.MapTie("top", "low", "influence"),
    charts.MapTie("top", "user", "influence"),
    charts.MapTie("chief", "buyer", "hostile"),
    charts.MapTie("chief", "chief", "hostile"),
    charts.MapTie("chief", "nobody", "formal"),
)
PICTURE = charts.MapPicture(
    (
        charts.MapColumn("t", "Tech", "support"),
        charts.MapColumn("m", "Mgmt"),
        charts.MapColumn("b", "Buy"),
    ),
    PEOPLE,
    TIES,
)


@pytest.mark.parametrize("mini", [True, False])
def test_the_map_is_painted_small_and_large(mini: bool, qtbot: QtBot) -> None:
    board = charts.PeopleMap(PICTURE, mini=mini)
    found = inks(shown(board, qtbot, 640))
    assert {LIGHT.accent.lower(), LIGHT.red.lower(), LIGHT.green.lower()} <= found
    assert "高远山" in board.accessibleDescription()


def test_the_map_is_walked_by_arrows(qtbot: QtBot) -> None:
    board = charts.PeopleMap(PICTURE, mini=False)
    shown(board, qtbot, 640)
    board.setFocus()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(board, key)
        walked.append(board.current)
    with qtbot.waitSignal(board.picked) as picked:
        qtbot.keyClick(board, Qt.Key.Key_Return)
    qtbot.keyClick(board, Qt.Key.Key_A)
    assert walked == ["user", "chief", "user", "top", "top"]
    assert picked.args == ["top"]
    board.grab()


def test_a_click_picks_a_person_and_a_hover_names_him(qtbot: QtBot) -> None:
    board = charts.PeopleMap(PICTURE, mini=False)
    shown(board, qtbot, 640)
    spot = board._placed.boxes["seat"].center()
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
    board.set_picture(charts.MapPicture())
    assert board.current == ""
    assert not board.grab().isNull()


def test_the_map_prints_in_light_colours_whatever_the_window_shows(qtbot: QtBot) -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    charts.paint_map(painter, QRectF(image.rect()), picture=PICTURE, style=charts.MapStyle(LIGHT))
    painter.end()
    assert DARK.surface.lower() not in inks(image)


people = st.builds(
    charts.MapPerson,
    id=st.uuids().map(str),
    name=st.text(max_size=5),
    column=st.sampled_from("abc"),
    level=st.integers(1, 4),
    power=st.integers(0, 4),
    ghost=st.booleans(),
)


@given(st.lists(people, max_size=14), st.booleans())
def test_at_its_natural_size_no_box_covers_another(who: list[Any], mini: bool) -> None:
    picture = charts.MapPicture(tuple(charts.MapColumn(c, c) for c in "abc"), tuple(who))
    width, height = natural_size(picture, mini=mini)
    placed = plan(picture, width, height=height, mini=mini)
    boxes = list(placed.boxes.values())
    assert len(boxes) == len(who)
    for number, box in enumerate(boxes):
        assert all(not box.intersects(other) for other in boxes[number + 1 :])
        assert box.left() >= 0
        assert box.right() <= width + 1


def test_legends_name_every_sign(qtbot: QtBot) -> None:
    for made, count in (
        (charts.map_legend(), 4),
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
