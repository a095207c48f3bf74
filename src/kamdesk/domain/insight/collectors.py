"""Who asks whom for money at which step: names from the team, the levels and the finance desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.people import level_of
from kamdesk.domain.records import AccountTeam, Department

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person

REP_STEPS = frozenset({"S0", "S1"})
LEVEL_OF_STEP = {"S2": 2, "S3": 3, "S4": 4}
TOP_DESKS = {3: ("finance", "purchasing"), 4: ()}
"""Departments whose director is asked first; the general manager is asked wherever he sits."""


def askers(dossier: Dossier, step: str | None, *, today: dt.date) -> tuple[Person, ...]:
    """Our persons for a step, from the team of the account; empty if the team has none."""
    team = _team(dossier, today)
    if step in REP_STEPS:
        rep = team.get("kam") or _one(dossier.person(dossier.account.owner))
        return rep[:1]
    finance = team.get("finance", ())
    if step == "S2":
        return (*_manager(dossier, team, today=today), *finance[:1])
    if step in LEVEL_OF_STEP:
        return _of_level(dossier, team, level=LEVEL_OF_STEP[step], today=today)
    return (*_of_level(dossier, team, level=3, today=today), *finance[:1]) if step else ()


def _team(dossier: Dossier, today: dt.date) -> dict[str, tuple[Person, ...]]:
    """The present team by role, in the order it was entered."""
    found: dict[str, tuple[Person, ...]] = {}
    for row in dossier.shelf.where(AccountTeam, "account", value=dossier.account.id):
        gone = row.valid_to is not None and row.valid_to < today
        ahead = row.valid_from is not None and row.valid_from > today
        if row.role is not None and not gone and not ahead:
            found[row.role] = (*found.get(row.role, ()), *_one(dossier.person(row.person)))
    return found


def _one(person: Person | None) -> tuple[Person, ...]:
    return () if person is None else (person,)


def _manager(
    dossier: Dossier, team: dict[str, tuple[Person, ...]], *, today: dt.date
) -> tuple[Person, ...]:
    """The manager of the rep: level 2 in the team, outside of finance and quality."""
    candidates = (
        person
        for role in ("department_head", "deputy", "sponsor", "member")
        for person in team.get(role, ())
    )
    return tuple(p for p in candidates if level_of(dossier, p, today=today) == LEVEL_OF_STEP["S2"])[
        :1
    ]


def _of_level(
    dossier: Dossier, team: dict[str, tuple[Person, ...]], *, level: int, today: dt.date
) -> tuple[Person, ...]:
    """The first of the team with that level; heads and sponsors are meant for this."""
    order = ("department_head", "sponsor", "deputy", "kam", "member")
    candidates = (person for role in order for person in team.get(role, ()))
    return tuple(p for p in candidates if level_of(dossier, p, today=today) == level)[:1]


def asked(dossier: Dossier, step: str | None, *, today: dt.date) -> tuple[Person, ...]:
    """The customer's person for a step; empty if nobody of that level is known by name.

    The clerk sits in finance; a manager is looked for in finance, then in purchasing, then
    anybody of finance; a director in finance, then in purchasing; level 4 anywhere.
    """
    if step in REP_STEPS:
        return _customer(dossier, today, fits=lambda level, desk: level == 1 and desk == "finance")
    if step == "S2":
        return (
            _customer(dossier, today, fits=lambda level, desk: level == 2 and desk == "finance")
            or _customer(
                dossier, today, fits=lambda level, desk: level == 2 and desk == "purchasing"
            )
            or _customer(dossier, today, fits=lambda _level, desk: desk == "finance")
        )
    if step in LEVEL_OF_STEP:
        return _director(dossier, LEVEL_OF_STEP[step], today=today)
    return ()


def _director(dossier: Dossier, level: int, *, today: dt.date) -> tuple[Person, ...]:
    for wanted in TOP_DESKS[level]:
        found = _customer(dossier, today, fits=_at(level, wanted))
        if found:
            return found
    # Any director would be a guess; the general manager is one, whatever his department is.
    return _customer(dossier, today, fits=lambda there, _desk: there == level) if level == 4 else ()


def _at(level: int, wanted: str) -> Callable[[int | None, str | None], bool]:
    return lambda there, desk: there == level and desk == wanted


def _customer(
    dossier: Dossier, today: dt.date, *, fits: Callable[[int | None, str | None], bool]
) -> tuple[Person, ...]:
    """The first person of the customer, with a name, whose level and desk fit."""
    found = (
        person
        for person in dossier.people(today)
        if person.name
        and fits(level_of(dossier, person, today=today), _desk(dossier, person, today=today))
    )
    person = next(found, None)
    return () if person is None else (person,)


def _desk(dossier: Dossier, person: Person, *, today: dt.date) -> str | None:
    """The function of a person's department: DEPT_KIND has no finance (reading 32)."""
    post = dossier.post_of(person.id, today)
    department = dossier.shelf.get(Department, post.department) if post else None
    return department.function if department else None
