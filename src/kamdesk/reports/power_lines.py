"""The lines of a power map: who reports to whom, who moves whom, who fights whom.

Lines are found first, as stretches in pt from the map's top left corner, so that the legend can
keep clear of them; then drawn, before the boxes that cover their ends.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.brief.model import EdgeKind
from kamdesk.reports import theme
from kamdesk.reports.marks import draw_arrow, draw_double
from kamdesk.reports.power_places import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.power_places import Cell, Tie

Point = tuple[float, float]

BOX_WIDTH, BOX_HEIGHT = 119.0, 37.0
ROW_STEP = BOX_HEIGHT + 17.0
COLUMN_STEP = (theme.TEXT_WIDTH - BOX_WIDTH) / (COLUMNS - 1)
_JOINT = 8.0
"""How far below a chief the line to his people turns."""
_DETOUR = 5.0
"""How far off its row a line runs that has to pass another box."""
_REPORTS = 0.7


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight stretch; only one with ``head`` ends in an arrow (influence)."""

    kind: EdgeKind
    start: Point
    end: Point
    head: bool = False


def segments_of(ties: Sequence[Tie], cells: Mapping[str, Cell]) -> list[Segment]:
    """Return the stretches of all ties; y grows upwards, the map's top is 0."""
    taken = frozenset(cells.values())
    out: list[Segment] = []
    for tie in ties:
        source, target = cells[tie.source], cells[tie.target]
        if tie.kind is EdgeKind.REPORTS and source[0] > target[0]:
            out += _reports(source, target, taken=taken)
        elif source[0] == target[0] and abs(source[1] - target[1]) > 1:
            out += _around(tie.kind, source, target=target)
        else:
            out += _straight(tie.kind, source, target=target, taken=taken)
    return out


def draw_ties(canvas: Canvas, origin: Point, segments: Sequence[Segment]) -> None:
    """Draw the stretches with the map's top left corner at ``origin``."""
    for segment in segments:
        start = (origin[0] + segment.start[0], origin[1] + segment.start[1])
        end = (origin[0] + segment.end[0], origin[1] + segment.end[1])
        if segment.kind is EdgeKind.HOSTILE:
            draw_double(canvas, start, end)
        elif segment.kind is EdgeKind.INFLUENCES and segment.head:
            draw_arrow(canvas, start, end)
        else:
            canvas.saveState()
            canvas.setLineCap(2)
            canvas.setLineWidth(1.6 if segment.kind is EdgeKind.INFLUENCES else _REPORTS)
            canvas.line(*start, *end)
            canvas.restoreState()


def _centre(cell: Cell) -> Point:
    return (
        cell[1] * COLUMN_STEP + BOX_WIDTH / 2,
        -cell[0] * ROW_STEP - BOX_HEIGHT / 2,
    )


def _reports(child: Cell, chief: Cell, *, taken: frozenset[Cell]) -> list[Segment]:
    """Right angles: up from the child, across below the chief, up to him."""
    (x1, y1), (x2, y2) = _centre(child), _centre(chief)
    joint = y2 - BOX_HEIGHT / 2 - _JOINT
    path = [(x1, y1)]
    blocked = any((row, child[1]) in taken for row in range(chief[0] + 1, child[0]))
    if blocked:
        gutter = x1 + (COLUMN_STEP / 2 if child[1] < COLUMNS - 1 else -COLUMN_STEP / 2)
        turn = y1 + BOX_HEIGHT / 2 + _DETOUR
        path += [(x1, turn), (gutter, turn), (gutter, joint)]
    else:
        path.append((x1, joint))
    path += [(x2, joint), (x2, y2)]
    return _path(EdgeKind.REPORTS, path)


def _around(kind: EdgeKind, source: Cell, *, target: Cell) -> list[Segment]:
    """Past the boxes between two of one row: out at the foot, along below the row, and in."""
    (x1, y1), (x2, y2) = _centre(source), _centre(target)
    aside = 18.0 if x2 > x1 else -18.0
    low = y1 - BOX_HEIGHT / 2 - _DETOUR
    foot = y2 - BOX_HEIGHT / 2
    return _path(kind, [(x1 + aside, y1), (x1 + aside, low), (x2 - aside, low), (x2 - aside, foot)])


def _straight(
    kind: EdgeKind, source: Cell, *, target: Cell, taken: frozenset[Cell]
) -> list[Segment]:
    """From frame to frame; from the side of a box where the way is free, which reads better."""
    (x1, y1), (x2, y2) = _centre(source), _centre(target)
    if source[0] == target[0]:
        side = BOX_WIDTH / 2 if x2 > x1 else -BOX_WIDTH / 2
        return [Segment(kind, (x1 + side, y1), (x2 - side, y2), head=True)]
    beside = (source[0], source[1] + (1 if x2 > x1 else -1))
    if x1 != x2 and beside not in taken:
        side = BOX_WIDTH / 2 if x2 > x1 else -BOX_WIDTH / 2
        rise = BOX_HEIGHT / 2 if y2 > y1 else -BOX_HEIGHT / 2
        return [Segment(kind, (x1 + side, y1), (x2 - side / 4, y2 - rise), head=True)]
    shift = 12.0 if x1 == x2 else 0.0  # beside the line to the chief
    start, end = _edge((x1, y1), (x2, y2)), _edge((x2, y2), (x1, y1))
    return [Segment(kind, (start[0] + shift, start[1]), (end[0] + shift, end[1]), head=True)]


def _edge(inside: Point, outside: Point) -> Point:
    """Return where the line from a box's centre to ``outside`` leaves the box."""
    across, up = outside[0] - inside[0], outside[1] - inside[1]
    reach = min(
        BOX_WIDTH / 2 / abs(across) if across else 9.9,
        BOX_HEIGHT / 2 / abs(up) if up else 9.9,
    )
    return inside[0] + across * reach, inside[1] + up * reach


def _path(kind: EdgeKind, points: Sequence[Point]) -> list[Segment]:
    last = len(points) - 2
    return [
        Segment(kind, a, b, head=n == last)
        for n, (a, b) in enumerate(itertools.pairwise(points))
        if a != b
    ]
