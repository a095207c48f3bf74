"""The pieces of a rival's card, each with the dossier it was found in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.dossier import holds
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.fact_reach import installed_items
from kamdesk.domain.insight.price import price_deviation
from kamdesk.domain.insight.threat import rival_threat
from kamdesk.domain.records import (
    AccountRival,
    Action,
    Event,
    Organisation,
    Post,
    PriceQuote,
    Product,
    ProductLine,
    ProjectRival,
    Tie,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import InstalledItem, Person, Project

OPEN = frozenset({None, "open"})
MISTAKE = "rival_mistake"


@dataclass(frozen=True, slots=True)
class RepTie:
    """How close a rep is to one of a customer's people."""

    dossier: Dossier
    person: Person
    tie: Tie


@dataclass(frozen=True, slots=True)
class Former:
    """Where a rep was before: a rival's founder may have been the customer's vice president."""

    organisation: Organisation
    title: str
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Rep:
    """One of the rival's people: his post, his ties to customers, where he was before."""

    person: Person
    post: Post
    ties: tuple[RepTie, ...]
    former: tuple[Former, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the rival at one account."""

    dossier: Dossier
    row: AccountRival


@dataclass(frozen=True, slots=True)
class Installed:
    """A product of the rival in use; ``line`` and ``model`` are names, "" where not known."""

    dossier: Dossier
    item: InstalledItem
    line: str
    model: str


@dataclass(frozen=True, slots=True)
class InProject:
    """The rival in a project; ``threat`` is F-12, of open projects only."""

    dossier: Dossier
    project: Project
    row: ProjectRival
    threat: Insight | None

    @property
    def open(self) -> bool:
        """Whether the project is not decided."""
        return self.project.result in OPEN


@dataclass(frozen=True, slots=True)
class Happened:
    """What the rival did, and what we did about it."""

    dossier: Dossier
    event: Event
    answer: Action | None

    @property
    def unanswered(self) -> bool:
        """Whether it is a mistake nobody has acted upon (S0-32)."""
        event = self.event
        return event.kind == MISTAKE and self.answer is None and event.state != "closed"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A price of the rival, and how far ours is from the market there (F-21)."""

    dossier: Dossier
    quote: PriceQuote
    line: str
    deviation: Insight | None


def reps_of(
    firm: Organisation, dossiers: tuple[Dossier, ...], *, today: dt.date
) -> tuple[Rep, ...]:
    """The rival's people of today, with their ties at all accounts, the best connected first."""
    posts: dict[str, tuple[Dossier, Post]] = {}
    former: dict[str, dict[str, Former]] = {}
    ties: dict[str, list[RepTie]] = {}
    for dossier in dossiers:
        for post in dossier.shelf.where(Post, "organisation", value=firm.id):
            if post.person and holds(post, today):
                posts.setdefault(post.person, (dossier, post))
                # A former post stands in the dossier of that customer only.
                former.setdefault(post.person, {}).update(
                    _former(dossier, post.person, firm=firm, today=today)
                )
                ties.setdefault(post.person, []).extend(_ties(dossier, post.person, today=today))
    found = (
        Rep(
            person,
            post,
            tuple(sorted(ties[key], key=lambda tie: -(tie.tie.strength or 0))),
            tuple(former[key].values()),
        )
        for key, (dossier, post) in posts.items()
        if (person := dossier.person(key)) is not None
    )
    return tuple(sorted(found, key=lambda rep: (-len(rep.ties), rep.person.name or "")))


def _ties(dossier: Dossier, rep_id: str, *, today: dt.date) -> Iterator[RepTie]:
    people = {person.id: person for person in dossier.people(today)}
    for tie in dossier.shelf.where(Tie, "supplier_person", value=rep_id):
        person = people.get(tie.customer_person or "")
        if person is not None:
            yield RepTie(dossier, person, tie)


def _former(
    dossier: Dossier, rep_id: str, *, firm: Organisation, today: dt.date
) -> dict[str, Former]:
    found = {}
    for post in dossier.posts_of(rep_id):
        where = dossier.shelf.get(Organisation, post.organisation)
        if where is not None and where.id != firm.id and not holds(post, today):
            found[post.id] = Former(where, post.title or "", post.valid_to)
    return found


def standings_of(firm: Organisation, dossiers: Iterable[Dossier]) -> tuple[Standing, ...]:
    """Where the rival stands, account by account."""
    return tuple(
        Standing(dossier, row)
        for dossier in dossiers
        for row in dossier.shelf.where(AccountRival, "organisation", value=firm.id)
        if row.account == dossier.account.id
    )


def installed_of(firm: Organisation, dossiers: Iterable[Dossier]) -> tuple[Installed, ...]:
    """Its products in use, by line: by the maker of the product, else by the maker as written."""
    names = {text.casefold() for text in (firm.name, firm.short) if text}
    found = []
    for dossier in dossiers:
        for item in installed_items(dossier):
            product = dossier.shelf.get(Product, item.product)
            theirs = product is not None and product.maker == firm.id
            written = (item.maker or "").casefold() in names and bool(item.maker)
            if theirs or (written and (product is None or product.maker is None)):
                line = dossier.shelf.get(ProductLine, product.product_line) if product else None
                model = (product.model if product else None) or item.model or ""
                found.append(Installed(dossier, item, (line.name or "") if line else "", model))
    return tuple(sorted(found, key=lambda item: (item.line, item.model, item.item.id)))


def projects_of(
    firm: Organisation, dossiers: Iterable[Dossier], *, today: dt.date
) -> tuple[InProject, ...]:
    """The projects it takes part in: the open ones by threat, then those that are decided."""
    found = []
    for dossier in dossiers:
        projects = {project.id: project for project in dossier.projects}
        for row in dossier.shelf.where(ProjectRival, "organisation", value=firm.id):
            project = projects.get(row.project or "")
            if project is not None:
                is_open = project.result in OPEN
                threat = rival_threat(dossier, row, today=today) if is_open else None
                found.append(InProject(dossier, project, row, threat))
    return tuple(sorted(found, key=_by_threat))


def _by_threat(item: InProject) -> tuple[bool, float, str]:
    value = item.threat.value if item.threat is not None else None
    return not item.open, -(value or 0.0), item.project.id


def events_of(firm: Organisation, dossiers: Iterable[Dossier]) -> tuple[Happened, ...]:
    """What it did, the newest first."""
    found = [
        Happened(dossier, event, dossier.shelf.get(Action, event.response))
        for dossier in dossiers
        for event in dossier.shelf.where(Event, "organisation", value=firm.id)
        if event.account == dossier.account.id
    ]
    return tuple(sorted(found, key=_by_day, reverse=True))


def _by_day(item: Happened) -> tuple[dt.date, str]:
    return item.event.happened_on or dt.date.min, item.event.id


def quotes_of(
    firm: Organisation, dossiers: Iterable[Dossier], *, today: dt.date
) -> tuple[Quoted, ...]:
    """Its prices, the newest first."""
    found = []
    for dossier in dossiers:
        quotes = dossier.shelf.where(PriceQuote, "organisation", value=firm.id)
        known = [row for row in quotes if row.account == dossier.account.id]
        items = price_deviation(dossier, today).items if known else {}
        for row in known:
            line = dossier.shelf.get(ProductLine, row.product_line)
            deviation = items.get(key_of(line)) if line else None
            found.append(Quoted(dossier, row, (line.name or "") if line else "", deviation))
    return tuple(sorted(found, key=lambda item: str(item.quote.quoted_on), reverse=True))
