"""Whom to ask: the person of the customer who can answer a question, and may be asked it.

The catalogue names posts ("purchasing", "coach"); this finds the people who fill them. Somebody
who is against us is never asked. A coach is asked as a coach only when nobody else is in the
room: what he tells must not be seen to come from him.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.people import (
    active_people,
    is_ours,
    key_persons,
    power_of,
    roles_of,
)
from kamdesk.domain.records import Department, Tie

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person

CLERK, MANAGERS, EXECUTIVE = 1, (2, 3), 4
"""Formal levels (PERSON_LEVEL)."""

TRUST = 2
"""From this tie on somebody who likes us can stand in where there is no coach."""

HELPER = "helper"
"""What somebody is asked as whom no code of the catalogue names."""

FRIENDS = ("valued", "accepted")
ATTITUDES = ("valued", "accepted", "commodity", None)
"""Who is asked first; a threat is in no list, because he is not asked."""


@dataclass(frozen=True, slots=True)
class Askable:
    """A person with all that decides whether he is the one to ask. ``tie`` is our best one."""

    person: Person
    kind: str | None
    function: str | None
    level: int | None
    roles: frozenset[str]
    projects: frozenset[str]
    tie: int
    power: int
    is_key: bool

    @property
    def is_friend(self) -> bool:
        """Whether he trusts us enough to be asked about others."""
        return self.tie >= TRUST and self.person.attitude in FRIENDS


ROUTES: dict[str, Callable[[Askable], bool]] = {
    "clerk": lambda one: one.level == CLERK,
    "assistant": lambda one: (
        "gatekeeper" in one.roles or (one.kind == "executive" and one.level == CLERK)
    ),
    "using": lambda one: one.kind == "use" or "user" in one.roles,
    "maintenance": lambda one: one.kind == "use" or one.function == "service",
    "purchasing": lambda one: (
        one.kind == "purchase"
        or one.function == "purchasing"
        or bool(one.roles & {"purchasing", "buyer"})
    ),
    "technical": lambda one: (
        one.function == "technical" or bool(one.roles & {"technical", "spec_author"})
    ),
    "quality": lambda one: one.function == "quality",
    "finance": lambda one: one.function == "finance" or "finance" in one.roles,
    "sales_dept": lambda one: one.function == "sales",
    "manager": lambda one: one.level in MANAGERS,
    "executive": lambda one: one.level == EXECUTIVE,
    "any_key": lambda one: one.is_key,
}
"""Codes of ADDRESSEE that name the customer's people by post or part."""


