"""F-32: wishes asked and granted in a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.wishes import granted_wishes
from kamdesk.domain.records import Action


def wish(key: str, *, granted: bool | None, days: int = 5, kind: str = "wish") -> Action:
    """Something the customer asked."""
    return Action(
        id=key, account="X", kind=kind, text="more", asked=days_ago(days), granted=granted
    )


def test_two_of_three_decided_wishes_were_granted() -> None:
    ends = (True, True, False, None)
    found = granted_wishes(
        small(*(wish(str(number), granted=end) for number, end in enumerate(ends))), TODAY
    )

    assert found.value == pytest.approx(200 / 3)
    assert found.coverage == 0.75
    assert found.detail == {"asked": 4, "granted": 2, "refused": 1, "open": 1, "earlier": 0}
    assert [part.points for part in found.parts] == [2, 1, 1]


@pytest.mark.parametrize(
    ("days", "asked", "earlier"), [(0, 1, 0), (364, 1, 0), (365, 0, 1), (730, 0, 0), (-1, 0, 0)]
)
def test_a_wish_counts_in_the_year_it_was_asked(days: int, asked: int, earlier: int) -> None:
    found = granted_wishes(small(wish("w", granted=True, days=days)), TODAY)

    assert (found.detail["asked"], found.detail["earlier"]) == (asked, earlier)


def test_a_promise_is_no_wish() -> None:
    found = granted_wishes(small(wish("w", granted=True, kind="promise")), TODAY)

    assert (found.value, found.coverage, found.missing) == (None, 0.0, ("wishes",))


def test_nobody_noted_a_wish_in_the_samples() -> None:
    assert granted_wishes(sample("A"), TODAY).value is None


@given(st.lists(st.sampled_from([True, False]), min_size=1), st.integers(0, 5))
def test_a_wish_not_decided_never_moves_the_share(ends: list[bool], undecided: int) -> None:
    rows = [wish(str(number), granted=end) for number, end in enumerate(ends)]
    more = [wish(f"u{number}", granted=None) for number in range(undecided)]

    assert granted_wishes(small(*rows, *more), TODAY).value == pytest.approx(
        100 * sum(ends) / len(ends)
    )
