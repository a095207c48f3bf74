"""The state of a fact: confirmed, doubted, not applicable, refused; a contradiction resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import fact_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, FactMark, Observation
from kamdesk.domain.standing import fact_defs
from kamdesk.domain.values import from_plain, to_plain
from kamdesk.i18n import _
from kamdesk.services.records import moved_together, observations_of

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


def mark_fact(
    book: Book, record: Record, *, fact_id: str, mark: str | None, today: dt.date
) -> Changes:
    """Mark an entry of the fact catalogue on its subject: ``na``, ``refused``, ``unconfirmed``.

    ``None`` takes the mark away. A refused or inapplicable fact is never asked again.
    """
    words = _("state of “{fact}”: {name}").format(
        fact=fact_defs()[fact_id].name.here, name=title_of(record, book)
    )
    with book.work(words) as work:
        set_mark(work, record, fact_id=fact_id, mark=mark, today=today)
    return work.changes


def set_mark(work: Work, record: Record, *, fact_id: str, mark: str | None, today: dt.date) -> None:
    """Mark a fact inside a unit of work; ``None`` takes the mark away."""
    rows = [
        row
        for row in work.where(FactMark, "subject", value=record.id)
        if row.subject_kind == record.ENTITY and row.fact_ == fact_id
    ]
    for row in rows[1:] if mark else rows:
        work.remove(row)
    if mark and rows:
        work.change(rows[0], mark=mark, marked_on=today)
    elif mark:
        work.add(
            FactMark,
            subject_kind=record.ENTITY,
            subject=record.id,
            fact_=fact_id,
            mark=mark,
            marked_on=today,
        )


def confirm_field(book: Book, record: Record, *, name: str, today: dt.date) -> Changes:
    """Say that the value of a field still holds today; takes doubts on its facts away."""
    item = fact_of(type(record), name)
    words = _("confirmation of {field}: {name}").format(
        field=item.words, name=title_of(record, book)
    )
    with book.work(words) as work:
        for fact_id in item.feeds:
            set_mark(work, record, fact_id=fact_id, mark=None, today=today)
        work.add(
            Observation,
            subject_kind=record.ENTITY,
            subject=record.id,
            attribute=item.key,
            value=to_plain(getattr(record, item.name)),
            state="known",
            source_kind="own_judgement",
            observed_on=today,
            chosen=True,
        )
    return work.changes


def choose(book: Book, observation: Observation) -> Changes:
    """Resolve a contradiction (F-22): this value counts, the others of the field are withdrawn.

    Nothing is deleted; the withdrawn voices stay in the history of the field.
    """
    kind = RECORDS[observation.subject_kind or ""]
    record = book.get(kind, observation.subject or "")
    item = fact_of(kind, observation.attribute or "")
    name = title_of(record, book) if record else ""
    words = _("choice between the values of {field}: {name}").format(field=item.words, name=name)
    with book.work(words) as work:
        if record is not None:
            value = from_plain(item, observation.value)
            work.change(record, **moved_together(record, item.name, value=value))
            for row in observations_of(work, record, key=item.key):
                if row.id != observation.id and row.value != observation.value:
                    work.change(row, withdrawn=True, chosen=False)
        work.change(observation, chosen=True, withdrawn=False)
    return work.changes