@dataclass(frozen=True, slots=True)
class Want:
    """What is looked for: the codes of ADDRESSEE, best first, and whose fact it is.

    ``subject`` is the person the fact is about, ``project`` the project it belongs to. A
    ``delicate`` question shows what we know or think of others.
    """

    ask: tuple[str, ...]
    subject: str | None = None
    project: str | None = None
    delicate: bool = False

    @property
    def may_be_guessed(self) -> bool:
        """Whether a friend may answer where no code fits: not what only the person can say."""
        return any(code in ROUTES or code == "coach" for code in self.ask)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who is to be asked, as what (a code of ADDRESSEE or HELPER), and if he will be there.

    A ``guess`` is somebody whom no code names: he likes us, and perhaps he knows.
    """

    one: Askable
    code: str
    in_room: bool
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Everybody who could be asked on a day; with a visit, ``room`` holds who will be there."""

    people: tuple[Askable, ...]
    room: frozenset[str] | None = None

    def answerer(self, want: Want) -> Answerer | None:
        """The best person for a question; ``None`` where the file knows nobody for it."""
        found = [
            (_rank(answerer, want, place=place), answerer)
            for one in self.people
            if one.person.attitude != "threat"
            for place, code in self._codes(one, want)
            for answerer in [self._as(one, code, want=want)]
        ]
        return min(found, key=lambda item: item[0])[1] if found else None

    def _codes(self, one: Askable, want: Want) -> list[tuple[int, str]]:
        """Every code by which he fits, with its place; helpers stand behind all others."""
        codes = [item for item in enumerate(want.ask) if self._is(one, item[1], want=want)]
        if codes or not want.may_be_guessed or one.person.id == want.subject:
            return codes
        if _takes_part(one, want) or (one.is_friend and not want.delicate):
            return [(len(want.ask), HELPER)]
        return [(len(want.ask), "coach")] if one.is_friend else []

    def _as(self, one: Askable, code: str, *, want: Want) -> Answerer:
        named = self._is(one, code, want=want) or _takes_part(one, want)
        return Answerer(one, code, in_room=self._may(one, code), guess=not named)

    def _is(self, one: Askable, code: str, *, want: Want) -> bool:
        if one.person.id == want.subject or code == "the_person":
            return one.person.id == want.subject and code == "the_person"
        if code == "coach":
            return "coach" in one.roles or (one.is_friend and not self._has_coach)
        return code in ROUTES and ROUTES[code](one)

    @property
    def _has_coach(self) -> bool:
        return any("coach" in one.roles for one in self.people)

    def _may(self, one: Askable, code: str) -> bool:
        """Whether he can be asked at the visit: there, and as a coach with nobody else there."""
        if self.room is None or one.person.id not in self.room:
            return False
        return code != "coach" or self.room == {one.person.id}


def _takes_part(one: Askable, want: Want) -> bool:
    """Whether he has a part in the project of the question, so that asking him is natural."""
    return not want.delicate and want.project is not None and want.project in one.projects


def _rank(answerer: Answerer, want: Want, *, place: int) -> tuple[object, ...]:
    """Smaller is better: there, named first, in the project, met, on our side, close, powerful."""
    one, person = answerer.one, answerer.one.person
    return (
        answerer.guess,
        not answerer.in_room,
        place,
        bool(want.project) and want.project not in one.projects,
        person.never_met is True,
        ATTITUDES.index(person.attitude) if person.attitude in ATTITUDES else len(ATTITUDES),
        -one.tie,
        -one.power,
        key_of(person),
    )


def desk(dossier: Dossier, today: dt.date, *, room: Iterable[Person] | None = None) -> Desk:
    """The people of an account who can be asked: known by name, with their parts.

    ``room`` is who will be met, ours left out; ``None`` where no visit is given.
    """
    keys = {person.id for person in key_persons(dossier, today)}
    people = tuple(
        _askable(dossier, person, today=today, is_key=person.id in keys)
        for person in active_people(dossier, today)
        if person.name
    )
    return Desk(people, None if room is None else frozenset(person.id for person in room))


def _askable(dossier: Dossier, person: Person, *, today: dt.date, is_key: bool) -> Askable:
    post = dossier.post_of(person.id, today)
    department = dossier.shelf.get(Department, post.department) if post else None
    seats = [
        (project.id, role.role)
        for project in dossier.open_projects
        for role in roles_of(dossier, project)
        if role.person == person.id and role.role
    ]
    return Askable(
        person=person,
        kind=department.kind if department else None,
        function=department.function if department else None,
        level=post.level if post else None,
        roles=frozenset(role for _project, role in seats),
        projects=frozenset(project for project, _role in seats),
        tie=_best_tie(dossier, person, today=today),
        power=power_of(dossier, person, today=today).value or 0,
        is_key=is_key,
    )


def _best_tie(dossier: Dossier, person: Person, *, today: dt.date) -> int:
    """The strength of our best tie with somebody, 0 without any."""
    ties = dossier.shelf.where(Tie, "customer_person", value=person.id)
    return max(
        (
            row.strength
            for row in ties
            if row.strength is not None
            and (ours := dossier.person(row.supplier_person)) is not None
            and is_ours(dossier, ours, day=today)
        ),
        default=0,
    )
