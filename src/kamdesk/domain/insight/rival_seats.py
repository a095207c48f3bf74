"""Where a rival stands better with a powerful person than we do (F-03, FND-29, reading 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import is_ours, key_persons
from kamdesk.domain.insight.threat import stance_to
from kamdesk.domain.records import Organisation, Person, Stance, Tie

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.numbers import Limits


@dataclass(frozen=True, slots=True)
class Seat:
    """A key person (key) whom a rival (key) has on his side, and the records that say so."""

    person: str
    rival: str
    by_attitude: bool
    by_tie: bool
    records: tuple[Record, ...]


def rival_seats(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[Seat, ...]:
    """One seat a person, the first rival by id. Real power counts only, never a formal level."""
    needed = limits_of("F-03", limits)["rival_seat_power"]
    rivals = sorted(rivals_of(dossier, today), key=key_of)
    seats = []
    for person in key_persons(dossier, today, limits=limits):
        if person.power is None or person.power < needed:
            continue
        found = (
            _seat(dossier, person, rival=rival, today=today, limits=limits) for rival in rivals
        )
        seat = next((item for item in found if item is not None), None)
        if seat is not None:
            seats.append(seat)
    return tuple(seats)


def rivals_of(dossier: Dossier, today: dt.date) -> tuple[Organisation, ...]:
    """Rivals named at the account, and firms somebody there has an attitude or a tie to."""
    found = {rival.id: rival for rival in dossier.rivals}
    for person in key_persons(dossier, today):
        firms = {row.organisation for row in dossier.shelf.where(Stance, "person", value=person.id)}
        for tie in dossier.shelf.where(Tie, "customer_person", value=person.id):
            firms |= _firms(dossier, tie.supplier_person, today=today)
        for firm in firms:
            organisation = dossier.shelf.get(Organisation, firm)
            if organisation is not None and organisation.is_rival:
                found[organisation.id] = organisation
    return tuple(found.values())


def _firms(dossier: Dossier, person_id: str | None, *, today: dt.date) -> set[str | None]:
    """Where a person works today; a tie of a former employer is not his any more."""
    post = dossier.post_of(person_id, today) if person_id else None
    return {post.organisation} if post else set()


def _seat(
    dossier: Dossier,
    person: Person,
    *,
    rival: Organisation,
    today: dt.date,
    limits: Limits | None,
) -> Seat | None:
    """The seat of a rival with a person, if he is ahead of us by attitude or by a tie."""
    attitudes = limits_of("F-02b", limits)["attitudes"]
    stance = stance_to(dossier, person.id, organisation_id=rival.id, today=today)
    ours, theirs = (
        best_tie(dossier, person, rival=None, today=today),
        best_tie(dossier, person, rival=rival, today=today),
    )
    liked = (
        stance is not None
        and person.attitude in attitudes
        and attitudes.get(stance.attitude, 0) > attitudes[person.attitude]
    )
    # No tie of ours on record is the lowest step of the scale: not acquainted.
    tied = theirs is not None and (theirs.strength or 0) > ((ours.strength or 0) if ours else 0)
    if not liked and not tied:
        return None
    shown = (person, stance if liked else None, theirs if tied else None, ours if tied else None)
    records = tuple(record for record in shown if record is not None)
    return Seat(key_of(person), key_of(rival), liked, tied, records)


def best_tie(
    dossier: Dossier, person: Person, *, rival: Organisation | None, today: dt.date
) -> Tie | None:
    """The strongest tie of a rival to a person, or of ours where ``rival`` is ``None``."""
    found = [
        tie
        for tie in dossier.shelf.where(Tie, "customer_person", value=person.id)
        if tie.strength is not None
        and _works_for(dossier, tie.supplier_person, rival=rival, today=today)
    ]
    return max(found, key=lambda tie: (tie.strength or 0, tie.id), default=None)


def _works_for(
    dossier: Dossier, person_id: str | None, *, rival: Organisation | None, today: dt.date
) -> bool:
    person = dossier.person(person_id)
    if person is None:
        return False
    if rival is None:
        return is_ours(dossier, person, day=today)
    return rival.id in _firms(dossier, person_id, today=today)
