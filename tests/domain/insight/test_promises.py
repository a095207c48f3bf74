"""F-23: promises kept, ours and theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import TODAY, days_ago
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.promises import is_kept, is_overdue, promise_keeping
from kamdesk.domain.records import Action

if TYPE_CHECKING:
    import datetime as dt


@pytest.mark.parametrize(
    ("account", "kept", "due", "rate"),
    [("A", 7, 9, 77.78), ("B", 2, 5, 40.0), ("C", 0, 1, None)],
)
def test_our_promises_in_the_samples(
    account: str, kept: int, due: int, *, rate: float | None
) -> None:
    found = promise_keeping(sample(account), TODAY)
    assert (found.parts[0].points, found.parts[0].maximum) == (kept, due)
    assert found.value == (None if rate is None else pytest.approx(rate, abs=0.005))


def _promise(
    key: str, due: dt.date | None, done: dt.date | None = None, side: str = "ours"
) -> Action:
    return Action(
        id=key, external=key, account="X", kind="promise", side=side, text="x", due=due, done=done
    )


@pytest.mark.parametrize(
    ("due", "done", "kept"),
    [
        (TODAY, TODAY, True),
        (TODAY, days_ago(5), True),
        (days_ago(5), TODAY, False),
        (TODAY, None, False),
        (None, TODAY, False),
    ],
)
def test_kept_is_done_in_time(due: dt.date | None, done: dt.date | None, *, kept: bool) -> None:
    assert is_kept(_promise("p", due, done)) is kept


@pytest.mark.parametrize(
    ("due", "done", "overdue"),
    [
        (days_ago(1), None, True),
        (TODAY, None, False),
        (days_ago(1), days_ago(1), False),
        (days_ago(3), days_ago(-1), True),
        (None, None, False),
    ],
)
def test_overdue_is_open_after_its_day(
    due: dt.date | None, done: dt.date | None, *, overdue: bool
) -> None:
    assert is_overdue(_promise("p", due, done), TODAY) is overdue


@pytest.mark.parametrize(("days", "counts"), [(0, True), (364, True), (365, False), (-1, False)])
def test_what_was_due_in_a_year_counts(days: int, counts: bool) -> None:
    day = days_ago(days)
    found = promise_keeping(small(*(_promise(str(n), day, day) for n in range(3))), TODAY)
    assert (found.value == 100.0) is counts


def test_theirs_are_counted_apart() -> None:
    records = (_promise(str(n), TODAY, None, "theirs") for n in range(3))
    found = promise_keeping(small(*records), TODAY)
    assert found.value is None
    assert found.detail["theirs"] == {"due": 3, "kept": 0, "rate": 0.0, "overdue": []}
