"""F-29: who begins the contacts, we or they (S3-34): one-sided pursuit costs much.

The contact itself says who began it; where it does not, its kind does if it can: a visit is our
wish, their coming and a call to complain are theirs. A phone call of which nobody noted who rang
counts for neither.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import EXACT, FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction

SIDES = ("ours", "theirs")


@remembered
def initiative(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-29: value the contacts that they began in percent of those known, level by its border.

    Done contacts of 180 days, of every kind. ``None`` where of none it is known who began it; no
    level below the number of contacts one can judge by. ``detail``: ``ours``, ``theirs``,
    ``unsaid`` (numbers of contacts).
    """
    numbers = limits_of("F-29", limits)
    found = begun(dossier, today, numbers=numbers)
    known = sum(len(found[side]) for side in SIDES)
    every = known + len(found[None])
    value = FULL * len(found["theirs"]) / known if known else None
    return Insight(
        formula="F-29",
        value=value,
        level=_level(value, known, numbers=numbers),
        coverage=known / every if every else 0.0,
        parts=(
            _part("ours", _("Begun by us"), found=found["ours"]),
            _part("theirs", _("Begun by them"), found=found["theirs"]),
            *((_part("unsaid", _("Not said who began"), found=found[None]),) * bool(found[None])),
        ),
        missing=("unsaid",) if found[None] else () if every else ("contacts",),
        detail={
            "ours": len(found["ours"]),
            "theirs": len(found["theirs"]),
            "unsaid": len(found[None]),
        },
    )


def begun(
    dossier: Dossier, today: dt.date, *, numbers: Mapping[str, Any]
) -> dict[str | None, list[Interaction]]:
    """The done contacts of the window by who began them; ``None`` where nobody can say."""
    begin = today - dt.timedelta(days=int(numbers["window_days"]))
    found: dict[str | None, list[Interaction]] = {side: [] for side in (*SIDES, None)}
    for item in dossier.interactions:
        if item.status == "done" and item.start and begin < day_of(item.start) <= today:
            found[side_of(item, numbers)].append(item)
    return found


def side_of(item: Interaction, numbers: Mapping[str, Any]) -> str | None:
    """Who began a contact: "ours", "theirs", or ``None`` where neither it nor its kind says."""
    if item.begun_by in SIDES:
        return item.begun_by
    return next((side for side in SIDES if item.kind in numbers[side]), None)


def _level(value: float | None, known: int, *, numbers: Mapping[str, Any]) -> str | None:
    if value is None or known < numbers["contacts_needed"]:
        return None
    return "one-sided" if round(value, EXACT) < numbers["one_sided_percent"] else "mutual"


def _part(code: str, label: str, *, found: list[Interaction]) -> Part:
    return Part(code, label, float(len(found)), rows=rows(*reversed(found)))
