"""Reading a workbook that came back, however it was moved, renamed, sorted or saved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from tests.helpers.returned import Trip, cell_of, told, trip_of

from kamdesk.domain.exported import KEY_SHEET
from kamdesk.imports.apart import read_apart
from kamdesk.imports.returned import NotOurWorkbook, read_returned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """A small book that no test writes to."""
    yield from trip_of(tmp_path_factory.mktemp("still"))


def _renamed(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"S{number}"


def _moved_sheets(book: Workbook) -> None:
    for sheet in book.worksheets[:4]:
        book.move_sheet(sheet, 6)


def _columns(book: Workbook) -> None:
    """Insert a column of one's own, and hide another."""
    sheet = book["People"]
    sheet.insert_cols(4)
    sheet["D4"], sheet["D5"] = "mine", "note"
    sheet.column_dimensions["F"].hidden = True


def _swapped(book: Workbook) -> None:
    """Move the last column before the first."""
    sheet = book["Visits and promises"]
    for row in sheet.iter_rows(min_row=3, max_row=5):
        values = [cell.value for cell in row]
        for cell, value in zip(row, [values[-1], *values[:-1]], strict=True):
            cell.value = value


def _sorted(book: Workbook) -> None:
    sheet = book["People"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=6)]
    for number, values in enumerate(reversed(rows), 5):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def _blank_rows(book: Workbook) -> None:
    book["People"].insert_rows(6, 2)
    book["Background"].insert_rows(1, 3)


def _without_keys(book: Workbook) -> None:
    for cell in book["People"][3]:
        cell.value = None


@pytest.mark.parametrize(
    "hand", [_renamed, _moved_sheets, _columns, _swapped, _sorted, _blank_rows, _without_keys]
)
def test_order_and_names_are_no_changes(still: Trip, hand: Any) -> None:
    assert told(still.returned(hand)) == []


def test_a_change_is_found_where_the_keys_are_gone(still: Trip) -> None:
    def edit(book: Workbook) -> None:
        cell_of(book, still.person.id, "person.power").value = 4
        _without_keys(book)

    assert told(still.returned(edit)) == [("theirs", "person.power", 4)]


def test_a_formula_without_a_saved_result_cannot_be_read(still: Trip) -> None:
    def edit(book: Workbook) -> None:
        cell_of(book, still.person.id, "person.power").value = "=2+2"

    (found,) = still.returned(edit).changes

    assert found.kind == "unreadable"


def test_times_alone_are_texts(still: Trip) -> None:
    def edit(book: Workbook) -> None:
        cell_of(book, still.person.id, "person.career_need").value = dt.time(9, 30)

    assert told(still.returned(edit)) == [("theirs", "person.career_need", "09:30:00")]


def test_any_other_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = "hello"
    book.save(path)

    with pytest.raises(NotOurWorkbook):
        read_returned(path)


def test_it_is_read_in_a_process_apart(still: Trip) -> None:
    assert read_apart(read_returned, still.path) == read_returned(still.path)


def test_a_hidden_sheet_with_nonsense_is_no_base(still: Trip) -> None:
    def edit(book: Workbook) -> None:
        sheet = book[KEY_SHEET]
        for row in sheet.iter_rows(max_col=2):
            if row[0].value in {"base", "base sum"}:
                row[1].value = "x"

    assert not still.returned(edit).three_way
