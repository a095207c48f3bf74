"""What runs out and what is waited for, on the sample and at the borders."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.records import Agreement, Project, Sample, SupplierStatus
from kamdesk.domain.terms import renewals, waiting_samples

TODAY = dt.date(2026, 11, 23)


def days(n: int) -> dt.date:
    return TODAY + dt.timedelta(days=n)


def test_the_framework_of_the_sample_ends_soon() -> None:
    found = renewals(sample("A"), TODAY)

    assert [(item.record.id, item.state) for item in found] == [("A-agr-1", "near")]


@pytest.mark.parametrize(
    ("end", "notice", "state"),
    [
        (-1, None, "late"),
        (0, None, "near"),
        (60, None, "near"),
        (61, None, "far"),
        (200, 30, "near"),
    ],
)
def test_how_near_an_end_is(end: int, notice: int | None, state: str) -> None:
    row = Agreement(
        id="a",
        account="X",
        kind="order",
        valid_to=days(end),
        renewal_notice=None if notice is None else days(notice),
        items="two pumps",
    )

    found = renewals(small(row), TODAY)[0]

    assert (found.state, found.note) == (state, "two pumps")


def test_approvals_stand_among_them_by_day() -> None:
    found = renewals(
        small(
            Agreement(id="a", account="X", kind="order", valid_to=days(90)),
            SupplierStatus(id="s", account="X", expiry=days(30), note="portal"),
            SupplierStatus(id="t", account="X"),
        ),
        TODAY,
    )

    assert [(item.record.id, item.note) for item in found] == [("s", "portal"), ("a", "")]


def of(**values: Any) -> tuple[str, bool]:
    row = Sample(id="s", project="p", what="seal", **values)
    found = waiting_samples(small(Project(id="p", account="X", name="P"), row), TODAY)[0]
    return found.state, found.late


def test_the_clock_of_a_sample() -> None:
    assert of() == ("unsent", False)
    assert of(due=days(-1)) == ("unsent", True)
    assert of(sent=days(-7)) == ("waiting", False)
    assert of(sent=days(-8)) == ("silent", False)
    assert of(sent=days(-30), received=days(-3)) == ("waiting", False)
    assert of(sent=days(-30), next_follow=days(2)) == ("waiting", False)
    assert of(sent=days(-30), next_follow=days(-2)) == ("silent", True)


def test_a_sample_with_a_result_is_not_waited_for() -> None:
    assert [item.sample.id for item in waiting_samples(sample("A"), TODAY)] == ["A-sample-2"]
