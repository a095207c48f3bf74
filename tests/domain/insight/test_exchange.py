"""F-30: news both ways since the last visit."""

from __future__ import annotations

from typing import Any

import pytest
from tests.helpers.customers import TODAY, days_ago, met, theirs
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.exchange import exchange
from kamdesk.domain.records import Event, Observation, Question

VISIT = met("V", days_ago(10), "c")


def seen(key: str, days: int, **fields: Any) -> Observation:
    """Something observed of the account."""
    given = {"subject_kind": "account", "subject": "X", "attribute": "worries", **fields}
    return Observation(id=key, observed_on=days_ago(days), value="x", **given)


def told(key: str, days: int, kind: str = "information") -> Event:
    """News given to the customer."""
    return Event(id=key, account="X", kind=kind, happened_on=days_ago(days))


def test_account_a_of_the_samples_told_us_two_things_and_got_nothing() -> None:
    found = exchange(sample("A"), TODAY)

    assert found.detail == {"since": "2026-11-05", "learned": 2, "told": 0}
    assert (found.value, found.level) == (2.0, "taking")


@pytest.mark.parametrize(
    ("records", "level", "value"),
    [
        ((), "silent", 0.0),
        ((seen("o", 9),), "taking", 1.0),
        ((told("e", 9),), "giving", -1.0),
        ((seen("o", 10), told("e", 10, "reference")), "both", 0.0),
        ((seen("o", 11), told("e", 11)), "silent", 0.0),
        ((seen("o", 9, withdrawn=True), told("e", 9, "news")), "silent", 0.0),
        ((seen("o", 9), seen("p", 8)), "taking", 1.0),
        ((seen("o", 9), seen("p", 8, attribute="strategy")), "taking", 2.0),
        ((seen("o", 9, subject="elsewhere"),), "silent", 0.0),
    ],
)
def test_what_was_learned_and_told(records: tuple[Any, ...], level: str, value: float) -> None:
    found = exchange(small(*theirs("c"), *VISIT, *records), TODAY)

    assert (found.level, found.value) == (level, value)


@pytest.mark.parametrize(
    ("fields", "learned"),
    [({}, 1), ({"state": "refused"}, 0), ({"observation": "o"}, 0), ({"answered": None}, 0)],
)
def test_an_answer_is_a_fact_learned_once(fields: dict[str, Any], learned: int) -> None:
    given = {"answered": days_ago(3), "state": "answered", **fields}
    question = Question(id="q", account="X", wording="?", **given)

    assert exchange(small(*theirs("c"), *VISIT, question), TODAY).detail["learned"] == learned


def test_without_a_visit_there_is_no_balance() -> None:
    found = exchange(small(seen("o", 1)), TODAY)

    assert (found.value, found.level, found.missing) == (None, None, ("visit",))
