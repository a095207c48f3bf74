"""The charts of the page Portfolio: walked, clicked, said, and painted without a stumble."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from kamdesk.ui.charts import (
    DayChart,
    DayMark,
    DayPicture,
    DayRow,
    GridCell,
    GridChart,
    GridPicture,
    Length,
    LengthChart,
    LengthRow,
    MatrixChart,
    MatrixDot,
    MatrixPicture,
    ParetoBar,
    ParetoChart,
    ParetoPicture,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Very Long Name of a Customer " * 12


def test_the_pareto_curve_is_walked_and_clicked(qtbot: QtBot) -> None:
    bars = tuple(
        ParetoBar(f"{LONG}{n}", share, 0, "A", f"bar {n}", strong=n == 0, payload=n)
        for n, share in enumerate((60.0, 30.0, 10.0))
    )
    chart = ParetoChart(ParetoPicture(bars, 50.0, "Alarm"))
    qtbot.addWidget(chart)
    chart.resize(500, 280)
    chart.show()
    chart.setFocus()
    chart.grab()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == "bar 2"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == 0
    spy = QSignalSpy(chart.picked)
    spot = chart.row_box(1).center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert [spy.at(n)[0] for n in range(spy.count())] == [1]
    assert chart.accessibleDescription() == "bar 0; bar 1; bar 2"


def test_many_bars_leave_their_numbers_to_the_tool_tip(qtbot: QtBot) -> None:
    bars = tuple(ParetoBar(str(n), 1.0, float(n)) for n in range(100))
    chart = ParetoChart(ParetoPicture(bars))
    qtbot.addWidget(chart)
    chart.resize(400, 280)
    assert not chart.grab().isNull()


def test_dots_lie_in_their_field_and_names_part(qtbot: QtBot) -> None:
    dots = tuple(
        MatrixDot(f"{LONG}{n}", 80, 9, f"dot {n}", strong=n < 6, payload=n) for n in range(50)
    )
    chart = MatrixChart(MatrixPicture((*dots, MatrixDot("low", 0, 0, "low")), 50, 4))
    qtbot.addWidget(chart)
    chart.resize(600, 400)
    chart.show()
    chart.setFocus()
    chart.grab()
    right, left = chart.row_box(0).center(), chart.row_box(50).center()
    assert right.x() > left.x()
    assert right.y() < left.y()
    assert chart.spot_at(right) == 49
    assert chart.spot_at(QPointF(-5, -5)) == -1
    assert MatrixChart().row_count() == 0


def test_a_grid_is_walked_by_rows_and_columns(qtbot: QtBot) -> None:
    tones = ("green", "amber", "red", "plain", "dashed", "")
    rows = tuple(
        (
            f"row {n}",
            tuple(GridCell(f"{n}{t}", t, bold=t == "red", payload=(n, t)) for t in tones),
        )
        for n in range(4)
    )
    chart = GridChart(GridPicture(tones, rows, foot=tones, foot_name="Sum"))
    qtbot.addWidget(chart)
    chart.resize(600, 200)
    chart.show()
    chart.setFocus()
    chart.grab()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == "row 1 · amber · 1amber"
    QTest.keyClick(chart, Qt.Key.Key_Up)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.current == 1
    spy = QSignalSpy(chart.picked)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    spot = chart.row_box(8).center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    assert [spy.at(n)[0] for n in range(spy.count())] == [(0, "amber"), (1, "red")]
    assert chart.spot_at(QPointF(2, 60)) == -1
    assert chart.row_at(5000) == -1
    assert GridChart().sizeHint().height() > 0


def test_lengths_share_one_scale(qtbot: QtBot) -> None:
    tones = ("data", "hatched", "amber", "red", "green", "accent", "faint")
    parts = tuple(Length(2.0, tone, "S") for tone in tones)
    rows = (LengthRow(LONG, parts, "14"), LengthRow("none", (), "0", "nothing", payload=1))
    chart = LengthChart(rows)
    qtbot.addWidget(chart)
    chart.resize(400, 80)
    chart.grab()
    assert chart.row_words(1) == "nothing"
    assert chart.row_words(0) == f"{LONG} 14"
    assert chart.row_payload(1) == 1
    assert rows[0].amount == 14.0


def test_days_stand_on_their_axis(qtbot: QtBot) -> None:
    today = dt.date(2026, 11, 23)
    marks = tuple(DayMark(today + dt.timedelta(days=n), "N") for n in (-10, 1, 2, 60, 400))
    row = DayRow("A-P1", marks, note=LONG, payload="x")
    last = dt.date(2027, 4, 30)
    chart = DayChart(DayPicture(today, dt.date(2026, 11, 1), last, "Today", (row,)))
    qtbot.addWidget(chart)
    chart.resize(700, 100)
    chart.show()
    chart.setFocus()
    chart.grab()
    spy = QSignalSpy(chart.picked)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert spy.at(0)[0] == "x"
    assert chart.row_words(0) == "A-P1"
