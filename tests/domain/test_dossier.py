"""What a dossier answers about one account, on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from kamdesk.domain.dossier import Shelf, dossier_of, holds
from kamdesk.domain.fact import LISTS, Fact, Of
from kamdesk.domain.records import (
    Account,
    AccountRival,
    Attendance,
    Department,
    Interaction,
    Organisation,
    Person,
    Post,
    Project,
    ProjectRival,
)

DAY = dt.date(2026, 11, 23)
LONG_AGO = dt.date(2020, 1, 1)
RECORDS = (
    Organisation(id="o", name="customer", is_customer=True),
    Organisation(id="us", name="us", is_own=True),
    Organisation(id="r2", external="R2", name="rival", is_rival=True),
    Organisation(id="r1", external="R1", name="rival", is_rival=True),
    Account(id="a", organisation="o"),
    Department(id="d", organisation="o", name="D"),
    Person(id="p", name="here"),
    Person(id="q", name="gone"),
    Person(id="me", name="me"),
    Person(id="both", name="both"),
    Post(id="1", person="p", organisation="o"),
    Post(id="2", person="q", organisation="o", valid_to=LONG_AGO),
    Post(id="3", person="me", organisation="us", valid_from=LONG_AGO),
    Post(id="4", person="both", organisation="r1"),
    Post(id="5", person="both", organisation="o"),
    Post(id="6", person="ghost", organisation="o"),
    Project(id="open", account="a", name="x", result="open"),
    Project(id="won", account="a", name="y", result="won"),
    Interaction(id="undated", account="a"),
    Interaction(id="dated", account="a", start=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
    Attendance(id="at", interaction="dated", person="p"),
    Attendance(id="at2", interaction="dated", person="ghost"),
    AccountRival(id="ar", account="a", organisation="r2"),
    AccountRival(id="ar2", account="a", organisation="vanished"),
    ProjectRival(id="pr", project="open", organisation="r1"),
)
FILE = dossier_of(Shelf(RECORDS), "a")


def test_people_are_those_who_hold_a_post_on_that_day() -> None:
    assert [person.id for person in FILE.people(DAY)] == ["p", "both"]
    assert [person.id for person in FILE.people(LONG_AGO)] == ["p", "q", "both"]
    assert [person.id for person in FILE.own_people(DAY)] == ["me"]


def test_the_post_at_the_customer_comes_first() -> None:
    found = [FILE.post_of(person, DAY) for person in ("both", "q", "me")]
    assert [post.id if post else None for post in found] == ["5", None, "3"]


@pytest.mark.parametrize(
    ("begin", "end", "held"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (dt.date(2027, 1, 1), None, False),
        (None, LONG_AGO, False),
    ],
)
def test_open_ends_are_open(begin: dt.date | None, end: dt.date | None, *, held: bool) -> None:
    assert holds(Post(id="x", valid_from=begin, valid_to=end), DAY) is held


def test_the_rest_of_the_file() -> None:
    assert FILE.own_organisation is not None
    assert FILE.own_organisation.id == "us"
    assert [item.id for item in FILE.departments] == ["d"]
    assert [item.id for item in FILE.projects] == ["open", "won"]
    assert [item.id for item in FILE.open_projects] == ["open"]
    assert [item.id for item in FILE.interactions] == ["dated", "undated"]
    assert [item.id for item in FILE.attendants("dated")] == ["p"]
    assert [item.external for item in FILE.rivals] == ["R1", "R2"]
    assert FILE.person(None) is None


def test_an_account_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        dossier_of(Shelf(()), "a")
    with pytest.raises(KeyError):
        dossier_of(Shelf((Account(id="a", organisation="nowhere"),)), "a")


def test_a_shelf_hands_out_by_kind_and_by_reference() -> None:
    shelf = Shelf(RECORDS)
    assert len(shelf.everything()) == len(RECORDS)
    assert shelf.get(Person, "nobody") is None
    assert shelf.where(Post, "organisation", value="nowhere") == ()
    assert shelf.of(Attendance)[0].id == "at"


def test_lists_are_lists() -> None:
    assert all(Fact(name="x", label="X", of=Of(kind)).is_list for kind in LISTS)
