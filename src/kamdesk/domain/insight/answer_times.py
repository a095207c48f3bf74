"""F-33: how long our own departments take to answer a request (S3-17), over all accounts.

From the day it was asked to the day it was done. A request without an answer counts for no mean:
it is shown as waiting, and FND-44 warns of it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Action, Department
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.concentration import Dossiers

REQUEST = "request"
NOBODY = ""
"""The key of requests whose owner is not known, or stands in no department."""


def answer_times(dossiers: Dossiers, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-33: value the mean days of all requests asked in 365 days and answered since.

    ``items`` by department (its id, "" for none): the mean with the requests behind it, the part
    ``answered`` and the part ``waiting``; ``detail``: ``name``, ``answered``, ``waiting``,
    ``longest`` (days the oldest waits). ``None`` where nothing was answered.
    """
    numbers = limits_of("F-33", limits)
    names: dict[str, str] = {}
    found: dict[str, list[Action]] = defaultdict(list)
    for dossier in dossiers:
        for row in _requests(dossier, today, numbers=numbers):
            key, name = _department(dossier, row, today=today)
            names[key] = name
            found[key].append(row)
    order = sorted(found, key=lambda key: (key == NOBODY, names[key], key))
    items = {key: _item(found[key], names[key], today=today) for key in order}
    every = [row for key in order for row in found[key]]
    answered = [row for row in every if _is_answered(row, today)]
    return Insight(
        formula="F-33",
        value=_mean(answered),
        coverage=len(answered) / len(every) if every else 0.0,
        parts=tuple(_part(key, items[key], found=found[key]) for key in order),
        missing=() if every else ("requests",),
        items=items,
        detail={"answered": len(answered), "waiting": len(every) - len(answered)},
    )


def _requests(dossier: Dossier, today: dt.date, *, numbers: Mapping[str, Any]) -> list[Action]:
    begin = today - dt.timedelta(days=int(numbers["window_days"]))
    kept = (
        row
        for row in dossier.shelf.where(Action, "account", value=dossier.account.id)
        if row.kind == REQUEST and row.asked is not None and begin < row.asked <= today
    )
    return sorted(kept, key=lambda row: (str(row.asked), row.id))


def _department(dossier: Dossier, row: Action, *, today: dt.date) -> tuple[str, str]:
    """Key and name of the department whose turn it is: that of the owner's present post."""
    post = dossier.post_of(row.owner, today) if row.owner else None
    department = dossier.shelf.get(Department, post.department) if post else None
    if department is None:
        return NOBODY, _("Department not known")
    return department.id, department.name or _("Department not known")


def _is_answered(row: Action, today: dt.date) -> bool:
    return row.done is not None and row.asked is not None and row.asked <= row.done <= today


def _mean(found: list[Action]) -> float | None:
    days = [(row.done - row.asked).days for row in found if row.done and row.asked]
    return sum(days) / len(days) if days else None


def _item(found: list[Action], name: str, *, today: dt.date) -> Insight:
    answered = [row for row in found if _is_answered(row, today)]
    waiting = [row for row in found if not _is_answered(row, today)]
    return Insight(
        formula="F-33",
        value=_mean(answered),
        coverage=len(answered) / len(found),
        parts=(
            Part("answered", _("Answered"), float(len(answered)), rows=rows(*answered)),
            Part("waiting", _("Waiting"), float(len(waiting)), rows=rows(*waiting)),
        ),
        detail={
            "name": name,
            "answered": len(answered),
            "waiting": len(waiting),
            "longest": max(
                ((today - row.asked).days for row in waiting if row.asked), default=None
            ),
        },
    )


def _part(key: str, item: Insight, *, found: list[Action]) -> Part:
    """A department with its mean days; none where it answered nothing yet."""
    maximum = None if item.value is not None else 1.0
    return Part(key, str(item.detail["name"]), item.value, maximum=maximum, rows=rows(*found))
