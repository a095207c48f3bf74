"""Rivals across all accounts: begin one, note what one did, and act on its mistakes.

Chances come when a rival makes a mistake (S0-32); what is not acted upon within days is no chance
any more. So a mistake brings its follow-up along, in the same step.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.records import Account, Action, Event, Organisation
from kamdesk.domain.standing import thresholds
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.changes import Changes
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work

MISTAKE = "rival_mistake"


class NameMissing(UserError):
    """A rival without a name."""

    sentence = N_("A rival needs a name.")


class AnsweredAlready(UserError):
    """An event that has its follow-up."""

    sentence = N_("There is a follow-up for this already.")


@dataclass(frozen=True, slots=True)
class Happening:
    """What a rival did at an account: kind is a code of EVENT, state one of EVENT_STATE."""

    kind: str
    text: str
    happened_on: dt.date
    state: str = "confirmed"
    noticed_by: str | None = None


def new_rival(book: Book, name: str) -> tuple[Organisation, Changes]:
    """A rival of the book; a firm known by that name becomes one, it is not made twice."""
    name = name.strip()
    if not name:
        raise NameMissing
    known = next((item for item in book.all(Organisation) if item.name == name), None)
    with book.work(_("new rival: {name}").format(name=name)) as work:
        if known is not None:
            firm = work.change(known, is_rival=True)
        else:
            firm = work.add(Organisation, name=name, is_rival=True)
    return firm, work.changes


def record_event(
    book: Book, account: Account, *, rival: Organisation, what: Happening, follow_up: str = ""
) -> tuple[Event, Changes]:
    """Note what a rival did; ``follow_up`` is what we do about it, due within days (S0-34)."""
    words = _("event of {name}").format(name=rival.name or "")
    with book.work(words) as work:
        event = work.add(
            Event,
            account=account.id,
            organisation=rival.id,
            kind=what.kind,
            text=what.text or None,
            happened_on=what.happened_on,
            state=what.state,
            noticed_by=what.noticed_by,
        )
        if follow_up.strip():
            event = _answer(work, event, account=account, text=follow_up, day=what.happened_on)
    return event, work.changes


def follow_up(book: Book, event: Event, *, text: str, today: dt.date) -> tuple[Event, Changes]:
    """Add what we do about an event, due within days. Raises ``AnsweredAlready``."""
    with book.work(_("follow-up: {text}").format(text=text)) as work:
        if work.get(Action, event.response) is not None:
            raise AnsweredAlready
        account = work.get(Account, event.account)
        event = _answer(work, event, account=account, text=text, day=today)
    return event, work.changes


def due_day(day: dt.date) -> dt.date:
    """Until when a mistake of that day is to be acted upon."""
    return day + dt.timedelta(days=int(thresholds()["FND-30"]["days"]))


def _answer(work: Work, event: Event, *, account: Account | None, text: str, day: dt.date) -> Event:
    action = work.add(
        Action,
        kind="task",
        side="ours",
        text=text.strip(),
        account=event.account,
        owner=account.owner if account else None,
        asked=day,
        due=due_day(day),
    )
    return work.change(event, response=action.id)
