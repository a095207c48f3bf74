"""F-23: what was promised and done in time, by us and by them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Action
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json


@remembered
def promise_keeping(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-23: value our kept promises in percent of those due in 365 days; theirs in ``detail``.

    With too few due there is no rate. An open promise that is overdue is not kept. ``detail``:
    by side ``due``, ``kept``, ``rate`` and the keys of the ``overdue`` ones.
    """
    numbers = limits_of("F-23", limits)
    begin = today - dt.timedelta(days=int(numbers["window_days"]))
    sides = {side: promises(dossier, side) for side in ("ours", "theirs")}
    due = {
        side: [row for row in found if row.due is not None and begin < row.due <= today]
        for side, found in sides.items()
    }
    enough = {side: len(found) >= numbers["due_needed"] for side, found in due.items()}
    rates = {side: _rate(found) if enough[side] else None for side, found in due.items()}
    return Insight(
        formula="F-23",
        value=rates["ours"],
        coverage=float(enough["ours"]),
        parts=(
            _part("ours", _("Our promises kept"), found=due["ours"]),
            _part("theirs", _("Their promises kept"), found=due["theirs"]),
        ),
        missing=() if enough["ours"] else ("promises",),
        detail={
            side: _numbers(found, sides[side], rate=rates[side], today=today)
            for side, found in due.items()
        },
    )


def promises(dossier: Dossier, side: str) -> tuple[Action, ...]:
    """All promises of a side ("ours", "theirs"), by due date."""
    found = [
        row
        for row in dossier.shelf.where(Action, "account", value=dossier.account.id)
        if row.kind == "promise" and row.side == side
    ]
    return tuple(sorted(found, key=lambda row: (row.due is None, str(row.due), row.id)))


def is_kept(promise: Action) -> bool:
    """Whether a promise was done on or before its day."""
    return promise.done is not None and promise.due is not None and promise.done <= promise.due


def is_overdue(promise: Action, today: dt.date) -> bool:
    """Whether a promise is open and its day has gone."""
    undone = promise.done is None or promise.done > today
    return undone and promise.due is not None and promise.due < today


def _rate(found: list[Action]) -> float | None:
    return FULL * sum(is_kept(row) for row in found) / len(found) if found else None


def _part(code: str, label: str, *, found: list[Action]) -> Part:
    kept = float(sum(is_kept(row) for row in found))
    return Part(code, label, kept, float(len(found)), rows=rows(*found))


def _numbers(
    found: list[Action], every: tuple[Action, ...], *, rate: float | None, today: dt.date
) -> Json:
    return {
        "due": len(found),
        "kept": sum(is_kept(row) for row in found),
        "rate": rate,
        "overdue": [key_of(row) for row in every if is_overdue(row, today)],
    }
