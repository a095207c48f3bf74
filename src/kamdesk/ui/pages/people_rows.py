"""The people of an account as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.people import touches
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Department, ProjectRole, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.models import Cell, Column
from kamdesk.ui.people_picture import letter_of

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with what the table shows of him; words are in the current language."""

    id: str
    post_id: str
    name: str
    title: str
    department: str
    level: int | None
    power: int | None
    attitude: str | None
    roles: str
    flags: str
    counterpart: str
    last_met: str

    @property
    def search(self) -> str:
        """Everything the filter looks into."""
        return f"{self.name} {self.title} {self.department} {self.roles} {self.flags}"


def person_columns() -> tuple[Column, ...]:
    """The columns of the people table."""
    return (
        Column(title=_("Full name"), value=lambda row: row.name, role="subject", width=88),
        Column(title=_("Post"), value=lambda row: row.title, width=150, stretch=True),
        Column(title=_("Department"), value=lambda row: row.department, width=104),
        Column(
            title=_("Power"),
            value=lambda row: Cell("", level=row.power) if row.power is not None else "",
            role="power",
            sort_key=lambda row: -1 if row.power is None else row.power,
            width=64,
        ),
        Column(
            title=_("Attitude"),
            value=lambda row: Cell(_attitude(row.attitude), sign=letter_of(row.attitude)),
            role="attitude",
            width=122,
        ),
        Column(title=_("Roles"), value=lambda row: row.roles, width=128),
        Column(title=_("Our tie"), value=lambda row: row.counterpart, width=78),
        Column(title=_("Last met"), value=lambda row: row.last_met, width=92),
        Column(title=_("Marks"), value=lambda row: row.flags, width=86),
    )


def _attitude(code: str | None) -> str:
    return scale("ATTITUDE").label(code) if code else _("not judged")


def person_rows(dossier: Dossier, today: dt.date) -> tuple[PersonRow, ...]:
    """The customer's people, the highest first."""
    met: dict[str, dt.date] = {}
    for touch in touches(dossier, today):
        for person in touch.theirs:
            met[person.id] = max(met.get(person.id, touch.day), touch.day)
    rows = [
        _row(dossier, person, today=today, met=met.get(person.id))
        for person in dossier.people(today)
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.level or 0), -(row.power or 0), row.name)))


def _row(dossier: Dossier, person: Person, *, today: dt.date, met: dt.date | None) -> PersonRow:
    post = dossier.post_of(person.id, today)
    department = dossier.shelf.get(Department, post.department) if post else None
    return PersonRow(
        id=person.id,
        post_id=post.id if post else "",
        name=title_of(person, dossier.shelf),
        title=(post.title or "") if post else "",
        department=(department.name or "") if department else "",
        level=post.level if post else None,
        power=person.power,
        attitude=person.attitude,
        roles=_roles(dossier, person),
        flags=_flags(person),
        counterpart=_counterpart(dossier, person, today=today),
        last_met=met.isoformat() if met else "",
    )


def _roles(dossier: Dossier, person: Person) -> str:
    """His roles in open projects, each once."""
    projects = {project.id for project in dossier.open_projects}
    codes = dict.fromkeys(
        role.role
        for role in dossier.shelf.where(ProjectRole, "person", value=person.id)
        if role.project in projects and role.role
    )
    return _(", ").join(scale("PROJECT_ROLE").label(code) for code in codes)


def _flags(person: Person) -> str:
    marks = [
        (person.hidden_decider, _("hidden decider")),
        (person.rising_star, _("rising star")),
        (person.never_met, _("never met")),
    ]
    return _(", ").join(words for on, words in marks if on)


def _counterpart(dossier: Dossier, person: Person, *, today: dt.date) -> str:
    """Our best tie to him: colleague and strength."""
    ours = {colleague.id for colleague in dossier.own_people(today)}
    ties = [
        tie
        for tie in dossier.shelf.where(Tie, "customer_person", value=person.id)
        if tie.supplier_person in ours and tie.strength is not None
    ]
    best = max(ties, key=lambda tie: tie.strength or 0, default=None)
    colleague = dossier.person(best.supplier_person) if best else None
    return f"{title_of(colleague, dossier.shelf)} {best.strength}" if colleague and best else ""
