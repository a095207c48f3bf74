"""Months and sums (reading 1)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, sold
from tests.helpers.dossiers import sample, small

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.sales import HALF, YEAR, Till, month_of, sales, till_of
from kamdesk.domain.insight.sales import sold as sum_of


@pytest.mark.parametrize(
    ("back", "month"), [(0, "2026-11"), (10, "2026-01"), (11, "2025-12"), (23, "2024-12")]
)
def test_months_go_back_over_the_years(back: int, month: str) -> None:
    assert month_of(TODAY, back) == month


@pytest.mark.parametrize(
    ("account", "months", "back", "amount"),
    [
        ("A", YEAR, 0, 21600),
        ("A", YEAR, YEAR, 22800),
        ("A", HALF, 0, 9900),
        ("A", HALF, YEAR, 11200),
        ("B", YEAR, 0, 6800),
        ("B", HALF, YEAR, 3600),
    ],
)
def test_the_windows_of_the_samples(account: str, months: int, *, back: int, amount: int) -> None:
    found = sales(sample(account), TODAY, months=months, back=back)
    assert sum_of(found, Till("CNY")) == amount * 100000


def test_the_till_takes_the_currency_used_most() -> None:
    records = [sold("2026-11", 1), sold("2026-10", 1)]
    foreign = type(records[0])(id="f", account="X", month="2026-09", amount=Money(1, "USD"))
    assert till_of([small(*records, foreign)]).currency == "CNY"


def test_an_empty_book_still_has_a_currency() -> None:
    assert till_of([]).currency == "CNY"


def test_a_currency_without_a_rate_is_named_and_not_added() -> None:
    till = Till("CNY", {"TWD": 0.25})
    amounts = (Money(100, "CNY"), Money(100, "TWD"), Money(100, "USD"), None)
    assert till.total(amounts) == 125
    assert till.foreign(amounts) == ("currency:USD",)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_every_month_is_one_after_the_one_before(day: dt.date, back: int) -> None:
    later, earlier = month_of(day, back), month_of(day, back + 1)
    assert earlier < later
