"""Tables as a plain workbook: real days and numbers, names Excel takes, text that stays text."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kamdesk.domain.papers.model import Blanks, Grid, Paper
from kamdesk.reports.plain_sheets import PlainSheet, plain_workbook, sheets_of

TODAY = dt.date(2026, 11, 23)


def test_values_come_back_as_what_they_are() -> None:
    moment = dt.datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 -- as a cell holds it
    row = (TODAY, moment, 4.5, 7, "=1+1", None)
    sheet = PlainSheet("Things", ("a", "b", "c", "d", "e", "e"), (row,), note="what it is")

    data = plain_workbook([sheet], title="t", lang="en", today=TODAY)

    found = load_workbook(BytesIO(data))["Things"]
    assert found["A1"].value == "Things"
    assert found["A2"].value == "what it is"
    assert [cell.value for cell in found[3]] == ["a", "b", "c", "d", "e", "e 2"]
    values = [cell.value for cell in found[4]]
    assert values[0] == dt.datetime(2026, 11, 23)  # noqa: DTZ001
    assert values[1:5] == [moment, 4.5, 7, "=1+1"]
    assert found["E4"].data_type == "s"
    assert list(found.tables) == ["Table1"]


@pytest.mark.parametrize("name", ["a[b]c:d*e?f/g\\h", "'quoted'", "x" * 300, "", "很" * 40])
def test_every_name_is_one_that_excel_takes(name: str) -> None:
    sheets = [PlainSheet(name, ("a",), ()) for _number in range(3)]

    data = plain_workbook(sheets, title="t", lang="zh_CN", today=TODAY)

    names = load_workbook(BytesIO(data)).sheetnames
    assert len({item.casefold() for item in names}) == 3
    assert all(0 < len(item) <= 31 for item in names)


def test_a_paper_gives_a_sheet_for_each_table() -> None:
    full = Grid("Full", ("day", "text"), (0.5, 0.5), (("2026-11-23", "2026-99-99"),))
    empty = Grid("Empty", ("day",), (1.0,), (), empty="nothing here")
    paper = Paper("P", "d", "u", (full, Blanks("b", ()), empty))

    one, other = sheets_of(paper)

    assert one.rows == ((TODAY, "2026-99-99"),)
    assert (other.rows, other.note) == ((), "nothing here")
