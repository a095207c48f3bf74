"""Changes of dates and figures of projects: milestones that moved, budgets, rivals' prices."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.known import observed
from kamdesk.domain.brief.news_item import News, Weight, within
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Words, words
from kamdesk.domain.brief.wording import fill, gist, money, short_day, slipped
from kamdesk.domain.fact import Fact, Money, Record, fact_of
from kamdesk.domain.insight.evidence import observations
from kamdesk.domain.insight.slip import slip_days
from kamdesk.domain.naming import shown_one
from kamdesk.domain.records import Milestone, PriceQuote, ProjectRival
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Observation, Project

FIGURES: Final = ("budget_hi", "order_date", "intent", "budget_status")
"""Attributes of a project whose observations are news."""


def timetable_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Milestones that did not take place as planned, or whose forecast moved, since."""
    for project in scene.dossier.open_projects:
        for stone in scene.dossier.shelf.where(Milestone, "project", value=project.id):
            day, now = _moved_on(scene, stone, since=since), stone.actual or stone.forecast
            late = slip_days(stone)
            if day is None or now is None or not late or stone.private:
                continue
            said = fill(
                _("{what} moved to {day} ({slip})"),
                what=gist(stone.name, 40),
                day=short_day(now, scene.today),
                slip=slipped(late),
            )
            yield News(day, said, Weight.CHANGE)


def _moved_on(scene: Scene, stone: Milestone, *, since: dt.date) -> dt.date | None:
    """The day on which the move became known, else the planned day that passed without it."""
    rows = observations(scene.dossier, stone, attribute="forecast")
    told = [
        row.observed_on for row in rows[1:] if within(row.observed_on, since, today=scene.today)
    ]
    if told:
        return told[-1]
    passed = stone.actual is None and within(stone.planned, since, today=scene.today)
    return stone.planned if passed else None


def observed_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Figures of projects learned since, rivals' prices among them, with who said it."""
    for project in scene.dossier.open_projects:
        yield from _figures(scene, project, whose=project.name or "", names=FIGURES, since=since)
        for rival in scene.dossier.shelf.where(ProjectRival, "project", value=project.id):
            firm = scene.rival(rival.organisation)
            yield from _figures(scene, rival, whose=firm, names=("expected_price_hi",), since=since)
    for quote in scene.dossier.shelf.where(PriceQuote, "account", value=scene.dossier.account.id):
        if quote.quoted_on and quote.price and within(quote.quoted_on, since, today=scene.today):
            firm, price = scene.rival(quote.organisation), money(quote.price)
            said = fill(_("Price of {firm}: {price}"), firm=firm, price=price)
            yield News(quote.quoted_on, said, Weight.CHANGE)


def _figures(
    scene: Scene,
    record: Project | ProjectRival,
    *,
    whose: str,
    names: tuple[str, ...],
    since: dt.date,
) -> Iterator[News]:
    for name in names:
        for row in observations(scene.dossier, record, attribute=name):
            if row.observed_on is None or row.private:
                continue
            said = _figure(scene, record, row=row)
            if said and within(row.observed_on, since, today=scene.today):
                text = fill(_("{whose}, {figure}"), whose=gist(whose, 40), figure=said)
                yield News(row.observed_on, text, Weight.CHANGE)


def _figure(scene: Scene, record: Record, *, row: Observation) -> Words:
    """Label and value of an observation, who said it and how sure it is."""
    item = fact_of(type(record), row.attribute or "")
    value = observed(record, row)
    if value is None:
        return ()
    shown = money(value) if isinstance(value, Money) else _plain_value(scene, item, value=value)
    doubt = words(_(" (unconfirmed)")) if row.state == "unconfirmed" else ()
    said = fill(_("{label}: {value}"), label=item.words, value=shown)
    source = scene.dossier.person(row.source)
    if source is None:
        return (*said, *doubt)
    return (*said, *words(_(" (from {name})").format(name=person_name(source))), *doubt)


def _plain_value(scene: Scene, item: Fact, *, value: object) -> str:
    if isinstance(value, dt.date):
        return short_day(value, scene.today)
    return shown_one(item, value)
