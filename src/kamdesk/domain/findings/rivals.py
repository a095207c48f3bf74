"""Rules on rivals: what we do not know of them, whom they hold, what they let fall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import listed
from kamdesk.domain.fact import Record, key_of
from kamdesk.domain.findings.finding import AMBER, RED, remedy
from kamdesk.domain.findings.naming import firm, short, span, who
from kamdesk.domain.findings.rule import Hit, Rule, by_key
from kamdesk.domain.insight.people import active_people
from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.records import (
    AccountRival,
    Event,
    Observation,
    Organisation,
    PriceQuote,
    ProjectRival,
    Stance,
    Tie,
)
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.findings.reckoned import Reckoned


def no_news(case: Reckoned) -> Hit | None:
    """FND-17: an open project, and the newest word of a rival is older than 90 days."""
    if not case.dossier.open_projects or case.account.none_confirmed:
        return None
    newest = max((day for day in _heard(case) if day <= case.today), default=None)
    days = (case.today - newest).days if newest else None
    if days is not None and days <= case.limit("F-22")["rival_fact_days"]:
        return None
    if days is None:
        words = _("Nothing is known of a rival, and a project is open. Ask who else bids.")
    else:
        words = _(
            "The last word of a rival is {days} old, and a project is open. Ask what they do."
        ).format(days=span(days))
    return Hit(words, (case.account, *case.dossier.rivals), days=days, data=(str(newest),))


def _heard(case: Reckoned) -> Iterator[dt.date]:
    """The days of everything written down of rivals here."""
    rivals = {rival.id for rival in case.dossier.rivals}
    shelf, account = case.shelf, case.account.id
    people = {person.id for person in active_people(case.dossier, case.today)}
    for event in shelf.where(Event, "account", value=account):
        if event.organisation in rivals and event.happened_on:
            yield event.happened_on
    for stance in shelf.of(Stance):
        if stance.organisation in rivals and stance.person in people and stance.observed_on:
            yield stance.observed_on
    for quote in shelf.where(PriceQuote, "account", value=account):
        if quote.organisation in rivals and quote.quoted_on:
            yield quote.quoted_on
    own = {person.id for person in case.dossier.own_people(case.today)}
    for tie in shelf.of(Tie):
        if tie.customer_person in people and tie.supplier_person not in own and tie.last_confirmed:
            yield tie.last_confirmed
    rows: set[str] = {row.id for row in shelf.where(AccountRival, "account", value=account)}
    for project in case.dossier.projects:
        rows |= {row.id for row in shelf.where(ProjectRival, "project", value=project.id)}
    for row in shelf.of(Observation):
        about = row.about in rivals and row.subject in people
        if (about or row.subject in rows) and row.observed_on and not row.withdrawn:
            yield row.observed_on


def seats(case: Reckoned) -> Hit | None:
    """FND-29: a rival stands better than we with somebody who has power (reading 9)."""
    taken = rival_seats(case.dossier, case.today)
    if not taken:
        return None
    people = by_key(active_people(case.dossier, case.today))
    firms = by_key(case.shelf.of(Organisation))
    pairs = [(people.get(seat.person), firms.get(seat.rival)) for seat in taken]
    names = listed(
        _("{person} ({rival})").format(person=who(person), rival=firm(rival))
        for person, rival in pairs
    )
    words = _("A rival stands better than we with {names}. Plan how to win them back.")
    records: list[Record] = [person for person, _rival in pairs if person is not None]
    records += [record for seat in taken for record in seat.records]
    data = tuple(f"{seat.person}:{seat.rival}:{_attitude(people, seat.person)}" for seat in taken)
    return Hit(words.format(names=names), tuple(records), data=data)


def _attitude(people: dict[str, object], key: str) -> str:
    return str(getattr(people.get(key), "attitude", None))


def mistake(case: Reckoned) -> Hit | None:
    """FND-30: a rival made a mistake days ago and we have done nothing with it."""
    numbers = case.limit("FND-30")
    open_ = [
        (days, event)
        for event in case.shelf.where(Event, "account", value=case.account.id)
        if event.kind == "rival_mistake"
        and event.state != "closed"
        and event.response is None
        and event.happened_on
        and numbers["days"]
        < (days := (case.today - event.happened_on).days)
        <= numbers["forgotten_days"]
    ]
    if not open_:
        return None
    days, event = min(open_, key=lambda pair: (pair[0], pair[1].id))
    rival = case.shelf.get(Organisation, event.organisation)
    words = _("{rival} made a mistake {days} ago: {what}. Decide what we do with it.").format(
        rival=firm(rival), days=span(days), what=short(event.text) or key_of(event)
    )
    records = (event, *(other for _days, other in open_ if other != event))
    return Hit(words, records, days=days, remedy=remedy("step", event))


RULES: Final = (
    Rule("FND-17", AMBER, N_("No news of rivals"), no_news, "open"),
    Rule("FND-29", RED, N_("Rival seats"), seats, "visit"),
    Rule("FND-30", AMBER, N_("Mistake of a rival not used"), mistake, "step"),
)
"""The rules of this file."""
