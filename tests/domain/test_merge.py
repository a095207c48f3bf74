"""Three sides of a cell: changed by them, by us, by both; and what is only written apart."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.exported import cell_from_json, cell_to_json, pack, unpack
from kamdesk.domain.merge import Outcome, from_serial, outcome, same, short_id

if TYPE_CHECKING:
    from kamdesk.domain.exported import Cell
    from kamdesk.domain.fact import Json

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), TEXT, st.integers(-(10**9), 10**9), st.dates(min_value=dt.date(1900, 3, 1))
)


@given(CELLS, CELLS, CELLS)
def test_a_cell_is_of_one_side_only_if_the_other_left_it(
    base: Cell, ours: Cell, theirs: Cell
) -> None:
    found = outcome(ours, theirs, base=base)

    we, they = not same(ours, base), not same(theirs, base)
    if same(ours, theirs):
        assert found is (Outcome.SAME if we else Outcome.UNCHANGED)
    else:
        assert (
            found
            is {
                (True, False): Outcome.OURS,
                (False, True): Outcome.THEIRS,
                (True, True): Outcome.BOTH,
            }[we, they]
        )


@given(CELLS, CELLS)
def test_without_a_base_a_difference_may_be_of_both(ours: Cell, theirs: Cell) -> None:
    found = outcome(ours, theirs, base=None, has_base=False)

    assert found is (Outcome.UNCHANGED if same(ours, theirs) else Outcome.BOTH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (12, "１２ "),
        (3, 3.0),
        (dt.date(2026, 11, 23), dt.datetime(2026, 11, 23)),  # noqa: DTZ001 - cells know no zone
        (dt.date(2026, 11, 23), "2026-11-23 00:00:00"),
        ("a\r\nb", "a \nb"),
        ("'007", "007"),
        (True, "1"),
        ("_x005F_x0041_", "_x0041_"),
        (None, "  "),
    ],
)
def test_what_programs_write_apart_is_the_same(one: Cell, other: Cell) -> None:
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [(12, 13), ("a b", "ab"), (None, 0)])
def test_what_people_write_apart_is_not(one: Cell, other: Cell) -> None:
    assert not same(one, other)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_a_base_comes_out_as_it_went_in(rows: list[list[Cell]]) -> None:
    base: Json = {"tables": [[cell_to_json(cell) for cell in row] for row in rows]}

    assert unpack(*pack(base)) == base
    assert [[cell_from_json(cell_to_json(c)) for c in row] for row in rows] == rows


def test_a_long_base_is_cut_into_cells() -> None:
    base: Json = [short_id(number) for number in range(20_000)]
    checksum, parts = pack(base)

    assert len(parts) > 1
    assert max(map(len, parts)) < 32_767
    assert unpack(checksum, parts) == base


def test_a_damaged_base_is_none() -> None:
    checksum, parts = pack({"tables": [1, 2, 3]})

    assert unpack(checksum, (parts[0][:-4],)) is None
    assert unpack(checksum, ("!",)) is None
    assert unpack("0" * 32, parts) is None


def test_days_and_hours_come_out_of_numbers() -> None:
    assert from_serial(46349) == dt.date(2026, 11, 23)
    moment = from_serial(46349.5)
    assert isinstance(moment, dt.datetime)
    assert moment.hour == 12
    assert from_serial(-1) is None


def test_what_no_export_wrote_is_an_empty_cell() -> None:
    assert cell_from_json({"d": "yesterday"}) is None
    assert cell_from_json([1]) is None
