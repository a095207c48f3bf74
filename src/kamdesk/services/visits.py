"""Visits: plan one, say who goes and who is met, put the questions on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.records import Attendance, Interaction, Question
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.records import Account, Person
    from kamdesk.storage.book import Book


def plan_visit(
    book: Book, account: Account, start: dt.datetime, **values: Any
) -> tuple[Interaction, Changes]:
    """A planned visit; ``start`` carries its time zone."""
    day = start.astimezone().date().isoformat()
    with book.work(_("visit planned for {day}").format(day=day)) as work:
        fields: dict[str, Any] = {"kind": "visit", "status": "planned"} | values
        visit = work.add(Interaction, account=account.id, start=start, **fields)
    return visit, work.changes


def set_attendance(
    book: Book, visit: Interaction, person: Person, *, attends: bool, role: str | None = None
) -> Changes:
    """Put a person of either side on a visit, with his role in it, or take him off."""
    with book.work(_("who attends: {name}").format(name=person.name or _("not known"))) as work:
        rows = [
            row
            for row in work.where(Attendance, "interaction", visit.id)
            if row.person == person.id
        ]
        if not attends:
            for row in rows:
                work.remove(row)
        elif rows:
            work.change(rows[0], role_in_visit=role)
        else:
            work.add(Attendance, interaction=visit.id, person=person.id, role_in_visit=role)
    return work.changes


def plan_question(
    book: Book, visit: Interaction, wording: str, **values: Any
) -> tuple[Question, Changes]:
    """A question to ask at a visit: own words, or those of a gap (then ``fact_def`` is its id).

    ``values``: addressee, fact_def, why, listen_for.
    """
    with book.work(_("question: {wording}").format(wording=wording)) as work:
        question = work.add(
            Question,
            account=visit.account,
            interaction=visit.id,
            wording=wording.strip(),
            state="open",
            **values,
        )
    return question, work.changes


def finish_visit(book: Book, visit: Interaction, **result: Any) -> Changes:
    """The visit took place: result, interest signal."""
    with book.work(_("visit done")) as work:
        work.change(visit, status="done", **result)
    return work.changes
