"""When customers are busy or closed, and what we have planned: a year ahead, month by month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.sales import YEAR, month_of
from kamdesk.domain.portfolio.whole import named, person_name
from kamdesk.domain.records import Action, Event, Objective
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.portfolio.whole import Named, Whole
    from kamdesk.domain.records import Interaction

MEASURES = {
    "point_measure": N_("Point: one person"),
    "line_measure": N_("Line: one department"),
    "area_measure": N_("Area: many people"),
}
"""The three reaches of a measure (kinds of INTERACTION), as msgids."""


@dataclass(frozen=True, slots=True)
class SeasonCell:
    """One month of one account: a peak, and what its calendar says of it."""

    month: str
    peak: bool
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One account over twelve months from the month of today on.

    ``begins`` the first peak or shutdown ahead, ``days`` how far it is; ``warn`` whether that is
    within the days of FND-40, so that stock has to be checked now. An entry of one day (a jubilee,
    a meeting) is shown and never warned of; nor is one that we answered already.
    """

    account: Named
    cells: tuple[SeasonCell, ...]
    begins: dt.date | None
    days: int | None
    warn: bool

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A line of the year plan: a planned contact, or a measure of an objective.

    ``reach`` is a kind of ``MEASURES`` or "" for another contact or a task; ``serves`` the aim.
    """

    id: str
    entity: str
    account: Named
    month: str
    day: dt.date | None
    reach: str
    kind: str
    text: str
    owner: str
    serves: str


def season_months(today: dt.date) -> tuple[str, ...]:
    """Twelve months from that of today on."""
    return tuple(month_of(today, -number) for number in range(YEAR))


def seasons(whole: Whole, *, limits: Limits | None = None) -> tuple[SeasonRow, ...]:
    """The accounts that have peaks or a calendar, the nearest beginning first."""
    ahead = int(limits_of("FND-40", limits)["days"])
    rows = [
        row
        for dossier in whole.dossiers
        if (row := _season(dossier, whole.today, ahead=ahead)) is not None
    ]
    rows.sort(key=lambda row: (row.days is None, row.days or 0, row.account.key))
    return tuple(rows)


def _season(dossier: Dossier, today: dt.date, *, ahead: int) -> SeasonRow | None:
    peaks = frozenset(dossier.account.peak_months or ())
    events = [
        row
        for row in dossier.shelf.where(Event, "account", value=dossier.account.id)
        if row.kind == "calendar" and row.happened_on is not None
    ]
    months = season_months(today)
    cells = tuple(
        SeasonCell(
            month,
            peak=int(month[5:]) in peaks,
            events=tuple(row.text or "" for row in events if _covers(row, month)),
        )
        for month in months
    )
    if not any(cell.peak or cell.events for cell in cells):
        return None
    starts = [*_peak_begins(cells, today), *_shutdowns(events, today)]
    begins = min(starts, default=None)
    days = (begins - today).days if begins else None
    return SeasonRow(named(dossier), cells, begins, days, days is not None and days <= ahead)


def _covers(row: Event, month: str) -> bool:
    first = row.happened_on
    last = row.until or first
    return first is not None and last is not None and month_of(first) <= month <= month_of(last)


def _peak_begins(cells: tuple[SeasonCell, ...], today: dt.date) -> list[dt.date]:
    """First days of seasons still ahead: one that runs already has been prepared or not."""
    begins = []
    for before, cell in pairwise(cells):
        if cell.peak and not before.peak:
            begins.append(dt.date.fromisoformat(f"{cell.month}-01"))
    return [day for day in begins if day > today]


def _shutdowns(events: list[Event], today: dt.date) -> list[dt.date]:
    """First days of shutdowns ahead: entries that last, and that we have not answered yet."""
    return [
        row.happened_on
        for row in events
        if row.happened_on is not None
        and row.happened_on >= today
        and (row.until or row.happened_on) > row.happened_on
        and row.response is None
    ]


def year_plan(whole: Whole) -> tuple[MeasureRow, ...]:
    """What is planned from today on: contacts, and the open measures of objectives, by day."""
    last = month_of(whole.today, 1 - YEAR)
    rows = [row for dossier in whole.dossiers for row in _plan(dossier, whole.today)]
    rows = [row for row in rows if not row.month or row.month <= last]
    rows.sort(key=lambda row: (not row.month, str(row.day), row.account.key, row.id))
    return tuple(rows)


def _plan(dossier: Dossier, today: dt.date) -> list[MeasureRow]:
    rows = [
        _contact(dossier, item)
        for item in dossier.interactions
        if item.status == "planned" and item.start and day_of(item.start) >= today
    ]
    serves = {
        key: goal.to_value or ""
        for goal in dossier.shelf.of(Objective)
        for key in goal.measures or ()
    }
    for action in dossier.shelf.where(Action, "account", value=dossier.account.id):
        wanted = action.kind == "measure" or action.id in serves
        if wanted and action.done is None:
            rows.append(_measure(dossier, action, serves=serves.get(action.id, "")))
    return rows


def _contact(dossier: Dossier, item: Interaction) -> MeasureRow:
    day = day_of(item.start) if item.start else None
    kind = item.kind or ""
    return MeasureRow(
        id=item.id,
        entity="interaction",
        account=named(dossier),
        month=month_of(day) if day else "",
        day=day,
        reach=kind if kind in MEASURES else "",
        kind=kind,
        text=item.objective or "",
        owner=person_name(dossier, dossier.account.owner),
        serves="",
    )


def _measure(dossier: Dossier, action: Action, *, serves: str) -> MeasureRow:
    held = next((item for item in dossier.interactions if item.id == action.interaction), None)
    kind = (held.kind or "") if held else ""
    return MeasureRow(
        id=action.id,
        entity="action",
        account=named(dossier),
        month=month_of(action.due) if action.due else "",
        day=action.due,
        reach=kind if kind in MEASURES else "",
        kind=kind,
        text=action.text or "",
        owner=person_name(dossier, action.owner),
        serves=serves,
    )
