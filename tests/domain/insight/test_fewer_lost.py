"""The calculator beside F-19: what fewer lost customers bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, firms, portfolio, sold

from kamdesk.domain.insight.fewer_lost import choices, fewer_lost, stays
from kamdesk.domain.insight.result import Insight
from kamdesk.domain.insight.retention import retention

KEPT = Insight(formula="F-19", value=80.0)


def test_a_fifth_less_loss_by_hand() -> None:
    dossiers = firms({})
    found = fewer_lost(dossiers, TODAY, retention=KEPT, points=10)

    # 1 + 0.8 + 0.64 + 0.512 + 0.4096 against 1 + 0.9 + 0.81 + 0.729 + 0.6561
    assert found is not None
    assert (found.loss, found.less, found.margin) == (20.0, 10.0, None)
    assert found.gain == pytest.approx(100 * (4.0951 / 3.3616 - 1))


def test_margins_are_added_up_where_they_are_known() -> None:
    dossiers = firms({"a": 0}, sold("2026-11", 100, margin=30, account="a"))
    found = fewer_lost(dossiers, TODAY, retention=KEPT, points=10)

    assert found is not None
    assert (found.margin, found.currency) == (3000, "CNY")
    assert found.before == pytest.approx(10084.8)
    assert found.after == pytest.approx(12285.3)


def test_the_samples_lose_an_eighth() -> None:
    found = fewer_lost(portfolio(), TODAY, retention=retention(portfolio(), TODAY), points=5)

    assert found is not None
    assert (found.loss, found.less) == (12.5, 7.5)


def test_without_a_retention_there_is_no_answer() -> None:
    assert fewer_lost((), TODAY, retention=Insight(formula="F-19"), points=5) is None


def test_the_choices_are_numbers_of_the_book() -> None:
    assert choices() == (2, 5, 10)
    assert choices({"F-19": {"less_points": [3]}}) == (3,)


@given(st.floats(0, 100), st.floats(0, 20))
def test_less_loss_never_brings_less(kept: float, points: float) -> None:
    found = fewer_lost((), TODAY, retention=Insight(formula="F-19", value=kept), points=points)

    assert found is not None
    assert found.gain >= -1e-9
    assert 0 <= found.less <= found.loss


@given(st.floats(0, 1), st.integers(1, 20))
def test_who_stays_brings_between_one_margin_and_one_a_year(loss: float, years: int) -> None:
    assert 1 <= stays(loss, years) <= years
