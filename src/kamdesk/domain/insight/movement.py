"""F-25: who moved between two days: attitude, power and ties, upwards or downwards.

How somebody stood on a day is what was noted last until then: in a snapshot, or in an observation.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Json, Record, key_of
from kamdesk.domain.insight.evidence import counting, observations
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.people import active_people, is_ours, power_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Person, Tie
from kamdesk.domain.remembered import remembered
from kamdesk.domain.trends import PEOPLE, TIES, snapshot_on, snapshots, values_in
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier

DAYS = 90
"""How far back to compare where nobody says since when: a quarter."""

ATTITUDES = ("threat", "commodity", "accepted", "valued")
"""From worst to best; power and ties are numbers already."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one thing between two days: from, to, and the steps (below 0: down).

    ``attribute`` is attitude, power or strength; ``tie`` the tie whose strength it is; ``behind``
    the observations or snapshots that say so.
    """

    person: Person
    attribute: str
    before: Json
    after: Json
    steps: int
    behind: tuple[Record, ...] = ()
    tie: Tie | None = None


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
    found = moves(dossier, begin, today=today, is_now=True)
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
                rows=rows(move.person, *move.behind),
            )
            for move in found
        ),
        detail={
            "since": begin.isoformat(),
            "moves": [[key_of(m.person), m.attribute, m.before, m.after] for m in found],
        },
    )


def moves(
    dossier: Dossier, begin: dt.date, *, today: dt.date, is_now: bool = False
) -> tuple[Move, ...]:
    """All moves of the customer's people between two days, by person; ``today`` is the later.

    ``is_now``: the later day is the present one, so that what the records say counts once there
    are snapshots to compare them with.
    """
    return tuple(
        move
        for person in sorted(active_people(dossier, today), key=key_of)
        for record, attribute in _watched(dossier, person, today=today)
        if (move := _move(dossier, person, what=(record, attribute), span=(begin, today, is_now)))
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


@dataclass(frozen=True, slots=True)
class Noted:
    """How something stood, the day that was noted, and where."""

    value: Json
    day: dt.date
    source: Record


def _move(
    dossier: Dossier,
    person: Person,
    *,
    what: tuple[Record, str],
    span: tuple[dt.date, dt.date, bool],
) -> Move | None:
    record, attribute = what
    begin, end, is_now = span
    before = noted(dossier, record, attribute=attribute, day=begin)
    after = noted(dossier, record, attribute=attribute, day=end)
    if is_now and snapshots(dossier) and getattr(record, attribute) is not None:
        after = Noted(getattr(record, attribute), end, record)
    if before is None or after is None or before.value == after.value:
        return None
    low, high = _rank(before.value), _rank(after.value)
    if low is None or high is None:
        return None
    behind = tuple(item for item in (before.source, after.source) if item is not record)
    tie = record if isinstance(record, Tie) else None
    return Move(person, attribute, before.value, after.value, high - low, behind, tie)


def noted(dossier: Dossier, record: Record, *, attribute: str, day: dt.date) -> Noted | None:
    """How something stood on a day: what was noted last until then, observed or kept."""
    observed = _observed(dossier, record, attribute=attribute, day=day)
    kept = _kept(dossier, record, attribute=attribute, day=day)
    # On one day the observation is the newer of both: answers are typed after the visit is done.
    found = [item for item in (kept, observed) if item is not None]
    return max(reversed(found), key=lambda item: item.day, default=None)


def _kept(dossier: Dossier, record: Record, *, attribute: str, day: dt.date) -> Noted | None:
    snapshot = snapshot_on(dossier, day)
    if snapshot is None or snapshot.taken_on is None:
        return None
    values: Any = values_in(snapshot).get(PEOPLE if isinstance(record, Person) else TIES)
    value = values.get(key_of(record)) if isinstance(values, dict) else None
    if isinstance(record, Person):
        value = value.get(attribute) if isinstance(value, dict) else None
    return None if value is None else Noted(value, snapshot.taken_on, snapshot)


def _observed(dossier: Dossier, record: Record, *, attribute: str, day: dt.date) -> Noted | None:
    """The observation that counted on a day: the newest until then, chosen or not.

    ``chosen`` tells what counts now, so it cannot say what counted in the past.
    """
    found = observations(dossier, record, attribute=attribute)
    known = tuple(row for row in found if row.observed_on is not None and row.observed_on <= day)
    row = counting(known[-1:])
    if row is None or row.observed_on is None:
        return None
    return Noted(row.value, row.observed_on, row)


def _rank(value: Json) -> int | None:
    if isinstance(value, str):
        return ATTITUDES.index(value) if value in ATTITUDES else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
