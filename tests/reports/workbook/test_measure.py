"""How much room texts take, and what a column gives way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.reports.workbook.canvas import Canvas
from kamdesk.reports.workbook.frame import NARROWEST, narrow
from kamdesk.reports.workbook.measure import HIGHEST, ROW_HEIGHT, height, lines, units
from kamdesk.reports.workbook.shaping import decimals


def test_a_chinese_sign_takes_two_characters() -> None:
    assert units("岚川A1") == 6


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("short", 12.0, 1), ("a\nb", 12.0, 2), ("长" * 20, 24.0, 2), ("", 12.0, 1)],
)
def test_lines_are_counted(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected


@given(st.text(max_size=200), st.floats(4, 60))
def test_a_wider_column_never_needs_more_lines(text: str, width: float) -> None:
    assert lines(text, width + 10) <= lines(text, width)


def test_rows_grow_with_their_lines_up_to_a_limit() -> None:
    assert height(1) == ROW_HEIGHT
    assert height(2) == 34
    assert height(4000) == HIGHEST


def test_a_sheet_that_is_too_wide_takes_from_its_texts() -> None:
    canvas = Canvas("x", widths={2: 100.0, 3: 60.0, 4: 12.0}, least={4: 12.0})
    narrow(canvas, 120.0)
    assert canvas.width == pytest.approx(120.0)
    assert canvas.widths[4] == 12.0


def test_a_sheet_without_texts_stays_as_it_is() -> None:
    canvas = Canvas("x", widths={2: 12.0}, least={2: 12.0})
    narrow(canvas, 5.0)
    assert canvas.widths == {2: 12.0}
    assert NARROWEST < 12.0


@pytest.mark.parametrize(("value", "expected"), [(3, 0), (3.5, 1), (3.25, 2), (None, 0)])
def test_amounts_show_the_decimals_they_have(value: float | None, expected: int) -> None:
    assert decimals(value) == expected
