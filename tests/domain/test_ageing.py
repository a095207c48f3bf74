"""Receivables by age, on the sample and at the borders."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.ageing import Ageing, ageing, ladder
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.collection import collection
from kamdesk.domain.insight.payment import payment_trap
from kamdesk.domain.records import Complaint, Invoice

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

TODAY = dt.date(2026, 11, 23)


def aged(dossier: Dossier) -> Ageing:
    return ageing(collection(dossier, TODAY))


def amounts(found: Ageing) -> dict[str, float]:
    return {bucket.code: bucket.amount for bucket in found.buckets if bucket.amount}


def bill(due: dt.date | None, **more: Any) -> Invoice:
    return Invoice(id="i", account="X", no="1", due=due, amount=Money(5, "CNY"), **more)


def test_the_sample() -> None:
    found = aged(sample("A"))

    assert amounts(found) == {
        "not due": 158_000_000.0,
        "S0": 98_000_000.0,
        "S3": 60_000_000.0,
        "disputed": 45_000_000.0,
    }
    assert (found.overdue, found.disputed, found.waiting) == (60_000_000, 45_000_000, 256_000_000)


def test_a_promise_holds_a_part_of_it() -> None:
    found = aged(sample("B"))

    assert (found.promised, amounts(found)["S3"]) == (90_000_000.0, 90_000_000.0)


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_ages_add_up_to_what_is_owed(account: str) -> None:
    found = aged(sample(account))

    assert found.total == payment_trap(sample(account), TODAY).detail["receivables"]
    assert found.disputed == payment_trap(sample(account), TODAY).detail["disputed"]


@pytest.mark.parametrize(
    ("late", "bucket"),
    [
        (-8, "not due"),
        (-7, "S0"),
        (0, "S0"),
        (1, "S1"),
        (7, "S1"),
        (8, "S2"),
        (90, "S4"),
        (91, "S5"),
        (999, "S5"),
    ],
)
def test_the_borders_are_those_of_the_ladder(late: int, bucket: str) -> None:
    found = aged(small(bill(TODAY - dt.timedelta(days=late))))

    assert amounts(found) == {bucket: 5.0}
    held = next(row for row in found.buckets if row.code == bucket)
    assert held.first is None or held.first <= late
    assert held.last is None or late <= held.last
    assert found.overdue == (5.0 if late > 0 else 0.0)


def test_without_a_due_date() -> None:
    assert amounts(aged(small(bill(None)))) == {"undated": 5.0}


@pytest.mark.parametrize("days", [-30, 30])
def test_what_is_disputed_has_no_age(days: int) -> None:
    due = TODAY - dt.timedelta(days=days)
    dossier = small(bill(due, disputed_by="c"), Complaint(id="c", account="X", what="Leak"))

    assert amounts(aged(dossier)) == {"disputed": 5.0}


def test_an_amount_that_is_not_known_is_no_age() -> None:
    found = aged(small(Invoice(id="i", account="X", no="1", due=TODAY)))

    assert (amounts(found), found.total) == ({}, 0.0)


def test_the_ages_in_words() -> None:
    assert [bucket.words for bucket in ladder()] == [
        "not due",
        "due within 7 days",
        "1 to 7 days late",
        "8 to 30 days late",
        "31 to 60 days late",
        "61 to 90 days late",
        "over 90 days late",
        "disputed",
        "without a due date",
    ]
    assert [bucket.step for bucket in ladder()][:3] == ["", "S0", "S1"]
