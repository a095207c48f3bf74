"""F-11: who of ours meets whom of theirs, by level, and how far a decision chain is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.people import (
    level_of,
    power_of,
    roles_of,
    touches,
)
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Department
from kamdesk.domain.remembered import remembered
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.records import Person, Project, ProjectRole

UPPER = 3
"""Their levels from here on are met less often, so their touches live longer."""

LEVELS = (1, 2, 3, 4)
VERDICTS = {"gap": 0.0, "under-levelled": 0.5, "parity": 1.0}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One pair that met: our person, theirs, both levels and when they last did."""

    ours: Person
    theirs: Person
    our_level: int | None
    their_level: int | None
    day: dt.date


@remembered
def coverage(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-11: the level is the worst verdict (parity, under-levelled, gap) of the expected levels.

    Parts are the customer's levels ("L1" ...). ``items``: reach of the decision chain in percent
    of power, by open project. ``detail``: ``verdicts``, ``cells`` (our level, their level, number
    of pairs) and ``functions`` (our function, their department, last day).
    """
    numbers = limits_of("F-11", limits)
    met = _fresh(meetings(dossier, today), numbers, today=today)
    highest = _expected(dossier, numbers)
    verdicts = {level: _verdict(met, level) for level in LEVELS if level <= highest}
    worst = min(verdicts.values(), key=VERDICTS.__getitem__, default=None)
    return Insight(
        formula="F-11",
        level=worst,
        parts=tuple(
            _level_part(met, level, verdict=verdict) for level, verdict in verdicts.items()
        ),
        missing=tuple(f"L{level}" for level, verdict in verdicts.items() if verdict == "gap"),
        items={
            key_of(p): reach(dossier, p, today=today, limits=limits) for p in dossier.open_projects
        },
        detail={
            "verdicts": {f"L{level}": verdict for level, verdict in verdicts.items()},
            "cells": _cells(met),
            "functions": _functions(dossier, meetings(dossier, today), today=today),
        },
    )


@remembered
def meetings(dossier: Dossier, today: dt.date) -> tuple[Meeting, ...]:
    """Every pair that ever met, with the newest day, by our and their id."""
    newest: dict[tuple[str, str], Meeting] = {}
    for touch in touches(dossier, today):
        for ours in touch.ours:
            for theirs in touch.theirs:
                newest[ours.id, theirs.id] = Meeting(
                    ours,
                    theirs,
                    level_of(dossier, ours, today=today),
                    level_of(dossier, theirs, today=today),
                    touch.day,
                )
    return tuple(newest[key] for key in sorted(newest))


def _fresh(
    met: tuple[Meeting, ...], numbers: Mapping[str, Any], *, today: dt.date
) -> tuple[Meeting, ...]:
    """Those young enough for the level of the customer's person."""
    return tuple(item for item in met if (today - item.day).days < _life(item.their_level, numbers))


def _life(level: int | None, numbers: Mapping[str, Any]) -> int:
    upper = level is not None and level >= UPPER
    return int(numbers["upper_days"] if upper else numbers["lower_days"])


def _expected(dossier: Dossier, numbers: Mapping[str, Any]) -> int:
    """The highest level we should meet: by tier, without one by lifecycle, at least the lowest."""
    highest: Mapping[str, int] = numbers["expected_levels"]
    account = dossier.account
    found = highest.get(account.tier or "") or highest.get(account.lifecycle or "")
    return found or min(highest.values())


def _verdict(met: tuple[Meeting, ...], level: int) -> str:
    found = [item for item in met if item.their_level == level]
    if any(item.our_level is not None and item.our_level >= level for item in found):
        return "parity"
    return "under-levelled" if found else "gap"


def _level_part(met: tuple[Meeting, ...], level: int, *, verdict: str) -> Part:
    found = [item for item in met if item.their_level == level]
    people = {p.id: p for item in found for p in (item.theirs, item.ours)}
    label = str(scale("PERSON_LEVEL").label(level))
    return Part(f"L{level}", label, VERDICTS[verdict], 1.0, rows=rows(*people.values()))


def _cells(met: tuple[Meeting, ...]) -> list[Json]:
    """Rows of our level, their level, number of pairs; pairs without a level are left out."""
    counted: dict[tuple[int, int], int] = {}
    for item in met:
        if item.our_level is not None and item.their_level is not None:
            cell = item.our_level, item.their_level
            counted[cell] = counted.get(cell, 0) + 1
    return [[ours, theirs, pairs] for (ours, theirs), pairs in sorted(counted.items())]


def _functions(dossier: Dossier, met: tuple[Meeting, ...], *, today: dt.date) -> list[Json]:
    """Rows of our function, their department, last day: who talks to whom at all."""
    newest: dict[tuple[str, str], dt.date] = {}
    for item in met:
        ours = _department(dossier, item.ours, today=today)
        theirs = _department(dossier, item.theirs, today=today)
        if ours is None or ours.function is None or theirs is None:
            continue
        pair = ours.function, key_of(theirs)
        newest[pair] = max(newest.get(pair, item.day), item.day)
    return [[ours, theirs, day.isoformat()] for (ours, theirs), day in sorted(newest.items())]


def _department(dossier: Dossier, person: Person, *, today: dt.date) -> Department | None:
    post = dossier.post_of(person.id, today)
    return dossier.shelf.get(Department, post.department) if post else None


def reach(
    dossier: Dossier, project: Project, *, today: dt.date, limits: Limits | None = None
) -> Insight:
    """How much of the power in a decision chain was touched lately, in percent (S2-71).

    A person counts once however many roles he has; every empty seat counts as not reached.
    ``missing`` names whom we did not reach: keys of persons, ``seat:auditor`` for empty seats.
    """
    numbers = limits_of("F-11", limits)
    seats = [
        role for role in roles_of(dossier, project) if role.role not in numbers["excluded_roles"]
    ]
    people = {person.id: person for role in seats if (person := dossier.person(role.person))}
    empty = [role for role in seats if dossier.person(role.person) is None]
    reached = _reached(dossier, today, numbers=numbers)
    parts = tuple(
        [
            _person_part(dossier, p, today=today, limits=limits, met=p.id in reached)
            for p in people.values()
        ]
        + [_seat_part(role, numbers["empty_seat_power"]) for role in empty]
    )
    whole = sum(part.maximum or 0.0 for part in parts)
    points = sum(part.points or 0.0 for part in parts)
    value = FULL * points / whole if whole else None
    low = FULL * numbers["reach_low"]
    return Insight(
        formula="F-11",
        value=value,
        level=None if value is None else "low" if value < low else "ok",
        parts=parts,
        missing=tuple(part.code for part in parts if part.maximum and not part.points),
    )


def _reached(dossier: Dossier, today: dt.date, *, numbers: Mapping[str, Any]) -> set[str]:
    return {
        person.id
        for touch in touches(dossier, today)
        for person in touch.theirs
        if (today - touch.day).days < _seat_life(level_of(dossier, person, today=today), numbers)
    }


def _seat_life(level: int | None, numbers: Mapping[str, Any]) -> int:
    """Only the very top is met less often: 365 days for level 4, 180 for all others."""
    return int(numbers["upper_days"] if level == LEVELS[-1] else numbers["lower_days"])


def _person_part(
    dossier: Dossier, person: Person, *, today: dt.date, limits: Limits | None, met: bool
) -> Part:
    known = power_of(dossier, person, today=today).value
    # Nothing known of his weight: he sits on the seat, so he counts as the seat would.
    power = float(limits_of("F-11", limits)["empty_seat_power"] if known is None else known)
    label = person.name or _("Name not known")
    return Part(key_of(person), label, power if met else 0.0, power, rows=rows(person))


def _seat_part(role: ProjectRole, power: float) -> Part:
    label = _("Empty seat: {role}").format(role=scale("PROJECT_ROLE").label(role.role))
    return Part(f"seat:{role.role}", label, 0.0, float(power), rows=rows(role))
