"""Minor units of currencies, in every place that shows an amount."""

from __future__ import annotations

import pytest

from kamdesk import i18n
from kamdesk.domain.brief.wording import Scaled, money
from kamdesk.domain.currencies import DIGITS, minor_of, units
from kamdesk.domain.fact import CURRENCY, Money, fact_of
from kamdesk.domain.naming import shown
from kamdesk.domain.records import Invoice


@pytest.mark.parametrize(
    ("currency", "minor"), [("CNY", 100), ("JPY", 1), ("KWD", 1000), ("CLF", 10_000), ("ZZZ", 100)]
)
def test_minor_units(currency: str, minor: int) -> None:
    assert minor_of(currency) == minor


def test_codes_are_codes() -> None:
    assert all(CURRENCY.fullmatch(code) for code in DIGITS)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Money(1500, "JPY"), "1,500 JPY"),
        (Money(4125, "KWD"), "4.125 KWD"),
        (Money(-4005, "KWD"), "-4.005 KWD"),
        (Money(4000, "KWD"), "4 KWD"),
        (Money(2**63 - 1, "CNY"), "92,233,720,368,547,758.07 CNY"),
    ],
)
def test_an_amount_in_a_line(amount: Money, words: str) -> None:
    assert shown(fact_of(Invoice, "amount"), amount) == words


def test_an_amount_on_paper() -> None:
    i18n.use("en")

    assert money(Money(25_000, "KWD")) == "KWD 25"
    assert money(Money(25_000, "JPY")) == "JPY 25k"
    assert Scaled.of([25_000_000], "KWD").said(25_000_000) == "25"


def test_units_of_an_amount() -> None:
    assert [units(Money(100, code)) for code in ("JPY", "CNY", "KWD")] == [100, 1, 0.1]
