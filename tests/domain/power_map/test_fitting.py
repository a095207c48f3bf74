"""Words in the boxes of a map: whole where there is room, the part he plays before his title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.power_map.fitting import broken, estimated, height_for, name_room, words_of
from kamdesk.domain.power_map.layout import BOXES, GHOST, Measures, seat
from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture

PART = "Technical evaluator, Author of the criteria"


def ten(text: str) -> float:
    """Every character is ten wide."""
    return 10.0 * len(text)


def person(*lines: str, name: str = "Lin", ghost: bool = False, star: bool = False) -> MapPerson:
    """Somebody of power 3."""
    return MapPerson("p", name, "d", 3, power=3, lines=lines, ghost=ghost, star=star)


@pytest.mark.parametrize(
    ("text", "room", "most", "lines"),
    [
        ("", 100, 2, ()),
        ("short", 100, 2, ("short",)),
        ("Finance and payment", 110, 2, ("Finance and", "payment")),
        ("one two three", 50, 2, ("one", "two three")),
        ("评估、定标准人", 50, 2, ("评估、", "定标准人")),
        ("集团副总裁(分管设备)", 70, 2, ("集团副总裁", "(分管设备)")),
        ("集团公司副总裁。", 70, 2, ("集团公司副总", "裁。")),
        ("Maria Fernandez-Lopez", 100, 3, ("Maria", "Fernandez-", "Lopez")),
        ("User buyer, Decision maker", 150, 2, ("User buyer,", "Decision maker")),
    ],
)
def test_lines_break_where_a_reader_would(
    text: str, room: float, most: int, lines: tuple[str, ...]
) -> None:
    assert broken(text, room, width=ten, most=most) == lines


@given(st.text("ab 岚川，(-", max_size=40), st.floats(5, 200), st.integers(1, 4))
def test_nothing_is_lost_by_breaking(text: str, room: float, most: int) -> None:
    lines = broken(text, room, width=ten, most=most)

    assert len(lines) <= most
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_are_rather_guessed_too_wide() -> None:
    assert estimated("岚川", 11.0) == 22.0
    assert estimated("WIDE", 11.0) > estimated("wide", 11.0)


def test_a_box_grows_with_its_words() -> None:
    width, height = BOXES[3]

    assert height_for(person("Chief"), width) <= height
    assert height_for(person("Chief engineer of the technical centre", PART), width) > height
    assert height_for(person(name="Maria Fernandez-Lopez"), width) > height_for(person(), width)


def test_an_empty_seat_grows_too() -> None:
    seat_of = person("vacant", name="Price and quality auditor of the group", ghost=True)

    assert height_for(seat_of, GHOST[0]) > GHOST[1]
    assert Measures().size_of(seat_of)[1] > GHOST[1]


def test_where_boxes_may_not_grow_they_keep_their_height() -> None:
    assert Measures(grows=False).size_of(person("x" * 90, PART)) == BOXES[3]


@given(
    st.lists(st.text("ab ,岚", min_size=1, max_size=60), max_size=3),
    st.text("ab 岚", max_size=40),
    st.integers(0, 4),
)
def test_all_lines_stand_above_the_bar_of_power(lines: list[str], name: str, power: int) -> None:
    one = MapPerson("p", name, "d", 3, power=power, lines=tuple(lines))
    width, height = Measures().size_of(one)

    words = words_of(one, (width, height), name=ten, line=ten)

    below = 27 + 16 * (max(1, len(words.name)) - 1) + 13 * len(words.lines)
    assert below <= height - 12 + 1


def test_with_little_room_the_part_stands_before_the_title() -> None:
    words = words_of(person("Chief engineer", "Coach"), (122.0, 54.0), name=ten, line=ten)

    assert words.lines == ("Coach",)
    assert words.quiet == 0


def test_with_more_room_the_title_gets_what_is_left() -> None:
    words = words_of(person("Chief engineer of pumps", "Coach"), (122.0, 66.0), name=ten, line=ten)

    assert words.lines == ("Chief engineer of pumps", "Coach")
    assert words.quiet == 1


def test_a_box_too_low_for_lines_has_a_name_in_one_line() -> None:
    words = words_of(person("Chief", name="Maria Lopez"), (90.0, 40.0), name=ten, line=ten)

    assert words.name == ("Maria Lopez",)
    assert not words.lines


def test_signs_and_the_earlier_letter_take_room_from_the_name() -> None:
    assert name_room(person(star=True), 122) == name_room(person(), 122) - 15
    earlier = MapPerson("p", "Lin", "d", 3, before="C")
    assert name_room(earlier, 122) == name_room(person(), 122) - 25


def test_the_row_is_as_high_as_its_highest_box() -> None:
    tall, low = person("Chief engineer of the technical centre", PART), person()
    columns = (MapColumn("d", "d"),)

    rows = [seat(MapPicture(columns, (one,))).rows[3].height for one in (low, tall)]

    assert rows[1] > rows[0]
