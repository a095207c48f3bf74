"""Section 14: where the customer stands, what he is after, what is coming, whom to call."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import Customer
from kamdesk.domain.brief.known import Told, doubt, open_question, see
from kamdesk.domain.brief.own_fields import own_fields
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.strip import door, phone_of
from kamdesk.domain.brief.text import Line, Part, Words, bold, words
from kamdesk.domain.brief.wording import gist, listed, short_day
from kamdesk.domain.records import Agreement, Event, Industry
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene

AHEAD: Final = 90
"""Days of the calendar (5.1)."""

DATES: Final = 4
LONGEST: Final = 70


def customer(scene: Scene, asked: tuple[Asked, ...]) -> Customer | None:
    """Situation, strategy and our answer, worries, market, calendar, privileges, call."""
    account = scene.dossier.account
    situation = Told("BG08", _("Situation"), _gist(account.business_situation), 0)
    worries = Told("BG12", _("Worries"), _gist(account.worries), 2)
    market = Told("BG10", _("Market"), _gist(account.end_market), 5)
    own = (*own_fields(scene, account), *own_fields(scene, scene.dossier.organisation))
    lines = (
        _fact(scene, situation, asked=asked),
        _strategy(scene, asked),
        _fact(scene, worries, asked=asked),
        Line(_calendar(scene), key=_("Calendar"), rank=1),
        Line(_on_the_day(scene), key=_("On the day"), rank=3),
        _position(scene),
        # Nobody goes to a customer to ask for his end market.
        *((_fact(scene, market, asked=asked),) if market.said else ()),
        *(Line((Part(found),), rank=6) for found in own),
    )
    kept = tuple(line for line in lines if line.parts and line.words)
    return Customer(_("Customer"), lines=kept) if kept else None


def _gist(text: str | None) -> Words:
    return words(gist(text, LONGEST))


def _fact(scene: Scene, told: Told, *, asked: tuple[Asked, ...]) -> Line:
    """A fact with the day it was confirmed and what is to be thought of it; unknown: a question."""
    account = scene.dossier.account
    if told.said:
        found = scene.state(told.code, account)
        day = short_day(found.since, scene.today) if found.since else ""
        # The day goes first: a text that is too long loses its end.
        age = (*words(day), *doubt(found.state))
        said = (*age, *words(" "), *told.said) if age else told.said
        return Line((Part(said),), key=told.key, rank=told.rank)
    number, question = open_question(scene, told.code, subject=account, asked=asked)
    said = see(number) if number else bold(question)
    return Line((Part(said),) if said else (), key=told.key, rank=told.rank)


def _strategy(scene: Scene, asked: tuple[Asked, ...]) -> Line:
    account = scene.dossier.account
    told = Told("BG11", _("Strategy"), _gist(account.strategy), 1)
    line = _fact(scene, told, asked=asked)
    answer = gist(account.our_answer, LONGEST)
    if answer:
        said = words(_("our answer: {what}").format(what=answer))
    elif account.strategy:
        said = bold(_("What is our answer?"))
    else:
        return line
    return Line((*line.parts, Part(said, 1)), key=line.key, rank=line.rank)


def _position(scene: Scene) -> Line:
    """Position in the industry, and where the industry stands."""
    industry = scene.dossier.shelf.get(Industry, scene.dossier.organisation.industry)
    texts = (scene.dossier.account.market_position, industry.situation if industry else None)
    parts = tuple(
        Part(words(said), n) for n, text in enumerate(texts) if (said := gist(text, LONGEST))
    )
    return Line(parts, key=_("In the industry"), rank=4)


# ------------------------------------------------------------------------- calendar


def _calendar(scene: Scene) -> tuple[Part, ...]:
    """The next 90 days: their dates, agreements and registrations that end."""
    last = scene.today + dt.timedelta(days=AHEAD)
    found = sorted(day for day in _dates(scene) if scene.today <= day[0] <= last)
    return tuple(
        Part(words(f"{short_day(day, scene.today)} {text}"), rank)
        for rank, (day, text) in enumerate(found[:DATES])
    )


def _dates(scene: Scene) -> Iterator[tuple[dt.date, str]]:
    account, shelf = scene.dossier.account, scene.dossier.shelf
    for event in shelf.where(Event, "account", value=account.id):
        if event.kind == "calendar" and event.happened_on and not event.private:
            yield event.happened_on, gist(event.text, 24)
    for row in shelf.where(Agreement, "account", value=account.id):
        name = gist(row.name, 24) or scale("AGREEMENT").label(row.kind)
        if row.valid_to and not row.private:
            yield row.valid_to, _("{what} ends").format(what=name)
        if row.renewal_notice and not row.private:
            yield row.renewal_notice, _("{what}: notice of renewal").format(what=name)
    if account.e_platform_expiry:
        yield account.e_platform_expiry, _("platform registration ends")


def _on_the_day(scene: Scene) -> tuple[Part, ...]:
    """Whom to call on the day, and what we grant this customer."""
    person = door(scene)
    phone = phone_of(scene, person) if person else ""
    parts = []
    if person is not None and phone:
        parts.append(Part(words(f"{person_name(person)} {phone}")))
    privileges = scene.dossier.account.service_privileges
    granted = listed(scale("SERVICE_PRIVILEGE").label(code) for code in privileges)
    if granted:
        parts.append(Part(words(granted), 1))
    return tuple(parts)
