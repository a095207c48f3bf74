"""F-33: how long our own departments take to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.customers import TODAY, days_ago, ours, portfolio
from tests.helpers.dossiers import small

from kamdesk.domain.insight.answer_times import answer_times
from kamdesk.domain.records import Action, Department

if TYPE_CHECKING:
    import datetime as dt

TECHNIK = Department(id="T", organisation="OWN", name="Technik")


def request(key: str, asked: dt.date | None, done: dt.date | None, **fields: Any) -> Action:
    """A request within the firm."""
    given = {"kind": "request", "owner": "u", **fields}
    return Action(id=key, account="X", text="help", asked=asked, done=done, **given)


def test_the_departments_of_the_samples() -> None:
    found = answer_times(portfolio(), TODAY)

    means = {str(item.detail["name"]): item.value for item in found.items.values()}
    waiting = {str(i.detail["name"]): i.detail["longest"] for i in found.items.values()}
    assert means == {"技术": 4.0, "财务": None}
    assert waiting == {"技术": 83, "财务": 5}
    assert (found.value, found.coverage) == (4.0, 0.5)
    assert found.detail == {"answered": 2, "waiting": 2}


def test_the_mean_is_of_the_answered_ones_alone() -> None:
    rows = (
        request("a", days_ago(10), days_ago(8)),
        request("b", days_ago(10), days_ago(4)),
        request("c", days_ago(300), None),
    )
    found = answer_times((small(TECHNIK, *ours("u", department="T"), *rows),), TODAY)

    assert found.items["T"].value == 4.0
    assert found.items["T"].detail["longest"] == 300


@pytest.mark.parametrize(
    ("asked", "done", "kind"),
    [
        (days_ago(365), TODAY, "request"),
        (None, TODAY, "request"),
        (days_ago(-1), None, "request"),
        (days_ago(2), TODAY, "promise"),
    ],
)
def test_what_is_no_request_of_this_year_does_not_count(
    asked: dt.date | None, done: dt.date | None, kind: str
) -> None:
    found = answer_times((small(request("a", asked, done, kind=kind)),), TODAY)

    assert (found.items, found.missing) == ({}, ("requests",))


@pytest.mark.parametrize("done", [days_ago(3), days_ago(-1)])
def test_an_answer_before_the_question_or_after_today_is_none(done: dt.date) -> None:
    found = answer_times((small(request("a", days_ago(2), done)),), TODAY)

    assert (found.value, found.detail["waiting"]) == (None, 1)


@pytest.mark.parametrize("owner", [None, "u", "nobody"])
def test_an_owner_without_a_department_stands_last(owner: str | None) -> None:
    rows = (
        request("a", days_ago(2), TODAY, owner=owner),
        request("b", days_ago(3), TODAY, owner="t"),
    )
    people = (*ours("u"), *ours("t", department="T"))
    found = answer_times((small(TECHNIK, *people, *rows),), TODAY)

    assert list(found.items) == ["T", ""]
    assert found.items[""].detail["name"] == "Department not known"
