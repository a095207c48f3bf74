"""What a reference can point at: the records a rep would look for, named as he names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Fact, Kind
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, Organisation, Person, Post
from kamdesk.domain.scales import scale
from kamdesk.ui.kit import Option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

OURS = frozenset(
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
THEIRS = frozenset(
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


def options_for(
    dossier: Dossier, kind: type[Record], *, item: Fact, today: dt.date
) -> list[Option]:
    """The options of a choice or reference field; empty for every other kind."""
    if item.kind in {Kind.CHOICE, Kind.CHOICES}:
        found = scale(item.scale)
        return [Option(code, found.label(code), found.help(code)) for code in found.codes]
    if item.kind is Kind.ENTITY:
        return [Option(entity, words_of(record)) for entity, record in RECORDS.items()]
    if item.kind in {Kind.REF, Kind.REFS}:
        records = _candidates(dossier, f"{kind.ENTITY}.{item.key}", item=item, today=today)
        return [Option(record.id, name_in(dossier, record, today=today)) for record in records]
    return []


def words_of(kind: type[Record]) -> str:
    """The name of a kind of record in the current language."""
    from kamdesk.i18n import _

    return _(kind.LABEL)


def _candidates(dossier: Dossier, place: str, *, item: Fact, today: dt.date) -> Iterable[Record]:
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
