"""How a page is made to fit: cut from the top, give back, share out what is left."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.reports import theme
from kamdesk.reports.brief_fit import (
    GAP,
    WIDEST_GAP,
    Form,
    Item,
    Ruled,
    draw_items,
    fit,
    height_of,
)
from kamdesk.reports.fonts import new_canvas
from kamdesk.reports.page import Overflow, Space


def item(*heights: float) -> Item:
    """An item of these heights, from its first form to its last; the last one holds on."""
    return Item(lambda form: Space(heights[min(form, len(heights) - 1)]))


def test_what_fits_is_left_as_it_is() -> None:
    items = [item(50, 40), item(50, 40)]
    fit(items, 120)
    assert [one.form for one in items] == [Form.GENEROUS, Form.GENEROUS]


def test_the_upper_section_is_cut_first() -> None:
    items = [item(50, 40), item(50, 40)]
    fit(items, 96)
    assert [one.form for one in items] == [Form.FULL, Form.GENEROUS]


def test_a_needless_cut_is_given_back() -> None:
    items = [item(50, 45), item(100, 20)]
    fit(items, 80 + GAP)
    assert [one.form for one in items] == [Form.GENEROUS, Form.FULL]


def test_a_longer_form_is_no_cut() -> None:
    items = [item(50, 60, 60, 60, 60), item(50, 20)]
    fit(items, 80 + GAP)
    assert [one.inside for one in items] == [50, 20]


def test_what_can_never_fit_is_a_mistake() -> None:
    with pytest.raises(Overflow, match="do not fit"):
        fit([item(500)], 100)


def test_an_empty_section_takes_no_room() -> None:
    items = [item(50), item(0), item(50)]
    fit(items, 200)
    assert height_of(items) == 100 + WIDEST_GAP


def test_lines_for_answers_grow_before_the_gaps() -> None:
    ruled = Ruled(lambda distance: Space(5 * distance), count=5, usual=18.5, most=24.0)
    items = [Item(lambda _form: ruled), item(10)]
    fit(items, 92.5 + GAP + 10 + 20)
    assert items[0].inside == pytest.approx(112.5)
    assert items[0].gap == GAP


def test_lines_grow_no_wider_than_their_most() -> None:
    ruled = Ruled(lambda distance: Space(5 * distance), count=5, usual=18.5, most=24.0)
    items = [Item(lambda _form: ruled), item(10)]
    fit(items, 500)
    assert items[0].inside == 120
    assert items[0].gap == WIDEST_GAP


def test_a_block_without_lines_does_not_grow() -> None:
    ruled = Ruled(lambda distance: Space(distance), count=0, usual=18.5, most=24.0)
    assert ruled.grown(100).height == 18.5
    assert ruled.ascent == 0


def test_nothing_is_drawn_below_the_floor() -> None:
    canvas = new_canvas(BytesIO(), title="t", lang="en")
    with pytest.raises(Overflow, match="below its floor"):
        draw_items(canvas, [item(100)], x=37, top=theme.FLOOR + 50)


@given(st.lists(st.lists(st.floats(0, 90), min_size=5, max_size=5), max_size=8), st.floats(0, 800))
def test_either_all_stand_in_the_room_or_it_says_so(rows: list[list[float]], room: float) -> None:
    items = [item(*sorted(row, reverse=True)) for row in rows]
    least = height_of([item(min(row)) for row in rows])
    if least > room + 1e-3:
        with pytest.raises(Overflow):
            fit(items, room)
    else:
        fit(items, room)
        assert height_of(items) <= room + 1e-3
