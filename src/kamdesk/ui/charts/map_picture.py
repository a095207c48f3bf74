"""Where each box of the small people map stands, and how a map is painted. No painting here.

What a map shows is plain data of the domain, named here again for those who paint.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie

if TYPE_CHECKING:
    from kamdesk.ui.theme import Tokens

__all__ = [
    "MapColumn",
    "MapPerson",
    "MapPicture",
    "MapPlan",
    "MapStyle",
    "MapTie",
    "natural_size",
    "plan",
    "size_of",
]

BOXES: Final = ((88, 50), (100, 52), (108, 60), (120, 68), (128, 76))
"""Width and height of a box by real power 0..4, in logical px at 100 %."""
MINI: Final = ((54, 27), (54, 29), (56, 38), (56, 40), (60, 46))
HEAD: Final = 38
HEAD_MINI: Final = 24
AXIS: Final = 76
AXIS_MINI: Final = 18
GHOST: Final = (100, 44)
GHOST_MINI: Final = (44, 28)


@dataclass(frozen=True, slots=True)
class MapPlan:
    """Where everything stands, in px from the upper left corner."""

    boxes: dict[str, QRectF]
    columns: dict[str, QRectF]
    rows: dict[int, QRectF]


@dataclass(frozen=True, slots=True)
class MapStyle:
    """How a map is painted: in which colours (LIGHT on paper), small or large."""

    look: Tokens
    mini: bool = False


def size_of(person: MapPerson, *, mini: bool) -> tuple[float, float]:
    """Return width and height of a person's box."""
    if person.ghost:
        return GHOST_MINI if mini else GHOST
    return (MINI if mini else BOXES)[max(0, min(4, person.power))]


def natural_size(picture: MapPicture, *, mini: bool) -> tuple[int, int]:
    """Return the size at which nothing overlaps: columns and rows as full as they get."""
    head, axis = (HEAD_MINI, AXIS_MINI) if mini else (HEAD, AXIS)
    wide, high = (62, 60) if mini else (140, 92)
    crowd: dict[tuple[str, int], int] = defaultdict(int)
    for person in picture.people:
        crowd[person.column, person.level] += 1
    most = {
        level: max([1, *(n for (_c, lv), n in crowd.items() if lv == level)])
        for level in range(1, 5)
    }
    width = axis + max(1, len(picture.columns)) * wide
    height = head + sum(high + (count - 1) * (high - 16) for count in most.values())
    return width, height


def plan(picture: MapPicture, width: float, *, height: float, mini: bool) -> MapPlan:
    """Place columns, rows and boxes into ``width`` x ``height``.

    People of one cell stand below each other in the order given; rows with more people are higher.
    """
    head, axis = (HEAD_MINI, AXIS_MINI) if mini else (HEAD, AXIS)
    wide = (width - axis) / max(1, len(picture.columns))
    columns = {
        column.id: QRectF(axis + number * wide, 0, wide, height)
        for number, column in enumerate(picture.columns)
    }
    cells: dict[tuple[str, int], list[MapPerson]] = defaultdict(list)
    for person in picture.people:
        if person.column in columns:
            cells[person.column, max(1, min(4, person.level))].append(person)
    weights = {
        level: max([1, *(len(who) for (_c, lv), who in cells.items() if lv == level)])
        for level in range(1, 5)
    }
    rows, top = {}, float(head)
    for level in range(4, 0, -1):
        high = (height - head) * weights[level] / sum(weights.values())
        rows[level] = QRectF(0, top, width, high)
        top += high
    boxes: dict[str, QRectF] = {}
    for (column, level), crowd in cells.items():
        boxes.update(_stack(crowd, columns[column], row=rows[level], mini=mini))
    return MapPlan(boxes, columns, rows)


def _stack(crowd: list[MapPerson], column: QRectF, *, row: QRectF, mini: bool) -> dict[str, QRectF]:
    sizes = [size_of(person, mini=mini) for person in crowd]
    gap = 4.0 if mini else 8.0
    total = sum(high for _w, high in sizes) + gap * (len(crowd) - 1)
    squeeze = min(1.0, (row.height() - 4) / total) if total else 1.0
    y = row.y() + (row.height() - total * squeeze) / 2
    placed = {}
    for person, (wide, high) in zip(crowd, sizes, strict=True):
        fits = min(wide, column.width() - 6)
        x = column.x() + (column.width() - fits) / 2
        placed[person.id] = QRectF(round(x), round(y), round(fits), round(high * squeeze))
        y += (high + gap) * squeeze
    return placed
