"""The writer: what goes in comes out of a real reader, and user text is never code."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kamdesk.reports.safe_text import xlsx_text
from kamdesk.reports.workbook.canvas import Canvas, CellValue, address, letters
from kamdesk.reports.workbook.looks import DAY_FORMAT, ID, TEXT_FORMAT, Look
from kamdesk.reports.workbook.writer import write_workbook

DAY = dt.date(2026, 11, 23)
PLAIN = Look()


def trip(value: CellValue, look: Look = PLAIN) -> Any:
    """What openpyxl reads from the one cell of a workbook."""
    canvas = Canvas("one")
    canvas.put(4, 2, value=value, look=look)
    data = write_workbook([canvas], font="Calibri", title="t", day=DAY)
    return load_workbook(io.BytesIO(data))["one"]["B4"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86 574 0000", "-", "@home", "=cmd|'/c calc'!A1", "＝1+1", "\t=1"],
)
def test_text_that_begins_like_a_formula_stays_text(text: str) -> None:
    cell = trip(text)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["𠮷野 👍🏽 é", "a\nb", "  spaces  ", "<b>&amp;</b>", "岚川化工"])
def test_every_script_comes_back_as_it_was(text: str) -> None:
    assert trip(text).value == text


def test_a_text_longer_than_a_cell_says_what_is_missing() -> None:
    value = trip("长" * 40_000).value
    assert len(value) <= 32_767
    assert value.endswith("]")
    assert "… [+" in value


def test_controls_that_xml_cannot_hold_are_left_out() -> None:
    assert trip("a\x00b\x1bc\ud800").value == "abc"


@given(st.text(max_size=60))
def test_any_text_comes_back_as_the_door_let_it_through(text: str) -> None:
    value = trip(text).value
    expected = xlsx_text(text).value.replace("\r", "\n")
    assert (value or "") == expected


@pytest.mark.parametrize("number", [0, 3, -7, 0.1, 1e-7, 1_820_000, 35.5, 12.345678])
def test_numbers_stay_numbers(number: float) -> None:
    cell = trip(number)
    assert cell.value == number
    assert cell.data_type == "n"


def test_a_day_is_a_real_date() -> None:
    cell = trip(dt.date(2027, 2, 10), Look(format=DAY_FORMAT))
    assert cell.value == dt.datetime(2027, 2, 10)  # noqa: DTZ001
    assert cell.is_date


def test_an_hour_is_kept_to_the_minute() -> None:
    moment = dt.datetime(2026, 11, 24, 9, 35)  # noqa: DTZ001 - cells have no zone
    cell = trip(moment, Look(format="yyyy-mm-dd hh:mm"))
    assert cell.value == moment


def test_a_day_before_excels_calendar_is_a_text() -> None:
    assert trip(dt.date(1899, 5, 4)).value == "1899-05-04"


def test_an_empty_cell_keeps_its_look() -> None:
    cell = trip(None, ID)
    assert cell.value is None
    assert cell.number_format == TEXT_FORMAT


def test_the_same_canvas_gives_the_same_bytes() -> None:
    canvas = Canvas("one")
    canvas.put(1, 1, value="x", look=PLAIN)
    first = write_workbook([canvas], font="Calibri", title="t", day=DAY)
    assert write_workbook([canvas], font="Calibri", title="t", day=DAY) == first


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ")])
def test_columns_have_their_letters(column: int, name: str) -> None:
    assert letters(column) == name
    assert address(3, column) == f"{name}3"
