"""Lines of the Monday list put aside: which, until when, and what brings them back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from tests.helpers.dossiers import changed, sample

from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.insight.monday import Monday, monday_list
from kamdesk.domain.insight.monday_aside import RULE, about_of, matter_of
from kamdesk.domain.records import Action, FindingMark

TODAY = dt.date(2026, 11, 23)


def monday(mark: FindingMark | None, *, day: dt.date = TODAY, **changes: Any) -> Monday:
    """The list of account A with a mark, and with changes to the promise it is about."""
    plus: list[Any] = [mark] if mark is not None else []
    if changes:
        promise = sample("A").shelf.get(Action, line().rows[0].id)
        assert promise is not None
        plus.append(dataclasses.replace(promise, **changes))
    without = [line().rows[0].id] if changes else []
    return monday_list([Reckoned(changed("A", without=without, plus=plus), day)], {})


def line() -> Any:
    """The overdue promise of account A."""
    found = monday_list([Reckoned(sample("A"), TODAY)], {})
    return next(line for line in found.lines if line.section == "promises")


def mark(**values: Any) -> FindingMark:
    matter = matter_of(line(), sample("A"))
    given = {
        "id": "mark",
        "account": matter.account,
        "rule": RULE,
        "about": matter.about,
        "reason": "on leave",
        "fingerprint": matter.fingerprint,
    }
    return FindingMark(**(given | values))


def test_a_line_that_is_marked_is_aside_and_does_not_count() -> None:
    before, after = monday(None), monday(mark())

    assert [about_of(item) for item in after.aside] == [about_of(line())]
    assert after.aside[0].aside is not None
    assert after.aside[0].aside.reason == "on leave"
    assert len(after.lines) == len(before.lines) - 1


def test_its_day_brings_it_back() -> None:
    assert monday(mark(until=TODAY + dt.timedelta(days=1))).aside
    assert not monday(mark(until=TODAY)).aside


def test_another_day_alone_does_not() -> None:
    assert monday(mark(), day=TODAY + dt.timedelta(days=3)).aside


def test_a_change_of_what_is_behind_it_brings_it_back() -> None:
    assert not monday(mark(), text="something else was promised").aside


def test_a_mark_of_a_finding_or_of_another_line_says_nothing() -> None:
    assert not monday(mark(rule="FND-33")).aside
    assert not monday(mark(about="promises:other:other")).aside
