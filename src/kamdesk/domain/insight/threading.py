"""F-13: does the account hang on a single contact, on their side or on ours."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import limits_of, share
from kamdesk.domain.insight.people import key_persons, power_of, roles_of, touches
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from typing import Any

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.insight.people import Touch

FEW = 2


@remembered
def threading(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-13: level "customer/own" of green, amber, red; value the points for F-03, 0 to 8.

    A touch counts once for each person of the customer in it. ``detail``: ``touches``,
    ``persons``, ``customer``, ``own``, the most touched person and his share, ``bridge``.
    """
    numbers = limits_of("F-13", limits)
    met = touches(dossier, today, days=numbers["window_days"])
    theirs = Counter(person.id for touch in met for person in touch.theirs)
    ours = Counter(person.id for touch in met for person in touch.ours)
    departments = {_department(dossier, person, today=today) for person in theirs}
    customer = _customer(theirs, departments, numbers=numbers)
    own = _own(ours, _is_precious(dossier, numbers), numbers=numbers)
    sides = {"customer": (customer, theirs), "own": (own, ours)}
    maximum = {side: float(max(numbers[f"points_{side}"].values())) for side in sides}
    parts = tuple(
        Part(
            side,
            _("Customer side") if side == "customer" else _("Our side"),
            float(numbers[f"points_{side}"][light]),
            maximum[side],
            rows=rows(*(dossier.person(key) for key in counted), *(t.interaction for t in met)),
        )
        for side, (light, counted) in sides.items()
    )
    return Insight(
        formula="F-13",
        value=min(float(numbers["points_limit"]), sum(part.points or 0.0 for part in parts)),
        level=f"{customer}/{own}",
        parts=parts,
        detail={
            "customer": customer,
            "own": own,
            "touches": theirs.total(),
            "persons": len(theirs),
            "top_person": _key(dossier, _most(theirs)),
            "top_share": share(max(theirs.values(), default=0), theirs.total()),
            "own_persons": len(ours),
            "bridge": _key(dossier, bridge(dossier, today, met=met)),
        },
    )


def _customer(
    theirs: Counter[str], departments: set[str | None], *, numbers: Mapping[str, Any]
) -> str:
    """The light of their side, from the number of people, departments and the top share."""
    total = theirs.total()
    top = share(max(theirs.values(), default=0), total)
    enough = total >= numbers["one_person_touches"]
    if len(theirs) <= 1 or (enough and top >= numbers["one_person_share"]):
        return "red"
    # A department that is not known is no reason to believe that there is only one.
    one_department = len(departments) == 1 and None not in departments
    if len(theirs) <= FEW or one_department or top >= numbers["top_person_share"]:
        return "amber"
    return "green"


def _own(ours: Counter[str], precious: bool, *, numbers: Mapping[str, Any]) -> str:
    """The light of our side; nobody of ours in attendance is as bad as it gets."""
    if not ours:
        return "red"
    if len(ours) == 1:
        return "red" if precious else "amber"
    return (
        "amber"
        if share(max(ours.values()), ours.total()) >= numbers["own_person_share"]
        else "green"
    )


def _is_precious(dossier: Dossier, numbers: Mapping[str, Any]) -> bool:
    return dossier.account.tier in numbers["red_tiers"]


def _department(dossier: Dossier, person_id: str, *, today: dt.date) -> str | None:
    post = dossier.post_of(person_id, today)
    return post.department if post else None


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda key: (-counted[key], key), default=None)


def _key(dossier: Dossier, person_id: str | None) -> Json:
    person = dossier.person(person_id)
    return None if person is None else key_of(person)


def bridge(dossier: Dossier, today: dt.date, *, met: tuple[Touch, ...]) -> str | None:
    """The id of the person through whom we reach the others: a coach, else the best connected.

    Best connected is who was met together with the most power among the key persons; if nobody
    was met with another one, there is no bridge.
    """
    touched = Counter(person.id for touch in met for person in touch.theirs)
    coaches = {
        role.person
        for project in dossier.open_projects
        for role in roles_of(dossier, project)
        if role.role == "coach" and role.person is not None
    }
    if coaches:
        return min(coaches, key=lambda key: (-touched[key], key))
    power = {
        p.id: power_of(dossier, p, today=today).value or 0 for p in key_persons(dossier, today)
    }
    reach = {key: sum(power.get(other, 0) for other in _met_with(key, met)) for key in touched}
    best = min(reach, key=lambda key: (-reach[key], -touched[key], key), default=None)
    return best if best is not None and reach[best] > 0 else None


def _met_with(person_id: str, met: tuple[Touch, ...]) -> set[str]:
    together = (touch.theirs for touch in met if person_id in {p.id for p in touch.theirs})
    return {person.id for people in together for person in people} - {person_id}
