"""The same map on little room: departments share lanes and levels share rows until it fits.

The window gives every department lanes of its own and every level a row. A corner of a page has
a few slots only; there, departments whose people do not get in each other's way stand in one
lane, most tied first, and neighbouring levels in one row. Order, slots and lines are those of
the large map (``layout``, ``routes``). ``room`` fills a panel of any size in the same way.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kamdesk.domain.power_map.layout import SCREEN, by_weight, level_of, ordered, placed, pulls

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kamdesk.domain.power_map.layout import Cells, Measures, Seating
    from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture

Tiers = tuple[tuple[int, ...], ...]
"""Levels that share rows, from the top."""
Band = tuple["MapColumn", ...]
"""Departments that share lanes."""
MOST_TRIED: Final = 12
"""With more bands only neighbours are joined."""


def seat_tight(
    picture: MapPicture, *, lanes: int, rows: int, measures: Measures = SCREEN
) -> Seating:
    """Give at most ``lanes`` times ``rows`` boxes their places in that many lanes and rows.

    Raises ValueError for more boxes.
    """
    shares = shared(picture, lanes=lanes, rows=rows)
    return placed(shares.heads, shares.cells, counts=shares.counts, measures=measures)


@dataclass(frozen=True, slots=True)
class Shares:
    """Who shares lanes and rows: bands of departments by their first one, tiers of levels."""

    bands: tuple[Band, ...]
    cells: Cells
    counts: tuple[Mapping[str, int], Mapping[int, int]]

    @property
    def heads(self) -> list[MapColumn]:
        """A column for each band that names all its departments."""
        return [replace(band[0], name=" · ".join(one.name for one in band)) for band in self.bands]


def shared(picture: MapPicture, *, lanes: int, rows: int, apart: bool = False) -> Shares:
    """Who shares which lanes and rows, so that at most so many are needed.

    ``apart``: a department keeps lanes of its own as long as there is room in either direction;
    else departments share lanes wherever no line gets longer. Raises ValueError for more boxes
    than slots.
    """
    if len(picture.people) > lanes * rows:
        raise ValueError(f"{len(picture.people)} boxes, {lanes} x {rows} slots")
    tiers = _tiers(picture.people, lanes=lanes, rows=rows)
    tier_of = {level: tier[0] for tier in tiers for level in tier}
    people = {person: tier_of[level] for person, level in _levels(picture.people).items()}
    high = {
        tier: -(-count // lanes) for tier, count in sorted(Counter(people.values()).items())[::-1]
    }
    crowd = _Crowd({person: (person.column, tier) for person, tier in people.items()}, high)
    used = {person.column for person in picture.people}
    alone: list[Band] = [(column,) for column in ordered(picture) if column.id in used]
    if apart:
        crowd = _heightened(crowd, alone, lanes=lanes, rows=rows)
    bands = _bands(alone, crowd, lanes=lanes, tied=pulls(picture), apart=apart)
    wide = {band[0].id: crowd.lanes(band) for band in bands}
    cells: dict[tuple[str, int], list[MapPerson]] = defaultdict(list)
    for band in bands:
        for column in band:
            inside = [person for person in people if person.column == column.id]
            for person in sorted(inside, key=lambda one: (-level_of(one), by_weight(one))):
                cells[band[0].id, people[person]].append(person)
    return Shares(tuple(bands), cells, (wide, crowd.rows))


def _heightened(crowd: _Crowd, bands: Sequence[Band], *, lanes: int, rows: int) -> _Crowd:
    """Give rows that are left to tiers whose departments would need more lanes than there are."""
    high = dict(crowd.rows)
    while sum(high.values()) < rows:
        wide = sum(map(crowd.lanes, bands))
        if wide <= lanes:
            break
        tries = [_Crowd(crowd.homes, {**high, tier: high[tier] + 1}) for tier in high]
        best = min(tries, key=lambda tried: sum(map(tried.lanes, bands)))
        if sum(map(best.lanes, bands)) >= wide:
            break
        crowd, high = best, dict(best.rows)
    return crowd


def _levels(people: Sequence[MapPerson]) -> dict[MapPerson, int]:
    """The level of each box; an empty seat takes the nearest one that has people anyway."""
    found = {person: level_of(person) for person in people}
    real = {level for person, level in found.items() if not person.ghost}
    for person, level in found.items():
        if person.ghost and real:
            found[person] = min(real, key=lambda one: (abs(one - level), -one))
    return found


def _tiers(people: Sequence[MapPerson], *, lanes: int, rows: int) -> Tiers:
    """Which levels share a row: as few as possible, rather low ones than high ones."""
    crowds = Counter(_levels(people).values())
    levels = sorted(crowds, reverse=True)

    def needed(tiers: Tiers) -> int:
        return sum(-(-sum(crowds[level] for level in tier) // lanes) for tier in tiers)

    ways = sorted(_ways(levels), key=lambda tiers: (-len(tiers), _worth(tiers)))
    return next(tiers for tiers in ways if needed(tiers) <= rows)


def _ways(levels: Sequence[int]) -> Iterator[Tiers]:
    """All ways to cut the levels into neighbours that share a row."""
    for cuts in itertools.product((True, False), repeat=max(0, len(levels) - 1)):
        edges = [0, *(n for n, cut in enumerate(cuts, 1) if cut), len(levels)]
        yield tuple(tuple(levels[a:b]) for a, b in itertools.pairwise(edges) if a < b)


def _worth(tiers: Tiers) -> int:
    """How high the levels are that share a row with a lower one."""
    return sum(level for tier in tiers for level in tier[:-1])


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Where each box wants to be (department, tier) and how many rows each tier has."""

    homes: Mapping[MapPerson, tuple[str, int]]
    rows: Mapping[int, int]

    def lanes(self, band: Band) -> int:
        """How many lanes a band needs."""
        ids = {column.id for column in band}
        crowds = Counter(tier for home, tier in self.homes.values() if home in ids)
        return max((-(-count // self.rows[tier]) for tier, count in crowds.items()), default=1)


def _bands(
    alone: list[Band],
    crowd: _Crowd,
    *,
    lanes: int,
    tied: Mapping[tuple[str, str], int],
    apart: bool,
) -> list[Band]:
    """Let departments share lanes until all have room: what saves most, what is tied most."""
    bands = alone

    def cost(tried: Sequence[Band]) -> tuple[int, float]:
        return sum(map(crowd.lanes, tried)), _length(tried, crowd, tied=tied)

    wide, length = cost(bands)
    while len(bands) > 1 and not (apart and wide <= lanes):
        tries = [_merged(bands, one, other=other) for one, other in _pairs(len(bands))]
        best = min(tries, key=cost)
        after = cost(best)
        # Once all have room, only what makes the map smaller and its lines no longer.
        if wide <= lanes and (after[0] >= wide or after[1] > length):
            break
        bands, (wide, length) = best, after
    return bands


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    """Which two bands may become one: any, or only neighbours where trying all takes too long."""
    numbers = range(count)
    return (
        itertools.permutations(numbers, 2) if count <= MOST_TRIED else itertools.pairwise(numbers)
    )


def _merged(bands: Sequence[Band], one: int, *, other: int) -> list[Band]:
    """One band takes another in; the place of that one goes."""
    return [
        (*band, *bands[other]) if n == one else band for n, band in enumerate(bands) if n != other
    ]


def _length(bands: Sequence[Band], crowd: _Crowd, *, tied: Mapping[tuple[str, str], int]) -> float:
    """How far those who are tied stand from each other, by the strength of what ties them."""
    widths = [crowd.lanes(band) for band in bands]
    begins = itertools.accumulate([0, *widths])
    at = {
        column.id: begin + width / 2
        for band, width, begin in zip(bands, widths, begins, strict=False)
        for column in band
    }
    return sum(
        pull * abs(at[one] - at[other])
        for (one, other), pull in tied.items()
        if one in at and other in at
    )
