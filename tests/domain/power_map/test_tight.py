"""The map on little room: never more lanes or rows than there are, nobody on another."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.power_map.test_layout import inner, stretches

from kamdesk.domain.power_map.layout import Measures
from kamdesk.domain.power_map.picture import ELSEWHERE, MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.domain.power_map.routes import routes
from kamdesk.domain.power_map.tight import seat_tight

if TYPE_CHECKING:
    import random

LANES, ROWS = 4, 3
SMALL = Measures(
    boxes=((119.0, 37.0),) * 5,
    ghost=(119.0, 37.0),
    axis=0.0,
    head=0.0,
    gutter=(15.0, 18.0),
    lane=134.0,
    row=55.0,
)
KINDS = ("formal", "influence", "introduces", "hostile", "subtle")


def person(key: str, level: int, *, home: str = "", ghost: bool = False) -> MapPerson:
    """A box with a department."""
    return MapPerson(key, key, home, level, ghost=ghost)


def picture(*people: MapPerson, ties: tuple[MapTie, ...] = ()) -> MapPicture:
    """A map with the departments of its people."""
    homes = dict.fromkeys(one.column for one in people)
    return MapPicture(tuple(MapColumn(home, home) for home in homes), people, ties)


def slots(*people: MapPerson, ties: tuple[MapTie, ...] = ()) -> dict[str, tuple[int, int]]:
    """Row and lane of each box."""
    return dict(seat_tight(picture(*people, ties=ties), lanes=LANES, rows=ROWS).slots)


@st.composite
def small_pictures(draw: st.DrawFn) -> MapPicture:
    """As many people as there are slots, in any departments, with any lines."""
    people = [
        MapPerson(
            f"p{n}",
            f"name {n % 5}",
            draw(st.sampled_from(["", "a", "b", "c", "d", "e", "f"])),
            draw(st.integers(0, 5)),
            draw(st.integers(0, 4)),
            ghost=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, LANES * ROWS)))
    ]
    ids = st.integers(0, 13).map(lambda n: f"p{n}")
    tie = st.builds(MapTie, ids, ids, st.sampled_from(KINDS))
    return picture(*people, ties=tuple(draw(st.lists(tie, max_size=9))))


@given(small_pictures(), st.randoms(use_true_random=False))
def test_everybody_finds_a_slot_whatever_the_order(made: MapPicture, dice: random.Random) -> None:
    found = seat_tight(made, lanes=LANES, rows=ROWS, measures=SMALL)

    assert set(found.boxes) == {one.id for one in made.people}
    assert len(set(found.slots.values())) == len(made.people)
    assert all(0 <= row < ROWS and 0 <= lane < LANES for row, lane in found.slots.values())
    other = MapPicture(
        tuple(dice.sample(made.columns, len(made.columns))),
        tuple(dice.sample(made.people, len(made.people))),
        tuple(dice.sample(made.ties, len(made.ties))),
    )
    assert seat_tight(other, lanes=LANES, rows=ROWS, measures=SMALL) == found


@given(small_pictures())
def test_no_line_runs_through_a_box_or_off_the_map(made: MapPicture) -> None:
    found = seat_tight(made, lanes=LANES, rows=ROWS, measures=SMALL)
    boxes = [inner(box) for box in found.boxes.values()]

    for route in routes(found, made.ties):
        assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in route.points)
        for piece in stretches(route):
            assert not any(box.meets(piece) for box in boxes)


@given(st.lists(st.tuples(st.integers(2, 4), st.sampled_from("abcdef")), max_size=4))
def test_nobody_stands_above_a_higher_level(posts: list[tuple[int, str]]) -> None:
    people = [person(f"p{n}", level, home=home) for n, (level, home) in enumerate(posts)]
    found = slots(*people)

    for one, other in itertools.permutations(people, 2):
        if one.level > other.level:
            assert found[one.id][0] < found[other.id][0]


def test_in_a_shared_lane_the_higher_level_stands_first() -> None:
    people = [MapPerson(str(n), str(n), "", 1 + n % 2, power=n % 3) for n in range(12)]

    found = slots(*people)

    assert max(found[one.id] for one in people if one.level == 2) < min(
        found[one.id] for one in people if one.level == 1
    )


def test_more_boxes_than_slots_are_refused() -> None:
    crowd = [person(f"p{n}", 1) for n in range(LANES * ROWS + 1)]

    with pytest.raises(ValueError, match="13 boxes"):
        seat_tight(picture(*crowd), lanes=LANES, rows=ROWS)


def test_low_levels_share_a_row_before_high_ones() -> None:
    found = slots(*(person(str(level), level) for level in (4, 3, 2, 1)))

    assert [found[key][0] for key in "4321"] == [0, 1, 2, 2]


def test_a_crowded_level_takes_two_rows() -> None:
    found = slots(person("top", 4), *(person(f"p{n}", 1, home=str(n)) for n in range(6)))

    rows = [row for row, _lane in found.values()]
    assert [rows.count(n) for n in range(3)] == [1, 3, 3]


def test_an_empty_seat_takes_no_row_of_its_own() -> None:
    found = slots(person("a", 3, home="x"), person("who", 1, home="y", ghost=True))

    assert {row for row, _lane in found.values()} == {0}


def test_departments_out_of_each_others_way_share_a_lane() -> None:
    """The chief of all stands above one of his, not beside the five."""
    people = [person("boss", 4, home="top"), *(person(h, 3, home=h) for h in "abcd")]
    ties = tuple(MapTie(h, "boss") for h in "abcd")

    found = slots(*people, ties=ties)

    assert sorted(found[h] for h in "abcd") == [(1, lane) for lane in range(4)]
    assert found["boss"][0] == 0
    assert found["boss"][1] in {1, 2}


def test_a_chain_of_command_stands_in_one_lane() -> None:
    people = [person(key, level, home=key) for key, level in (("a", 4), ("b", 3), ("c", 2))]

    found = slots(*people, ties=(MapTie("b", "a"), MapTie("c", "b")))

    assert {lane for _row, lane in found.values()} == {0}


def test_departments_at_odds_stand_side_by_side() -> None:
    people = [person(h, 3, home=h) for h in "abcd"]

    found = slots(*people, ties=(MapTie("a", "d", "hostile"),))

    assert abs(found["a"][1] - found["d"][1]) == 1


def test_people_without_a_department_have_a_place_too() -> None:
    assert slots(person("a", 3, home=ELSEWHERE)) == {"a": (0, 0)}
