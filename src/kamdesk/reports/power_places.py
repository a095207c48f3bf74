"""Where the boxes of a power map stand: rows by formal level, columns so that lines stay short.

Pure numbers, no paper: the map of the window may use it too. Three rows of four cells; whoever
influences or fights another stands beside him, subordinates below their chief, and lines do not
run through other people's boxes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from math import inf
from typing import TYPE_CHECKING

from kamdesk.domain.brief.model import EdgeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kamdesk.domain.brief.model import Edge, Node

COLUMNS = 4
ROWS = 3
Cell = tuple[int, int]
"""Row (0 = top) and column (0 = left)."""

_SWEEPS = 3
_CROSSING = 6.0
_THROUGH = 14.0
_APART = {EdgeKind.REPORTS: 3.0, EdgeKind.INFLUENCES: 2.0, EdgeKind.HOSTILE: 4.0}
"""What a column between two people costs, by what ties them."""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge between two boxes that are both on the map."""

    source: str
    target: str
    kind: EdgeKind


def chosen(nodes: Sequence[Node], most: int) -> list[Node]:
    """Return at most ``most`` boxes, those of the lowest rank, in their own order."""
    best = sorted(range(len(nodes)), key=lambda n: (nodes[n].rank, n))[:most]
    return [nodes[n] for n in sorted(best)]


def ties_of(edges: Iterable[Edge], nodes: Sequence[Node]) -> list[Tie]:
    """Return the edges between these boxes, each once."""
    shown = {node.id for node in nodes}
    found = {
        Tie(edge.source, edge.target, edge.kind): None
        for edge in edges
        if edge.source in shown and edge.target in shown and edge.source != edge.target
    }
    return list(found)


def places(nodes: Sequence[Node], ties: Sequence[Tie]) -> dict[str, Cell]:
    """Return the cell of each box; at most ROWS x COLUMNS boxes."""
    rows = _rows(nodes)
    spot = {
        node.id: (r, c)
        for r, row in enumerate(rows)
        for c, node in enumerate(_spread(row, rows, r=r))
        if node is not None
    }
    best, worth = spot, _cost(spot, ties)
    for _sweep in range(_SWEEPS):
        before = worth
        for r, row in enumerate(rows):
            best, worth = _best_row(best, [node.id for node in row], r=r, ties=ties)
        if worth >= before:
            break
    return best


def _rows(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the boxes by formal level, top first, in at most three rows of at most four."""
    levels = sorted({node.level for node in nodes if not node.ghost}, reverse=True)
    rows = [[node for node in nodes if node.level == level and not node.ghost] for level in levels]
    _seat_ghosts(rows, [node for node in nodes if node.ghost])
    while len(rows) > ROWS:
        small = min(range(1, len(rows)), key=lambda n: (len(rows[n - 1]) + len(rows[n]), -n))
        rows[small - 1 : small + 1] = [rows[small - 1] + rows[small]]
    return _even(rows)


def _seat_ghosts(rows: list[list[Node]], ghosts: Sequence[Node]) -> None:
    """Put empty seats on the row of their level, or on the nearest one above with room."""
    for ghost in ghosts:
        own = [n for n, row in enumerate(rows) if row[0].level >= ghost.level]
        roomy = [n for n in reversed(own) if len(rows[n]) < COLUMNS]
        if roomy:
            rows[roomy[0]].append(ghost)
        else:
            rows.append([ghost])
    rows.sort(key=lambda row: -row[0].level)


def _even(rows: list[list[Node]]) -> list[list[Node]]:
    """Move what a row has no cell for to the next row, and at the last one to the row above."""
    rows = [list(row) for row in rows]
    at = 0
    while at < len(rows):
        if len(rows[at]) > COLUMNS:
            if at + 1 == len(rows) and len(rows) < ROWS:
                rows.append([])
            if at + 1 < len(rows):
                rows[at + 1][:0] = rows[at][COLUMNS:]
                rows[at] = rows[at][:COLUMNS]
        at += 1
    for at in range(len(rows) - 1, 0, -1):
        if len(rows[at]) > COLUMNS:
            rows[at - 1] += rows[at][COLUMNS:]
            rows[at] = rows[at][:COLUMNS]
    return rows


def _spread(row: Sequence[Node], rows: Sequence[Sequence[Node]], *, r: int) -> list[Node | None]:
    """Return a row on its four cells to start from: a small top row stands in the middle."""
    alone = r == 0 and len(rows) > 1 and len(row) <= 2
    return [*([None] if alone else []), *row]


def _best_row(
    spot: dict[str, Cell], row: Sequence[str], *, r: int, ties: Sequence[Tie]
) -> tuple[dict[str, Cell], float]:
    """Try every order of one row while the others stand still."""
    best, worth = spot, _cost(spot, ties)
    for columns in permutations(range(COLUMNS), len(row)):
        tried = {**spot, **{name: (r, c) for name, c in zip(row, columns, strict=True)}}
        cost = _cost(tried, ties, bound=worth)
        if cost < worth - 1e-9:
            best, worth = tried, cost
    return best, worth


def _cost(spot: Mapping[str, Cell], ties: Sequence[Tie], *, bound: float = inf) -> float:
    """Return what a placement costs; counting ends when it is above ``bound`` anyway."""
    lines = [(spot[tie.source], spot[tie.target]) for tie in ties]
    tied = {name for tie in ties for name in (tie.source, tie.target)}
    # Otherwise as far left as may be, and whoever is tied to nobody at the right.
    cost = sum(0.01 * c if name in tied else -0.01 * c for name, (_r, c) in spot.items())
    for tie, (a, b) in zip(ties, lines, strict=True):
        cost += _APART[tie.kind] * abs(a[1] - b[1])
    if cost >= bound:
        return cost
    taken = set(spot.values())
    cost += sum(_THROUGH * _passes(a, b, taken=taken) for a, b in lines)
    if cost >= bound:
        return cost
    return cost + sum(_CROSSING for one, other in combinations(lines, 2) if _cross(one, other))


def _passes(a: Cell, b: Cell, *, taken: set[Cell]) -> int:
    """Count the boxes a straight line between two cells runs through."""
    steps = max(abs(a[0] - b[0]), abs(a[1] - b[1]))
    between = (
        (a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps)
        for n in range(1, steps)
    )
    return sum((round(r), round(c)) in taken for r, c in between)


def _cross(one: tuple[Cell, Cell], other: tuple[Cell, Cell]) -> bool:
    a, b = one
    c, d = other
    if {a, b} & {c, d}:
        return False
    return _side(a, b, c=c) * _side(a, b, c=d) < 0 and _side(c, d, c=a) * _side(c, d, c=b) < 0


def _side(a: Cell, b: Cell, *, c: Cell) -> int:
    return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])
