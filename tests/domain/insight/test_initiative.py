"""F-29: who begins the contacts."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, at, days_ago, met
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.initiative import initiative, side_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.records import Interaction


def contact(key: str, kind: str, begun_by: str | None = None, days: int = 1) -> Interaction:
    """A contact that took place."""
    return Interaction(
        id=key,
        external=key,
        account="X",
        kind=kind,
        status="done",
        start=at(days_ago(days)),
        begun_by=begun_by,
    )


def test_account_a_of_the_samples_complained_once_and_was_visited_three_times() -> None:
    found = initiative(sample("A"), TODAY)

    assert found.detail == {"ours": 3, "theirs": 1, "unsaid": 3}
    assert found.value == 25.0
    assert found.coverage == pytest.approx(4 / 7)
    assert (found.level, found.missing) == ("mutual", ("unsaid",))


@pytest.mark.parametrize(
    ("kind", "begun_by", "side"),
    [
        ("visit", None, "ours"),
        ("visit", "theirs", "theirs"),
        ("they_visit_us", None, "theirs"),
        ("complaint_call", None, "theirs"),
        ("phone", None, None),
        ("phone", "ours", "ours"),
    ],
)
def test_the_contact_says_who_began_it_else_its_kind(
    kind: str, begun_by: str | None, side: str | None
) -> None:
    assert side_of(contact("c", kind, begun_by), limits_of("F-29")) == side


@pytest.mark.parametrize(("days", "counts"), [(0, 1), (179, 1), (180, 0), (-1, 0)])
def test_contacts_of_half_a_year_count(days: int, counts: int) -> None:
    assert initiative(small(contact("c", "visit", days=days)), TODAY).detail["ours"] == counts


def test_visits_that_nobody_returns_are_one_sided() -> None:
    visits = (contact(str(number), "visit") for number in range(3))

    assert initiative(small(*visits), TODAY).level == "one-sided"


def test_two_contacts_are_too_few_to_judge_by() -> None:
    found = initiative(small(contact("1", "visit"), contact("2", "visit")), TODAY)

    assert (found.value, found.level) == (0.0, None)


def test_without_contacts_there_is_no_share() -> None:
    found = initiative(small(), TODAY)

    assert (found.value, found.coverage, found.missing) == (None, 0.0, ("contacts",))


def test_a_planned_contact_is_none_yet() -> None:
    planned = met("V", TODAY, status="planned")

    assert initiative(small(*planned), TODAY).detail["ours"] == 0


@given(st.lists(st.sampled_from(["ours", "theirs", None]), max_size=9))
def test_a_contact_of_which_nobody_knows_never_moves_the_share(sides: list[str | None]) -> None:
    rows = [contact(str(number), "phone", side) for number, side in enumerate(sides)]
    known = [row for row in rows if row.begun_by]

    every, without = (initiative(small(*found), TODAY) for found in (rows, known))

    assert dataclasses.replace(without, coverage=0, missing=(), detail={}).value == every.value
    assert every.coverage <= 1
