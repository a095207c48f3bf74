"""What stands behind a value: who observed it when, and where two observations contradict (F-22).

The newest chosen observation is the value of its attribute. One of another value that is not
withdrawn contradicts it if it is not older than the chosen one: an older one is history, as the
attitudes of last year are. Where none is chosen, any two different values contradict. So a
contradiction ends when one is withdrawn, or when a value is observed and chosen again later.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Kind, Record, fact_of
from kamdesk.domain.records import (
    RECORDS,
    Account,
    Industry,
    Observation,
    Organisation,
    Person,
    ProjectRole,
)
from kamdesk.domain.remembered import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier

DEEPEST = 8
"""How far a record may be from its account; a ring of references must not hang the program."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more values of one attribute that cannot both be right.

    ``entity`` and ``id`` name the record, ``about`` the rival where the attribute is an attitude
    to one. ``observations`` are those in question, the one that counts now first.
    """

    entity: str
    id: str
    attribute: str
    about: str | None
    observations: tuple[Observation, ...]


def observations(dossier: Dossier, record: Record, *, attribute: str) -> tuple[Observation, ...]:
    """The observations of an attribute that are not withdrawn, oldest first."""
    rows = dossier.shelf.where(Observation, "subject", value=record.id)
    if not rows:
        return ()
    return _ordered(
        row
        for row in rows
        if row.subject_kind == record.ENTITY and row.attribute == attribute and not row.withdrawn
    )


@looked_up
def observed_records(dossier: Dossier) -> frozenset[str]:
    """The ids of all records that anybody noted an observation on: most have none."""
    return frozenset(row.subject for row in dossier.shelf.of(Observation) if row.subject)


def counting(rows: tuple[Observation, ...]) -> Observation | None:
    """The observation that counts: the newest chosen one, else the newest. ``rows`` in order."""
    chosen = [row for row in rows if row.chosen]
    return next(reversed(chosen or rows), None)


# Every field of a form asks for them, and so does every fact.
@looked_up
def contradictions(dossier: Dossier) -> tuple[Contradiction, ...]:
    """All contradictions of an account, by the id of the record (F-22)."""
    groups: dict[tuple[str, str, str, str | None], list[Observation]] = defaultdict(list)
    for row in dossier.shelf.of(Observation):
        if row.withdrawn or not (row.subject_kind and row.subject and row.attribute):
            continue
        groups[row.subject_kind, row.subject, row.attribute, row.about].append(row)
    found = (
        Contradiction(entity, subject, attribute, about, _contradicting(_ordered(rows)))
        for (entity, subject, attribute, about), rows in sorted(groups.items(), key=str)
        if len(rows) > 1 and belongs(dossier, entity, record_id=subject)
    )
    return tuple(item for item in found if item.observations)


def _contradicting(rows: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The observations in question, the counting one first; none where all agree."""
    holder = counting(rows) or rows[-1]
    since = _day(holder) if holder.chosen else dt.date.min
    others = [row for row in rows if row.value != holder.value and _day(row) >= since]
    return (holder, *reversed(others)) if others else ()


def _ordered(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(rows, key=lambda row: (_day(row), row.external or "", row.id)))


def _day(row: Observation) -> dt.date:
    return row.observed_on or dt.date.min


def belongs(dossier: Dossier, entity: str, *, record_id: str, depth: int = DEEPEST) -> bool:
    """Whether a record is part of an account: its own, or of its customer, rivals or people.

    Follows the references that lead home, since a shelf may hold more than one account.
    """
    kind = RECORDS.get(entity)
    record = dossier.shelf.get(kind, record_id) if kind else None
    if record is None or depth == 0:
        return False
    if isinstance(record, Account):
        return record.id == dossier.account.id
    if isinstance(record, Organisation):
        return record.id == dossier.organisation.id or record in dossier.rivals
    if isinstance(record, Industry):
        return record.id == dossier.organisation.industry
    if isinstance(record, Person):
        return _person_belongs(dossier, record)
    return any(
        belongs(dossier, kind, record_id=target, depth=depth - 1) for kind, target in _homes(record)
    )


def _person_belongs(dossier: Dossier, person: Person) -> bool:
    """By a post, present or past, at the customer or a rival; without any, by a role."""
    posts = dossier.posts_of(person.id)
    firms = {dossier.organisation.id, *(rival.id for rival in dossier.rivals)}
    if posts:
        return any(post.organisation in firms for post in posts)
    projects = {project.id for project in dossier.projects}
    roles = dossier.shelf.where(ProjectRole, "person", value=person.id)
    return any(role.project in projects for role in roles)


def _homes(record: Record) -> Iterable[tuple[str, str]]:
    """Entity and id of what a record hangs on."""
    for name in record.HOME:
        item = fact_of(type(record), name)
        target = getattr(record, item.name)
        kind = getattr(record, f"{name}_kind") if item.kind is Kind.SUBJECT else item.entity
        if target and kind:
            yield kind, target
