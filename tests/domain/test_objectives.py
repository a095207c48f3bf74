"""Objectives read for people: their order, their values in words, the compliance check."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.helpers.customers import TODAY, days_ago
from tests.helpers.dossiers import small

from kamdesk.domain.objectives import (
    compliance_need,
    is_late,
    objective_subject,
    objectives_of,
    unchecked_measures,
    value_code,
    value_words,
)
from kamdesk.domain.records import Action, ChecklistRun, ChecklistTick, Objective, Person
from kamdesk.domain.standing import checklist


def _objective(key: str = "o", **fields: Any) -> Objective:
    return Objective(id=key, subject_kind="person", subject="p", **fields)


def test_the_next_due_is_first_and_results_are_last() -> None:
    dossier = small(
        _objective("done", due=dt.date(2026, 1, 1), result="reached"),
        _objective("never"),
        _objective("soon", due=dt.date(2026, 12, 1)),
    )

    assert [item.id for item in objectives_of(dossier)] == ["soon", "never", "done"]


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({"due": days_ago(1)}, True),
        ({"due": TODAY}, False),
        ({"due": days_ago(1), "result": "reached"}, False),
        ({}, False),
    ],
)
def test_late_is_past_its_day_without_a_result(fields: dict[str, Any], *, late: bool) -> None:
    assert is_late(_objective(**fields), TODAY) is late


@pytest.mark.parametrize(
    ("level", "value", "words"),
    [
        ("key", "accepted", "Accepted"),
        ("org", "4", "Strategic partner"),
        ("extensive", "4", "4"),
        ("key", "first contact", "first contact"),
        (None, None, ""),
    ],
)
def test_a_value_reads_as_a_step_of_its_scale(
    level: str | None, value: str | None, words: str
) -> None:
    assert value_words(_objective(level=level), value) == words


@pytest.mark.parametrize(
    ("level", "typed", "kept"),
    [
        ("key", "接受", "accepted"),
        ("org", "Strategic partner", "4"),
        ("key", "first contact", "first contact"),
        ("extensive", "Accepted", "Accepted"),
        ("key", None, None),
    ],
)
def test_typed_words_are_kept_as_the_code_they_mean(
    level: str, typed: str | None, kept: str | None
) -> None:
    assert value_code(level, typed) == kept


def test_the_subject_is_found_by_kind_and_id() -> None:
    person = Person(id="p", name="Ann")

    assert objective_subject(small(person), _objective()) == person
    assert objective_subject(small(), Objective(id="o")) is None


LEISURE = next(item for item in checklist("CK-PLA").items if item.code == "p_leisure").name.en
EXCHANGE = next(item for item in checklist("CK-PLA").items if item.code == "l_exchange").name.en


@pytest.mark.parametrize(
    ("text", "level", "need"),
    [
        (LEISURE, 5, "must"),
        (EXCHANGE, 1, "may"),
        (EXCHANGE, 5, ""),
        ("life-cycle cost day", 2, "may"),
        ("life-cycle cost day", 4, ""),
        ("life-cycle cost day", None, ""),
        (None, 1, "may"),
    ],
)
def test_measures_for_low_needs_want_a_check(
    text: str | None, level: int | None, need: str
) -> None:
    dossier = small(Person(id="p", need_level=level))
    action = Action(id="a", text=text)

    assert compliance_need(dossier, action, objective=_objective()) == need


def test_the_person_of_the_measure_counts_where_the_objective_is_on_the_account() -> None:
    objective = Objective(id="o", subject_kind="account", subject="X")
    dossier = small(Person(id="q", need_level=3))

    action = Action(id="a", text="dinner", counterpart="q")

    assert compliance_need(dossier, action, objective=objective) == "may"


@pytest.mark.parametrize(("ticked", "expected"), [(0, ["a"]), (4, ["a"]), (5, [])])
def test_a_delicate_measure_waits_for_the_whole_check(ticked: int, expected: list[str]) -> None:
    run = ChecklistRun(id="r", checklist="CK-COMP", subject_kind="action", subject="a")
    ticks = [
        ChecklistTick(id=item.code, checklist_run="r", item=item.code, done=True)
        for item in checklist("CK-COMP").items[:ticked]
    ]
    measures = (Action(id="a", text=LEISURE), Action(id="b", text="road map day"))
    objective = _objective(measures=("a", "b", "gone"))

    found = unchecked_measures(small(objective, *measures, run, *ticks))

    assert [action.id for action in found] == expected
