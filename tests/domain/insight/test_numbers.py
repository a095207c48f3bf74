"""The three ways of comparing, at their borders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.insight.numbers import (
    level_at,
    limits_of,
    points_at_least,
    points_below,
    share,
)

LEVELS = {"strong": 80, "good": 60, "weak": 40, "poor": 0}
GROWTH = ((15, 10), (5, 7), (0, 4))
PAYMENT = ((60, 15), (90, 11), (180, 5))


@pytest.mark.parametrize(
    ("value", "level"), [(100, "strong"), (80, "strong"), (79.9, "good"), (0, "poor"), (-1, "poor")]
)
def test_a_level_begins_at_its_border(value: float, level: str) -> None:
    assert level_at(value, LEVELS) == level


@pytest.mark.parametrize(("value", "points"), [(15, 10), (14.9, 7), (0, 4), (-0.1, 0)])
def test_the_highest_border_reached_gives_the_points(value: float, points: float) -> None:
    assert points_at_least(value, GROWTH) == points


@pytest.mark.parametrize(("value", "points"), [(59.9, 15), (60, 11), (90, 5), (180, 0)])
def test_the_lowest_border_not_reached_gives_the_points(value: float, points: float) -> None:
    assert points_below(value, PAYMENT) == points


def test_noise_of_floats_does_not_miss_a_border() -> None:
    assert points_at_least(1 - 0.9, ((0.1, 3),)) == 3


def test_the_numbers_of_a_book_win_over_the_shipped_ones() -> None:
    assert limits_of("F-14", {"F-14": {"levels": {}}}) == {"levels": {}}


def test_a_book_that_changes_one_formula_keeps_the_others() -> None:
    assert limits_of("F-13", {"F-14": {}})["points_limit"] == 8


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_share_is_between_nothing_and_all(one: float, other: float) -> None:
    assert 0 <= share(one, one + other) <= 1
