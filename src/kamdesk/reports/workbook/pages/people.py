"""Sheets 3: the people of the customer, two pages wide; and what is needed to talk to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.records import Department, Link, Person, Post, ProjectRole, Stance, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _, ngettext
from kamdesk.reports.workbook.bonds import (
    attitude_day,
    attitude_mark,
    attitude_trend,
    contacts,
    counterpart,
    department_of,
    influences,
    last_met,
    our_best,
    post_of,
    rival_mark,
    rival_ties,
    roles,
)
from kamdesk.reports.workbook.columns import Form, computed, fields, of
from kamdesk.reports.workbook.model import Sheet, Table, plain

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk

LOWEST: Final = -1
NOBODY: Final = "?"


def customers(desk: Desk) -> list[Person]:
    """The customer's people: the powerful first, then by level."""

    def weight(person: Person) -> tuple[int, int, str]:
        post = post_of(desk, person)
        level = post.level if post else None
        return -_or_lowest(person.power), -_or_lowest(level), person.external or person.id

    return sorted(desk.shown.people(desk.today), key=weight)


def _or_lowest(number: int | None) -> int:
    return LOWEST if number is None else number


def ghosts(desk: Desk) -> list[ProjectRole]:
    """The seats in open projects that nobody is known for."""
    return [
        role
        for project in desk.shown.open_projects
        for role in desk.shelf.where(ProjectRole, "project", value=project.id)
        if role.person is None
    ]


def _rows(desk: Desk) -> list[Person | ProjectRole]:
    return [*customers(desk), *ghosts(desk)]


def is_ghost(row: Any) -> bool:
    """Whether a row is a seat without a name."""
    return isinstance(row, ProjectRole)


def _department(desk: Desk, row: Any) -> str:
    department = department_of(desk, row)
    return NOBODY if is_ghost(row) else (department.name or "") if department else ""


def _name(_desk: Desk, row: Any) -> str:
    if is_ghost(row):
        return _("who?")
    return row.name or NOBODY


def _title(desk: Desk, row: Any) -> str:
    if isinstance(row, ProjectRole):
        return scale("PROJECT_ROLE").label(row.role)
    post = post_of(desk, row)
    return (post.title or "") if post else ""


def _class(_desk: Desk, row: Any) -> str:
    return scale("PERSON_CLASS").label("key" if is_ghost(row) else row.class_)


def _note(desk: Desk) -> str:
    seats = len(ghosts(desk))
    count = len(customers(desk))
    said = (
        ngettext("{n} person", "{n} people", count).format(n=count),
        ngettext("{n} empty seat", "{n} empty seats", seats).format(n=seats) if seats else "",
        _("power 0 to 4"),
        _("framed: a rival is trusted"),
        _("italic: attitude older than 180 days"),
        _("The last two columns are for the manager."),
    )
    return " · ".join(part for part in said if part)


TABLE: Final = Table(
    "People",
    (
        computed("department", N_("Department"), read=_department, width=13.5),
        computed("name", N_("Full name"), read=_name, width=9.5, bold=True),
        computed("title", N_("Post"), read=_title, width=14.5),
        of(Post, "level", via=post_of, label=N_("Rank"), width=7.0),
        of(Person, "power", label=N_("Power"), width=7.0),
        of(
            Person,
            "attitude",
            label=N_("Attitude"),
            width=12.5,
            bold=True,
            watch=("commodity",),
            act=("threat",),
            blank=N_("? not rated"),
        ),
        computed(
            "attitude_day",
            N_("Seen on"),
            read=attitude_day,
            form=Form.DAY,
            width=12.5,
            mark=attitude_mark,
        ),
        computed("trend", N_("Trend"), read=attitude_trend, form=Form.MARK, width=6.5),
        computed("class", N_("Class"), read=_class, width=10.5),
        computed("roles", N_("Roles and flags"), read=roles, width=16.0),
        of(Person, "career_need", width=22.0),
        computed("met", N_("Last met"), read=last_met, form=Form.DAY, width=12.0),
        computed("ours", N_("Our side"), read=counterpart, width=9.0),
        of(Tie, "strength", via=our_best, width=6.5, label=N_("Tie")),
        computed("rivals", N_("Rival's tie"), read=rival_ties, width=14.0, mark=rival_mark),
        computed("contacts", N_("Contact"), read=contacts, form=Form.CODE, width=16.0),
        of(Post, "reports_to", via=post_of, width=9.0),
        computed("influences", N_("Influences"), read=influences, width=8.5),
    ),
    _rows,
    kind=Person,
    manager=True,
    ghost=is_ghost,
)

PEOPLE: Final = Sheet("people", N_("People"), (TABLE,), note=_note, keep=2, wide=11)

TALK: Final = Sheet(
    "talk",
    N_("Needs and talk"),
    (
        Table(
            "Needs",
            (
                of(Person, "name", width=14.0, bold=True),
                *fields(
                    Person,
                    "need_level attitude_target attitude_target_date concerns kpi style say"
                    " do_not_say personal_need birthday hobby",
                    concerns=26.0,
                    kpi=20.0,
                    style=16.0,
                    say=24.0,
                    do_not_say=20.0,
                    personal_need=18.0,
                ),
            ),
            customers,
        ),
        plain(Department, "name kind involvement function needs our_strategy parent site"),
        plain(Tie, "customer_person supplier_person strength basis since last_confirmed"),
        plain(Link, "source kind target since note"),
        plain(Stance, "person organisation attitude observed_on note"),
    ),
    note=lambda _desk: _("What people need, how they are tied, and how to talk to them."),
)
