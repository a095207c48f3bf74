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
from kamdesk.reports.power_lines import BOX_HEIGHT, COLUMNS, ROW_STEP, ROWS, chosen
from kamdesk.reports.power_map import power_map
from kamdesk.reports.theme import TEXT_WIDTH


def node(name: str, level: int = 2, *, rank: int = 0, ghost: bool = False) -> Node:
    """A box with a name for an id."""
    return Node(name, name, "role", "A", 2, "P2", level=level, rank=rank, ghost=ghost)


@pytest.fixture
def setter() -> BriefSetter:
    """A setter for Chinese."""
    return BriefSetter("zh_CN")


def test_the_drawn_example_stands_as_drawn(setter: BriefSetter) -> None:
    drawn, _left_out = power_map(setter, drawn_example(), most=8)
    found = drawn.seating.slots
    rows = [sorted(key for key, slot in found.items() if slot[0] == row) for row in range(ROWS)]
    assert rows == [["A1"], ["A2", "A3", "A4", "ghost"], ["A5", "A6", "A8"]]
    assert found["A5"][1] == found["A2"][1]  # below his chief
    assert found["A6"][1] == found["A3"][1]
    assert abs(found["A2"][1] - found["A3"][1]) == 1  # at odds, side by side


def test_too_many_boxes_lose_the_least_important() -> None:
    nodes = [node(str(n), rank=n) for n in range(12)]
    assert [one.id for one in chosen(nodes, 8)] == [str(n) for n in range(8)]


def test_lines_to_boxes_left_out_are_left_out(setter: BriefSetter) -> None:
    edges = (Edge("a", "gone", EdgeKind.REPORTS), Edge("a", "a", EdgeKind.REPORTS))
    section = PowerMap(title="t", nodes=(node("a"), node("gone", rank=9)), edges=edges)
    drawn, left_out = power_map(setter, section, most=1)
    assert not drawn.routes
    assert left_out == 1


@given(
    levels=st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=12),
    data=st.data(),
)
def test_boxes_and_lines_stay_in_the_width_of_the_page(
    levels: list[tuple[int, bool]], data: st.DataObject
) -> None:
    homes = st.sampled_from(["", "a", "b", "c", "d", "e"])
    nodes = tuple(
        replace(node(str(n), level, ghost=ghost), department=data.draw(homes))
        for n, (level, ghost) in enumerate(levels)
    )
    ends = st.sampled_from([one.id for one in nodes])
    edges = tuple(
        data.draw(st.lists(st.builds(Edge, ends, ends, st.sampled_from(EdgeKind)), max_size=9))
    )
    section = PowerMap(title="t", nodes=nodes, edges=edges)
    drawn, _left_out = power_map(BriefSetter("en"), section, most=COLUMNS * ROWS)
    corners = [point for route in drawn.routes for point in route.points]
    corners += [(box.x, box.y) for box in drawn.seating.boxes.values()]
    corners += [(box.right, box.bottom) for box in drawn.seating.boxes.values()]
    assert all(-0.1 <= x <= TEXT_WIDTH + 0.1 for x, _y in corners)
    assert all(-0.1 <= y <= drawn.height + 0.1 for _x, y in corners)


def test_the_legend_stands_in_free_cells(setter: BriefSetter) -> None:
    drawn, left_out = power_map(setter, drawn_example(), most=8)
    assert left_out == 0
    assert not drawn.below
    taken = set(drawn.seating.slots.values())
    assert not taken & {slot for slot, _legend in drawn.legend}


def test_without_a_free_cell_the_legend_stands_below(setter: BriefSetter) -> None:
    nodes = tuple(node(str(n), 4 - n // 4) for n in range(12))
    drawn, _left_out = power_map(setter, replace(drawn_example(), nodes=nodes, edges=()), most=12)
    assert len(drawn.below) == 3
    assert drawn.height > 2 * ROW_STEP + BOX_HEIGHT + 3 * 13


def test_what_stands_below_the_map_has_a_line_each(setter: BriefSetter) -> None:
    """Letters and lines in one legend take two lines, not one over the next section."""
    nodes = tuple(node(str(n), 4 - n // 4) for n in range(12))
    full = replace(drawn_example(), nodes=nodes, edges=())
    drawn, _left_out = power_map(setter, full, most=12)
    bare, _left_out = power_map(
        setter, replace(full, reach=(), missing=(), letters="", edge_words=()), most=12
    )
    lines = sum(len(one.lines) + bool(one.edges) for one in drawn.below)
    assert drawn.height - bare.height == pytest.approx(4 + lines * 13)


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
