"""F-28: the four parts of a prepared visit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.readiness import projects_of, readiness, visit_readiness
from kamdesk.domain.records import (
    Action,
    Attendance,
    ChecklistRun,
    ChecklistTick,
    Interaction,
    Person,
    Post,
    Project,
    Question,
)
from kamdesk.domain.standing import checklist

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

DAY = dt.date(2026, 11, 25)


def visit(**fields: Any) -> Interaction:
    start = dt.datetime.combine(DAY, dt.time(9), tzinfo=dt.UTC)
    values: dict[str, Any] = {"kind": "visit", "status": "planned", "start": start} | fields
    return Interaction(id="v", external="v", account="X", **values)


PLAN = {"objective": "order", "minimum": "date", "fallback": "name", "bring_value": "figures"}

PEOPLE: tuple[Record, ...] = (
    Person(id="u", name="Us"),
    Post(id="up", person="u", organisation="OWN"),
    Person(id="p", external="p", name="Ann"),
    Post(id="pp", person="p", organisation="X"),
    Attendance(id="ap", interaction="v", person="p"),
)


def points(*records: Record, plan: dict[str, Any] | None = None) -> dict[str, float | None]:
    item = visit(**(plan or {}))
    found = visit_readiness(small(item, *PEOPLE, *records), item, today=dt.date(2026, 11, 23))
    return {part.code: part.points for part in found.parts}


def test_the_next_visit_speaks_for_the_account(today: dt.date) -> None:
    found = readiness(sample("A"), today)
    item = found.items["A-V8"]
    assert (found.value, found.level) == (item.value, item.level)
    assert {part.code: part.maximum for part in found.parts} == {
        "facts": 40,
        "plan": 30,
        "kit": 20,
        "promises": 10,
    }
    assert found.value == pytest.approx(sum(part.points or 0 for part in found.parts))


def test_the_plan_of_the_sample_visits_is_complete(today: dt.date) -> None:
    for account, key in (("A", "A-V8"), ("C", "C-V3")):
        parts = {part.code: part for part in readiness(sample(account), today).items[key].parts}
        assert parts["plan"].points == 30


def test_a_broken_promise_to_who_is_met_costs_its_part(today: dt.date) -> None:
    item = readiness(sample("C"), today).items["C-V3"]
    assert {part.code: part.points for part in item.parts}["promises"] == 0
    assert "C-prm-01" in item.missing


def test_without_a_planned_visit_there_is_nothing_to_prepare(today: dt.date) -> None:
    found = readiness(sample("B"), today)
    assert (found.value, found.level, found.missing) == (None, None, ("visit",))


def test_a_planned_phone_call_is_prepared_but_is_not_the_next_visit(today: dt.date) -> None:
    found = readiness(small(visit(kind="phone")), today)
    assert (found.value, list(found.items)) == (None, ["v"])


def test_an_empty_plan_brings_nothing() -> None:
    assert points()["plan"] == 0


def test_each_sixth_of_the_plan_counts() -> None:
    roles = Attendance(id="au", interaction="v", person="u", role_in_visit="lead")
    questions = [Question(id=f"q{n}", account="X", wording="?", interaction="v") for n in range(3)]
    assert points(plan=PLAN)["plan"] == pytest.approx(20)
    assert points(roles, plan=PLAN)["plan"] == pytest.approx(25)
    assert points(roles, *questions, plan=PLAN)["plan"] == pytest.approx(30)
    assert points(roles, *questions[:2], plan=PLAN)["plan"] == pytest.approx(25)


def test_one_of_us_without_a_part_is_not_ready() -> None:
    assert points(Attendance(id="au", interaction="v", person="u"))["plan"] == 0


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_the_kit_counts_what_is_ticked(share: float) -> None:
    items = checklist("CK-KIT").items
    run = ChecklistRun(id="r", checklist="CK-KIT", subject_kind="interaction", subject="v")
    ticks = [
        ChecklistTick(id=item.code, checklist_run="r", item=item.code, done=n < share * len(items))
        for n, item in enumerate(items)
    ]
    assert points(run, *ticks)["kit"] == pytest.approx(20 * share)


def promise(**fields: Any) -> Action:
    base: dict[str, Any] = {
        "id": "a",
        "external": "a",
        "kind": "promise",
        "side": "ours",
        "account": "X",
        "counterpart": "p",
        "text": "report",
        "due": dt.date(2026, 11, 20),
    }
    return Action(**(base | fields))


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({}, 0),
        ({"due": None}, 0),
        ({"done": dt.date(2026, 11, 21)}, 10),
        ({"answer": "on Friday"}, 10),
        ({"due": dt.date(2026, 12, 1)}, 10),
        ({"side": "theirs"}, 10),
        ({"kind": "task"}, 10),
        ({"counterpart": "u"}, 10),
    ],
)
def test_promises_due_need_an_answer(fields: dict[str, Any], left: float) -> None:
    assert points(promise(**fields))["promises"] == left


def test_facts_of_who_is_met_count_though_he_is_not_key() -> None:
    known = Person(
        id="p",
        external="p",
        name="Ann",
        power=1,
        attitude="accepted",
        career_need="fame",
        kpi="cost",
        personal_need="rest",
    )
    assert (points()["facts"] or 0) < (points(known)["facts"] or 0)


def test_nobody_to_meet_and_no_project_leaves_the_facts_out(today: dt.date) -> None:
    item = visit(**PLAN)
    found = visit_readiness(small(item), item, today=today)
    assert found.parts[0].points is None
    assert found.coverage == 0.6


def test_all_open_projects_serve_a_visit_to_people_without_a_part() -> None:
    dossier = small(*PEOPLE, Project(id="P", account="X", name="Line"))
    ann = dossier.person("p")
    assert ann is not None
    assert [project.id for project in projects_of(dossier, (ann,))] == ["P"]


def test_a_well_prepared_visit_is_ready(today: dt.date) -> None:
    assert readiness(sample("A"), today).level == "ready"
    assert readiness(sample("C"), today).level == "not ready"
