"""The clock of a complaint: hours and days against what they may be."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.complaint_clock import Deadline, clock
from kamdesk.domain.insight.complaints import days_late
from kamdesk.domain.records import Complaint

OPENED = dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def complaint(**values: Any) -> Complaint:
    fields: dict[str, Any] = {"opened": OPENED, "severity": "critical"}
    return Complaint(id="c", **fields | values)


def at(found: tuple[Deadline, ...], step: str) -> Deadline:
    return next(item for item in found if item.step == step)


def test_the_first_answer_runs_in_hours() -> None:
    found = at(clock(complaint(), OPENED + 3 * HOUR), "first_answer")

    assert (found.state, found.left) == ("running", 1.0)


def test_no_answer_in_time_is_overdue() -> None:
    found = at(clock(complaint(), OPENED + 6 * HOUR), "first_answer")

    assert (found.state, found.left) == ("overdue", -2.0)


@pytest.mark.parametrize(("hours", "state"), [(4, "kept"), (5, "missed")])
def test_an_answer_keeps_its_time(hours: int, state: str) -> None:
    answered = complaint(first_answer=OPENED + hours * HOUR)

    assert at(clock(answered, OPENED + 900 * HOUR), "first_answer").state == state


def test_a_minor_one_needs_no_containment() -> None:
    found = clock(complaint(severity="minor"), OPENED + 900 * HOUR)

    assert at(found, "contained").state == "free"
    assert at(found, "closed").state == "running"


def test_days_are_whole() -> None:
    fixed = complaint(contained=dt.date(2026, 11, 21))

    assert at(clock(fixed, OPENED), "contained").state == "kept"


def test_without_a_severity_only_passing_on_has_a_target() -> None:
    found = clock(complaint(severity=None), OPENED + 25 * HOUR)

    assert [item.step for item in found if item.target is not None] == ["passed_on"]
    assert at(found, "passed_on").late


def test_without_a_day_there_is_no_clock() -> None:
    assert clock(complaint(opened=None), OPENED) == ()


@given(st.integers(0, 400), st.sampled_from(["critical", "major", "minor"]))
def test_closing_is_as_late_as_the_formula_says(days: int, severity: str) -> None:
    now = OPENED + dt.timedelta(days=days)
    row = complaint(severity=severity)

    left = at(clock(row, now), "closed").left

    assert left is not None
    assert max(0.0, -left / 24) == days_late(row, now.date())
