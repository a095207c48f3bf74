"""What is left if customers stop."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, firms, portfolio

from kamdesk.domain.insight.what_if import what_if

K = 100_000


def test_without_the_top_customer_of_the_samples() -> None:
    found: Any = what_if(portfolio(), TODAY, stopped={"A"})
    before, after = found.before, found.after
    assert (before.sales, after.sales) == (42900 * K, 21300 * K)
    assert before.margin - after.margin == 5616 * K
    assert (before.receivables, after.receivables) == (6910 * K, 3300 * K)
    assert before.effective_days == pytest.approx(152.59, abs=0.005)
    assert after.effective_days == pytest.approx(215.04, abs=0.005)
    assert (before.dso, after.dso) == (
        pytest.approx(58.79, abs=0.005),
        pytest.approx(56.55, abs=0.005),
    )
    assert after.top1 == pytest.approx(31.92, abs=0.005)
    assert after.margin_percent == pytest.approx(22.27, abs=0.005)


def test_without_anybody_there_are_no_figures() -> None:
    after = what_if(firms({"a": 5}), TODAY, stopped={"a"}).after
    assert (after.customers, after.sales, after.dso, after.top1, after.hhi) == (
        0,
        0,
        None,
        None,
        None,
    )
    assert (after.margin_percent, after.effective_days) == (None, None)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 10**6), min_size=1), st.data())
def test_what_stops_is_exactly_what_goes(amounts: dict[str, int], data: st.DataObject) -> None:
    stopped = data.draw(st.sets(st.sampled_from(sorted(amounts))))
    found = what_if(
        firms({key: float(value) for key, value in amounts.items()}), TODAY, stopped=stopped
    )
    gone = sum(100 * value for key, value in amounts.items() if key in stopped)
    assert found.before.sales - found.after.sales == pytest.approx(gone)
    assert found.after.customers <= found.before.customers
