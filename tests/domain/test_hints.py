"""Hints: every state has one, each names its source, and the one that fits is found."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from tests.helpers.dossiers import changed, edited, sample, small

from kamdesk.domain.hints import (
    account_hints,
    compliance_hint,
    criteria_hints,
    hint,
    hint_defs,
    person_hints,
    project_hints,
)
from kamdesk.domain.records import Event, Person
from kamdesk.domain.scales import scale

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize("power", ["high", "low"])
@pytest.mark.parametrize("attitude", [*scale("ATTITUDE").codes, "unknown"])
def test_every_attitude_has_a_hint_for_high_and_low_power(attitude: str, power: str) -> None:
    assert hint("attitude", attitude, power=power) is not None


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("org_level", "ORG_LEVEL"),
        ("stage", "STAGE"),
        ("bond", "BOND_LEVEL"),
        ("need", "NEED_LEVEL"),
    ],
)
def test_every_step_of_a_scale_has_its_hint(topic: str, name: str) -> None:
    assert [code for code in scale(name).codes if hint(topic, code) is None] == []


def test_the_attitude_hints_are_marked_as_reconstruction() -> None:
    found = [item for item in hint_defs().values() if item.topic == "attitude"]

    assert len(found) == 10
    assert all(item.reconstruction for item in found)


def test_every_hint_has_three_languages_and_names_items() -> None:
    for item in hint_defs().values():
        assert all(item.words)
        assert item.source
        assert all(re.fullmatch(r"S[0-4]-\d{2,3}", source) for source in item.source)


@pytest.mark.parametrize(("need", "asked"), [(1, True), (2, True), (3, True), (4, False)])
def test_needs_one_to_three_ask_for_a_compliance_check(need: int, *, asked: bool) -> None:
    assert (compliance_hint(need) is not None) is asked


def _ids(found: tuple[object, ...]) -> list[str]:
    return [item.about.id for item in found]  # type: ignore[attr-defined]


def test_a_person_gets_what_fits_attitude_power_and_need() -> None:
    person = Person(id="p", attitude="accepted", power=3, need_level=2)
    dossier = small(person)

    found = person_hints(dossier, person, today=TODAY)

    assert _ids(found) == ["attitude.accepted.high", "need.2", "compliance.2"]


def test_unknown_power_and_attitude_ask_the_coach() -> None:
    person = Person(id="p")

    found = person_hints(small(person), person, today=TODAY)

    assert _ids(found) == ["attitude.unknown.low"]


def test_an_account_gets_level_stage_and_bond() -> None:
    dossier = changed("A", stage="stable", bond_level=2)

    found = _ids(account_hints(dossier, TODAY))

    assert found[:3] == ["org_level.3", "stage.stable", "bond.2"]


def test_an_open_mistake_of_a_rival_is_a_chance() -> None:
    found = _ids(account_hints(sample("C"), TODAY))

    assert "rival_mistake" in found


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "closed", "happened_on": dt.date(2026, 11, 20)},
        {"state": "confirmed", "happened_on": dt.date(2026, 1, 1)},
        {"state": "confirmed", "happened_on": None},
    ],
)
def test_a_mistake_that_is_over_is_none(fields: dict[str, object]) -> None:
    event = Event(id="e", account="X", kind="rival_mistake", **fields)  # type: ignore[arg-type]

    assert _ids(account_hints(small(event), TODAY)) == ["org_level.0"]


def test_criteria_to_be_checked_get_the_hint_of_what_they_look_like() -> None:
    dossier = sample("A")

    found = [item for p in dossier.open_projects for item in project_hints(dossier, p)]
    statuses = {item.about.when for item in found}

    assert statuses <= {"safe", "watch", "alarm", "open"}
    assert statuses


def test_an_account_without_criteria_gets_no_hint_on_them() -> None:
    assert criteria_hints(small(), TODAY) == ()


def test_the_worst_status_of_the_account_speaks() -> None:
    assert _ids(criteria_hints(sample("B"), TODAY)) == ["criteria.alarm"]


def test_a_change_of_attitude_changes_the_hint() -> None:
    dossier = edited(sample("A"), "A3", Person, attitude="threat", power=4, need_level=None)
    person = dossier.person("A3")
    assert person is not None

    assert _ids(person_hints(dossier, person, today=TODAY)) == ["attitude.threat.high"]
