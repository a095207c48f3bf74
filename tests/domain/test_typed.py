"""Typed text to values: what is read, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.fact import Money
from kamdesk.domain.typed import (
    NotAValue,
    read_date,
    read_money,
    read_month,
    read_number,
    read_numbers,
    read_time,
    show_money,
    show_number,
    show_time,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = dt.date(2026, 12, 8)


@pytest.mark.parametrize(
    "text", ["2026-12-08", "2026/12/8", "2026.12.8", "2026年12月8日", " ２０２６－１２－８ "]
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == DAY


def test_a_short_date_takes_the_year_given() -> None:
    assert read_date("12-8", year=2026) == DAY
    with pytest.raises(NotAValue):
        read_date("12-8")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-13-29", "There is no month 13."),
        ("2026-02-30", "Month 2 of 2026 has no day 30."),
        ("0000-01-01", "Month 1 of 0 has no day 1."),
        ("soon", "A date is written as year-month-day, such as 2026-12-08."),
    ],
)
def test_an_impossible_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(NotAValue, match=reason.replace(".", r"\.")):
        read_date(text)


@given(st.dates())
def test_every_date_comes_back(day: dt.date) -> None:
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "value"), [("2026-12", "2026-12"), ("2026年3月", "2026-03"), ("", None)]
)
def test_a_month_is_read(text: str, value: str | None) -> None:
    assert read_month(text) == value


@pytest.mark.parametrize("text", ["2026-13", "2026", "0000-01", "x"])
def test_no_month_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        read_month(text)


def test_a_time_is_kept_in_utc() -> None:
    east = dt.timezone(dt.timedelta(hours=8))
    found = read_time("2026-12-08 14:30", east)
    assert found == dt.datetime(2026, 12, 8, 6, 30, tzinfo=dt.UTC)
    assert show_time(found, east) == "2026-12-08 14:30"
    assert read_time("2026-12-08") is not None
    assert read_time("") is None
    assert show_time(None) == ""


@pytest.mark.parametrize("text", ["2026-12-08 25:00", "2026-12-08 noon", "0001-01-01 00:00"])
def test_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        read_time(text, dt.timezone(dt.timedelta(hours=8)))


@pytest.mark.parametrize(
    ("text", "value"),
    [("3,800", 3800), ("３８００", 3800), ("−5", -5), ("1e3", 1000), ("", None), ("7.0", 7)],
)
def test_a_number_is_read(text: str, value: int | None) -> None:
    assert read_number(text) == value


def test_decimals_only_where_they_belong() -> None:
    assert read_number("4.6", whole=False) == 4.6
    with pytest.raises(NotAValue):
        read_number("4.6")


@pytest.mark.parametrize("text", ["many", "1e30", "nan", "inf", "1.2.3"])
def test_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        read_number(text, whole=False)


def test_several_numbers_are_read() -> None:
    assert read_numbers("3, 6、9 12") == (3, 6, 9, 12)
    assert read_numbers("") == ()


@given(st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9))
def test_every_number_comes_back(value: float) -> None:
    assert read_number(show_number(value), whole=False) == value


@pytest.mark.parametrize(
    ("text", "unit", "minor"),
    [
        ("3,800", 10_000, 3_800_000_000),
        ("45.5", 1, 4550),
        ("45.5万", 1, 45_500_000),
        ("1亿", 1, 10_000_000_000),
        ("600k", 10_000, 60_000_000),
        ("3.61 M", 1, 361_000_000),
        ("-0.01", 1, -1),
        ("12 元", 10_000, 1200),
    ],
)
def test_an_amount_is_read(text: str, unit: int, minor: int) -> None:
    assert read_money(text, "CNY", unit=unit) == Money(minor, "CNY")


@pytest.mark.parametrize("text", ["0.001", "much", "5 apples", "1" + "0" * 30, "--5"])
def test_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        read_money(text, "CNY")


def test_no_text_is_no_value() -> None:
    assert read_money(" ", "CNY") is None
    assert read_date("") is None
    assert show_money(None) == ""
    assert show_number(None) == ""


CODES = st.sampled_from(["CNY", "JPY", "KWD", "CLF", "XXX"])


@given(st.integers(-(2**62), 2**62), st.sampled_from([1, 10_000]), CODES)
def test_every_amount_comes_back(minor: int, unit: int, currency: str) -> None:
    money = Money(minor, currency)
    assert read_money(show_money(money, unit), currency, unit=unit) == money


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("1,500", "JPY", 1500), ("1.5k", "JPY", 1500), ("4.125", "KWD", 4125), ("4.1", "KWD", 4100)],
)
def test_an_amount_has_the_decimals_of_its_currency(text: str, currency: str, minor: int) -> None:
    assert read_money(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "currency", "said"),
    [
        ("1.5", "JPY", "JPY has no decimals."),
        ("0.001", "CNY", "An amount in CNY has at most 2 decimals."),
        ("0.0001", "KWD", "An amount in KWD has at most 3 decimals."),
    ],
)
def test_finer_than_the_currency_is_refused(text: str, currency: str, said: str) -> None:
    assert reason(read_money, text, currency) == said


def reason(read: Callable[..., object], *given_: object) -> str | None:
    try:
        read(*given_)
    except NotAValue as error:
        return str(error)
    return None


@given(st.text(max_size=30))
def test_any_text_is_a_value_or_refused_in_words(text: str) -> None:
    readers: list[Callable[..., object]] = [read_date, read_month, read_number, read_time]
    said = [reason(read, text) for read in (*readers, read_numbers)]
    said.append(reason(partial(read_money, unit=10_000), text, "CNY"))

    assert "" not in said
