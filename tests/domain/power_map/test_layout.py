"""The power map's places: nobody on another, no line through a stranger, one order for all."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.power_map.layout import AXIS, HEAD, Rect, seat
from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.domain.power_map.routes import routes

if TYPE_CHECKING:
    from kamdesk.domain.power_map.layout import Seating
    from kamdesk.domain.power_map.routes import Route

KINDS = ("formal", "influence", "introduces", "hostile", "subtle")


@st.composite
def pictures(draw: st.DrawFn) -> MapPicture:
    """Maps of up to 40 people in up to 6 departments, with any lines between them."""
    columns = tuple(MapColumn(c, f"dept {c}") for c in "abcdef"[: draw(st.integers(1, 6))])
    homes = st.sampled_from([column.id for column in columns])
    people = tuple(
        MapPerson(
            f"p{n}",
            f"name {n % 7}",
            draw(homes),
            draw(st.integers(0, 5)),
            draw(st.integers(0, 4)),
            ghost=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 40)))
    )
    ids = st.integers(0, 45).map(lambda n: f"p{n}")
    tie = st.builds(MapTie, ids, ids, st.sampled_from(KINDS))
    return MapPicture(columns, people, tuple(draw(st.lists(tie, max_size=30))))


def inner(box: Rect) -> Rect:
    """A box without the edge its own lines end on."""
    return Rect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)


def stretches(route: Route) -> list[Rect]:
    """The straight pieces of a line as thin boxes."""
    return [
        Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]) + 0.01, abs(a[1] - b[1]) + 0.01)
        for a, b in itertools.pairwise(route.points)
    ]


@given(pictures())
def test_everybody_has_a_place_of_his_own(picture: MapPicture) -> None:
    found = seat(picture)

    assert set(found.boxes) == {person.id for person in picture.people}
    assert not any(a.meets(b) for a, b in itertools.combinations(found.boxes.values(), 2))


@given(pictures())
def test_a_box_stands_in_its_department_and_on_its_level(picture: MapPicture) -> None:
    found = seat(picture)
    bands = {column.id: band for column, band in found.columns}

    for person in picture.people:
        box, band = found.boxes[person.id], bands[person.column]
        row = found.rows[max(1, min(4, person.level))]
        assert band.x <= box.x
        assert box.right <= band.right
        assert row.y <= box.y
        assert box.bottom <= row.bottom
        assert box.x >= AXIS
        assert box.y >= HEAD


@given(pictures())
def test_no_line_runs_through_a_box(picture: MapPicture) -> None:
    found = seat(picture)
    boxes = {key: inner(box) for key, box in found.boxes.items()}

    for route in routes(found, picture.ties):
        for piece in stretches(route):
            hit = [key for key, box in boxes.items() if box.meets(piece)]
            assert not hit, (route, hit)


@given(pictures())
def test_a_line_goes_from_box_to_box_at_right_angles(picture: MapPicture) -> None:
    found = seat(picture)

    for route in routes(found, picture.ties):
        for (x, y), key in ((route.points[0], route.source), (route.points[-1], route.target)):
            box = found.boxes[key]
            assert box.x <= x <= box.right
            assert box.y <= y <= box.bottom
        for a, b in itertools.pairwise(route.points):
            assert (a[0] == b[0]) != (a[1] == b[1])


@given(pictures(), st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(picture: MapPicture, dice: random.Random) -> None:
    other = MapPicture(
        tuple(dice.sample(picture.columns, len(picture.columns))),
        tuple(dice.sample(picture.people, len(picture.people))),
        tuple(dice.sample(picture.ties, len(picture.ties))),
    )

    assert seat(other) == seat(picture)
    assert routes(seat(other), other.ties) == routes(seat(picture), picture.ties)


def crowd(count: int) -> MapPicture:
    """People spread over eight departments, most of them at the foot."""
    dice = random.Random(3)
    columns = tuple(MapColumn(f"d{n}", f"department {n}") for n in range(8))
    people = tuple(
        MapPerson(
            f"p{n}",
            f"name {n}",
            f"d{dice.randrange(8)}",
            dice.choice((1, 1, 1, 2, 2, 3, 4)),
            dice.randrange(5),
        )
        for n in range(count)
    )
    return MapPicture(columns, people)


def shape(found: Seating) -> float:
    return found.width / found.height


@pytest.mark.parametrize("count", [50, 200, 1000])
def test_a_crowd_has_the_shape_of_a_screen(count: int) -> None:
    assert 0.9 < shape(seat(crowd(count))) < 3.6


def test_departments_at_odds_stand_beside_each_other() -> None:
    columns = tuple(MapColumn(c, c) for c in "abcde")
    people = tuple(MapPerson(c, c, c, 3, 3) for c in "abcde")
    picture = MapPicture(columns, people, (MapTie("a", "e", "hostile"),))

    order = [column.id for column, _band in seat(picture).columns]

    assert abs(order.index("a") - order.index("e")) == 1


def test_people_without_a_department_stand_last() -> None:
    columns = (MapColumn("", "no department"), MapColumn("x", "x"), MapColumn("y", "y"))

    assert [column.id for column, _band in seat(MapPicture(columns)).columns] == ["x", "y", ""]


def test_a_small_map_grows_with_its_room_but_not_for_ever() -> None:
    picture = crowd(6)
    natural, grown = seat(picture), seat(picture, least=(1e4, 1e4))

    assert natural.width < grown.width < 2 * natural.width
    assert natural.height < grown.height < 2 * natural.height


def test_neighbours_at_odds_have_one_straight_line() -> None:
    columns = (MapColumn("a", "a"), MapColumn("b", "b"))
    people = (MapPerson("p", "p", "a", 3, 3), MapPerson("q", "q", "b", 3, 4))
    found = seat(MapPicture(columns, people))

    (line,) = routes(found, (MapTie("q", "p", "hostile"),))

    assert len(line.points) == 2
    assert line.points[0][0] == found.boxes["q"].x


def crossbars(ties: tuple[MapTie, ...], columns: str = "abcdef") -> dict[str, float]:
    """The height of the level stretch of the lines to each chief of a row of chiefs."""
    people = [MapPerson(c.upper(), c, c, 3) for c in columns]
    people += [MapPerson(c, c, c, 2) for c in columns]
    made = MapPicture(tuple(MapColumn(c, c) for c in columns), tuple(people), ties)
    found: dict[str, float] = {}
    for route in routes(seat(made), ties):
        levels = [a[1] for a, b in itertools.pairwise(route.points) if a[1] == b[1]]
        for level in levels:
            assert found.setdefault(route.target, level) == level
    return found


def test_lines_of_chiefs_whose_people_stand_across_run_apart() -> None:
    bars = crossbars(tuple(MapTie(one, boss) for boss in "ABCD" for one in "af"))

    heights = sorted(bars.values())
    assert len(heights) == 4
    assert all(lower - upper >= 2 for upper, lower in itertools.pairwise(heights))


def test_with_more_chiefs_than_tracks_some_share_one() -> None:
    bars = crossbars(tuple(MapTie(one, boss) for boss in "ABCDEF" for one in "af"))

    assert len(set(bars.values())) == 4


def test_lines_of_chiefs_apart_share_a_track() -> None:
    bars = crossbars((MapTie("a", "B"), MapTie("c", "D")), columns="abcd")

    assert len(set(bars.values())) == 1
