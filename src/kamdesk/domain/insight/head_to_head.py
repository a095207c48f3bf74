"""Person by person: our best tie against each rival's, and whom the customer's people prefer.

The grid of S2 "win the customer": a seat is lost where a rival stands better with a powerful
person (rival_seats decides); the same comparison is made for everybody, so that a seat that is
about to be lost is seen before the person gets power.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.movement import ATTITUDES
from kamdesk.domain.insight.people import active_people, key_persons
from kamdesk.domain.insight.rival_seats import best_tie, rival_seats, rivals_of
from kamdesk.domain.insight.threat import stance_to

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.insight.rival_seats import Seat
    from kamdesk.domain.records import Organisation, Person, Stance, Tie

LOST, BEHIND, LEVEL, LEAD, ALONE, UNKNOWN = "lost", "behind", "level", "lead", "alone", "unknown"
"""From worst to best; alone: no rival is known to know him; unknown: nobody has a tie."""
ORDER = (LOST, BEHIND, LEVEL, UNKNOWN, ALONE, LEAD)


@dataclass(frozen=True, slots=True)
class RivalSide:
    """What a rival has of a person: his best tie, whose it is, and the attitude to the rival."""

    rival: Organisation
    tie: Tie | None
    rep: Person | None
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Duel:
    """One person of the customer: our best tie, the rivals', and who is ahead."""

    person: Person
    key: bool
    tie: Tie | None
    colleague: Person | None
    rivals: tuple[RivalSide, ...]
    seat: Seat | None
    verdict: str


@dataclass(frozen=True, slots=True)
class HeadToHead:
    """The whole grid: rivals in the order of the columns, people in that of the rows."""

    rivals: tuple[Organisation, ...]
    rows: tuple[Duel, ...]

    def count(self, verdict: str) -> int:
        """How many people stand so."""
        return sum(row.verdict == verdict for row in self.rows)


def head_to_head(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> HeadToHead:
    """The grid of an account: key persons first, then by power, then by name."""
    rivals = tuple(sorted(rivals_of(dossier, today), key=key_of))
    seats = {seat.person: seat for seat in rival_seats(dossier, today, limits=limits)}
    key = {person.id for person in key_persons(dossier, today, limits=limits)}
    rows = [
        _duel(dossier, person, rivals=rivals, today=today, known=(seats, key))
        for person in active_people(dossier, today)
    ]
    rows.sort(key=lambda row: (not row.key, -(row.person.power or 0), key_of(row.person)))
    return HeadToHead(rivals, tuple(rows))


def _duel(
    dossier: Dossier,
    person: Person,
    *,
    rivals: tuple[Organisation, ...],
    today: dt.date,
    known: tuple[dict[str, Seat], set[str]],
) -> Duel:
    seats, key = known
    tie = best_tie(dossier, person, rival=None, today=today)
    sides = tuple(_side(dossier, person, rival=rival, today=today) for rival in rivals)
    seat = seats.get(key_of(person))
    return Duel(
        person=person,
        key=person.id in key,
        tie=tie,
        colleague=dossier.person(tie.supplier_person) if tie else None,
        rivals=sides,
        seat=seat,
        verdict=LOST if seat else _verdict(person, tie, sides=sides),
    )


def _side(dossier: Dossier, person: Person, *, rival: Organisation, today: dt.date) -> RivalSide:
    tie = best_tie(dossier, person, rival=rival, today=today)
    stance = stance_to(dossier, person.id, organisation_id=rival.id, today=today)
    rep = dossier.person(tie.supplier_person) if tie else None
    return RivalSide(rival, tie, rep, stance)


def _verdict(person: Person, tie: Tie | None, *, sides: tuple[RivalSide, ...]) -> str:
    ours = (tie.strength or 0) if tie else 0
    theirs = max(((s.tie.strength or 0) for s in sides if s.tie), default=None)
    if any(_prefers(person, side) for side in sides) or (theirs or 0) > ours:
        return BEHIND
    if theirs is None:
        return UNKNOWN if tie is None else ALONE
    return LEAD if ours > theirs else LEVEL


def _prefers(person: Person, side: RivalSide) -> bool:
    """Whether he likes a rival better than us; unknown attitudes prefer nobody."""
    stance = side.stance.attitude if side.stance else None
    known = person.attitude in ATTITUDES and stance in ATTITUDES
    if not known or person.attitude is None or stance is None:
        return False
    return ATTITUDES.index(stance) > ATTITUDES.index(person.attitude)
