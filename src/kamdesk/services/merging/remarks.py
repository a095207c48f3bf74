"""What the manager wrote beside a row: a task for the account's manager, a question to ask."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.gaps import gaps
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import Action, Interaction, Person, Project, Question
from kamdesk.domain.standing import thresholds
from kamdesk.i18n import _
from kamdesk.services.briefs import next_visit

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.gap import Gap
    from kamdesk.domain.merge import Change
    from kamdesk.storage.work import Work

SETTINGS: Final = "returned"


def write_remark(work: Work, change: Change, *, dossier: Dossier, today: dt.date) -> None:
    """One comment becomes a task, one question a question; see ``add_task``, ``add_question``."""
    if change.kind is Kind.COMMENT:
        _add_task(work, change, dossier=dossier, today=today)
    else:
        _add_question(work, change, dossier=dossier, today=today)


def _add_task(work: Work, change: Change, *, dossier: Dossier, today: dt.date) -> None:
    """A task of the key account manager, due in some days (``thresholds``)."""
    days = thresholds()[SETTINGS]["task_days"]
    about = f"{change.title}: " if change.title else ""
    work.add(
        Action,
        kind="task",
        side="ours",
        text=f"{about}{change.value}",
        owner=dossier.account.owner,
        account=dossier.account.id,
        project=change.record if change.entity == Project.ENTITY else None,
        interaction=change.record if change.entity == Interaction.ENTITY else None,
        asked=today,
        due=today + dt.timedelta(days=days),
        answer=None,
    )


def _add_question(work: Work, change: Change, *, dossier: Dossier, today: dt.date) -> None:
    """A question for the next visit, asked of whom the gap of the same field would be."""
    gap = _gap(change, dossier=dossier, today=today)
    visit = next_visit(dossier, today)
    why = _("The manager asks, in the workbook: {about}").format(about=change.title)
    work.add(
        Question,
        account=dossier.account.id,
        wording=str(change.value),
        why=why if change.title else _("The manager asks, in the workbook."),
        addressee=_addressee(change, gap, dossier=dossier, today=today),
        fact_def=gap.fact if gap else None,
        interaction=visit.id if visit else None,
        state="open",
    )


def _gap(change: Change, *, dossier: Dossier, today: dt.date) -> Gap | None:
    """The gap of the field the question stands beside; of a record, none."""
    field = str(change.values.get("field") or "")
    if not field:
        return None
    feeds = _feeds(field)
    return next((gap for gap in gaps(dossier, today) if gap.fact in feeds), None)


def _feeds(field: str) -> tuple[str, ...]:
    from kamdesk.domain.fact import fact_of, has_fact
    from kamdesk.domain.records import RECORDS

    entity, _dot, name = field.partition(".")
    kind = RECORDS.get(entity)
    return fact_of(kind, name).feeds if kind and has_fact(kind, name) else ()


def _addressee(change: Change, gap: Gap | None, *, dossier: Dossier, today: dt.date) -> str | None:
    """Whom to ask: as the gap says; beside a person of the customer, that person; else nobody."""
    if gap is not None:
        return gap.addressee
    people = {person.id for person in dossier.people(today)}
    return change.record if change.entity == Person.ENTITY and change.record in people else None
