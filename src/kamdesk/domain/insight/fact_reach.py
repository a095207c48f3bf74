"""Which records can answer a fact of a subject: from the account, person, rival or project on.

The catalogue names the fields that feed a fact; this says whose fields they are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Fact, Record, facts_of, has_fact
from kamdesk.domain.records import (
    RECORDS,
    Account,
    AccountRival,
    ContactPoint,
    Department,
    Industry,
    InstalledItem,
    Organisation,
    Person,
    Post,
    Project,
    ProjectRival,
    Site,
    Stance,
)
from kamdesk.domain.remembered import looked_up

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier

RivalRow = AccountRival | ProjectRival


@cache
def feeders(fact: str) -> tuple[tuple[type[Record], Fact], ...]:
    """The declared fields that answer an entry of the catalogue."""
    return tuple(
        (kind, item) for kind in RECORDS.values() for item in facts_of(kind) if fact in item.feeds
    )


def reach(
    dossier: Dossier, subject: Record, *, kind: type[Record], today: dt.date
) -> tuple[Record, ...]:
    """The records of a kind that speak for a subject; a subject speaks for itself."""
    if isinstance(subject, kind):
        return (subject,)
    if isinstance(subject, Account):
        return _of_account(dossier, kind, today=today)
    if isinstance(subject, Person):
        return _of_person(dossier, subject, kind=kind, today=today)
    if isinstance(subject, AccountRival | ProjectRival):
        return _of_rival(dossier, subject, kind=kind)
    in_project = isinstance(subject, Project) and has_fact(kind, "project")
    return dossier.shelf.where(kind, "project", value=subject.id) if in_project else ()


def _of_account(dossier: Dossier, kind: type[Record], *, today: dt.date) -> tuple[Record, ...]:
    shelf = dossier.shelf
    if has_fact(kind, "account"):
        return shelf.where(kind, "account", value=dossier.account.id)
    if kind in (Site, Department):
        return shelf.where(kind, "organisation", value=dossier.organisation.id)
    if kind is Organisation:
        return (dossier.organisation,)
    if kind is Industry:
        industry = shelf.get(Industry, dossier.organisation.industry)
        return (industry,) if industry else ()
    return dossier.people(today) if kind is Person else ()


def _of_person(
    dossier: Dossier, person: Person, *, kind: type[Record], today: dt.date
) -> tuple[Record, ...]:
    if kind is Post:
        post = dossier.post_of(person.id, today)
        return (post,) if post else ()
    rivals = {rival.id for rival in dossier.rivals} if kind is Stance else set()
    stances = dossier.shelf.where(Stance, "person", value=person.id)
    return tuple(row for row in stances if row.organisation in rivals)


def _of_rival(dossier: Dossier, row: RivalRow, *, kind: type[Record]) -> tuple[Record, ...]:
    if kind is Organisation:
        rival = dossier.shelf.get(Organisation, row.organisation)
        return (rival,) if rival else ()
    return tuple(item for item in rival_rows(dossier, row.organisation) if isinstance(item, kind))


@looked_up
def rival_rows(dossier: Dossier, organisation_id: str | None) -> tuple[RivalRow, ...]:
    """The rows that name a rival at the account and in its projects, the account's first."""
    shelf = dossier.shelf
    at_account = shelf.where(AccountRival, "account", value=dossier.account.id)
    in_projects = (
        row
        for item in dossier.projects
        for row in shelf.where(ProjectRival, "project", value=item.id)
    )
    rows: Iterable[RivalRow] = (*at_account, *in_projects)
    return tuple(row for row in rows if row.organisation == organisation_id)


def installed_items(dossier: Dossier) -> tuple[InstalledItem, ...]:
    """The installed base at all sites of the customer."""
    sites = dossier.shelf.where(Site, "organisation", value=dossier.organisation.id)
    return tuple(
        item for site in sites for item in dossier.shelf.where(InstalledItem, "site", value=site.id)
    )


def contact_points(dossier: Dossier, *owners: Record) -> tuple[ContactPoint, ...]:
    """The contact ways of some records."""
    return tuple(
        row
        for owner in owners
        for row in dossier.shelf.where(ContactPoint, "subject", value=owner.id)
        if row.subject_kind == owner.ENTITY
    )
