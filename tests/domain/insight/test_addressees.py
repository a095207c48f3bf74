"""Whom a question is for: by post and part, by attitude, and by who is in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import sample, small
from tests.helpers.rooms import (
    BUYING,
    DAY,
    PROJECT,
    gap_named,
    person,
    role,
    small_visit,
    visit_of,
)

from kamdesk.domain.gaps import gaps, questions_for
from kamdesk.domain.records import Person, Post, Question, Tie

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.gaps import Gap


@pytest.mark.parametrize(
    ("fact", "fields", "part"),
    [
        ("BG04", {"department": "buy"}, None),
        ("BG04", {}, "buyer"),
        ("BG08", {"level": 3}, None),
        ("BG11", {"level": 4}, None),
        ("BG06", {"level": 1}, None),
        ("BG12", {}, "user"),
        ("BG16", {}, "technical"),
        ("CO01", {}, "finance"),
        ("BG18", {"class_": "key"}, None),
        ("PP02", {}, "coach"),
        ("BG03", {}, "gatekeeper"),
    ],
)
def test_the_one_who_can_answer_is_found_by_post_or_part(
    fact: str, fields: dict[str, Any], part: str | None
) -> None:
    seats = [role("a", part)] if part else []
    dossier = small(BUYING, PROJECT, *person("a", **fields), *person("z"), *seats)
    assert gap_named(dossier, fact).addressee == "a"


def test_where_the_file_knows_nobody_the_post_is_still_named() -> None:
    gap = gap_named(small(), "BG04")
    assert (gap.addressee, gap.addressee_name, gap.whom) == (None, "", "Purchasing")


def test_a_friend_is_asked_where_no_post_fits() -> None:
    tie = Tie(id="t", supplier_person="u", customer_person="a", strength=3)
    ours = (Person(id="u", name="Us"), Post(id="up", person="u", organisation="OWN"))
    dossier = small(*ours, tie, *person("a", attitude="accepted"), *person("b"))
    gap = gap_named(dossier, "BG04")
    assert (gap.addressee, gap.whom, gap.table_safe) == ("a", "Any key person", True)


@pytest.mark.parametrize(
    ("strength", "attitude"), [(1, "accepted"), (3, "commodity"), (None, "valued"), (3, None)]
)
def test_only_a_friend_is_asked_for_his_guess(strength: int | None, attitude: str | None) -> None:
    tie = Tie(id="t", supplier_person="u", customer_person="a", strength=strength)
    ours = (Person(id="u", name="Us"), Post(id="up", person="u", organisation="OWN"))
    dossier = small(*ours, tie, *person("a", attitude=attitude))
    assert gap_named(dossier, "BG04").addressee is None


def test_who_has_a_part_in_the_project_is_asked_about_it() -> None:
    dossier = small(PROJECT, *person("a"), *person("z"), role("a", "approver"))
    assert gap_named(dossier, "PJ14:P").addressee == "a"


def test_the_better_attitude_is_asked_first() -> None:
    dossier = small(
        BUYING, *person("a", "buy", attitude="commodity"), *person("b", "buy", attitude="valued")
    )
    assert gap_named(dossier, "BG04").addressee == "b"


def test_one_never_met_is_asked_last() -> None:
    dossier = small(
        BUYING,
        *person("a", "buy", attitude="valued", never_met=True),
        *person("b", "buy", attitude="commodity"),
    )
    assert gap_named(dossier, "BG04").addressee == "b"


def test_somebody_whose_name_is_unknown_cannot_be_asked() -> None:
    dossier = small(BUYING, *person("a", "buy", name=None))
    assert gap_named(dossier, "BG04").addressee is None


def test_nobody_is_asked_about_himself_but_by_himself() -> None:
    dossier = small(PROJECT, *person("a", class_="key"), role("a", "coach"))
    found = {gap.key: gap for gap in gaps(dossier, DAY)}
    assert found["PP16:a"].addressee == "a"
    assert found["PP14:a"].addressee is None


def test_what_nobody_is_asked_goes_to_the_keeper_of_the_account() -> None:
    gap = gap_named(sample("B"), "PP15:B1")
    assert (gap.asked, gap.addressee, gap.wording) == (False, "U08", "Attitude to us: 严国栋")


def test_the_title_stands_for_a_name_nobody_knows() -> None:
    assert gap_named(sample("C"), "PP14:C3").wording.startswith("總經理: ")


def test_the_departments_without_a_contact_are_named() -> None:
    assert gap_named(sample("A"), "PP01").wording.startswith("安环部: ")


# ----------------------------------------------------------------------------------- the room


def in_room(*records: Record) -> list[Gap]:
    dossier = small(PROJECT, BUYING, *records)
    return [g for g in gaps(dossier, DAY, visit=visit_of(dossier, "v")) if g.in_room]


def test_a_coach_is_asked_as_a_coach_when_he_is_alone() -> None:
    coach = [*person("a"), role("a", "coach")]
    assert "PJ17:P" in {gap.key for gap in in_room(*coach, *small_visit("a"))}


def test_a_coach_is_not_asked_as_a_coach_in_front_of_others() -> None:
    people = [*person("a"), role("a", "coach"), *person("b", "buy")]
    found = in_room(*people, *small_visit("a", "b"))
    assert found
    assert all(gap.addressee != "a" or not gap.discreet for gap in found)
    assert "PJ17:P" not in {gap.key for gap in found}


def test_ours_are_not_in_the_room_that_is_asked() -> None:
    ours = (Person(id="u", name="Us"), Post(id="up", person="u", organisation="OWN"))
    coach = [*person("a"), role("a", "coach"), *ours]
    assert "PJ17:P" in {gap.key for gap in in_room(*coach, *small_visit("a", "u"))}


def test_what_can_be_asked_at_the_visit_comes_first() -> None:
    dossier = sample("A")
    found = [gap.in_room for gap in gaps(dossier, DAY, visit=visit_of(dossier, "A-V8"))]
    assert found == sorted(found, reverse=True)


def test_who_is_there_is_asked_before_one_who_is_not() -> None:
    people = [*person("a", "buy", attitude="valued"), *person("b", "buy", attitude="commodity")]
    found = {gap.key: gap for gap in in_room(*people, *small_visit("b"))}
    assert found["BG04"].addressee == "b"


def test_a_visit_to_nobody_asks_only_what_was_written() -> None:
    own = Question(id="q", external="q", account="X", wording="Who?", interaction="v")
    dossier = small(PROJECT, *small_visit(), own)
    found = questions_for(dossier, visit_of(dossier, "v"), today=DAY)
    assert [(gap.number, gap.wording, gap.addressee) for gap in found] == [("Q1", "Who?", None)]
