"""Visits: plan one, say who goes and who is met, put the questions on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.gaps import questions_for
from kamdesk.domain.insight.readiness import KIT
from kamdesk.domain.records import (
    Action,
    Attendance,
    ChecklistRun,
    ChecklistTick,
    Interaction,
    Question,
)
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _
from kamdesk.storage import lists

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.gaps import Gap
    from kamdesk.domain.records import Account, Person
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


def visit_lines(book: Book, *, done_too: bool = True) -> list[lists.VisitLine]:
    """All visits and contacts of the book, for lists; planned ones first, then the newest."""
    with book.reading() as connection:
        return lists.visit_lines(connection, done_too=done_too)


def plan_visit(
    book: Book, account: Account, *, start: dt.datetime, **values: Any
) -> tuple[Interaction, Changes]:
    """A planned visit; ``start`` carries its time zone."""
    day = start.astimezone().date().isoformat()
    with book.work(_("visit planned for {day}").format(day=day)) as work:
        fields: dict[str, Any] = {"kind": "visit", "status": "planned"} | values
        visit = work.add(Interaction, account=account.id, start=start, **fields)
    return visit, work.changes


def set_attendance(
    book: Book, visit: Interaction, *, person: Person, attends: bool, role: str | None = None
) -> Changes:
    """Put a person of either side on a visit, with his role in it, or take him off."""
    with book.work(_("who attends: {name}").format(name=person.name or _("not known"))) as work:
        rows = [
            row
            for row in work.where(Attendance, "interaction", value=visit.id)
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
    book: Book, visit: Interaction, *, wording: str, **values: Any
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


def plan_gap(book: Book, visit: Interaction, *, gap: Gap) -> Changes:
    """Put the question of a gap on a visit, in the words the program asks it in."""
    with book.work(_("question: {wording}").format(wording=gap.wording)) as work:
        _ask(work, visit, gap=gap)
    return work.changes


def freeze_questions(
    book: Book, dossier: Dossier, *, visit: Interaction, today: dt.date
) -> Changes | None:
    """Write down the questions a brief was filled up with, so that their numbers stay.

    One step of undo; ``None`` if there was nothing to write. Called when a brief leaves the
    program: what was printed as Q4 must still be Q4 when its answer comes back.
    """
    if visit.status not in {None, "planned"}:
        # What is over is not asked any more; an old brief is only looked at.
        return None
    found = questions_for(dossier, visit, today=today)
    mine = {row.id for row in dossier.shelf.where(Question, "interaction", value=visit.id)}
    new = [gap for gap in found if gap.question not in mine]
    if not new:
        return None
    with book.work(_("questions of the brief")) as work:
        for gap in new:
            _ask(work, visit, gap=gap)
    return work.changes


def _ask(work: Work, visit: Interaction, *, gap: Gap) -> None:
    """The question of a gap on a visit, behind those already there.

    One left over from another visit is not moved but written anew: its place among the old ones
    would change the numbers of the others. Why and what to listen for stay the catalogue's.
    """
    old = work.get(Question, gap.question)
    if old is not None:
        work.remove(old)
    work.add(
        Question,
        account=visit.account,
        interaction=visit.id,
        fact_def=gap.fact or None,
        addressee=gap.addressee,
        wording=gap.wording,
        why=old.why if old else None,
        listen_for=old.listen_for if old else None,
        state="open",
    )


def set_kit(book: Book, visit: Interaction, *, item: str, done: bool, today: dt.date) -> Changes:
    """Tick an item of the visit kit (CK-KIT), or take the tick away."""
    names = {entry.code: entry.name.here for entry in checklist(KIT).items}
    with book.work(_("visit kit: {item}").format(item=names.get(item, item))) as work:
        run = _kit_of(work, visit, today=today)
        ticks = list(work.where(ChecklistTick, "checklist_run", value=run.id))
        row = next((tick for tick in ticks if tick.item == item), None)
        if row is None:
            work.add(ChecklistTick, checklist_run=run.id, item=item, done=done)
        else:
            work.change(row, done=done)
    return work.changes


def _kit_of(work: Work, visit: Interaction, *, today: dt.date) -> ChecklistRun:
    rows = work.where(ChecklistRun, "subject", value=visit.id)
    found = next((row for row in rows if row.checklist == KIT), None)
    return found or work.add(
        ChecklistRun,
        checklist=KIT,
        subject_kind=visit.ENTITY,
        subject=visit.id,
        started_on=today,
    )


def add_promise(
    book: Book, visit: Interaction, *, text: str, today: dt.date, **values: Any
) -> tuple[Action, Changes]:
    """A promise made at or for a visit; ``values``: side (ours, theirs), due, counterpart."""
    with book.work(_("promise: {text}").format(text=text)) as work:
        fields: dict[str, Any] = {"side": "ours", "asked": today} | values
        promise = work.add(
            Action,
            kind="promise",
            account=visit.account,
            interaction=visit.id,
            text=text.strip(),
            **fields,
        )
    return promise, work.changes


def finish_visit(book: Book, visit: Interaction, **result: Any) -> Changes:
    """The visit took place: result, interest signal."""
    with book.work(_("visit done")) as work:
        work.change(visit, status="done", **result)
    return work.changes
