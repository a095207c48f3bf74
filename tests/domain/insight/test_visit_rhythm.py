"""F-07: the sample book, every cycle and border, and who was not met."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import changed, sample, small

from kamdesk.domain.insight.visit_rhythm import (
    counts_as_visit,
    cycle_of,
    last_visit,
    next_visit,
    untouched_key_persons,
    visit_rhythm,
    working_group,
)
from kamdesk.domain.records import Attendance, Interaction, Person, Post

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record


def visit(key: str, day: dt.date, **fields: Any) -> Interaction:
    start = dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC)
    values = {"kind": "visit", "status": "done"} | fields
    return Interaction(id=key, external=key, account="X", start=start, **values)


@pytest.mark.parametrize(
    ("account", "ratio", "level", "days", "due", "planned"),
    [
        ("A", 18 / 14, "overdue", 18, "2026-11-19", "2026-11-24"),
        ("B", 95 / 30, "neglected", 95, "2026-09-19", None),
        ("C", 20 / 21, "due soon", 20, "2026-11-24", "2026-11-26"),
        ("D", 26 / 30, "due soon", 26, "2026-11-27", None),
        ("E", 54 / 30, "neglected", 54, "2026-10-30", None),
        ("F", 11 / 30, "ok", 11, "2026-12-12", None),
        ("G", 112 / 90, "overdue", 112, "2026-11-01", None),
        ("H", 39 / 90, "ok", 39, "2027-01-13", None),
        ("I", 21 / 90, "ok", 21, "2027-01-31", None),
    ],
)
def test_the_sample_book_is_visited_as_expected(  # the row of 6.4
    account: str, ratio: float, level: str, days: int, due: str, planned: str | None
) -> None:
    found = visit_rhythm(sample(account), dt.date(2026, 11, 23))
    assert found.value == pytest.approx(ratio)
    assert found.level == level
    assert (found.detail["days"], found.detail["due"], found.detail["next_planned"]) == (
        days,
        due,
        planned,
    )


def test_a_lost_account_has_no_cycle(today: dt.date) -> None:
    found = visit_rhythm(sample("J"), today)
    assert (found.value, found.level, found.missing) == (None, None, ("tier",))


@pytest.mark.parametrize(
    ("fields", "cycle"),
    [
        ({"tier": "gold"}, 14),
        ({"tier": "silver"}, 30),
        ({"tier": "bronze"}, 90),
        ({"lifecycle": "interested"}, 21),
        ({"lifecycle": "potential"}, 60),
        ({"tier": "gold", "visit_cycle_days": 7}, 7),
        ({"lifecycle": "developed"}, None),
        ({"lifecycle": "lost", "visit_cycle_days": 7}, None),
        ({}, None),
    ],
)
def test_the_cycle_follows_tier_lifecycle_or_the_account(
    fields: dict[str, Any], cycle: int | None
) -> None:
    assert cycle_of(small(**fields)) == cycle


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (79, "ok"),
        (80, "due soon"),
        (100, "due soon"),
        (101, "overdue"),
        (150, "overdue"),
        (151, "neglected"),
    ],
)
def test_levels_begin_at_their_borders(days: int, level: str, today: dt.date) -> None:
    dossier = small(visit("v", today - dt.timedelta(days=days)), visit_cycle_days=100)
    assert visit_rhythm(dossier, today).level == level


def test_never_visited_counts_from_the_entry(today: dt.date) -> None:
    found = visit_rhythm(small(tier="gold", created_on=today - dt.timedelta(days=28)), today)
    assert (found.value, found.detail["never_visited"]) == (2.0, True)


def test_without_any_day_there_is_no_ratio(today: dt.date) -> None:
    found = visit_rhythm(small(tier="gold"), today)
    assert (found.value, found.coverage, found.missing) == (None, 0.0, ("created_on",))


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"kind": "visit"}, True),
        ({"kind": "working_group"}, True),
        ({"kind": "phone"}, False),
        ({"kind": "mail"}, False),
        ({"kind": "social"}, False),
        ({"kind": "complaint_call"}, False),
        ({"kind": "phone", "counts_as_visit": True}, True),
        ({"kind": "visit", "counts_as_visit": False}, False),
    ],
)
def test_what_counts_as_a_visit(fields: dict[str, Any], counts: bool, today: dt.date) -> None:
    assert counts_as_visit(visit("v", today, **fields)) is counts


def test_only_what_took_place_by_today_is_the_last_visit(today: dt.date) -> None:
    dossier = small(
        visit("old", today - dt.timedelta(days=9)),
        visit("planned", today - dt.timedelta(days=1), status="planned"),
        visit("tomorrow", today + dt.timedelta(days=1)),
    )
    found = last_visit(dossier, today)
    assert found is not None
    assert found.id == "old"


def test_the_next_visit_is_the_nearest_ahead(today: dt.date) -> None:
    dossier = small(
        visit("missed", today - dt.timedelta(days=1), status="planned"),
        visit("later", today + dt.timedelta(days=9), status="planned"),
        visit("next", today, status="planned"),
        visit("call", today, status="planned", kind="phone"),
    )
    found = next_visit(dossier, today)
    assert found is not None
    assert found.id == "next"


def met_by(days: int | None, today: dt.date) -> tuple[Record, ...]:
    """A powerful person whom we met so many days ago."""
    person = (Person(id="p", name="Ann", power=3), Post(id="post", person="p", organisation="X"))
    if days is None:
        return person
    contact = visit("v", today - dt.timedelta(days=days))
    return (*person, contact, Attendance(id="a", interaction="v", person="p"))


@pytest.mark.parametrize(("days", "untouched"), [(89, []), (90, ["p"]), (None, ["p"])])
def test_a_powerful_person_not_met_for_90_days_is_named(
    days: int | None, untouched: list[str], today: dt.date
) -> None:
    found = untouched_key_persons(small(*met_by(days, today)), today)
    assert [person.id for person in found] == untouched


def test_the_people_not_met_are_named_even_if_the_account_is_on_time(today: dt.date) -> None:
    assert visit_rhythm(sample("B"), today).detail["untouched"] == ["B1", "B6"]


def test_somebody_without_a_name_is_named_by_that(today: dt.date) -> None:
    labels = [part.label for part in visit_rhythm(sample("C"), today).parts]
    assert labels[1:] == ["A person without a name not met"]


def test_the_tops_of_the_gold_account_met_in_time(today: dt.date) -> None:
    found = visit_rhythm(sample("A"), today).detail["top_meeting"]
    assert found == {
        "last": "2025-12-18",
        "due": "2026-12-18",
        "limit": 365,
        "days": 340,
        "overdue": False,
    }


def test_tops_who_never_met_are_overdue(today: dt.date) -> None:
    found = visit_rhythm(small(tier="gold"), today).detail["top_meeting"]
    assert found == {"last": None, "due": None, "limit": 365, "days": None, "overdue": True}


def test_no_top_meeting_is_asked_of_a_silver_supplier(today: dt.date) -> None:
    assert visit_rhythm(sample("B"), today).detail["top_meeting"] is None


def test_a_partner_of_gold_meets_twice_a_year(today: dt.date) -> None:
    low = {"top_meeting_short_org_level": 3}
    from kamdesk.domain.insight.numbers import limits_of

    own = {"F-07": {**limits_of("F-07"), **low}}
    found = visit_rhythm(sample("A"), today, limits=own).detail["top_meeting"]
    assert isinstance(found, dict)
    assert (found["limit"], found["overdue"]) == (180, True)


def test_the_working_group_is_late(today: dt.date) -> None:
    assert working_group(sample("A"), today) == {
        "last": "2026-10-08",
        "due": "2026-11-07",
        "overdue": True,
    }


def test_without_a_working_group_there_is_none_to_be_late(today: dt.date) -> None:
    assert working_group(changed("A", without=["A-WG1"]), today) is None
