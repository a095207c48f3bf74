"""F-24: slips of the sample book, moves of a date, and stays in one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.slip import days_in_step, project_flags, slip
from kamdesk.domain.records import Milestone, Observation, ProcurementStep, Project

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

PROJECT = Project(id="P", external="P", account="X", name="New line")


@pytest.mark.parametrize(
    ("account", "items"),
    [
        (
            "A",
            {
                "A-P1:A-P1-ms-1": 36,
                "A-P1:A-P1-ms-2": 23,
                "A-P1:A-P1-ms-3": 24,
                "A-P1:A-P1-ms-4": 23,
                "A-P2:A-P2-ms-1": 15,
            },
        ),
        ("B", {"B-P1:B-P1-ms-1": 20}),
        ("C", {"C-P1:C-P1-ms-1": 0}),
        ("D", {}),
    ],
)
def test_the_sample_book_slips_as_expected(
    account: str, items: dict[str, int], today: dt.date
) -> None:
    found = slip(sample(account), today)
    assert {key: item.value for key, item in found.items.items()} == items
    assert found.value == max(items.values(), default=None)


@pytest.mark.parametrize(
    ("project", "days", "flagged"),
    [("A-P1", 158, True), ("A-P2", 34, False), ("B-P1", 64, True), ("C-P1", 69, True)],
)
def test_a_project_that_stays_in_a_step_is_flagged(
    project: str, days: int, flagged: bool, today: dt.date
) -> None:
    detail = slip(sample(project[0]), today).detail[project]
    assert isinstance(detail, dict)
    assert (detail["days_in_step"], detail["flagged"]) == (days, flagged)


def test_each_milestone_of_the_sample_moved_once(today: dt.date) -> None:
    items = slip(sample("A"), today).items.values()
    assert [item.detail["moves"] for item in items] == [1] * 5


def observed(attribute: str, *days: str, subject: str = "P", kind: str = "project") -> list[Record]:
    return [
        Observation(
            id=f"o{n}",
            subject_kind=kind,
            subject=subject,
            attribute=attribute,
            value=day,
            observed_on=dt.date(2026, 1, 1 + n),
        )
        for n, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("days", "flagged"),
    [
        ((), False),
        (("2026-12-01", "2027-01-01"), False),
        (("2026-11-01", "2026-12-01", "2027-01-01"), True),
        (("2027-01-01", "2027-01-01", "2027-01-01"), False),
    ],
)
def test_an_order_date_moved_twice_is_flagged(
    days: tuple[str, ...], flagged: bool, today: dt.date
) -> None:
    project = Project(
        id="P", external="P", account="X", name="Line", order_date=dt.date(2027, 1, 1)
    )
    dossier = small(project, *observed("order_date", *days))
    found = project_flags(dossier, project, today=today)
    assert isinstance(found, dict)
    assert found["flagged"] is flagged


def stone(**fields: Any) -> Milestone:
    return Milestone(id="m", external="m", project="P", name="Award", **fields)


@pytest.mark.parametrize(
    ("fields", "value", "level"),
    [
        ({"planned": dt.date(2026, 1, 1)}, None, None),
        ({"forecast": dt.date(2026, 1, 1)}, None, None),
        ({"planned": dt.date(2026, 1, 1), "forecast": dt.date(2026, 1, 1)}, 0, "on time"),
        ({"planned": dt.date(2026, 1, 2), "forecast": dt.date(2026, 1, 1)}, -1, "on time"),
        ({"planned": dt.date(2026, 1, 1), "forecast": dt.date(2026, 1, 2)}, 1, "slipped"),
        (
            {
                "planned": dt.date(2026, 1, 1),
                "forecast": dt.date(2026, 1, 9),
                "actual": dt.date(2026, 1, 3),
            },
            2,
            "slipped",
        ),
    ],
)
def test_a_slip_is_counted_from_the_plan(
    fields: dict[str, Any], value: int | None, level: str | None, today: dt.date
) -> None:
    found = slip(small(PROJECT, stone(**fields)), today)
    item = found.items["P:m"]
    assert (item.value, item.level) == (value, level)
    assert found.missing == (("P:m",) if value is None else ())


def step(key: str, state: str, actual: dt.date | None = None) -> ProcurementStep:
    return ProcurementStep(id=key, project="P", name=key, state=state, actual=actual)


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ((), None),
        ((step("a", "open"),), None),
        ((step("a", "done", dt.date(2026, 11, 13)), step("b", "current")), 10),
        ((step("a", "done"), step("b", "current")), None),
        ((step("a", "done", dt.date(2027, 1, 1)), step("b", "current")), None),
        ((step("a", "done", dt.date(2026, 11, 13)), step("b", "skipped")), None),
    ],
)
def test_days_in_a_step_run_from_the_last_completed_one(
    steps: tuple[ProcurementStep, ...], days: int | None, today: dt.date
) -> None:
    assert days_in_step(small(PROJECT, *steps), PROJECT, today=today) == days
