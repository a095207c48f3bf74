"""F-20: on time in full."""

from __future__ import annotations

import pytest
from tests.helpers.customers import TODAY
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.deliveries import on_time_in_full
from kamdesk.domain.records import DeliveryMonth


@pytest.mark.parametrize(
    ("account", "value", "level"), [("A", 93.75, "amber"), ("B", 84.62, "red"), ("C", None, None)]
)
def test_the_deliveries_of_the_samples(
    account: str, value: float | None, level: str | None
) -> None:
    found = on_time_in_full(sample(account), TODAY)
    assert found.value == (None if value is None else pytest.approx(value, abs=0.005))
    assert found.level == level


def _months(lines: int | None, kept: int | None, month: str = "2026-11") -> DeliveryMonth:
    return DeliveryMonth(
        id=month, account="X", month=month, lines=lines, lines_on_time_in_full=kept
    )


@pytest.mark.parametrize(
    ("kept", "level"), [(100, "green"), (95, "green"), (94, "amber"), (90, "amber"), (89, "red")]
)
def test_the_levels(kept: int, level: str) -> None:
    assert on_time_in_full(small(_months(100, kept)), TODAY).level == level


@pytest.mark.parametrize(("lines", "has_rate"), [(9, False), (10, True)])
def test_few_lines_give_only_the_count(lines: int, has_rate: bool) -> None:
    found = on_time_in_full(small(_months(lines, lines)), TODAY)
    assert (found.value is not None) is has_rate
    assert found.detail["lines"] == lines


def test_a_month_without_both_figures_is_left_out() -> None:
    found = on_time_in_full(small(_months(20, 20), _months(20, None, "2026-10")), TODAY)
    assert (found.value, found.coverage) == (100.0, 0.5)


@pytest.mark.parametrize(("month", "counts"), [("2025-12", True), ("2025-11", False)])
def test_twelve_months_end_with_this_one(month: str, counts: bool) -> None:
    found = on_time_in_full(small(_months(20, 20, month)), TODAY)
    assert (found.value is not None) is counts
