"""Checklists on anything: begun, ticked with a note, begun anew (domain/4, 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import ChecklistRun, ChecklistTick
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one item; ``None`` leaves that part as it is, an empty note takes it away."""

    item: str
    done: bool | None = None
    note: str | None = None


def begin_run(
    book: Book, code: str, *, subject: Record, today: dt.date
) -> tuple[ChecklistRun, Changes]:
    """Begin a list on a record, empty; runs before it stay and can be read in the history."""
    words = _("{checklist}: {name}").format(
        checklist=checklist(code).name.here, name=title_of(subject, book)
    )
    with book.work(words) as work:
        run = _begin(work, code, subject=subject, today=today)
    return run, work.changes


def tick(book: Book, code: str, *, subject: Record, mark: Mark, today: dt.date) -> Changes:
    """Tick an item, take the tick away, or note something beside it; begins the list if need be."""
    names = {item.code: item.name.here for item in checklist(code).items}
    words = _("{checklist}: {item}").format(
        checklist=checklist(code).name.here, item=names.get(mark.item, mark.item)
    )
    values: dict[str, Any] = {}
    if mark.done is not None:
        values["done"] = mark.done
    if mark.note is not None:
        values["note"] = mark.note.strip() or None
    with book.work(words) as work:
        run = _newest(work, code, subject=subject) or _begin(
            work, code, subject=subject, today=today
        )
        rows = work.where(ChecklistTick, "checklist_run", value=run.id)
        row = next((row for row in rows if row.item == mark.item), None)
        if row is None:
            work.add(ChecklistTick, checklist_run=run.id, item=mark.item, **values)
        else:
            work.change(row, **values)
    return work.changes


def _begin(work: Work, code: str, *, subject: Record, today: dt.date) -> ChecklistRun:
    return work.add(
        ChecklistRun,
        checklist=code,
        subject_kind=subject.ENTITY,
        subject=subject.id,
        started_on=today,
    )


def _newest(work: Work, code: str, *, subject: Record) -> ChecklistRun | None:
    runs = [
        run
        for run in work.where(ChecklistRun, "subject", value=subject.id)
        if run.checklist == code and run.subject_kind == subject.ENTITY
    ]
    return max(runs, key=lambda run: (str(run.started_on or ""), run.id), default=None)
