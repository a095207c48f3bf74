"""The power map in the window: painted, zoomed, walked, and lines drawn with the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from tests.helpers.pixels import inks

from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.ui.charts.power_canvas import LEAST, LEGIBLE, MOST
from kamdesk.ui.charts.power_view import PowerMapView
from kamdesk.ui.theme import LIGHT, tokens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PICTURE = MapPicture(
    columns=(
        MapColumn("a", "department a", "note", 37.0, "poor"),
        MapColumn("b", "department b", "note", None, "insufficient"),
    ),
    people=(
        MapPerson("chief", "高远山", "a", 4, 4, "A", ("VP", "approver"), before="C", move=1),
        MapPerson("buyer", "林嘉慧", "b", 3, 3, "T", ("head",), "R2 3", before="A", move=-1),
        MapPerson("star", "罗晨", "a", 1, 1, "?", ("engineer",), star=True, faded=True),
        MapPerson("hidden", "唐立群", "b", 1, 2, "V", hidden=True, unmet=True, before="V"),
        MapPerson("seat", "coach", "b", 2, ghost=True, lines=("vacant",)),
    ),
    ties=(
        MapTie("buyer", "chief"),
        MapTie("hidden", "buyer", "influence"),
        MapTie("star", "chief", "introduces"),
        MapTie("star", "hidden", "hostile"),
        MapTie("hidden", "chief", "subtle"),
    ),
)


@pytest.fixture
def board(qtbot: QtBot) -> PowerMapView:
    """A view of the map."""
    view = PowerMapView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.set_picture(PICTURE)
    view.show()
    return view


def spot(board: PowerMapView, key: str) -> QPoint:
    """The middle of a box."""
    return board.box_of(key).center()


def drag(
    board: PowerMapView,
    start: QPoint,
    end: QPoint,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press, move in two steps, let go."""
    port = board.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifier, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifier, end)


def key(board: PowerMapView, which: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(board, which, held)


def test_everything_is_painted(board: PowerMapView) -> None:
    board.set_zoom(1.0)

    found = inks(board.grab())

    assert {LIGHT.accent.lower(), LIGHT.red.lower(), LIGHT.green.lower()} <= found


def test_only_the_lines_of_the_one_picked(board: PowerMapView) -> None:
    board.set_zoom(1.0)
    board.show_own_lines(on=True)
    board.go_to("chief")
    without = inks(board.grab())

    board.go_to("hidden")

    assert inks(board.grab()) != without
    assert LIGHT.accent.lower() in inks(board.grab())


def test_a_small_zoom_leaves_the_words_out(board: PowerMapView) -> None:
    board.set_zoom(0.3)

    assert tokens().accent.lower() in inks(board.grab())


def test_a_click_picks_and_a_double_click_opens(board: PowerMapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.picked) as picked:
        QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=spot(board, "buyer"))
    with qtbot.waitSignal(board.opened) as opened:
        QTest.mouseDClick(board.viewport(), Qt.MouseButton.LeftButton, pos=spot(board, "buyer"))

    assert (picked.args, opened.args, board.current) == (["buyer"], ["buyer"], "buyer")


@pytest.mark.parametrize(
    ("modifier", "ask"),
    [(Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ControlModifier, True)],
)
def test_a_drag_from_box_to_box_draws_a_line(
    board: PowerMapView, qtbot: QtBot, modifier: Qt.KeyboardModifier, ask: bool
) -> None:
    with qtbot.waitSignal(board.linked) as linked:
        drag(board, spot(board, "star"), spot(board, "buyer"), modifier)

    assert linked.args == ["star", "buyer", ask]


@pytest.mark.parametrize("ends", [("star", "seat"), ("star", "star"), ("seat", "buyer")])
def test_no_line_to_an_empty_seat_or_to_himself(
    board: PowerMapView, qtbot: QtBot, ends: tuple[str, str]
) -> None:
    start, end = spot(board, ends[0]), spot(board, ends[1]) + QPoint(18, 0)

    with qtbot.assertNotEmitted(board.linked):
        drag(board, start, end)

    assert board.link_from == ""


def test_the_ground_is_dragged_to_look_elsewhere(board: PowerMapView) -> None:
    board.set_zoom(MOST)
    before = board.horizontalScrollBar().value()
    ground = QPoint(board.viewport().width() - 20, 300)
    assert not board.scene.at(board._to_scene(QPointF(ground)))

    drag(board, ground, ground - QPoint(-120, 0))

    assert board.horizontalScrollBar().value() != before


