"""Rows somebody wrote: which of their cells become fields of a new record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.returned import Trip, keys_of, place_of, trip_of

from kamdesk.domain.merge import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl import Workbook


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """A small book that no test writes to."""
    yield from trip_of(tmp_path_factory.mktemp("still"))


def new_person(trip: Trip, **cells: Any) -> Callable[[Workbook], object]:
    """A hand that writes a new row above the person's."""

    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, trip.person.id, "~name")
        keys = keys_of(sheet)
        sheet.insert_rows(row)
        for key, value in cells.items():
            sheet.cell(row, keys[key]).value = value

    return edit


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("~department", "采购部"),
        ("person.attitude", "? not rated"),
    ],
)
def test_a_cell_that_says_nothing_of_a_new_record_is_passed_over(
    still: Trip, key: str, cell: str
) -> None:
    cells = {"~name": "新来的", key: cell}

    (found,) = still.returned(new_person(still, **cells)).changes

    assert found.kind is Kind.NEW
    assert found.values == {"name": "新来的"}


def test_a_row_of_nothing_but_computed_cells_is_no_record(still: Trip) -> None:
    cells = {"~department": "采购部"}

    (found,) = still.returned(new_person(still, **cells)).changes

    assert found.kind is Kind.FORBIDDEN
    assert "name" in found.reason
