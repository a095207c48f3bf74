"""What all sections of one brief look at: the visit, who is in the room, which project it serves.

Found once and kept for the length of one build; the formulas too, since several sections need
the same ones.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from kamdesk.domain.insight.fact_states import person_states, state_of, states
from kamdesk.domain.insight.people import is_ours, power_of, roles_of, touches
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.records import Action, Attendance, Organisation, Person

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.insight.people import Touch
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Interaction, Project

DECIDERS = frozenset({"approver", "economic_buyer", "decider"})
EVALUATORS = frozenset({"technical", "spec_author"})
BUYERS = frozenset({"purchasing", "buyer"})


class Scene:
    """One visit (or none) to one account on the day of printing."""

    def __init__(self, dossier: Dossier, visit: Interaction | None, *, today: dt.date) -> None:
        self.dossier = dossier
        self.visit = visit
        self.today = today
        self._results: dict[str, Insight] = {}

    def insight(self, code: str) -> Insight:
        """The result of a formula for this account, worked out once."""
        if code not in self._results:
            self._results[code] = FORMULAS[code](self.dossier, self.today)
        return self._results[code]

    def state(self, code: str, subject: Record) -> FactInstance:
        """How well a fact of a subject is known, found once."""
        key = code, subject.id
        if key not in self._states and isinstance(subject, Person):
            # Whoever is not key has no place among the facts of the account.
            rows = person_states(self.dossier, subject, today=self.today)
            self._states |= {(row.fact, row.id): row for row in rows}
        if key not in self._states:
            found = state_of(self.dossier, code, subject=subject, today=self.today)
            self._states[key] = found
        return self._states[key]

    @cached_property
    def _states(self) -> dict[tuple[str, str], FactInstance]:
        rows = states(self.dossier, self.today)
        return {(row.fact, row.id): row for row in rows}

    @cached_property
    def touches(self) -> tuple[Touch, ...]:
        """Every touch up to today, oldest first."""
        return touches(self.dossier, self.today)

    @cached_property
    def day(self) -> dt.date | None:
        """The day of the visit."""
        start = self.visit.start if self.visit else None
        return moment(start)[0] if start else None

    @cached_property
    def hour(self) -> str:
        """The hour of the visit where the machine stands (10:30), empty if only a day is known."""
        start = self.visit.start if self.visit else None
        return moment(start)[1] if start else ""

    @cached_property
    def attendances(self) -> tuple[tuple[Attendance, Person], ...]:
        """Everybody who is to come, both sides, each once, in the order of the list."""
        if self.visit is None:
            return ()
        rows = self.dossier.shelf.where(Attendance, "interaction", value=self.visit.id)
        found = {row.person: (row, self.dossier.person(row.person)) for row in reversed(rows)}
        return tuple((row, person) for row, person in reversed(found.values()) if person)

    @cached_property
    def ours(self) -> tuple[tuple[Attendance, Person], ...]:
        """Who of us comes along."""
        day = self.day or self.today
        return tuple(pair for pair in self.attendances if is_ours(self.dossier, pair[1], day=day))

    @cached_property
    def room(self) -> tuple[Person, ...]:
        """Whom we meet: the decider first, then evaluator and buyer, then by power (A4)."""
        ours = {person.id for _row, person in self.ours}
        theirs = [person for _row, person in self.attendances if person.id not in ours]
        return tuple(sorted(theirs, key=self._weight))

    def _weight(self, person: Person) -> tuple[int, int, str]:
        roles = set(self.roles.get(person.id, ()))
        groups = (DECIDERS, EVALUATORS, BUYERS)
        group = next((n for n, group in enumerate(groups) if roles & group), len(groups))
        return group, -(power_of(self.dossier, person, today=self.today).value or 0), person.id

    @cached_property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """The roles of each person in the project of the visit."""
        found: dict[str, list[str]] = {}
        for row in roles_of(self.dossier, self.project) if self.project else ():
            if row.person and row.role:
                found.setdefault(row.person, []).append(row.role)
        return {person: tuple(roles) for person, roles in found.items()}

    @cached_property
    def project(self) -> Project | None:
        """The project the visit serves: the one its actions name, else where its people sit.

        The model ties no visit to a project, so the open project in which most of the people in
        the room hold a role is it; among equals the one with the fuller chain, the larger price,
        the nearer order.
        """
        projects = self.dossier.open_projects
        if self.visit is not None:
            rows = self.dossier.shelf.where(Action, "interaction", value=self.visit.id)
            named = {row.project for row in rows}
            projects = tuple(item for item in projects if item.id in named) or projects
        return min(projects, key=self._distance, default=None)

    def _distance(self, project: Project) -> tuple[int, int, int, dt.date, str]:
        seats = roles_of(self.dossier, project)
        coming = {person.id for _row, person in self.attendances}
        here = len({row.person for row in seats if row.person in coming})
        price = project.price_ours.amount if project.price_ours else 0
        return -here, -len(seats), -price, project.order_date or dt.date.max, project.id

    def rival(self, organisation_id: str | None) -> str:
        """The short name of a firm."""
        return firm_name(self.dossier.shelf.get(Organisation, organisation_id))

    def name(self, person_id: str | None) -> str:
        """The name of a person by id, empty if nobody knows it."""
        person = self.dossier.person(person_id)
        return (person.name or "") if person else ""


def firm_name(firm: Organisation | None) -> str:
    """The short name of a firm, else its name."""
    return (firm.short or firm.name or "") if firm else ""


def moment(start: dt.datetime) -> tuple[dt.date, str]:
    """Day and hour of a stored time where the machine stands.

    Midnight UTC is how a day without an hour is stored: it stays that day everywhere.
    """
    if start.tzinfo is None:
        start = start.replace(tzinfo=dt.UTC)
    if start.astimezone(dt.UTC).time() == dt.time():
        return start.astimezone(dt.UTC).date(), ""
    local = start.astimezone()
    return local.date(), local.strftime("%H:%M")
