"""The power map: who stands where, which lines run where, and where its legend goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.brief_back import power_map as drawn_example
from tests.helpers.brief_words import brief_of, w
from tests.helpers.pdf_pages import page_count, squeezed

from kamdesk.domain.brief.model import Edge, EdgeKind, Node, PowerMap
from kamdesk.reports.brief_parts import BriefSetter
from kamdesk.reports.brief_pdf import brief_pdf
from kamdesk.reports.power_lines import BOX_HEIGHT, BOX_WIDTH, ROW_STEP, segments_of
from kamdesk.reports.power_map import power_map
from kamdesk.reports.power_places import COLUMNS, ROWS, Tie, chosen, places, ties_of


def node(name: str, level: int = 2, *, rank: int = 0, ghost: bool = False) -> Node:
    """A box with a name for an id."""
    return Node(name, name, "role", "A", 2, "P2", level=level, rank=rank, ghost=ghost)


def reports(child: str, chief: str) -> Tie:
    """A formal line."""
    return Tie(child, chief, EdgeKind.REPORTS)


@pytest.fixture
def setter() -> BriefSetter:
    """A setter for Chinese."""
    return BriefSetter("zh_CN")


def test_the_drawn_example_stands_as_drawn() -> None:
    section = drawn_example()
    cells = places(section.nodes, ties_of(section.edges, section.nodes))
    assert cells == {
        "A1": (0, 1),
        "A4": (1, 0),
        "A2": (1, 1),
        "A3": (1, 2),
        "ghost": (1, 3),
        "A5": (2, 1),
        "A6": (2, 2),
        "A8": (2, 3),
    }


def test_rows_go_by_formal_level() -> None:
    cells = places([node("low", 1), node("high", 4), node("mid", 3)], [])
    assert [cells[name][0] for name in ("high", "mid", "low")] == [0, 1, 2]


def test_subordinates_stand_below_their_chief() -> None:
    nodes = [node("x", 3), node("chief", 3), node("y", 3), node("b", 2)]
    cells = places(nodes, [reports("b", "chief")])
    assert cells["b"][1] == cells["chief"][1]


def test_enemies_stand_side_by_side() -> None:
    nodes = [node(name) for name in "abcd"]
    cells = places(nodes, [Tie("a", "d", EdgeKind.HOSTILE)])
    assert abs(cells["a"][1] - cells["d"][1]) == 1


def test_an_empty_seat_takes_no_row_of_its_own() -> None:
    cells = places([node("a", 3), node("b", 3), node("who", 1, ghost=True)], [])
    assert {row for row, _column in cells.values()} == {0}


def test_an_empty_seat_without_room_gets_its_own_row() -> None:
    nodes = [*(node(name, 3) for name in "abcd"), node("who", 3, ghost=True)]
    assert places(nodes, [])["who"][0] == 1


def test_a_crowd_at_the_foot_moves_up() -> None:
    nodes = [node("top", 4), node("mid", 3), *(node(f"low{n}", 1) for n in range(10))]
    rows = [row for row, _column in places(nodes, []).values()]
    assert [rows.count(n) for n in range(3)] == [4, 4, 4]


def test_only_empty_seats() -> None:
    assert len(places([node("who", ghost=True)], [])) == 1


def test_too_many_boxes_lose_the_least_important() -> None:
    nodes = [node(str(n), rank=n) for n in range(12)]
    assert [one.id for one in chosen(nodes, 8)] == [str(n) for n in range(8)]


def test_edges_to_boxes_left_out_are_left_out() -> None:
    edges = (Edge("a", "gone", EdgeKind.REPORTS), Edge("a", "a", EdgeKind.REPORTS))
    assert not ties_of(edges, [node("a")])


@given(
    levels=st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=1, max_size=12),
    data=st.data(),
)
def test_each_box_has_a_cell_of_its_own(
    levels: list[tuple[int, bool]], data: st.DataObject
) -> None:
    nodes = [node(str(n), level, ghost=ghost) for n, (level, ghost) in enumerate(levels)]
    ends = st.sampled_from([one.id for one in nodes])
    edges = data.draw(st.lists(st.builds(Edge, ends, ends, st.sampled_from(EdgeKind)), max_size=9))
    cells = places(nodes, ties_of(edges, nodes))
    assert len(set(cells.values())) == len(nodes)
    assert all(0 <= row < ROWS and 0 <= column < COLUMNS for row, column in cells.values())


def test_a_formal_line_has_right_angles() -> None:
    lines = segments_of([reports("b", "a")], {"a": (0, 0), "b": (1, 1)})
    assert all(s.start[0] == s.end[0] or s.start[1] == s.end[1] for s in lines)


def test_a_formal_line_goes_round_a_box_between() -> None:
    cells = {"a": (0, 0), "between": (1, 0), "b": (2, 0)}
    lines = segments_of([reports("b", "a")], cells)
    middle = -ROW_STEP - BOX_HEIGHT / 2
    crossing = [s for s in lines if min(s.start[1], s.end[1]) < middle < max(s.start[1], s.end[1])]
    assert all(s.start[0] > BOX_WIDTH for s in crossing)


def test_at_the_right_edge_it_goes_round_on_the_left() -> None:
    cells = {"a": (0, 3), "between": (1, 3), "b": (2, 3)}
    lines = segments_of([reports("b", "a")], cells)
    assert min(s.start[0] for s in lines) < 3 * 134


def test_a_line_past_a_neighbour_runs_below_the_row() -> None:
    cells = {"a": (0, 0), "between": (0, 1), "b": (0, 2)}
    lines = segments_of([Tie("a", "b", EdgeKind.INFLUENCES)], cells)
    assert min(s.end[1] for s in lines) < -BOX_HEIGHT
    assert [s.head for s in lines] == [False, False, True]


@pytest.mark.parametrize("target", [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 1)])
def test_an_arrow_ends_at_the_frame(target: tuple[int, int]) -> None:
    line = segments_of([Tie("a", "b", EdgeKind.INFLUENCES)], {"a": (1, 1), "b": target})[-1]
    left = target[1] * (521.28 - BOX_WIDTH) / 3
    top = -target[0] * ROW_STEP
    assert left - 1 <= line.end[0] <= left + BOX_WIDTH + 1
    assert top - BOX_HEIGHT - 1 <= line.end[1] <= top + 1


def test_an_arrow_starts_at_the_corner_where_the_side_is_taken() -> None:
    cells = {"a": (1, 1), "b": (0, 0), "beside": (1, 0)}
    line = segments_of([Tie("a", "b", EdgeKind.INFLUENCES)], cells)[-1]
    assert line.start[1] == pytest.approx(-ROW_STEP)


def test_the_legend_stands_in_free_cells(setter: BriefSetter) -> None:
    drawn, left_out = power_map(setter, drawn_example(), most=8)
    assert left_out == 0
    assert not drawn.below
    assert {cell for cell, _legend in drawn.legend} == {(0, 0), (0, 2), (2, 0)}


def test_without_a_free_cell_the_legend_stands_below(setter: BriefSetter) -> None:
    nodes = tuple(node(str(n), 4 - n // 4) for n in range(12))
    drawn, _left_out = power_map(setter, replace(drawn_example(), nodes=nodes, edges=()), most=12)
    assert len(drawn.below) == 3
    assert drawn.height > 2 * ROW_STEP + BOX_HEIGHT + 3 * 13


def test_roles_that_have_no_room_go_one_by_one(setter: BriefSetter) -> None:
    section = PowerMap(
        title="t", nodes=(replace(node("a"), role="技术评估人、标准制定人、隐性决策人"),)
    )
    drawn, _left_out = power_map(setter, section, most=8)
    assert drawn.height == BOX_HEIGHT
    shown = squeezed(brief_pdf(brief_of(section)))
    assert "技术评估人" in shown
    assert "标准制定人" not in shown


def test_every_kind_of_line_and_box_is_drawn() -> None:
    nodes = (
        replace(node("a", 4), unmet=True, tie="not met", power=None, letter=""),
        replace(node("b", 3), in_room=True),
        *(node(name, 3) for name in "cd"),
        *(node(name, 1) for name in "efgh"),
    )
    edges = (
        *(Edge(name, "a", EdgeKind.REPORTS) for name in "bcdefgh"),
        Edge("b", "d", EdgeKind.HOSTILE),
        Edge("d", "b", EdgeKind.INFLUENCES),
        Edge("e", "c", EdgeKind.INFLUENCES),
    )
    section = replace(drawn_example(), nodes=nodes, edges=edges, missing=w("x"))
    assert page_count(brief_pdf(brief_of(section))) == 2
