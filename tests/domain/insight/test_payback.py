"""F-18: when the money put in comes back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.helpers.customers import TODAY, sold, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.payback import payback
from kamdesk.domain.records import LedgerLine

ORACLE = {
    "A": (2025, {"2024": -700, "2025": 3800, "2026": 8300}),
    "B": (2024, {"2024": 100, "2025": 1150, "2026": 2220}),
}


def _cost(year: int, amount: float) -> LedgerLine:
    return LedgerLine(
        id=f"c{year}", account="X", kind="development_cost", year=year, amount=yuan(amount)
    )


@pytest.mark.parametrize("account", ORACLE)
def test_the_payback_of_the_samples(account: str) -> None:
    found = payback(sample(account), TODAY)
    year, cumulative = ORACLE[account]
    assert found.value == year
    assert found.detail["cumulative"] == {key: value * 100000 for key, value in cumulative.items()}


@pytest.mark.parametrize("account", ["C", "D"])
def test_without_costs_or_sales_there_is_no_payback(account: str) -> None:
    assert payback(sample(account), TODAY).value is None


def test_the_example_of_the_seed() -> None:
    records = [
        record
        for year, cost in ((2024, 5.0), (2025, 0.5), (2026, 0.5))
        for record in (_cost(year, cost), sold(f"{year}-06", 10, margin=3))
    ]
    found: Any = payback(small(*records), TODAY)
    assert found.value == 2025
    assert found.detail["cost_ratio"] == {"2024": 50.0, "2025": 5.0, "2026": 5.0}
    assert found.detail["average_ratio"] == 20.0


def test_costs_alone_are_not_paid_back_and_not_known() -> None:
    found = payback(small(_cost(2026, 5)), TODAY)
    assert (found.value, found.coverage, found.missing) == (None, 0.0, ("sales",))
    assert found.detail["cost_ratio"] == {"2026": None}


def test_what_has_not_come_back_yet_has_no_year() -> None:
    found = payback(small(_cost(2026, 5), sold("2026-06", 10, margin=3)), TODAY)
    assert (found.value, found.coverage) == (None, 1.0)


def test_sales_of_the_future_do_not_pay() -> None:
    found = payback(small(_cost(2026, 5), sold("2026-12", 100, margin=30)), TODAY)
    assert found.value is None


@pytest.mark.parametrize(("continuity", "fails"), [("one_off", True), ("continuous", False)])
def test_a_one_off_purchase_must_pay_at_once(continuity: str, fails: bool) -> None:
    records = (_cost(2025, 5), sold("2025-06", 10, margin=3), sold("2026-06", 10, margin=3))
    found = payback(small(*records, purchase_continuity=continuity), TODAY)
    assert found.detail["one_off_fails"] is fails
