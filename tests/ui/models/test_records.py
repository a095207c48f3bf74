"""The table model: filter, order, cells; checked by Qt's own tester."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kamdesk.ui.kit.marks import TagMark
from kamdesk.ui.models import Cell, Column, RecordsModel

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, int | None]
ROWS: list[Row] = [("林嘉慧", 54), ("R&D <zhang>", None), ("Wu Qiming", 7), ("lin", 7)]
COLUMNS = (
    Column(title="Name", value=lambda r: r[0], role="subject", key="name"),
    Column(title="Days", value=lambda r: r[1], align="right", tip=lambda r: f"<{r[0]}>"),
)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model() -> Iterator[RecordsModel]:
    made = RecordsModel(COLUMNS, ROWS)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


def texts(model: RecordsModel, column: int = 0) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_rows_and_heads_are_shown(model: RecordsModel) -> None:
    assert texts(model) == [row[0] for row in ROWS]
    assert texts(model, 1) == ["54", "—", "7", "7"]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Days"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None


def test_roles_answer_alignment_row_and_plain_tool_tip(model: RecordsModel) -> None:
    index = model.index(1, 1)

    assert index.data(Qt.ItemDataRole.UserRole) == ROWS[1]
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;R&amp;D &lt;zhang&gt;&gt;</qt>"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "林嘉慧"
    assert model.data(QModelIndex()) is None
    assert model.data(QModelIndex(), Qt.ItemDataRole.UserRole) is None
    assert index.data(Qt.ItemDataRole.FontRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole) is None


def test_filter_finds_every_word_in_any_case(model: RecordsModel) -> None:
    model.filter("QIMING wu")

    assert texts(model) == ["Wu Qiming"]
    assert model.total() == len(ROWS)


def test_filter_takes_a_rule_too(model: RecordsModel) -> None:
    model.filter("", keeps=lambda row: row[1] == 7)

    assert model.rows() == (ROWS[2], ROWS[3])


def test_numbers_sort_as_numbers_and_nothing_is_last(model: RecordsModel) -> None:
    model.sort(1, DOWN)
    assert texts(model, 1) == ["54", "7", "7", "—"]
    model.sort(1, UP)
    assert texts(model, 1) == ["7", "7", "54", "—"]
    model.sort(-1)
    assert model.rows() == tuple(ROWS)


def test_order_and_filter_outlive_new_rows(model: RecordsModel) -> None:
    model.sort(0, UP)
    model.filter("a")
    model.set_rows([("b", 1), ("za", 2), ("Ab", 3)])

    assert texts(model) == ["Ab", "za"]


def test_a_selection_stays_with_its_row_when_sorted(model: RecordsModel) -> None:
    held = QPersistentModelIndex(model.index(0, 0))
    model.sort(0, UP)

    assert held.data() == "林嘉慧"
    assert held.row() == len(ROWS) - 1


def test_refresh_asks_the_columns_again() -> None:
    words = ["one"]
    model = RecordsModel([Column(title="", value=lambda _r: words[0])], ["row"])
    assert texts(model) == ["one"]
    words[0] = "two"

    model.refresh()

    assert texts(model) == ["two"]


def test_search_text_can_be_given_apart() -> None:
    model = RecordsModel(COLUMNS, ROWS, search=lambda row: f"days{row[1]}")
    model.filter("days54")
    assert model.rows() == (ROWS[0],)


def test_cells_sort_by_their_words_and_keys_by_themselves() -> None:
    columns = [
        Column(title="", value=lambda r: Cell(r, sign="V")),
        Column(title="", value=lambda r: TagMark(r), sort_key=len),
    ]
    model = RecordsModel(columns, ["ccc", "a", "bb"])
    model.sort(0, UP)
    assert model.rows() == ("a", "bb", "ccc")
    model.sort(1, DOWN)
    assert model.rows() == ("ccc", "bb", "a")
    assert model.cell(0, 1).tag == TagMark("ccc")


def test_cells_without_words_sort_last() -> None:
    model = RecordsModel([Column(title="", value=lambda r: r)], ["b", None, "A"])
    model.sort(0, UP)
    assert model.rows() == ("A", "b", None)


@given(st.lists(st.tuples(st.text(max_size=8), st.none() | st.integers())), st.text(max_size=2))
def test_what_is_shown_is_what_a_list_would_give(rows: list[Row], needle: str) -> None:
    model = RecordsModel(COLUMNS, rows, search=lambda row: str(row[0]))
    model.filter(needle)
    model.sort(1, UP)

    kept = [r for r in rows if all(w in r[0].casefold() for w in needle.casefold().split())]
    full = sorted((r for r in kept if r[1] is not None), key=lambda r: r[1] or 0)
    assert list(model.rows()) == full + [r for r in kept if r[1] is None]
