"""Rows under heads that fold: the place is kept, keys do what the foot of the page says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest

from kamdesk.ui.models import Cell, Column, Section, SectionsModel, SectionsView
from kamdesk.ui.models.sections_view import ROOM_OF_BUTTON
from kamdesk.ui.theme import font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Line:
    id: str
    text: str
    deed: str = "Do it"
    icon: str = "plus"


COLUMNS = (
    Column(title="Sign", value=lambda _line: Cell("red", sign="red"), role="severity", width=36),
    Column(title="Text", value=lambda line: line.text, stretch=True, align="right"),
    Column(
        title="Deed", value=lambda line: line.deed, width=120, tip=lambda line: f"tip {line.id}"
    ),
)


def sections(*left: str, right: tuple[str, ...] = ("x", "y")) -> tuple[Section, ...]:
    """Two sections, the first with these rows."""
    found = (
        Section("left", "Left", "coin", tuple(Line(key, f"line {key}") for key in left)),
        Section(
            "right", "Right", rows=tuple(Line(key, key, deed="") for key in right), note="note"
        ),
    )
    return tuple(section for section in found if section.rows)


@pytest.fixture
def view(qtbot: QtBot) -> SectionsView:
    made = SectionsView(SectionsModel(COLUMNS), name="List")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_sections(sections("a", "b", "c"))
    made.show()
    return made


def model_of(view: SectionsView) -> SectionsModel:
    found = view.model()
    assert isinstance(found, SectionsModel)
    return found


def test_the_model_keeps_qts_rules(view: SectionsView) -> None:
    model: QAbstractItemModel = model_of(view)

    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.set_sections(sections("b"))

    assert model.rowCount(model.index(0, 0)) == 1


def test_words_and_tips(view: SectionsView) -> None:
    model = model_of(view)
    head = model.index(1, 0)
    row = model.index(0, 1, head)

    assert model.data(head) == "Right 2"
    assert model.data(model.index(1, 1)) is None
    assert model.data(row) == "x"
    assert model.data(row.siblingAtColumn(2), Qt.ItemDataRole.ToolTipRole) == "tip x"
    assert model.data(row, Qt.ItemDataRole.ToolTipRole) == "x"
    assert model.data(row, Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Text"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None
    assert model.section_at(QModelIndex()) is None
    assert not model.parent(QModelIndex()).isValid()


def test_the_same_row_stays_current(view: SectionsView) -> None:
    view.go_to("c")

    view.set_sections(sections("b", "c"))

    assert view.current().id == "c"


def test_the_next_row_takes_the_place_of_one_that_is_gone(view: SectionsView) -> None:
    view.go_to("b")

    view.set_sections(sections("a", "c"))

    assert view.current().id == "c"


def test_the_last_row_when_the_last_is_gone(view: SectionsView) -> None:
    view.go_to("c")

    view.set_sections(sections("a", "b"))

    assert view.current().id == "b"


def test_the_first_row_when_the_section_is_gone(view: SectionsView) -> None:
    view.go_to("b")

    view.set_sections(sections())

    assert view.current().id == "x"


def test_nothing_to_stand_on(view: SectionsView) -> None:
    view.go_to("b")

    view.set_sections(())

    assert view.current() is None


def test_a_head_stays_current(view: SectionsView) -> None:
    view.setCurrentIndex(model_of(view).index(1, 0))

    view.set_sections(sections("a"))

    assert view.currentIndex().row() == 1
    assert view.current() is None


def test_what_is_folded_stays_folded(view: SectionsView) -> None:
    view.fold("right", folded=True)

    view.set_sections(sections("a"))

    assert not view.isExpanded(model_of(view).index(1, 0))
    view.fold("right", folded=False)
    assert view.isExpanded(model_of(view).index(1, 0))


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_Space, "dealt"),
        (Qt.Key.Key_Delete, "asked_to_delete"),
    ],
)
def test_keys(view: SectionsView, qtbot: QtBot, key: Qt.Key, signal: str) -> None:
    view.go_to("b")

    with qtbot.waitSignal(getattr(view, signal)) as told:
        QTest.keyClick(view, key)

    assert told.args == [Line("b", "line b")]


def test_the_small_button_puts_aside_and_the_other_one_deals(qtbot: QtBot) -> None:
    small = Column(title="", value=lambda _line: Cell("Put aside", sign="eye-off"), width=36)
    made = SectionsView(SectionsModel((*COLUMNS, small), small=True), name="List")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_sections(sections("a", "b"))
    made.show()
    model = model_of(made)
    row = model.index(1, 0, model.index(0, 0))

    for column, signal in ((3, made.asked_to_delete), (2, made.dealt)):
        spot = made.visualRect(row.siblingAtColumn(column)).center()
        with qtbot.waitSignal(signal) as told:
            QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert told.args == [Line("b", "line b")]
    made.grab()

    said = model.data(row.siblingAtColumn(3), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Put aside"


def test_arrows_walk_and_fold(view: SectionsView) -> None:
    view.go_to("c")
    QTest.keyClick(view, Qt.Key.Key_Down)
    on_head = view.current()

    QTest.keyClick(view, Qt.Key.Key_Space)

    assert on_head is None
    assert not view.isExpanded(model_of(view).index(1, 0))


def test_a_click_on_the_button_deals(view: SectionsView, qtbot: QtBot) -> None:
    index = model_of(view).index_of("a").siblingAtColumn(2)

    with qtbot.waitSignal(view.dealt) as told:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )

    assert told.args == [Line("a", "line a")]


def test_a_click_on_a_head_folds(view: SectionsView) -> None:
    head = model_of(view).index(0, 0)

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(head).center())

    assert not view.isExpanded(head)


def test_a_double_click_opens(view: SectionsView, qtbot: QtBot) -> None:
    index = model_of(view).index_of("b").siblingAtColumn(1)
    spot = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    with qtbot.waitSignal(view.opened) as told:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert told.args == [Line("b", "line b")]


def test_a_click_beside_everything_does_nothing(view: SectionsView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 390))

    assert view.current() is None


def test_the_line_under_the_pointer_is_marked(view: SectionsView) -> None:
    spot = view.visualRect(model_of(view).index_of("b")).center()

    QTest.mouseMove(view.viewport(), spot)
    view._hover(model_of(view).index_of("b"))
    marked = view._painter.hovered
    view._hover(QModelIndex())

    assert marked is not None
    assert view._painter.hovered is None
    assert not view.grab().isNull()


def test_the_longest_button_is_read_whole(view: SectionsView) -> None:
    before = view.columnWidth(2)

    view.set_sections((Section("one", "One", rows=(Line("a", "a", deed="Done, or a new day"),)),))

    words = QFontMetrics(font("note")).horizontalAdvance("Done, or a new day")
    assert before == 120
    assert view.columnWidth(2) >= words + ROOM_OF_BUTTON
