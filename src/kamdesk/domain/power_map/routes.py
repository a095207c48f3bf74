"""How the lines of a power map run: right angles, along the gutters, through nobody's box.

Each kind of line has a port of its own on a box and a track of its own in a gutter, so that an
influence is not drawn over the chain of command; so has each chief whose people stand across those
of another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamdesk.domain.power_map.layout import Rect, Seating, Slot
    from kamdesk.domain.power_map.picture import MapTie, TieKind

Point = tuple[float, float]

PORT: Final = {"formal": 0.0, "influence": 20.0, "introduces": 32.0, "hostile": -20.0,
               "subtle": -32.0}  # fmt: skip
"""Where a line leaves a box, from its middle."""
TRACK: Final = {"formal": -7.0, "introduces": -2.0, "influence": 2.0, "subtle": 8.0,
                "hostile": 8.0}  # fmt: skip
"""Where a line runs in a gutter between two rows, from the middle of the gutter."""
LANE_TRACK: Final = {"formal": 0.0, "introduces": 3.0, "influence": 6.0, "subtle": -6.0,
                     "hostile": -6.0}  # fmt: skip
"""The same for a gutter between two lanes."""
CHIEFS: Final = (0.0, -2.5, -5.0, -7.5)
"""How far from the track of formal lines those of several chiefs run, in a gutter between rows."""
LANE_CHIEFS: Final = (0.0, 10.5, -11.0, -2.0)
"""The same between two lanes."""
SIDE: Final = {"formal": -12.0, "introduces": -6.0, "influence": 0.0, "subtle": 13.0,
               "hostile": 13.0}  # fmt: skip
"""Where a line leaves the side of a box, from its middle: for neighbours."""


@dataclass(frozen=True, slots=True)
class Route:
    """One line from the box of ``source`` to that of ``target``, corner by corner."""

    kind: TieKind
    source: str
    target: str
    points: tuple[Point, ...]


def routes(seating: Seating, ties: Iterable[MapTie]) -> tuple[Route, ...]:
    """The lines between boxes that are there, each once, in an order of their own."""
    taken = frozenset(seating.slots.values())
    wanted = {
        tie
        for tie in ties
        if tie.from_id != tie.to_id and tie.from_id in seating.slots and tie.to_id in seating.slots
    }
    found = sorted(wanted, key=lambda tie: (tie.kind, tie.from_id, tie.to_id))
    track = _tracks(seating, found)
    return tuple(
        Route(
            tie.kind,
            tie.from_id,
            tie.to_id,
            _Way(seating, tie, taken, track.get(tie.to_id, 0)).points(),
        )
        for tie in found
    )


def _tracks(seating: Seating, ties: Iterable[MapTie]) -> dict[str, int]:
    """A number for each chief, other than his neighbour's whose people stand across his own.

    With more than four of them in one place some share a track.
    """
    lanes: dict[str, list[int]] = defaultdict(list)
    for tie in ties:
        if tie.kind == "formal":
            ends = seating.slots[tie.from_id][1], seating.slots[tie.to_id][1]
            lanes[tie.to_id] += ends
    spans = sorted((min(span), max(span), chief) for chief, span in lanes.items())
    free: dict[int, list[int]] = defaultdict(lambda: [-1] * len(CHIEFS))
    found = {}
    for first, last, chief in spans:
        taken = free[seating.slots[chief][0]]
        number = next((n for n, end in enumerate(taken) if end < first), taken.index(min(taken)))
        taken[number] = last
        found[chief] = number
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    seating: Seating
    tie: MapTie
    taken: frozenset[Slot]
    track: int = 0

    def points(self) -> tuple[Point, ...]:
        """The corners, without those that lie on a straight line."""
        here, there = self._slot(self.tie.from_id), self._slot(self.tie.to_id)
        if here[0] == there[0]:
            between = range(min(here[1], there[1]) + 1, max(here[1], there[1]))
            if not any((here[0], lane) in self.taken for lane in between):
                return self._beside()
            return _plain(self._over(here, there))
        return _plain(self._upright(here, there))

    def _slot(self, key: str) -> Slot:
        return self.seating.slots[key]

    def _boxes(self) -> tuple[Rect, Rect]:
        boxes = self.seating.boxes
        return boxes[self.tie.from_id], boxes[self.tie.to_id]

    def _beside(self) -> tuple[Point, ...]:
        """From side to side; several kinds between two people keep apart."""
        here, there = self._boxes()
        y = here.centre[1] + SIDE[self.tie.kind] * self.seating.measures.sides
        if here.x < there.x:
            return (here.right, y), (there.x, y)
        return (here.x, y), (there.right, y)

    def _over(self, here: Slot, there: Slot) -> list[Point]:
        """Out at the foot, along below the row, and in at the foot."""
        one, other = self._boxes()
        y = self._row_gutter(max(here[0], there[0]) + 1)
        return [(self._x(one), one.bottom), (self._x(one), y), (self._x(other), y),
                (self._x(other), other.bottom)]  # fmt: skip

    def _upright(self, here: Slot, there: Slot) -> list[Point]:
        """Between two rows: straight up where the lane is free, else along a gutter."""
        one, other = self._boxes()
        rising = there[0] < here[0]
        x1, x2 = self._x(one), self._x(other)
        start = one.y if rising else one.bottom
        end = other.bottom if rising else other.y
        near = self._row_gutter(here[0] if rising else here[0] + 1)
        far = self._row_gutter(there[0] + 1 if rising else there[0])
        between = range(min(here[0], there[0]) + 1, max(here[0], there[0]))
        if self._free(here[1], between):
            return [(x1, start), (x1, far), (x2, far), (x2, end)]
        if self._free(there[1], between):
            return [(x1, start), (x1, near), (x2, near), (x2, end)]
        # Never outside the map: a line of the first lane keeps to its right.
        x = self._lane_gutter(there[1] + (1 if here[1] > there[1] or not there[1] else 0))
        return [(x1, start), (x1, near), (x, near), (x, far), (x2, far), (x2, end)]

    def _free(self, lane: int, rows: range) -> bool:
        return not any((row, lane) in self.taken for row in rows)

    def _x(self, box: Rect) -> float:
        return box.centre[0] + PORT[self.tie.kind] * self.seating.measures.ports

    def _row_gutter(self, row: int) -> float:
        """The middle of the gutter above a row of slots; below the last one inside the frame."""
        edges = self.seating.row_edges
        track = TRACK[self.tie.kind] + self._aside(CHIEFS)
        y = edges[row] + track * self.seating.measures.narrow[1]
        return min(y, edges[-1] - 4.0) if row == len(edges) - 1 else max(y, edges[0] + 2.0)

    def _aside(self, tracks: Sequence[float]) -> float:
        return tracks[self.track] if self.tie.kind == "formal" else 0.0

    def _lane_gutter(self, lane: int) -> float:
        edges = self.seating.lane_edges
        track = LANE_TRACK[self.tie.kind] + self._aside(LANE_CHIEFS)
        x = edges[lane] + track * self.seating.measures.narrow[0]
        return min(max(x, edges[0] + 2.0), edges[-1] - 2.0)


def _plain(points: list[Point]) -> tuple[Point, ...]:
    """Leave out points that are no corners."""
    out: list[Point] = []
    for point in points:
        if out and out[-1] == point:
            continue
        if len(out) > 1 and _straight(out[-2], out[-1], c=point):
            out[-1] = point
            continue
        out.append(point)
    return tuple(out)


def _straight(a: Point, b: Point, *, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]
