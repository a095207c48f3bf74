"""Objectives of the relationship: where we are, where we want to be, and the measures for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Action, Objective
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book


@dataclass(frozen=True, slots=True)
class Measure:
    """What will be done: words, by when, by whom (ids of our person and of theirs)."""

    text: str
    due: dt.date | None = None
    owner: str | None = None
    counterpart: str | None = None


def add_objective(book: Book, subject: Record, **values: Any) -> tuple[Objective, Changes]:
    """An objective on an account, a department, a person or a project (S1-53, S1-63)."""
    with book.work(_("objective: {name}").format(name=title_of(subject, book))) as work:
        made = work.add(Objective, subject_kind=subject.ENTITY, subject=subject.id, **values)
    return made, work.changes


def add_measure(
    book: Book, objective: Objective, *, account: str, measure: Measure, today: dt.date
) -> tuple[Action, Changes]:
    """A measure for an objective: an action of ours, listed on the objective; one step of undo."""
    text = measure.text.strip()
    with book.work(_("measure: {text}").format(text=text)) as work:
        action = work.add(
            Action,
            kind="measure",
            side="ours",
            account=account,
            text=text,
            due=measure.due,
            owner=measure.owner or objective.owner,
            counterpart=measure.counterpart,
            asked=today,
            project=objective.serves,
        )
        newest = work.get(Objective, objective.id) or objective
        work.change(newest, measures=(*newest.measures, action.id))
    return action, work.changes


def measure_done(book: Book, action: Action, *, done: bool, today: dt.date) -> Changes:
    """A measure took place today, or did not after all."""
    with book.work(_("measure: {text}").format(text=action.text or "")) as work:
        work.change(action, done=today if done else None)
    return work.changes
