"""Adding, changing and removing any record, each as one step of undo with a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.fact import Fact, Kind, Record, fact_of, facts_of, is_empty
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Account, FactMark, Observation, Organisation, Project
from kamdesk.domain.values import to_plain
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who said it, how it was learned, when, and how sure (domain/4, observation).

    ``source`` is a person's id, ``kind`` a code of SOURCE, ``confidence`` 1 to 5,
    ``state`` known or unconfirmed.
    """

    observed_on: dt.date
    source: str | None = None
    kind: str = "own_judgement"
    confidence: int | None = None
    state: str = "known"
    interaction: str | None = None
    note: str | None = None


def moved_together(record: Record, name: str, *, value: Any) -> dict[str, Any]:
    """The fields to set with one field.

    A budget of one figure stands at both ends of its range, so a new figure moves both: else the
    lower end would hold a smaller one back.
    """
    values = {name: value}
    if isinstance(record, Project) and name == "budget_hi":
        is_one_figure = record.budget_lo is not None and record.budget_lo == record.budget_hi
        if is_one_figure:
            values["budget_lo"] = value
    return values


def add_record(book: Book, kind: type[R], /, **values: Any) -> tuple[R, Changes]:
    """A new record; the undo step is named after it."""
    name = title_of(kind(id="", **values), book)
    with book.work(_("new: {name}").format(name=name)) as work:
        record = work.add(kind, **values)
    return record, work.changes


def remove_record(book: Book, record: Record) -> Changes:
    """Put a record into the bin with all that hangs on it; one undo brings all back."""
    with book.work(_("removal of {name}").format(name=title_of(record, book))) as work:
        work.remove(record)
    return work.changes


def set_field(
    book: Book,
    record: R,
    *,
    name: str,
    value: Any,
    today: dt.date,
    evidence: Evidence | None = None,
) -> tuple[R, Changes]:
    """Set one field; this value counts from now on.

    A field that answers the fact catalogue keeps an observation of who said so and when: the one
    given, else the writer's own judgement of today.
    """
    item = fact_of(type(record), name)
    words = _("{field} of {name}").format(field=item.words, name=title_of(record, book))
    is_news = evidence is not None or value != getattr(record, item.name)
    voice = (evidence or Evidence(observed_on=today)) if is_news else None
    with book.work(words) as work:
        changed = put_field(work, record, name=name, value=value, evidence=voice)
    return changed, work.changes


def put_field(work: Work, record: R, *, name: str, value: Any, evidence: Evidence | None) -> R:
    """Set one field inside a unit of work; with evidence it is kept who said so.

    For verbs that set more than one thing in a step; ``set_field`` is the door of the forms.
    """
    item = fact_of(type(record), name)
    changed = work.change(record, **moved_together(record, item.name, value=value))
    if item.observed and not is_empty(value) and evidence is not None:
        _observe(work, changed, key=item.key, value=value, evidence=evidence)
        if evidence.state == "known":
            _clear_marks(work, changed, item=item)
    return changed


def _observe(
    work: Work, record: Record, *, key: str, value: Any, evidence: Evidence
) -> Observation:
    """Keep the observation; a second guess of the same day replaces the first."""
    values: dict[str, Any] = {
        "subject_kind": record.ENTITY,
        "subject": record.id,
        "attribute": key,
        "value": to_plain(value),
        "state": evidence.state,
        "confidence": evidence.confidence,
        "source_kind": evidence.kind,
        "source": evidence.source,
        "observed_on": evidence.observed_on,
        "interaction": evidence.interaction,
        "note": evidence.note,
        "chosen": True,
    }
    for row in observations_of(work, record, key=key):
        same_day = row.observed_on == evidence.observed_on and row.source == evidence.source
        if same_day and row.source_kind == evidence.kind and row.chosen:
            return work.change(row, **values)
        if row.chosen and _is_unnamed(row) and row.value == values["value"]:
            # Typed first, its source named afterwards: one voice, not two.
            return work.change(row, **values)
    return work.add(Observation, **values)


def _is_unnamed(row: Observation) -> bool:
    return row.source is None and row.source_kind == "own_judgement"


def _clear_marks(work: Work, record: Record, *, item: Fact) -> None:
    """Take the marks off the facts a field answers: a mark always wins, so it would hide them.

    The mark may hang on the record itself or on what it belongs to (a post's fact is the
    person's, a firm's fact the account's).
    """
    subjects = {record.id}
    for field in facts_of(type(record)):
        if field.kind is Kind.REF and getattr(record, field.name):
            subjects.add(getattr(record, field.name))
    if isinstance(record, Organisation):
        subjects |= {row.id for row in work.where(Account, "organisation", value=record.id)}
    for fact_id in item.feeds:
        for mark in work.where(FactMark, "fact_", value=fact_id):
            if mark.subject in subjects:
                work.remove(mark)


def observations_of(work: Work, record: Record, *, key: str) -> list[Observation]:
    """The observations of a field that are not withdrawn."""
    return [
        row
        for row in work.where(Observation, "subject", value=record.id)
        if row.subject_kind == record.ENTITY and row.attribute == key and not row.withdrawn
    ]


def add_voice(
    book: Book, record: Record, *, name: str, value: Any, evidence: Evidence
) -> tuple[Observation, Changes]:
    """Keep what somebody else says beside the value that counts.

    A different value becomes a contradiction: shown, asked in the brief, resolved by choosing.
    """
    item = fact_of(type(record), name)
    words = _("another voice on {field} of {name}").format(
        field=item.words, name=title_of(record, book)
    )
    with book.work(words) as work:
        observation = observe_beside(work, record, key=item.key, value=value, evidence=evidence)
    return observation, work.changes


def observe_beside(
    work: Work, record: Record, *, key: str, value: Any, evidence: Evidence
) -> Observation:
    """The voice, and before it the standing value if nobody had noted where it came from."""
    standing = getattr(record, fact_of(type(record), key).name)
    if not is_empty(standing) and not observations_of(work, record, key=key):
        _observe(
            work,
            record,
            key=key,
            value=standing,
            evidence=Evidence(observed_on=evidence.observed_on),
        )
    voice = work.add(
        Observation,
        subject_kind=record.ENTITY,
        subject=record.id,
        attribute=key,
        value=to_plain(value),
        state=evidence.state,
        confidence=evidence.confidence,
        source_kind=evidence.kind,
        source=evidence.source,
        observed_on=evidence.observed_on,
        interaction=evidence.interaction,
        note=evidence.note,
        chosen=False,
    )
    if is_empty(standing):
        work.change(record, **{fact_of(type(record), key).name: value})
    return voice
