"""The words of a gap: the question with its subject named, the fact, and what contradicts what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import fact_of, key_of
from kamdesk.domain.insight.evidence import contradictions
from kamdesk.domain.insight.fact_reach import feeders, reach
from kamdesk.domain.insight.fact_rules_account import unmanned
from kamdesk.domain.naming import shown_plain
from kamdesk.domain.records import (
    RECORDS,
    AccountRival,
    Organisation,
    Person,
    Project,
    ProjectRival,
)
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.records import Observation

EMPTY_DEPARTMENTS = "PP01"
"""The fact whose subjects are the departments without a contact."""


def question_words(
    dossier: Dossier, item: FactInstance, *, addressee: str | None, today: dt.date
) -> str:
    """The question of the catalogue with its subject named, unless the addressee is the subject.

    A fact that nobody is asked for reads as fact and subject: "Attitude to us: Ann".
    """
    definition = fact_defs()[item.fact]
    subject = subject_words(dossier, item, today=today)
    if not definition.is_asked:
        return _named(definition.name.here, subject)
    return (
        _named(subject, definition.question.here)
        if item.id != addressee
        else (definition.question.here)
    )


def subject_words(dossier: Dossier, item: FactInstance, *, today: dt.date) -> str:
    """Whose fact it is; empty for the account itself."""
    if item.fact == EMPTY_DEPARTMENTS:
        return _(", ").join(row.name or key_of(row) for row in unmanned(dossier, today))
    kind = RECORDS[item.entity]
    record = dossier.shelf.get(kind, item.id)
    if isinstance(record, AccountRival | ProjectRival):
        record = dossier.shelf.get(Organisation, record.organisation)
    if isinstance(record, Organisation):
        return record.short or record.name or ""
    if isinstance(record, Person):
        return person_words(dossier, record, today=today)
    return (record.name or "") if isinstance(record, Project) else ""


def person_words(dossier: Dossier, person: Person, *, today: dt.date) -> str:
    """The name of a person, or his title where nobody knows the name."""
    post = dossier.post_of(person.id, today)
    title = post.title if post else None
    return person.name or person.name_latin or title or key_of(person)


def contradiction_words(dossier: Dossier, item: FactInstance, *, today: dt.date) -> str:
    """What stands against what, with who said it: "26,000,000 TWD (Ann) or 22,000,000 TWD"."""
    fields = _fields(dossier, item, today=today)
    said = [
        _said(dossier, row, attribute=one.attribute)
        for one in contradictions(dossier)
        if (one.entity, one.id, one.attribute) in fields
        for row in one.observations
    ]
    return _(" or ").join(dict.fromkeys(said))


def _said(dossier: Dossier, row: Observation, *, attribute: str) -> str:
    kind = RECORDS[row.subject_kind or ""]
    value = shown_plain(fact_of(kind, attribute), row.value)
    source = dossier.person(row.source)
    if source is None or not source.name:
        return value
    return _("{value} ({name})").format(value=value, name=source.name)


def _fields(
    dossier: Dossier, item: FactInstance, *, today: dt.date
) -> frozenset[tuple[str, str, str]]:
    """Entity, id and attribute of every field that feeds a fact."""
    found: Record | None = dossier.shelf.get(RECORDS[item.entity], item.id)
    return frozenset(
        (record.ENTITY, record.id, field.name)
        for subject in ([found] if found else [])
        for kind, field in feeders(item.fact)
        for record in reach(dossier, subject, kind=kind, today=today)
    )


def _named(first: str, second: str) -> str:
    """One thing said of another: "Ann: question"; alone where the other has no words."""
    if not first or not second:
        return first or second
    return _("{subject}: {words}").format(subject=first, words=second)


def seat_words(part: str, project: str | None) -> str:
    """The question for an empty seat: "New line: who is the quality auditor?"."""
    return _named(project or "", _("who plays the part “{part}”?").format(part=part))
