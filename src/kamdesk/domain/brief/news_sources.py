"""Changes out of promises, requests, events, complaints, invoices and other contacts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.accounts import balance
from kamdesk.domain.brief.news_item import News, Weight, within
from kamdesk.domain.brief.text import bold, words
from kamdesk.domain.brief.wording import days, fill, gist, inline, late, listed, money
from kamdesk.domain.days import day_of
from kamdesk.domain.records import Action, Complaint, Event, Invoice, Payment
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.brief.scene import Scene

LINE: Final = 80
"""Characters of a text inside one line."""

LOUD_EVENTS: Final = frozenset(
    {"rival_move", "rival_mistake", "criteria_change", "trigger_u1", "trigger_u2"}
)
"""Events that outrank other news; the calendar of the customer is no news at all."""


def promise_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Promises broken (however long ago, as long as they are open) and kept, of both sides."""
    for row in _actions(scene, "promise"):
        text = gist(row.text, LINE)
        theirs = row.side == "theirs"
        if row.done is None and row.due is not None and row.due < scene.today:
            how_late = bold(late((scene.today - row.due).days))
            template = (
                _("They promised: {what}, {late}") if theirs else _("We promised: {what}, {late}")
            )
            yield News(row.due, fill(template, what=text, late=how_late), Weight.DANGER)
        elif row.done is not None and within(row.done, since, today=scene.today):
            template = _("Kept by them: {what}") if theirs else _("Kept by us: {what}")
            yield News(row.done, fill(template, what=text), Weight.GOOD)


def request_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Requests inside our firm: answered since, or still waiting; and money that was asked for."""
    for row in _actions(scene, "request"):
        if row.done is not None and within(row.done, since, today=scene.today):
            answer = gist(row.answer, LINE) or _("done")
            said = fill(_("{what}: {answer}"), what=gist(row.text, LINE), answer=answer)
            yield News(row.done, said, Weight.WORK)
        elif (
            row.done is None
            and row.asked is not None
            and within(row.asked, since, today=scene.today)
        ):
            waiting = days((scene.today - row.asked).days)
            said = fill(_("{what}: no answer for {days}"), what=gist(row.text, LINE), days=waiting)
            yield News(row.asked, said, Weight.WORK)
    for row in _actions(scene, "collection"):
        if row.done is not None and within(row.done, since, today=scene.today):
            answer = gist(row.answer, LINE)
            said = fill(_("{what}: {answer}"), what=gist(row.text, LINE), answer=answer)
            yield News(row.done, said if answer else words(gist(row.text, LINE)), Weight.WORK)


def event_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """What happened: rivals' moves and mistakes first. A rumour names who heard it."""
    for row in scene.dossier.shelf.where(Event, "account", value=scene.dossier.account.id):
        if row.private or row.kind == "calendar" or row.happened_on is None:
            continue
        if not within(row.happened_on, since, today=scene.today):
            continue
        text = gist(row.text, LINE) or scale("EVENT").label(row.kind)
        firm = scene.rival(row.organisation)
        said = fill(_("{who}: {what}"), who=firm, what=text) if firm else words(text)
        if row.state == "suspected":
            said = (*said, *words(_suspected(scene.name(row.noticed_by))))
        loud = row.kind in LOUD_EVENTS
        yield News(row.happened_on, said, Weight.DANGER if loud else Weight.CHANGE)


def _suspected(name: str) -> str:
    if name:
        return _(" (heard by {name}, unconfirmed)").format(name=name)
    return _(" (unconfirmed)")


def complaint_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Complaints opened and closed."""
    for row in scene.dossier.shelf.where(Complaint, "account", value=scene.dossier.account.id):
        if row.private:
            continue
        what = gist(row.what, LINE)
        opened = day_of(row.opened) if row.opened else None
        if opened is not None and within(opened, since, today=scene.today):
            grade = inline(scale("SEVERITY").label(row.severity))
            said = fill(_("Complaint ({grade}): {what}"), grade=grade, what=what)
            yield News(opened, said, Weight.CHANGE)
        if row.closed is not None and within(row.closed, since, today=scene.today):
            yield News(row.closed, fill(_("Complaint closed: {what}"), what=what), Weight.GOOD)


def invoice_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Invoices that fell due and are not paid, and payments that came in."""
    for row in scene.dossier.shelf.where(Invoice, "account", value=scene.dossier.account.id):
        if row.private:
            continue
        rest = balance(scene, row)
        unpaid = rest is not None and rest.amount > 0
        if unpaid and row.due and within(row.due, since, today=scene.today - dt.timedelta(days=1)):
            amount = money(rest) if rest else ""
            said = fill(_("{no}: {amount} not paid"), no=row.no or "", amount=amount)
            yield News(row.due, said, Weight.CHANGE)
        for paid in scene.dossier.shelf.where(Payment, "invoice", value=row.id):
            if paid.date and paid.amount and within(paid.date, since, today=scene.today):
                said = fill(_("{no}: {amount} paid"), no=row.no or "", amount=money(paid.amount))
                yield News(paid.date, said, Weight.GOOD)


def interaction_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Calls and other touches since the last visit, with what came of them."""
    for touch in scene.touches:
        row = touch.interaction
        result = gist(row.result, LINE)
        if row.private or not result or not within(touch.day, since, today=scene.today):
            continue
        who = listed(person.name or "" for person in touch.theirs[:2])
        kind = scale("INTERACTION").label(row.kind)
        said = fill(_("{kind} {who}: {what}"), kind=kind, who=who, what=result)
        yield News(touch.day, said, Weight.WORK)


def _actions(scene: Scene, kind: str) -> Iterator[Action]:
    rows = scene.dossier.shelf.where(Action, "account", value=scene.dossier.account.id)
    return (row for row in rows if row.kind == kind and not row.private)
