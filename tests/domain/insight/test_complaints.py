"""F-16: complaints against the clock."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, at, days_ago
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.complaints import (
    complaint_times,
    days_late,
    is_late,
    is_open,
    passed_on_late,
)
from kamdesk.domain.records import Complaint


def _complaint(days: int = 1, **fields: object) -> Complaint:
    values = {"severity": "major", "opened": at(days_ago(days)), **fields}
    return Complaint(id="c", external="c", account="X", what="It leaks", **values)  # type: ignore[arg-type]


def test_the_complaints_of_a() -> None:
    found = complaint_times(sample("A"), TODAY)
    assert (found.value, found.level) == (84.0, "red")
    late, closed = found.items["A-C1"].detail, found.items["A-C2"].detail
    assert (late["days"], late["target"], late["late"]) == (114, 30, 84)
    assert (late["first_answer_hours"], late["first_answer_target"]) == (5.0, 8)
    assert (closed["open"], closed["days"]) == (False, 3)


def test_the_complaint_of_b() -> None:
    found = complaint_times(sample("B"), TODAY).items["B-C1"]
    assert (found.value, found.level, found.detail["days"]) == (131.0, "red", 138)
    assert found.detail["first_answer_hours"] == 52.0
    assert found.detail["passed_on_late"] is True


def test_no_complaint_is_no_result() -> None:
    found = complaint_times(sample("C"), TODAY)
    assert (found.value, found.level) == (None, None)


@pytest.mark.parametrize(
    ("severity", "days", "late"),
    [("critical", 7, 0), ("critical", 8, 1), ("major", 31, 1), ("minor", 60, 0), ("minor", 61, 1)],
)
def test_every_severity_has_its_target(severity: str, days: int, late: int) -> None:
    assert days_late(_complaint(days, severity=severity), TODAY) == late


def test_closed_in_time_is_never_late_again() -> None:
    complaint = _complaint(400, closed=days_ago(390))
    assert not is_open(complaint, TODAY)
    assert days_late(complaint, TODAY) == 0


def test_closed_too_late_is_counted_and_no_longer_red() -> None:
    found = complaint_times(small(_complaint(100, closed=days_ago(10))), TODAY)
    assert (found.value, found.level, found.items["c"].value) == (0.0, "green", 60.0)


def test_a_complaint_closed_tomorrow_is_open_today() -> None:
    assert is_late(_complaint(40, closed=days_ago(-1)), TODAY)


def test_an_answer_in_time_is_green() -> None:
    opened = at(TODAY)
    complaint = _complaint(
        0, first_answer=opened + dt.timedelta(hours=8), passed_on=opened, contained=TODAY
    )
    found = complaint_times(small(complaint), TODAY).items["c"]
    assert (found.level, found.detail["left"]) == ("green", 30)


@pytest.mark.parametrize(
    "fields",
    [
        {"first_answer": at(days_ago(1)), "passed_on": at(days_ago(2)), "contained": TODAY},
        {"first_answer": at(days_ago(2)), "passed_on": at(days_ago(0)), "contained": TODAY},
        {"first_answer": at(days_ago(6)), "passed_on": at(days_ago(6)), "days": 6},
    ],
)
def test_a_late_answer_or_nobody_on_site_is_amber(fields: dict[str, object]) -> None:
    days = int(str(fields.pop("days", 2)))
    found = complaint_times(small(_complaint(days, **fields)), TODAY)
    assert found.level == "amber"


def test_not_passed_on_at_all_is_late_after_a_day() -> None:
    assert not passed_on_late(_complaint(1), TODAY)
    assert passed_on_late(_complaint(2), TODAY)


def test_what_was_closed_without_passing_on_is_not_waited_for() -> None:
    assert not passed_on_late(_complaint(9, closed=TODAY), TODAY)


def test_without_a_day_of_opening_nothing_is_counted() -> None:
    found = complaint_times(small(_complaint(opened=None, severity=None)), TODAY)
    assert found.items["c"].value is None
    assert found.missing == ("c:opened", "c:severity")
    assert not passed_on_late(_complaint(opened=None), TODAY)


def test_a_complaint_of_tomorrow_is_not_there_yet() -> None:
    assert complaint_times(small(_complaint(-1)), TODAY).items == {}


def test_one_without_words_is_named_by_its_id() -> None:
    complaint = Complaint(id="c", account="X", severity="minor", opened=at(TODAY))
    found = complaint_times(small(complaint), TODAY)
    assert found.parts[0].label == "Complaint c"


@given(st.integers(0, 500), st.sampled_from(["critical", "major", "minor"]))
def test_waiting_longer_is_never_less_late(days: int, severity: str) -> None:
    now = days_late(_complaint(days, severity=severity), TODAY)
    later = days_late(_complaint(days + 1, severity=severity), TODAY)
    assert 0 <= now <= later
