"""The meetings behind the cells of the coverage matrices agree with F-11."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.helpers.dossiers import sample

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.coverage import LEVELS, coverage
from kamdesk.domain.insight.coverage_rows import (
    FUNCTIONS,
    contacts,
    function_touches,
    level_touches,
)
from kamdesk.domain.records import Department

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_a_cell_has_meetings_exactly_where_f11_counts_pairs(account: str) -> None:
    detail: dict[str, Any] = dict(coverage(sample(account), DAY).detail)
    counted = {(ours, theirs) for ours, theirs, _pairs in detail["cells"]}

    found = {
        (ours, theirs)
        for ours in LEVELS
        for theirs in LEVELS
        if level_touches(sample(account), DAY, ours=ours, theirs=theirs)
    }

    assert found == counted


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_last_days_are_those_of_f11(account: str) -> None:
    dossier = sample(account)
    detail: dict[str, Any] = dict(coverage(dossier, DAY).detail)
    expected = {
        (ours, theirs): day for ours, theirs, day in detail["functions"] if ours in FUNCTIONS
    }
    keys = {item.id: key_of(item) for item in dossier.shelf.of(Department)}

    found = {
        (item.function, keys[item.department]): item.last.isoformat()
        for item in contacts(dossier, DAY)
        if item.last is not None
    }

    assert found == expected


def test_the_list_of_a_cell_begins_with_its_last_day() -> None:
    for item in contacts(sample("A"), DAY):
        found = function_touches(
            sample("A"), DAY, function=item.function, department=item.department
        )

        assert (found[0].day if found else None) == item.last
        assert [t.day for t in found] == sorted((t.day for t in found), reverse=True)
