"""F-32: what the customer asked of us in a year and what it got (S2-112): wants have no end.

A wish is an action of its own kind; it counts in the year it was asked. One nobody decided yet is
neither granted nor refused.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Action
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

WISH = "wish"


@remembered
def granted_wishes(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-32: value the wishes granted in percent of those decided, asked in 365 days.

    ``None`` where none was decided. ``detail``: ``asked``, ``granted``, ``refused``, ``open`` of
    this year, and ``earlier`` (asked in the year before).
    """
    days = int(limits_of("F-32", limits)["window_days"])
    asked = wishes(dossier, today, days=days)
    earlier = wishes(dossier, today - dt.timedelta(days=days), days=days)
    by_end = {end: [row for row in asked if row.granted is end] for end in (True, False, None)}
    decided = len(by_end[True]) + len(by_end[False])
    return Insight(
        formula="F-32",
        value=FULL * len(by_end[True]) / decided if decided else None,
        coverage=decided / len(asked) if asked else 0.0,
        parts=tuple(
            Part(code, label, float(len(by_end[end])), rows=rows(*by_end[end]))
            for code, label, end in (
                ("granted", _("Granted"), True),
                ("refused", _("Refused"), False),
                ("open", _("Not decided"), None),
            )
        )
        if asked
        else (),
        missing=("open",) if by_end[None] else () if asked else ("wishes",),
        detail={
            "asked": len(asked),
            "granted": len(by_end[True]),
            "refused": len(by_end[False]),
            "open": len(by_end[None]),
            "earlier": len(earlier),
        },
    )


def wishes(dossier: Dossier, today: dt.date, *, days: int) -> tuple[Action, ...]:
    """The wishes asked in so many days up to a day, the newest first."""
    begin = today - dt.timedelta(days=days)
    found = [
        row
        for row in dossier.shelf.where(Action, "account", value=dossier.account.id)
        if row.kind == WISH and row.asked is not None and begin < row.asked <= today
    ]
    return tuple(sorted(found, key=lambda row: (row.asked or today, row.id), reverse=True))
