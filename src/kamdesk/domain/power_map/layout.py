"""Where the boxes of a power map stand: one slot a box, gutters between slots for the lines.

A department is one or more lanes side by side, a level one or more rows of slots; how many is
chosen so that the whole gets the shape of a screen. Every box stands in the middle of a slot of
its own, so no two overlap, and the gutters are always free. The result depends on the people
alone, never on the order in which they came.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.power_map.fitting import height_for
from kamdesk.domain.power_map.picture import ELSEWHERE, LEVELS

if TYPE_CHECKING:
    from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture

BOXES: Final = ((100.0, 50.0), (106.0, 54.0), (114.0, 60.0), (122.0, 68.0), (130.0, 76.0))
"""Width and height of a box by real power 0..4, in px at 100 %."""
GHOST: Final = (104.0, 46.0)
HEAD: Final = 72.0
AXIS: Final = 84.0
GUTTER_X: Final = 26.0
GUTTER_Y: Final = 36.0
LANE: Final = 120.0
"""A lane is at least this wide: the name of its department stands above it."""
ROW: Final = 60.0
SHAPE: Final = 1.9
"""Width to height of the room a map usually gets."""
MOST_ORDERED: Final = 24
"""With more departments their order is the alphabet's: trying orders takes too long."""
_SWEEPS: Final = 4
_MOST_GROWN: Final = 1.6
_PULL: Final = {"formal": 1, "introduces": 1, "influence": 2, "subtle": 2, "hostile": 3}

Slot = tuple[int, int]
"""Row of slots from the top, lane from the left."""
Cells = Mapping[tuple[str, int], Sequence["MapPerson"]]
"""The people of each department (or band of departments) on each level (or tier of levels)."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in px or pt: a box for each real power 0..4, an empty seat, the room between them."""

    boxes: tuple[tuple[float, float], ...] = BOXES
    ghost: tuple[float, float] = GHOST
    axis: float = AXIS
    head: float = HEAD
    gutter: tuple[float, float] = (GUTTER_X, GUTTER_Y)
    lane: float = LANE
    row: float = ROW
    grows: bool = True
    """Whether a box grows in height with its words."""

    def size_of(self, person: MapPerson) -> tuple[float, float]:
        """Width and height of a person's box."""
        width, height = self.ghost if person.ghost else self.boxes[max(0, min(4, person.power))]
        return width, max(height, height_for(person, width)) if self.grows else height

    @property
    def narrow(self) -> tuple[float, float]:
        """How wide the gutters are beside those of the window, for the tracks of lines in them."""
        return self.gutter[0] / GUTTER_X, self.gutter[1] / GUTTER_Y

    @property
    def sides(self) -> float:
        """The same for the sides of boxes: 1, less on low boxes."""
        return min(1.0, self.boxes[0][1] / BOXES[0][1])

    @property
    def ports(self) -> float:
        """How near the middle lines leave a box beside the window's: 1, less on narrow boxes."""
        return min(1.0, self.boxes[0][0] / BOXES[0][0])


