"""One cell of a list becomes a value, or is refused with the reason."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.fact import Kind, Money, facts_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.values import ValueProblem
from kamdesk.imports.cells import READ, mended, read_cell

if TYPE_CHECKING:
    from kamdesk.domain.fact import Fact

FIELDS = [item for kind in RECORDS.values() for item in facts_of(kind) if item.kind in READ]


def field(kind: Kind, scale: str = "") -> Fact:
    """Some declared field of a kind."""
    return next(item for item in FIELDS if item.kind is kind and scale in ("", item.scale))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.DATE, "2026-11-23", dt.date(2026, 11, 23)),
        (Kind.DATE, "2026/1/3", dt.date(2026, 1, 3)),
        (Kind.DATE, "2026年1月3日", dt.date(2026, 1, 3)),
        (Kind.DATE, "20261123", dt.date(2026, 11, 23)),
        (Kind.DATE, "3.4.2026", dt.date(2026, 4, 3)),
        (Kind.DATE, "23/11/2026", dt.date(2026, 11, 23)),
        (Kind.DATE, "11/23/2026", dt.date(2026, 11, 23)),
        (Kind.DATE, "4/4/2026", dt.date(2026, 4, 4)),
        (Kind.DATE, "2026-11-23 08:30:00", dt.date(2026, 11, 23)),
        (Kind.MONTH, "2026年3月", "2026-03"),
        (Kind.MONTH, "202603", "2026-03"),
        (Kind.MONTH, "2026-03-01", "2026-03"),
        (Kind.NUMBER, "1,200", 1200),
        (Kind.NUMBER, "３", 3),
        (Kind.DECIMAL, "12.5%", 12.5),
        (Kind.DECIMAL, "(3.5)", -3.5),
        (Kind.MONEY, "¥1,234.5", Money(123450, "CNY")),
        (Kind.MONEY, "3.2万", Money(3200000, "CNY")),
        (Kind.MONEY, "1200 JPY", Money(1200, "JPY")),
        (Kind.MONEY, "NT$ 100", Money(10000, "TWD")),
        (Kind.FLAG, "是", True),
        (Kind.FLAG, "No", False),
        (Kind.TEXT, " 林嘉慧 ", "林嘉慧"),
        (Kind.TEXT, "  ", None),
        (Kind.REF, "岚川", "岚川"),
    ],
)
def test_common_forms_are_read(kind: Kind, text: str, value: Any) -> None:
    assert read_cell(field(kind), text) == value


@pytest.mark.parametrize("text", ["gold", "黄金", "黃金客戶", "Gold"])
def test_a_choice_is_read_in_any_language(text: str) -> None:
    assert read_cell(field(Kind.CHOICE, "TIER"), text) == "gold"


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (Kind.DATE, "3/4/2026", "two days"),
        (Kind.DATE, "2026-02-30", "not a day"),
        (Kind.DATE, "soon", "not a day"),
        (Kind.MONTH, "2026-13", "not a month"),
        (Kind.NUMBER, "2.5", "whole number"),
        (Kind.NUMBER, "many", "number"),
        (Kind.NUMBER, "9" * 40, "larger"),
        (Kind.DECIMAL, "NaN", "number"),
        (Kind.MONEY, "1E400 CNY", "larger"),
        (Kind.FLAG, "perhaps", "Yes or no"),
        (Kind.CHOICE, "no such word", "not one of"),
    ],
)
def test_what_cannot_be_meant_is_refused(kind: Kind, text: str, reason: str) -> None:
    with pytest.raises(ValueProblem, match=reason):
        read_cell(field(kind), text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800000101.0", "13800000101"),
        ("1.3800000101E+10", "13800000101"),
        ("0574-8800 0101", "0574-8800 0101"),
        ("+86 139", "+86 139"),
        ("0086139", "0086139"),
    ],
)
def test_a_telephone_number_is_mended(text: str, number: str) -> None:
    assert mended(text) == number


def test_a_number_that_lost_its_digits_is_said_to_have() -> None:
    with pytest.raises(ValueProblem, match="lost digits"):
        mended("1.38E+10")


@given(st.sampled_from(FIELDS), st.text(max_size=20))
def test_no_text_brings_a_reader_down(item: Fact, text: str) -> None:
    with suppress(ValueProblem):
        read_cell(item, text)
    with suppress(ValueProblem):
        assert mended(text) == mended(mended(text))
