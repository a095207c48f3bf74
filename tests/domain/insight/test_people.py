"""Who is key, what is a touch, and on which side people are."""

from __future__ import annotations

import pytest
from tests.helpers.customers import TODAY, days_ago, met, ours, theirs
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.people import (
    Power,
    active_people,
    is_ours,
    is_theirs,
    key_persons,
    power_of,
    touches,
)
from kamdesk.domain.records import AccountTeam, Interaction, Person, Post, Project, ProjectRole


@pytest.mark.parametrize(
    ("account", "people"),
    [
        ("A", ["A1", "A2", "A3", "A4", "A5"]),
        ("B", ["B1", "B2", "B3", "B6"]),
        ("C", ["C1", "C2", "C3"]),
    ],
)
def test_the_key_persons_of_the_samples(account: str, people: list[str]) -> None:
    assert [person.id for person in key_persons(sample(account), TODAY)] == people


@pytest.mark.parametrize(
    ("role", "is_key"),
    [("spec_author", True), ("coach", True), ("auditor", False), ("buyer", False)],
)
def test_ten_roles_make_a_person_key(role: str, is_key: bool) -> None:
    records = (
        *theirs("p"),
        Project(id="j", account="X"),
        ProjectRole(id="r", project="j", person="p", role=role),
    )
    assert bool(key_persons(small(*records), TODAY)) is is_key


def test_a_role_in_a_closed_project_makes_nobody_key() -> None:
    records = (
        *theirs("p"),
        Project(id="j", account="X", result="won"),
        ProjectRole(id="r", project="j", person="p", role="approver"),
    )
    assert key_persons(small(*records), TODAY) == ()


def test_who_left_is_no_key_person_any_more() -> None:
    person, post = theirs("p", power=4)
    gone = Post(id=post.id, person="p", organisation="X", valid_to=days_ago(1))
    assert key_persons(small(person, gone), TODAY) == ()


def test_a_person_without_any_post_belongs_to_the_project_he_has_a_role_in() -> None:
    records = (
        Person(id="p", name="No post"),
        Project(id="j", account="X"),
        ProjectRole(id="r", project="j", person="p", role="user"),
    )
    dossier = small(*records)
    assert [person.id for person in key_persons(dossier, TODAY)] == ["p"]
    assert power_of(dossier, active_people(dossier, TODAY)[0], today=TODAY) == Power(None)


def test_the_formal_level_stands_in_for_an_unknown_power() -> None:
    person, post = theirs("p", level=3)
    assert power_of(small(person, post), person, today=TODAY) == Power(3, estimated=True)


def test_no_power_at_all_is_known_and_not_estimated() -> None:
    person, post = theirs("p", level=3, power=0)
    assert power_of(small(person, post), person, today=TODAY) == Power(0)


@pytest.mark.parametrize(
    ("kind", "status", "counts"),
    [
        ("visit", "done", True),
        ("phone", "done", True),
        ("complaint_call", "done", True),
        ("mail", "done", False),
        ("social", "done", False),
        ("visit", "planned", False),
        ("visit", "cancelled", False),
    ],
)
def test_a_touch_is_done_and_not_only_sent(kind: str, status: str, counts: bool) -> None:
    records = (*theirs("p"), *ours("u"), *met("v", days_ago(5), "p", "u", kind=kind, status=status))
    assert bool(touches(small(*records), TODAY)) is counts


def test_nobody_of_ours_there_is_still_a_touch() -> None:
    found = touches(small(*theirs("p"), *met("v", days_ago(5), "p")), TODAY)
    assert [(len(touch.theirs), len(touch.ours)) for touch in found] == [(1, 0)]


def test_nobody_of_theirs_there_is_no_touch() -> None:
    assert touches(small(*ours("u"), *met("v", days_ago(5), "u")), TODAY) == ()


@pytest.mark.parametrize(("days", "counts"), [(0, True), (179, True), (180, False), (-1, False)])
def test_the_window_of_touches(days: int, counts: bool) -> None:
    records = (*theirs("p"), *met("v", days_ago(days), "p"))
    assert bool(touches(small(*records), TODAY, days=180)) is counts


def test_a_contact_without_a_day_is_no_touch() -> None:
    contact = Interaction(id="v", account="X", kind="visit", status="done")
    assert touches(small(*theirs("p"), contact), TODAY) == ()


def test_a_colleague_without_post_is_ours_by_his_place_in_the_team() -> None:
    colleague = Person(id="u", name="Colleague")
    dossier = small(colleague, AccountTeam(id="t", account="X", person="u", role="kam"))
    assert is_ours(dossier, colleague, day=TODAY)


def test_who_was_with_us_once_and_is_now_theirs_is_theirs() -> None:
    person = Person(id="p", name="Changed sides")
    posts = (
        Post(id="1", person="p", organisation="OWN", valid_to=days_ago(100)),
        Post(id="2", person="p", organisation="X", valid_from=days_ago(99)),
    )
    dossier = small(person, *posts)
    assert is_ours(dossier, person, day=days_ago(200))
    assert not is_ours(dossier, person, day=TODAY)
    assert is_theirs(dossier, person, day=TODAY, today=TODAY)


def test_a_stranger_is_on_no_side() -> None:
    stranger = Person(id="p", name="Stranger")
    dossier = small(stranger)
    assert not is_ours(dossier, stranger, day=TODAY)
    assert not is_theirs(dossier, stranger, day=TODAY, today=TODAY)
