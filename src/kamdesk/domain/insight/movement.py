"""F-25: who moved since a day: attitude, power and ties, upwards or downwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Json, Record, key_of
from kamdesk.domain.insight.evidence import counting, observations
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.people import active_people, is_ours, power_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Observation, Tie
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person

DAYS = 90
"""How far back to compare where nobody says since when: a quarter."""

ATTITUDES = ("threat", "commodity", "accepted", "valued")
"""From worst to best; power and ties are numbers already."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one thing: from, to, the steps (below 0: down) and the two observations."""

    person: Person
    attribute: str
    before: Json
    after: Json
    steps: int
    observations: tuple[Observation, Observation]


@remembered
def movement(
    dossier: Dossier,
    today: dt.date,
    *,
    since: dt.date | None = None,
    limits: Limits | None = None,
) -> Insight:
    """F-25: level alarm if a powerful person moved down since a day (a quarter ago), else ok.

    Parts are the moves as "person:attribute", points the steps. ``detail``: ``since`` and
    ``moves`` (person, attribute, from, to).
    """
    begin = since or today - dt.timedelta(days=DAYS)
    found = moves(dossier, begin, today=today)
    needed = limits_of("F-25", limits)["alarm_power"]
    alarm = any(
        move.steps < 0 and (power_of(dossier, move.person, today=today).value or 0) >= needed
        for move in found
    )
    return Insight(
        formula="F-25",
        level="alarm" if alarm else "ok",
        parts=tuple(
            Part(
                f"{key_of(move.person)}:{move.attribute}",
                move.person.name or _("Name not known"),
                float(move.steps),
                rows=rows(move.person, *move.observations),
            )
            for move in found
        ),
        detail={
            "since": begin.isoformat(),
            "moves": [[key_of(m.person), m.attribute, m.before, m.after] for m in found],
        },
    )


def moves(dossier: Dossier, begin: dt.date, *, today: dt.date) -> tuple[Move, ...]:
    """All moves of the customer's people between two days, by person.

    What was true on a day is the observation that counted then, so a move needs two of them.
    """
    return tuple(
        move
        for person in sorted(active_people(dossier, today), key=key_of)
        for record, attribute in _watched(dossier, person, today=today)
        if (move := _move(dossier, person, what=(record, attribute), span=(begin, today)))
        is not None
    )


def _watched(dossier: Dossier, person: Person, *, today: dt.date) -> Iterable[tuple[Record, str]]:
    """What can move: his attitude, his power, and our ties to him."""
    yield person, "attitude"
    yield person, "power"
    for tie in dossier.shelf.where(Tie, "customer_person", value=person.id):
        colleague = dossier.person(tie.supplier_person)
        if colleague is not None and is_ours(dossier, colleague, day=today):
            yield tie, "strength"


def _move(
    dossier: Dossier,
    person: Person,
    *,
    what: tuple[Record, str],
    span: tuple[dt.date, dt.date],
) -> Move | None:
    record, attribute = what
    found = observations(dossier, record, attribute=attribute)
    before, after = (_counting_on(found, day) for day in span)
    if before is None or after is None or before.value == after.value:
        return None
    low, high = _rank(before.value), _rank(after.value)
    if low is None or high is None:
        return None
    return Move(person, attribute, before.value, after.value, high - low, (before, after))


def _counting_on(found: tuple[Observation, ...], day: dt.date) -> Observation | None:
    """The observation that counted on a day: the newest until then, chosen or not.

    ``chosen`` tells what counts now, so it cannot say what counted in the past.
    """
    known = tuple(row for row in found if row.observed_on is not None and row.observed_on <= day)
    return counting(known[-1:])


def _rank(value: Json) -> int | None:
    if isinstance(value, str):
        return ATTITUDES.index(value) if value in ATTITUDES else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