def test_arrows_walk_and_enter_opens(board: PowerMapView, qtbot: QtBot) -> None:
    board.go_to("chief")

    with qtbot.waitSignal(board.picked) as picked:
        key(board, Qt.Key.Key_Down)
    with qtbot.waitSignal(board.opened) as opened:
        key(board, Qt.Key.Key_Return)

    assert picked.args == opened.args == [board.current]
    assert board.current != "chief"
    assert board.accessibleName()


def test_l_draws_a_line_by_keyboard(board: PowerMapView, qtbot: QtBot) -> None:
    board.go_to("star")
    key(board, Qt.Key.Key_L)
    with qtbot.assertNotEmitted(board.picked):
        key(board, Qt.Key.Key_Right)
    board.grab()

    with qtbot.waitSignal(board.linked) as linked:
        key(board, Qt.Key.Key_Enter, shift=True)

    assert linked.args == ["star", "hidden", True]


def test_escape_draws_none(board: PowerMapView, qtbot: QtBot) -> None:
    board.go_to("star")
    key(board, Qt.Key.Key_L)
    key(board, Qt.Key.Key_Escape)

    with qtbot.waitSignal(board.opened):
        key(board, Qt.Key.Key_Return)


def test_keys_zoom(board: PowerMapView, qtbot: QtBot) -> None:
    start = board.zoom
    with qtbot.waitSignal(board.zoomed):
        key(board, Qt.Key.Key_Plus)
    larger = board.zoom
    key(board, Qt.Key.Key_Minus)
    key(board, Qt.Key.Key_0)
    key(board, Qt.Key.Key_F5)

    assert larger > start
    assert board.zoom <= 1.0


def wheel(board: PowerMapView, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(300, 200),
        QPointF(board.mapToGlobal(QPoint(300, 200))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(board.viewport(), event)


def test_the_wheel_zooms_with_ctrl_where_the_pointer_is(board: PowerMapView) -> None:
    board.set_zoom(1.5)

    wheel(board, Qt.KeyboardModifier.NoModifier)
    plain = board.zoom
    before = board._to_scene(QPointF(300, 200))
    wheel(board, Qt.KeyboardModifier.ControlModifier)

    assert plain == 1.5
    assert board.zoom == pytest.approx(1.8)
    assert (board._to_scene(QPointF(300, 200)) - before).manhattanLength() < 60


def test_zoom_has_ends(board: PowerMapView) -> None:
    board.set_zoom(99)
    high = board.zoom
    board.set_zoom(0.0001)

    assert (high, board.zoom) == (MOST, LEAST)


def test_a_crowd_is_not_shown_too_small_unasked(board: PowerMapView) -> None:
    people = tuple(MapPerson(f"p{n}", f"n {n}", "a", 1 + n % 4, n % 5) for n in range(200))

    board.set_picture(MapPicture((MapColumn("a", "a"),), people))
    unasked = board.zoom
    board.fit()

    assert unasked == LEGIBLE
    assert board.zoom < LEGIBLE
    assert board.horizontalScrollBar().maximum() == 0


def test_a_map_grows_and_shrinks_with_its_window(board: PowerMapView) -> None:
    small = board.scene.seating.height
    board.resize(900, 1400)
    tall = board.scene.seating.height
    board.resize(300, 200)

    assert tall > small
    assert board.scene.seating.height < tall


def test_who_is_gone_to_comes_into_view(board: PowerMapView) -> None:
    board.set_zoom(MOST)

    board.go_to("hidden")
    down = board.box_of("hidden")
    board.go_to("chief")

    assert board.viewport().rect().contains(down)
    assert board.viewport().rect().intersects(board.box_of("chief"))


def test_a_box_tells_itself(board: PowerMapView) -> None:
    at = spot(board, "buyer")
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, board.viewport().mapToGlobal(at))

    QApplication.sendEvent(board.viewport(), event)

    assert "林嘉慧" in QToolTip.text()
    assert "before: A" in board.accessibleDescription()


def test_the_menu_is_asked_for_by_pointer_and_by_key(board: PowerMapView, qtbot: QtBot) -> None:
    at = spot(board, "star")
    with qtbot.waitSignal(board.menu_wanted) as by_pointer:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, board.mapToGlobal(at))
        QApplication.sendEvent(board.viewport(), event)
    board.go_to("chief")
    with qtbot.waitSignal(board.menu_wanted) as by_key:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, board.mapToGlobal(at))
        QApplication.sendEvent(board.viewport(), event)

    assert by_pointer.args is not None
    assert by_key.args is not None
    assert (by_pointer.args[0], by_key.args[0]) == ("star", "chief")


def test_an_empty_map_takes_everything_calmly(board: PowerMapView) -> None:
    board.set_picture(MapPicture())
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_L):
        key(board, which)
    QTest.mouseMove(board.viewport(), QPoint(200, 200))
    board.grab()

    assert board.current == ""
    assert board.sizeHint().isValid()
