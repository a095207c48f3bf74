"""Receivables by age, on the sample and at the borders."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.ageing import ageing
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.payment import payment_trap
from kamdesk.domain.insight.sales import till_of
from kamdesk.domain.records import Invoice

TODAY = dt.date(2026, 11, 23)


def test_the_sample() -> None:
    found = ageing(sample("A"), TODAY, till=till_of([sample("A")]))

    assert found == {"not_due": 256_000_000.0, "31-60": 60_000_000.0, "disputed": 45_000_000.0}


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_ages_add_up_to_what_is_owed(account: str) -> None:
    dossier = sample(account)

    found = ageing(dossier, TODAY, till=till_of([dossier]))

    assert sum(found.values()) == payment_trap(dossier, TODAY).detail["receivables"]


@pytest.mark.parametrize(
    ("late", "bucket"),
    [(0, "not_due"), (1, "1-7"), (7, "1-7"), (8, "8-30"), (90, "61-90"), (91, "91-"), (999, "91-")],
)
def test_the_borders_are_those_of_the_ladder(late: int, bucket: str) -> None:
    due = TODAY - dt.timedelta(days=late)
    dossier = small(Invoice(id="i", account="X", no="1", due=due, amount=Money(5, "CNY")))

    assert ageing(dossier, TODAY, till=till_of([dossier])) == {bucket: 5.0}


def test_without_a_due_date() -> None:
    dossier = small(Invoice(id="i", account="X", no="1", amount=Money(5, "CNY")))

    assert ageing(dossier, TODAY, till=till_of([dossier])) == {"undated": 5.0}
