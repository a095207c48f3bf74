"""Which records a reference can point at, and what people call them where they choose one.

A colleague can own a promise and a person of the customer can be reported to; not the other way
round. The forms offer these records, and a name in a returned workbook must be one of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, Organisation, Person, Post

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Fact, Record

OURS: Final = frozenset(
    {
        "account.owner",
        "account.deputy",
        "account_team.person",
        "action.owner",
        "assessment.assessor",
        "complaint.passed_to",
        "event.noticed_by",
        "objective.owner",
        "own_skill.person",
        "project.team",
    }
)
"""Fields that name a colleague."""
THEIRS: Final = frozenset(
    {
        "action.counterpart",
        "complaint.who_knows",
        "criterion.author",
        "department.person",
        "post.reports_to",
        "procurement_step.person",
        "project_role.person",
        "question.addressee",
        "stance.person",
        "tie.customer_person",
    }
)
"""Fields that name one of the customer's people."""


def candidates(
    dossier: Dossier, kind: type[Record], *, item: Fact, today: dt.date
) -> Iterable[Record]:
    """The records that a reference of a kind of records may name."""
    place = f"{kind.ENTITY}.{item.key}"
    if item.entity == "person":
        if place in OURS:
            return dossier.own_people(today)
        if place in THEIRS:
            return dossier.people(today)
        if place == "tie.supplier_person":
            theirs = {person.id for person in dossier.people(today)}
            return [item for item in dossier.shelf.of(Person) if item.id not in theirs]
        if place == "project_rival.person":
            return _rival_people(dossier)
    if item.entity == "organisation" and place.startswith(("account_rival", "project_rival")):
        return [firm for firm in dossier.shelf.of(Organisation) if firm.is_rival]
    return dossier.shelf.of(RECORDS[item.entity])


def _rival_people(dossier: Dossier) -> list[Person]:
    rivals = {firm.id for firm in dossier.shelf.of(Organisation) if firm.is_rival}
    posts = [post for post in dossier.shelf.of(Post) if post.organisation in rivals]
    found = (dossier.person(post.person) for post in posts)
    return [person for person in found if person is not None]


def name_in(dossier: Dossier, record: Record, *, today: dt.date) -> str:
    """The name of a record as a list shows it; a person with his post."""
    name = title_of(record, dossier.shelf)
    if isinstance(record, Person):
        post = dossier.post_of(record.id, today)
        if post and post.title:
            return f"{name} · {post.title}"
    return name
