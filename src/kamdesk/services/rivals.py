"""Rivals across all accounts: begin one, note what one did, and act on its mistakes.

Chances come when a rival makes a mistake (S0-32); what is not acted upon within days is no chance
any more. So a mistake brings its follow-up along, in the same step.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.records import Account, Action, Event, Organisation
from kamdesk.domain.rivals import (
    comparisons_of,
    rival_card,
    rival_lines,
    technical_lines,
)
from kamdesk.domain.standing import thresholds
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services.portfolio import read_portfolio

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.rivals import Comparing, RivalCard, RivalLine, TechnicalLine
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
class RivalBoard:
    """The rivals of the book, and the card of one of them.

    ``accounts`` are id and name of all accounts; ``home`` is one whose dossier a form may use for
    names, as rivals belong to none.
    """

    lines: tuple[RivalLine, ...]
    card: RivalCard | None
    technical: tuple[TechnicalLine, ...]
    comparisons: tuple[Comparing, ...]
    accounts: tuple[tuple[str, str], ...]

    @property
    def home(self) -> str | None:
        """Any account, ``None`` if there is none."""
        return self.accounts[0][0] if self.accounts else None


def read_rivals(
    book: Book,
    today: dt.date,
    *,
    rival: str | None = None,
    progress: Callable[[float], object] | None = None,
) -> RivalBoard:
    """All rivals, and the card of the one with the id ``rival`` (else of the most dangerous).

    Reads all accounts, so call it in the background; see ``read_portfolio`` for ``progress``.
    """
    firms = book.all(Organisation)
    dossiers = read_portfolio(book, today, progress=progress).dossiers
    lines = rival_lines(firms, dossiers, today=today)
    wanted = rival if any(line.id == rival for line in lines) else None
    wanted = wanted or next((line.id for line in lines), None)
    firm = next((item for item in firms if item.id == wanted), None)
    shelf = dossiers[0].shelf if dossiers else None
    return RivalBoard(
        lines=lines,
        card=rival_card(firm, dossiers, today=today) if firm else None,
        technical=technical_lines(firm, dossiers) if firm else (),
        comparisons=comparisons_of(firm, shelf) if firm and shelf else (),
        accounts=tuple(
            (item.account.id, item.organisation.short or item.organisation.name or "")
            for item in dossiers
        ),
    )


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
