"""The days of open tenders on one axis: notice, clarification, submission, opening, award."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.sales import month_of
from kamdesk.domain.portfolio.whole import named
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from kamdesk.domain.portfolio.whole import Named, Whole

DATES = {
    "notice": N_("Tender notice"),
    "clarification": N_("Clarification meeting"),
    "submission": N_("Submission of bids"),
    "opening": N_("Bid opening"),
    "award": N_("Award"),
}
"""The days of a tender in their order, as msgids (the labels of the fields)."""


@dataclass(frozen=True, slots=True)
class TenderRow:
    """One open project with the days of its tender that are known, in the order of ``DATES``.

    ``next_kind`` and ``next_day`` the first one from today on, ``None`` when all have passed.
    """

    id: str
    key: str
    name: str
    account: Named
    method: str | None
    days: tuple[tuple[str, dt.date], ...]
    next_kind: str | None
    next_day: dt.date | None


@dataclass(frozen=True, slots=True)
class TenderCalendar:
    """The tenders with a day in the span ``first`` to ``last``, the next day on top."""

    today: dt.date
    first: dt.date
    last: dt.date
    rows: tuple[TenderRow, ...]


def tender_calendar(whole: Whole, *, limits: Limits | None = None) -> TenderCalendar:
    """Open projects with tender days, from the month of today over six months."""
    numbers = limits_of("portfolio", limits)
    today = whole.today
    first = _begin(month_of(today, int(numbers["calendar_back"])))
    last = _begin(month_of(today, -int(numbers["calendar_ahead"]))) - dt.timedelta(days=1)
    rows = []
    for dossier in whole.dossiers:
        for project in dossier.open_projects:
            days = tuple(
                (kind, day) for kind in DATES if (day := getattr(project, kind)) is not None
            )
            if any(first <= day <= last for _kind, day in days):
                coming = min(((day, kind) for kind, day in days if day >= today), default=None)
                rows.append(
                    TenderRow(
                        id=project.id,
                        key=key_of(project),
                        name=project.name or key_of(project),
                        account=named(dossier),
                        method=project.tender_method,
                        days=days,
                        next_kind=coming[1] if coming else None,
                        next_day=coming[0] if coming else None,
                    )
                )
    rows.sort(key=lambda row: (row.next_day is None, str(row.next_day), row.key))
    return TenderCalendar(today, first, last, tuple(rows))


def _begin(month: str) -> dt.date:
    return dt.date.fromisoformat(f"{month}-01")
