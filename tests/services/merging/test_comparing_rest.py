"""Cells and rows of a returned workbook that look changed and are not, or are none of this."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import change, make_account
from tests.helpers.returned import Trip, place_of, put, told, trip_in, trip_of

from kamdesk.domain.exported import KEY_SHEET
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import Action
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and the workbook of its account."""
    yield from trip_of(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """A small book that no test writes to."""
    yield from trip_of(tmp_path_factory.mktemp("still"))


def test_another_way_to_write_the_same_is_no_change(still: Trip) -> None:
    preview = still.returned(put(still.person.id, "person.attitude", "accepted"))

    assert told(preview) == []
    assert preview.ours == 0


def test_another_way_to_write_what_was_exported_leaves_ours(trip: Trip) -> None:
    change(trip.book, trip.person, attitude="valued")

    preview = trip.returned(put(trip.person.id, "person.attitude", "accepted"))

    assert told(preview) == []
    assert preview.ours == 1


def test_a_private_fact_of_a_workbook_without_them_is_not_taken(tmp_path: Path) -> None:
    with Book.create(tmp_path / "b.kam") as book:
        trip = trip_in(book, tmp_path, with_private=True)

        def edit(workbook: Workbook) -> None:
            put(trip.person.id, "person.hobby", "钓鱼")(workbook)
            for row in workbook[KEY_SHEET].iter_rows(max_col=2):
                if row[0].value == "private":
                    row[1].value = None

        (found,) = trip.returned(edit).changes

    assert (found.kind, found.key) == (Kind.FORBIDDEN, "person.hobby")
    assert "rivate" in found.reason


def test_a_computed_row_from_elsewhere_says_nothing(still: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = workbook["Relationship"]
        cell = next(row[0] for row in sheet.iter_rows() if row[0].value == "F-13")
        cell.value = "F-99"

    assert told(still.returned(edit)) == []


def test_without_its_base_a_row_must_belong_to_the_account(still: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, still.person.id, "~name")
        sheet.cell(row, 1).value = "somebody-else"
        workbook.remove(workbook[KEY_SHEET])

    (found,) = still.returned(edit).changes

    assert (found.kind, found.record) == (Kind.FORBIDDEN, "somebody-else")
    assert "account" in found.reason


def test_a_row_taken_out_of_what_went_to_another_account_removes_nothing(trip: Trip) -> None:
    (promise,) = trip.book.all(Action)
    change(trip.book, promise, account=make_account(trip.book, "别家").id)

    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, promise.id, "action.text")
        sheet.delete_rows(row)

    assert told(trip.returned(edit)) == []
