"""Who counts, how much he counts, and when we last met him: what many formulas share.

Readings 2, 4 and 5 of the domain notes decide here, so that no two formulas disagree on who a
key person is or what a touch is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.dossier import holds
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.records import AccountTeam, Attendance, Organisation, Person, ProjectRole
from kamdesk.domain.remembered import looked_up, remembered
from kamdesk.domain.standing import counts_as_touch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Interaction, Post, Project


@dataclass(frozen=True, slots=True)
class Power:
    """The weight of a person: 0 to 4, ``None`` where nothing is known of it.

    ``estimated`` marks a formal level standing in for the real power.
    """

    value: int | None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Touch:
    """A contact in which people of the customer took part, with who was there of both sides."""

    interaction: Interaction
    day: dt.date
    theirs: tuple[Person, ...]
    ours: tuple[Person, ...]


def level_of(dossier: Dossier, person: Person, *, today: dt.date) -> int | None:
    """The formal level 1 to 4 of a person's present post, or ``None``."""
    post = dossier.post_of(person.id, today)
    return post.level if post else None


def power_of(dossier: Dossier, person: Person, *, today: dt.date) -> Power:
    """The real power, or the formal level where it is unknown (marked as estimated)."""
    if person.power is not None:
        return Power(person.power)
    level = level_of(dossier, person, today=today)
    return Power(level, estimated=level is not None)


@looked_up
def active_people(dossier: Dossier, today: dt.date) -> tuple[Person, ...]:
    """The customer's people of today: who holds a post there, and who has none at all.

    Somebody without any post belongs to the customer if he has a role in one of its projects.
    """
    found = {person.id: person for person in dossier.people(today)}
    for project in dossier.projects:
        for role in roles_of(dossier, project):
            person = dossier.person(role.person)
            if person is not None and not dossier.posts_of(person.id):
                found[person.id] = person
    return tuple(found.values())


def roles_of(dossier: Dossier, project: Project) -> tuple[ProjectRole, ...]:
    """All roles in a project, ghost seats included."""
    return dossier.shelf.where(ProjectRole, "project", value=project.id)


@remembered
def in_key_roles(dossier: Dossier, limits: Limits | None = None) -> frozenset[str]:
    """The ids of people with one of the key roles in an open project.

    Buyer, auditor, finance and gatekeeper are none (reading 2).
    """
    roles = limits_of("F-01", limits)["key_roles"]
    return frozenset(
        role.person
        for project in dossier.open_projects
        for role in roles_of(dossier, project)
        if role.person is not None and role.role in roles
    )


@remembered
def key_persons(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[Person, ...]:
    """K, the key persons of an account, by id (F-01, readings 2 and 4).

    Active, and of class key, or with real power of 3 or more, or with a key role in an open
    project. A person whose name nobody knows yet counts like everybody else.
    """
    roles = in_key_roles(dossier, limits)
    key_power = limits_of("F-01", limits)["key_power"]
    found = (
        person
        for person in active_people(dossier, today)
        if person.class_ == "key"
        or (person.power is not None and person.power >= key_power)
        or person.id in roles
    )
    return tuple(sorted(found, key=lambda person: person.external or person.id))


def is_ours(dossier: Dossier, person: Person, *, day: dt.date) -> bool:
    """Whether a person was on our side on a day: a post with us, or a place in the team."""
    posts = dossier.posts_of(person.id)
    if posts:
        return any(holds(post, day) and _own(dossier, post) for post in posts)
    team = dossier.shelf.where(AccountTeam, "account", value=dossier.account.id)
    members = {dossier.account.owner, dossier.account.deputy, *(row.person for row in team)}
    return person.id in members


def is_theirs(dossier: Dossier, person: Person, *, day: dt.date, today: dt.date) -> bool:
    """Whether a person belongs to the customer: on that day or, by his present post, today.

    Posts are often entered later than the first meeting, so the present one speaks for the past.
    """
    posts = [p for p in dossier.posts_of(person.id) if p.organisation == dossier.organisation.id]
    if posts:
        return any(holds(post, day) or holds(post, today) for post in posts)
    return not dossier.posts_of(person.id) and any(
        person.id == other.id for other in active_people(dossier, today)
    )


def _own(dossier: Dossier, post: Post) -> bool:
    organisation = dossier.shelf.get(Organisation, post.organisation)
    return organisation is not None and organisation.is_own is True


def touches(dossier: Dossier, today: dt.date, *, days: int | None = None) -> tuple[Touch, ...]:
    """The touches up to today, oldest first; with ``days`` only those younger than that.

    Done, somebody of the customer in attendance, and not a mail or a post (reading 5). Nobody of
    ours there is still a touch.
    """
    begin = dt.date.min if days is None else today - dt.timedelta(days=days)
    return tuple(touch for touch in _touches(dossier, today) if begin < touch.day <= today)


@remembered
def _touches(dossier: Dossier, today: dt.date) -> tuple[Touch, ...]:
    """All touches, those entered for a later day included."""
    found = (_touch(dossier, item, today=today) for item in dossier.interactions)
    return tuple(touch for touch in found if touch is not None)


def _touch(dossier: Dossier, item: Interaction, *, today: dt.date) -> Touch | None:
    if item.status != "done" or item.start is None:
        return None
    if not counts_as_touch(item.kind or ""):
        return None
    day = day_of(item.start)
    # One row a person, in the order of the list, however often he was entered.
    people = {person.id: person for person in _attending(dossier, item)}.values()
    theirs = tuple(p for p in people if is_theirs(dossier, p, day=day, today=today))
    met = {person.id for person in theirs}
    ours = tuple(p for p in people if p.id not in met and is_ours(dossier, p, day=day))
    return Touch(item, day, theirs, ours) if theirs else None


def _attending(dossier: Dossier, item: Interaction) -> Iterable[Person]:
    rows = dossier.shelf.where(Attendance, "interaction", value=item.id)
    found = (dossier.shelf.get(Person, row.person) for row in rows)
    return (person for person in found if person is not None)
