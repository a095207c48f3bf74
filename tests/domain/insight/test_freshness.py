"""F-22: what is stale, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.helpers.dossiers import changed, sample, small

from kamdesk.domain.insight.evidence import belongs, contradictions, counting
from kamdesk.domain.insight.freshness import freshness
from kamdesk.domain.records import (
    Department,
    Industry,
    Milestone,
    Observation,
    Organisation,
    Person,
    Post,
    Project,
    ProjectRole,
    Tie,
)


def said(key: str, value: str, day: int, **fields: Any) -> Observation:
    base: dict[str, Any] = {
        "subject_kind": "account",
        "subject": "X",
        "attribute": "worries",
        "observed_on": dt.date(2026, 11, day),
    }
    return Observation(id=key, external=key, value=value, **(base | fields))


@pytest.mark.parametrize(
    ("account", "level", "parts"),
    [
        ("A", "stale", ["BG10"]),
        ("B", "stale", ["BG03"]),
        ("C", "contradictory", ["budget_hi:C-P1"]),
        ("D", "fresh", []),
    ],
)
def test_the_sample_book_is_as_fresh_as_expected(
    account: str, level: str, parts: list[str], today: dt.date
) -> None:
    found = freshness(sample(account), today)
    assert found.level == level
    assert [part.code for part in found.parts] == parts
    assert found.value == len(parts)


def test_the_age_of_a_stale_fact_is_told(today: dt.date) -> None:
    part = freshness(sample("A"), today).parts[0]
    assert (part.points, part.maximum) == (399, 365)


def test_the_budget_said_by_two_is_contradictory() -> None:
    found = contradictions(sample("C"))
    assert [row.id for row in found[0].observations] == ["C-P1-obs-1", "C-P1-obs-2"]


def test_withdrawing_one_ends_the_contradiction() -> None:
    assert contradictions(changed("C", without=["C-P1-obs-2"])) == ()


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([said("a", "x", 1), said("b", "y", 1)], ["b", "a"]),
        ([said("a", "x", 1), said("b", "x", 2)], []),
        ([said("a", "x", 1, chosen=True), said("b", "y", 2)], ["a", "b"]),
        ([said("a", "x", 2, chosen=True), said("b", "y", 2)], ["a", "b"]),
        ([said("a", "x", 3, chosen=True), said("b", "y", 2)], []),
        ([said("a", "x", 1, chosen=True), said("b", "y", 2, chosen=True)], []),
        ([said("a", "x", 1), said("b", "y", 2, withdrawn=True)], []),
        ([said("a", "x", 1), said("b", "y", 1, about="R")], []),
        ([said("a", "x", 1), said("b", "y", 1, attribute="strategy")], []),
    ],
)
def test_what_contradicts_what(rows: list[Observation], found: list[str]) -> None:
    against = contradictions(small(*rows))
    assert [row.id for item in against for row in item.observations] == found


def test_an_observation_of_nothing_counts_for_nothing() -> None:
    assert counting(()) is None


def test_observations_without_a_subject_contradict_nothing() -> None:
    lost = [said("a", "x", 1, subject=None), said("b", "y", 1, subject=None)]
    assert contradictions(small(*lost)) == ()


def test_contradictions_of_another_account_are_not_ours() -> None:
    assert contradictions(sample("A")) == ()


@pytest.mark.parametrize(
    ("entity", "record_id", "ours"),
    [
        ("account", "X", True),
        ("organisation", "X", True),
        ("organisation", "OWN", False),
        ("industry", "I", False),
        ("department", "d", True),
        ("project", "P", True),
        ("milestone", "m", True),
        ("person", "p", True),
        ("person", "outside", False),
        ("person", "roled", True),
        ("tie", "t", True),
        ("department", "nowhere", False),
        ("nothing", "X", False),
    ],
)
def test_what_belongs_to_an_account(entity: str, record_id: str, ours: bool) -> None:
    dossier = small(
        Industry(id="I", name="Steel"),
        Department(id="d", organisation="X", name="Plant"),
        Department(id="nowhere", organisation="gone", name="Lost"),
        Project(id="P", account="X", name="New line"),
        Milestone(id="m", project="P", name="Tender"),
        Person(id="p", name="Ann"),
        Post(id="post", person="p", organisation="X"),
        Person(id="outside", name="Zed"),
        Post(id="other", person="outside", organisation="OWN"),
        Person(id="roled", name="Rob"),
        ProjectRole(id="r", project="P", person="roled", role="coach"),
        Tie(id="t", supplier_person="outside", customer_person="p"),
    )
    assert belongs(dossier, entity, record_id=record_id) is ours


def test_the_rivals_of_an_account_belong_to_it() -> None:
    dossier = sample("A")
    assert belongs(dossier, Organisation.ENTITY, record_id="R1")
    assert belongs(dossier, Industry.ENTITY, record_id="IND-petro")
    assert not belongs(dossier, Organisation.ENTITY, record_id="R3")


def test_a_ring_of_references_ends() -> None:
    ring = [
        Observation(id="a", subject_kind="observation", subject="b", attribute="value"),
        Observation(id="b", subject_kind="observation", subject="a", attribute="value"),
    ]
    assert not belongs(small(*ring), "observation", record_id="a")
