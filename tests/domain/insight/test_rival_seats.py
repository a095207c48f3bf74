"""Where a rival is ahead of us with a powerful person (reading 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import TODAY, days_ago, ours, theirs
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.records import Organisation, Person, Post, Stance, Tie

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record


@pytest.mark.parametrize(
    ("account", "seats"),
    [("A", [("A3", "R2"), ("A4", "R1")]), ("B", [("B6", "R3")]), ("C", [("C1", "R1")])],
)
def test_the_seats_of_the_samples(account: str, seats: list[tuple[str, str]]) -> None:
    assert [(s.person, s.rival) for s in rival_seats(sample(account), TODAY)] == seats


RIVAL: tuple[Record, ...] = (
    Organisation(id="R", external="R", name="Rival", is_rival=True),
    Person(id="rep", name="Rep"),
    Post(id="rep-post", person="rep", organisation="R"),
)


def _seats(*records: Record, power: int | None = 3, attitude: str | None = None) -> int:
    person = theirs("p", level=4, power=power, attitude=attitude, class_="key")
    return len(rival_seats(small(*RIVAL, *person, *records), TODAY))


def _stance(attitude: str) -> Stance:
    return Stance(id="s", person="p", organisation="R", attitude=attitude)


def _tie(who: str, strength: int | None) -> Tie:
    return Tie(id=f"{who}-p", supplier_person=who, customer_person="p", strength=strength)


@pytest.mark.parametrize(
    ("ours_", "his", "seats"),
    [
        ("accepted", "valued", 1),
        ("valued", "valued", 0),
        ("valued", "accepted", 0),
        ("threat", "commodity", 1),
        (None, "valued", 0),
    ],
)
def test_liking_the_rival_more_gives_him_the_seat(ours_: str | None, his: str, seats: int) -> None:
    assert _seats(_stance(his), attitude=ours_) == seats


@pytest.mark.parametrize(
    ("ours_", "his", "seats"), [(2, 3, 1), (3, 3, 0), (None, 1, 1), (None, 0, 0), (2, None, 0)]
)
def test_a_stronger_tie_gives_him_the_seat(ours_: int | None, his: int | None, seats: int) -> None:
    assert _seats(*ours("u"), _tie("u", ours_), _tie("rep", his)) == seats


@pytest.mark.parametrize(("power", "seats"), [(2, 0), (3, 1), (None, 0)])
def test_only_real_power_counts(power: int | None, seats: int) -> None:
    assert _seats(_tie("rep", 4), power=power) == seats


def test_two_rivals_take_one_seat() -> None:
    second = (
        Organisation(id="Q", external="Q", name="Other", is_rival=True),
        Stance(id="t", person="p", organisation="Q", attitude="valued"),
    )
    found = rival_seats(
        small(*RIVAL, *second, *theirs("p", power=3, attitude="threat"), _stance("valued")), TODAY
    )
    assert [(seat.rival, seat.by_attitude, seat.by_tie) for seat in found] == [("Q", True, False)]


def test_a_tie_of_a_former_rep_is_nobodys() -> None:
    gone = Post(id="rep-post", person="rep", organisation="R", valid_to=days_ago(1))
    found = rival_seats(
        small(*RIVAL[:2], gone, *theirs("p", power=3), _tie("rep", 4), _stance("commodity")), TODAY
    )
    assert found == ()


def test_a_tie_of_nobody_is_passed_over() -> None:
    tie = Tie(id="t", customer_person="p", strength=4)
    assert _seats(tie, _stance("commodity"), attitude="accepted") == 0
