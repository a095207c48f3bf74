"""Rules for facts of the account that no single field answers: departments, people, contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.fact_case import NOTHING, Case, FactState, Found, holding
from kamdesk.domain.insight.fact_reach import contact_points, installed_items
from kamdesk.domain.insight.people import key_persons, roles_of
from kamdesk.domain.records import Agreement, Department, Event, Person, Question, Site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Post, Project, ProjectRole

DEPARTMENT_KINDS = frozenset({"use", "purchase", "support"})
"""The three kinds of department that take part in a purchase (S2-09)."""

DECIDERS = frozenset({"approver", "economic_buyer", "decider"})
"""The roles that decide; a head of purchasing does not (reading 24)."""

DECIDES = 4
"""Real power of somebody who decides whatever the project."""


def departments(case: Case) -> Found:
    """BG05: using, purchasing and supporting departments; some of them are half an answer."""
    rows = _departments(case)
    kinds = {row.kind for row in rows}
    if rows and not kinds >= DEPARTMENT_KINDS:
        return Found(FactState.UNCONFIRMED, rows)
    return holding(rows)


def ways_of_contact(case: Case) -> Found:
    """BG06: a number or address of the firm, a site or a department."""
    owners = (case.dossier.organisation, case.dossier.account, *_sites(case), *_departments(case))
    rows = contact_points(case.dossier, *owners)
    return holding(rows, (row.verified for row in rows))


def installed_base(case: Case) -> Found:
    """BG07: what is installed at the sites."""
    return holding(installed_items(case.dossier))


def sites(case: Case) -> Found:
    """BG15: the sites; whether they buy near is written on them."""
    return holding(_sites(case))


def calendar(case: Case) -> Found:
    """BG17: peak months, or an entry in the calendar of the customer."""
    account = case.dossier.account
    events = case.dossier.shelf.where(Event, "account", value=account.id)
    dated = [event for event in events if event.kind == "calendar"]
    return holding([*([account] if account.peak_months else []), *dated])


def contacts_everywhere(case: Case) -> Found:
    """PP01: somebody in each department that takes part."""
    if not any(row.involvement for row in _departments(case)) or unmanned(case.dossier, case.today):
        return NOTHING
    return holding(_posts(case.dossier, case.today))


def unmanned(dossier: Dossier, today: dt.date) -> tuple[Department, ...]:
    """The departments that take part and in which we know nobody by name."""
    manned = {post.department for post in _posts(dossier, today)}
    return tuple(row for row in dossier.departments if row.involvement and row.id not in manned)


def _posts(dossier: Dossier, today: dt.date) -> tuple[Post, ...]:
    """The present posts of the customer's people whose name is known."""
    found = (dossier.post_of(item.id, today) for item in dossier.people(today) if item.name)
    return tuple(post for post in found if post is not None)


def decider_of_account(case: Case) -> Found:
    """PP02: somebody known by name who decides, in a project or by his power."""
    dossier = case.dossier
    roles = named_roles(case, dossier.projects, roles=DECIDERS)
    powerful = (person for person in dossier.people(case.today) if person.power == DECIDES)
    return holding([*roles, *(person for person in powerful if person.name)])


def hidden_deciders(case: Case) -> Found:
    """PP04: one is marked, or all key persons are marked as none."""
    return _flagged(case, "hidden_decider", everybody=key_persons(case.dossier, case.today))


def rising_stars(case: Case) -> Found:
    """PP05: one is marked, or everybody is marked as none."""
    return _flagged(case, "rising_star", everybody=case.dossier.people(case.today))


def _flagged(case: Case, name: str, *, everybody: tuple[Person, ...]) -> Found:
    people = case.dossier.people(case.today)
    marked = [person for person in people if getattr(person, name)]
    if marked:
        return holding(marked)
    if everybody and all(getattr(person, name) is not None for person in everybody):
        return holding(everybody)
    return NOTHING


def rivals_named(case: Case) -> Found:
    """CP01: rivals are named, or it is confirmed that there are none."""
    account = case.dossier.account
    return holding([*case.dossier.rivals, *([account] if account.none_confirmed else [])])


def purchase_plan(case: Case) -> Found:
    """PJ01: an open project, or an answer to the question; "none" is one."""
    dossier = case.dossier
    asked = dossier.shelf.where(Question, "account", value=dossier.account.id)
    answers = [row for row in asked if row.fact_def == case.fact and row.state == "answered"]
    if dossier.open_projects:
        return holding(dossier.open_projects)
    return holding(answers, (row.answered for row in answers))


def contracts(case: Case) -> Found:
    """CO04: any agreement but one of secrecy."""
    rows = case.dossier.shelf.where(Agreement, "account", value=case.dossier.account.id)
    return holding(row for row in rows if row.kind != "nda")


def finance_contact(case: Case) -> Found:
    """CO07: somebody in the customer's finance department (reading 32)."""
    finance = {row.id for row in _departments(case) if row.function == "finance"}
    people = case.dossier.people(case.today)
    return holding(
        person
        for person in people
        if person.name
        and (post := case.dossier.post_of(person.id, case.today)) is not None
        and post.department in finance
    )


def named_roles(
    case: Case, projects: Iterable[Project], *, roles: frozenset[str]
) -> tuple[ProjectRole, ...]:
    """The holders of some roles whose name is known; ghost seats are none."""
    found = (row for item in projects for row in roles_of(case.dossier, item) if row.role in roles)
    return tuple(
        row for row in found if (person := case.dossier.person(row.person)) and person.name
    )


def _departments(case: Case) -> tuple[Department, ...]:
    return case.dossier.departments


def _sites(case: Case) -> tuple[Site, ...]:
    return case.dossier.shelf.where(Site, "organisation", value=case.dossier.organisation.id)
