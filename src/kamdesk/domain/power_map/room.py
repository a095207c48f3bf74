"""The map in a room of a given size: a panel, which may be small and never scrolls.

As many slots as are still readable; whoever finds none is left out, the least important first.
Slots then grow until the room is full.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kamdesk.domain.power_map.layout import Measures, level_of, placed
from kamdesk.domain.power_map.tight import shared

if TYPE_CHECKING:
    from kamdesk.domain.power_map.layout import Seating
    from kamdesk.domain.power_map.picture import MapPerson, MapPicture
    from kamdesk.domain.power_map.tight import Shares

SMALL: Final = Measures(
    boxes=((54.0, 27.0), (54.0, 29.0), (56.0, 38.0), (56.0, 40.0), (60.0, 46.0)),
    ghost=(56.0, 46.0),
    axis=20.0,
    head=24.0,
    gutter=(8.0, 14.0),
    lane=60.0,
    row=37.0,
    grows=False,
)
"""Boxes with a letter, a name and the bar of power; ``lane`` and ``row`` are the least slot."""
_LEAST_GUTTER: Final = (6.0, 10.0)
_MOST_WIDER: Final = 1.6
"""How much wider boxes become where lanes are wide."""
_FULLEST: Final = 0.75
"""Share of slots that are taken at most: fuller, departments and levels could not be told apart."""
_SEAT_POWER: Final = 2
"""An empty seat matters as much as a person of this power."""


@dataclass(frozen=True, slots=True)
class Room:
    """Width and height in px, heads and axis included."""

    width: float
    height: float

    @property
    def slots(self) -> tuple[int, int]:
        """How many lanes and rows have room; at least one."""
        lanes = int((self.width - SMALL.axis) // SMALL.lane)
        rows = int((self.height - SMALL.head) // SMALL.row)
        return max(1, lanes), max(1, rows)


def seat_within(picture: MapPicture, room: Room) -> Seating:
    """Give everybody who finds a slot his place; the others are missing among the boxes."""
    lanes, rows = room.slots
    shown = _first(picture, max(1, round(lanes * rows * _FULLEST)))
    shares = _shares(shown, (lanes, rows))
    wide, high = (sum(part.values()) for part in shares.counts)
    lane = max(SMALL.lane, (room.width - SMALL.axis) / max(1, wide))
    row = max(SMALL.row, (room.height - SMALL.head) / max(1, high))
    return placed(shares.heads, shares.cells, counts=shares.counts, measures=_fitted(lane, row))


@lru_cache(maxsize=8)
def _shares(picture: MapPicture, slots: tuple[int, int]) -> Shares:
    """Kept: a window that is drawn larger asks for the same again and again."""
    return shared(picture, lanes=slots[0], rows=slots[1], apart=True)


def _first(picture: MapPicture, most: int) -> MapPicture:
    """The picture without those there is no slot for, or whose department it does not know."""
    known = {column.id for column in picture.columns}
    people = [person for person in picture.people if person.column in known]
    return replace(picture, people=tuple(sorted(people, key=_weight)[:most]))


def _weight(person: MapPerson) -> tuple[int, int, str, str]:
    power = _SEAT_POWER if person.ghost else person.power
    return -power, -level_of(person), person.name, person.id


def _fitted(lane: float, row: float) -> Measures:
    """The small measures in slots of a size: where these are narrow, boxes and gutters give way."""
    gutter = (
        min(SMALL.gutter[0], max(_LEAST_GUTTER[0], lane - SMALL.boxes[0][0])),
        min(SMALL.gutter[1], max(_LEAST_GUTTER[1], row - SMALL.boxes[-1][1])),
    )
    most = lane - gutter[0], row - gutter[1]
    wider = max(1.0, min(_MOST_WIDER, most[0] / SMALL.boxes[-1][0]))
    sizes = [(min(w * wider, most[0]), min(h, most[1])) for w, h in (*SMALL.boxes, SMALL.ghost)]
    return replace(
        SMALL, boxes=tuple(sizes[:-1]), ghost=sizes[-1], gutter=gutter, lane=lane, row=row
    )
