"""The map in a room of any size: it fills it, never leaves it, and keeps the most important."""

from __future__ import annotations

import random
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.power_map.test_layout import inner, stretches
from tests.domain.power_map.test_tight import person, picture, small_pictures

from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.domain.power_map.room import SMALL, Room, seat_within
from kamdesk.domain.power_map.routes import routes

PANEL: Final = Room(442, 300)


def crowd(count: int, *, homes: int) -> MapPicture:
    """Many people with chiefs in many departments."""
    dice = random.Random(count)
    people = [
        MapPerson(f"p{n}", f"n{n}", f"d{n % homes}", dice.choice((1, 1, 1, 2, 2, 3, 4)), n % 5)
        for n in range(count)
    ]
    ties = [MapTie(one.id, dice.choice(people).id) for one in people]
    return picture(*people, ties=tuple(ties))


@given(small_pictures(), st.integers(100, 900), st.integers(100, 700))
def test_the_map_stays_in_its_room(made: MapPicture, width: int, height: int) -> None:
    room = Room(width, height)
    found = seat_within(made, room)

    lanes, rows = room.slots
    assert min(len(made.people), lanes * rows // 2) <= len(found.boxes) <= lanes * rows
    for box in found.boxes.values():
        assert SMALL.axis <= box.x <= box.right <= width
        assert SMALL.head <= box.y <= box.bottom <= height
    boxes = [inner(box) for box in found.boxes.values()]
    for number, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[number + 1 :])
    for route in routes(found, made.ties):
        for piece in stretches(route):
            assert not any(box.meets(piece) for box in boxes)


def test_of_a_crowd_of_forty_nearly_all_have_room_in_the_panel() -> None:
    found = seat_within(crowd(40, homes=9), PANEL)

    assert len(found.boxes) >= 36
    assert len(found.rows) >= 3
    assert len(found.columns) >= 3


def test_who_finds_no_room_is_the_least_important() -> None:
    found = seat_within(crowd(1000, homes=60), PANEL)

    assert {int(key[1:]) % 5 for key in found.boxes} == {4}


def test_departments_keep_lanes_of_their_own_while_there_is_room() -> None:
    people = [person(f"{home}{level}", level, home=home) for home in "abcdef" for level in (1, 3)]

    found = seat_within(picture(*people), PANEL)

    assert [column.name for column, _band in found.columns] == list("abcdef")


def test_people_of_one_department_stand_below_each_other_before_lanes_are_shared() -> None:
    people = [person(f"{home}{n}", 1, home=home) for home in "abcd" for n in range(3)]

    found = seat_within(picture(*people), PANEL)

    assert len(found.columns) == 4
    assert {row for row, _lane in found.slots.values()} == {0, 1, 2}


def test_a_shared_lane_is_named_after_all_its_departments() -> None:
    people = [person(str(n), 4 - n % 3, home=f"d{n:02}") for n in range(9)]

    found = seat_within(picture(*people), PANEL)

    names = [name for column, _band in found.columns for name in column.name.split(" · ")]
    assert sorted(names) == [f"d{n:02}" for n in range(9)]
    assert len(found.columns) <= PANEL.slots[0]


def test_the_map_fills_its_room() -> None:
    found = seat_within(picture(person("a", 3, home="x"), person("b", 1, home="y")), PANEL)

    assert (found.width, found.height) == (PANEL.width, PANEL.height)


def test_a_department_the_picture_does_not_know_has_no_place() -> None:
    made = MapPicture((MapColumn("a", "a"),), (person("x", 1, home="a"), person("y", 1, home="b")))

    assert set(seat_within(made, PANEL).boxes) == {"x"}


def test_nobody_needs_no_room() -> None:
    assert not seat_within(MapPicture(), Room(1, 1)).boxes