SCREEN: Final = Measures()


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in px from the upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Rect) -> bool:
        """Tell whether the two share more than an edge."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Seating:
    """Where everything stands. ``rows`` by level; gutters are the edges of lanes and rows."""

    boxes: Mapping[str, Rect]
    slots: Mapping[str, Slot]
    columns: tuple[tuple[MapColumn, Rect], ...]
    rows: Mapping[int, Rect]
    lane_edges: tuple[float, ...]
    row_edges: tuple[float, ...]
    measures: Measures = SCREEN

    @property
    def width(self) -> float:
        """The whole width in px."""
        return self.lane_edges[-1]

    @property
    def height(self) -> float:
        """The whole height in px."""
        return self.row_edges[-1]


def seat(
    picture: MapPicture, *, shape: float = SHAPE, least: tuple[float, float] = (0.0, 0.0)
) -> Seating:
    """Give every box its place; ``shape`` is the wished width to height.

    Where the map is smaller than ``least`` (width, height), lanes and rows grow towards it.
    """
    columns = ordered(picture)
    known = {column.id for column in columns}
    cells: dict[tuple[str, int], list[MapPerson]] = defaultdict(list)
    for person in sorted(picture.people, key=by_weight):
        if person.column in known:
            cells[person.column, level_of(person)].append(person)
    counts = _counts(columns, cells, shape=shape)
    return placed(columns, cells, counts=counts, least=least)


def by_weight(person: MapPerson) -> tuple[bool, int, str, str]:
    """The order of people in one cell: empty seats last, power first."""
    return person.ghost, -person.power, person.name, person.id


def level_of(person: MapPerson) -> int:
    """The row of a person, 4 to 1."""
    return max(LEVELS[-1], min(LEVELS[0], person.level))


# ------------------------------------------------------------------ order of departments


def ordered(picture: MapPicture) -> list[MapColumn]:
    """The departments so that those with lines between them stand near each other."""
    found = sorted(picture.columns, key=lambda column: (column.name, column.id))
    inside = [column for column in found if column.id != ELSEWHERE]
    outside = [column for column in found if column.id == ELSEWHERE]
    if len(inside) <= MOST_ORDERED:
        inside = _drawn_together(inside, pulls(picture))
    return inside + outside


def pulls(picture: MapPicture) -> Counter[tuple[str, str]]:
    """How strongly each two departments are tied."""
    home = {person.id: person.column for person in picture.people}
    found: Counter[tuple[str, str]] = Counter()
    for tie in picture.ties:
        one, other = home.get(tie.from_id), home.get(tie.to_id)
        if one and other and one != other:
            found[min(one, other), max(one, other)] += _PULL[tie.kind]
    return found


def _drawn_together(
    columns: list[MapColumn], tied: Mapping[tuple[str, str], int]
) -> list[MapColumn]:
    """Move one department at a time to where the lines are shortest, until nothing is gained."""
    best, worth = columns, _length(columns, tied)
    for _sweep in range(_SWEEPS):
        before = worth
        for column in columns:
            rest = [item for item in best if item.id != column.id]
            for place in range(len(columns)):
                tried = [*rest[:place], column, *rest[place:]]
                cost = _length(tried, tied)
                if cost < worth:
                    best, worth = tried, cost
        if worth == before:
            break
    return best


def _length(columns: Sequence[MapColumn], tied: Mapping[tuple[str, str], int]) -> int:
    at = {column.id: number for number, column in enumerate(columns)}
    return sum(
        pull * abs(at[one] - at[other])
        for (one, other), pull in tied.items()
        if one in at and other in at
    )


# ------------------------------------------------------------------ lanes and rows


def _counts(
    columns: Sequence[MapColumn],
    cells: Cells,
    *,
    shape: float,
) -> tuple[dict[str, int], dict[int, int]]:
    """How many lanes each department and how many rows of slots each level gets."""
    crowds = {key: len(people) for key, people in cells.items()}
    heights = [SCREEN.size_of(person)[1] for people in cells.values() for person in people]
    tall = max(BOXES[2][1], sum(heights) / len(heights)) if heights else BOXES[2][1]
    best: tuple[float, dict[str, int], dict[int, int]] | None = None
    for most in range(1, max(crowds.values(), default=1) + 1):
        lanes = {
            column.id: max([1, *(-(-crowds.get((column.id, lv), 0) // most) for lv in LEVELS)])
            for column in columns
        }
        rows = {
            level: max([1, *(-(-crowds.get((c.id, level), 0) // lanes[c.id]) for c in columns)])
            for level in LEVELS
        }
        wide = AXIS + sum(lanes.values()) * (BOXES[2][0] + GUTTER_X)
        high = HEAD + sum(rows.values()) * (tall + GUTTER_Y)
        room = max(wide / shape, high)
        if best is None or room < best[0]:
            best = room, lanes, rows
    return (best[1], best[2]) if best else ({}, {})


def placed(
    columns: Sequence[MapColumn],
    cells: Cells,
    *,
    counts: tuple[Mapping[str, int], Mapping[int, int]],
    least: tuple[float, float] = (0.0, 0.0),
    measures: Measures = SCREEN,
) -> Seating:
    """Give all people of the cells their slots; ``counts``: lanes by column, rows by level."""
    lanes, rows = counts
    first_lane = dict(zip(lanes, itertools.accumulate([0, *lanes.values()]), strict=False))
    first_row = dict(zip(rows, itertools.accumulate([0, *rows.values()]), strict=False))
    slots: dict[str, Slot] = {}
    sizes: dict[Slot, tuple[float, float]] = {}
    for (column, level), crowd in cells.items():
        start = first_row[level], first_lane[column]
        found = _in_cell(crowd, start=start, lanes=lanes[column], rows=rows[level])
        slots.update(found)
        sizes.update({found[person.id]: measures.size_of(person) for person in crowd})
    widest: dict[int, float] = defaultdict(float)
    highest: dict[int, float] = defaultdict(float)
    for (row, lane), (width, height) in sizes.items():
        widest[lane] = max(widest[lane], width + measures.gutter[0])
        highest[row] = max(highest[row], height + measures.gutter[1])
    across = [max(measures.lane, widest[lane]) for lane in range(sum(lanes.values()))]
    down = [max(measures.row, highest[row]) for row in range(sum(rows.values()))]
    lane_edges = _edges(measures.axis, across, least=least[0])
    row_edges = _edges(measures.head, down, least=least[1])
    boxes = {
        key: _box(sizes[slot], slot, lane_edges=lane_edges, row_edges=row_edges)
        for key, slot in slots.items()
    }
    top, bottom = 0.0, row_edges[-1]
    bands = tuple(
        (column, Rect(left, top, right - left, bottom - top))
        for column in columns
        for left in (lane_edges[first_lane[column.id]],)
        for right in (lane_edges[first_lane[column.id] + lanes[column.id]],)
    )
    levels = {
        level: Rect(0.0, upper, lane_edges[-1], lower - upper)
        for level in rows
        for upper in (row_edges[first_row[level]],)
        for lower in (row_edges[first_row[level] + rows[level]],)
    }
    return Seating(boxes, slots, bands, levels, lane_edges, row_edges, measures)


def _in_cell(crowd: Sequence[MapPerson], *, start: Slot, lanes: int, rows: int) -> dict[str, Slot]:
    """The slots of the people of one department and level, in the middle of their cell."""
    lines = [crowd[n : n + lanes] for n in range(0, len(crowd), lanes)]
    top = start[0] + (rows - len(lines)) // 2
    return {
        person.id: (top + row, start[1] + (lanes - len(line)) // 2 + place)
        for row, line in enumerate(lines)
        for place, person in enumerate(line)
    }


def _edges(begin: float, sizes: Sequence[float], *, least: float) -> tuple[float, ...]:
    """The edges of slots; all grow by the same share, at most so far that it still looks tidy."""
    whole = sum(sizes)
    grown = min(_MOST_GROWN, max(1.0, (least - begin) / whole)) if whole else 1.0
    return tuple(itertools.accumulate([begin, *(size * grown for size in sizes)]))


def _box(
    size: tuple[float, float],
    slot: Slot,
    *,
    lane_edges: Sequence[float],
    row_edges: Sequence[float],
) -> Rect:
    row, lane = slot
    x = (lane_edges[lane] + lane_edges[lane + 1]) / 2
    y = (row_edges[row] + row_edges[row + 1]) / 2
    return Rect(x - size[0] / 2, y - size[1] / 2, *size)
