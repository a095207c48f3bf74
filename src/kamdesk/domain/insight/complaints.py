"""F-16: how long complaints take, against the times they may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Complaint
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier

HOUR = 3600.0
DAY_HOURS = 24


@remembered
def complaint_times(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-16: value the days by which the latest open complaint is past its target.

    Items by complaint: value the days late (0 if in time), level red (open and past its target),
    amber (in time so far, but answered, contained or passed on too late), green.
    """
    found = complaints(dossier, today)
    items = {key_of(item): _times(item, today, limits=limits) for item in found}
    open_keys = {key_of(item) for item in found if is_open(item, today)}
    running = [item.value or 0.0 for key, item in items.items() if key in open_keys]
    lights = [item.level for item in items.values() if item.level is not None]
    return Insight(
        formula="F-16",
        value=max(running, default=0.0) if found else None,
        level=max(lights, key=("green", "amber", "red").index, default=None),
        parts=tuple(
            Part(key, item.parts[0].label, item.value, rows=item.parts[0].rows)
            for key, item in items.items()
        ),
        missing=tuple(f"{key}:{code}" for key, item in items.items() for code in item.missing),
        items=items,
    )


def complaints(dossier: Dossier, today: dt.date) -> tuple[Complaint, ...]:
    """The complaints opened up to today, oldest first; one without a day comes last."""
    rows_ = dossier.shelf.where(Complaint, "account", value=dossier.account.id)
    found = [row for row in rows_ if row.opened is None or day_of(row.opened) <= today]
    return tuple(sorted(found, key=lambda row: (row.opened is None, str(row.opened), row.id)))


def is_open(complaint: Complaint, today: dt.date) -> bool:
    """Whether a complaint is not closed on a day."""
    return complaint.closed is None or complaint.closed > today


def days_open(complaint: Complaint, today: dt.date) -> int | None:
    """Days from opening to closing, or to today; ``None`` without a day of opening."""
    if complaint.opened is None:
        return None
    end = today if is_open(complaint, today) else complaint.closed
    return ((end or today) - day_of(complaint.opened)).days


def days_late(complaint: Complaint, today: dt.date, *, limits: Limits | None = None) -> int:
    """Days past the target for closing, 0 if in time or if the target is not known."""
    days = days_open(complaint, today)
    target = limits_of("F-16", limits)["closed_days"].get(complaint.severity)
    return 0 if days is None or target is None else max(0, days - int(target))


def is_late(complaint: Complaint, today: dt.date, *, limits: Limits | None = None) -> bool:
    """Whether a complaint is open and past its target: it then weighs double (F-03, FND-07)."""
    return is_open(complaint, today) and days_late(complaint, today, limits=limits) > 0


def passed_on_late(complaint: Complaint, today: dt.date, *, limits: Limits | None = None) -> bool:
    """Whether it reached quality and production too late, or not at all by now (S4-30)."""
    return _slow(
        complaint,
        complaint.passed_on,
        hours=limits_of("F-16", limits)["passed_on_hours"],
        today=today,
    )


def _slow(
    complaint: Complaint, moment: dt.datetime | None, *, hours: float | None, today: dt.date
) -> bool:
    """Whether something took, or has taken by today, more hours than it may."""
    waited = _hours(complaint, moment, today=today)
    return waited is not None and hours is not None and waited > hours


def _hours(complaint: Complaint, moment: dt.datetime | None, *, today: dt.date) -> float | None:
    """Hours until a moment; without one the full days a complaint that is still open has waited."""
    if complaint.opened is None:
        return None
    if moment is not None:
        return (moment - complaint.opened).total_seconds() / HOUR
    if not is_open(complaint, today):
        return None
    return float((today - day_of(complaint.opened)).days * DAY_HOURS)


def _times(complaint: Complaint, today: dt.date, *, limits: Limits | None) -> Insight:
    numbers = limits_of("F-16", limits)
    severity = complaint.severity or ""
    days = days_open(complaint, today)
    late = days_late(complaint, today, limits=limits)
    label = complaint.what or _("Complaint {id}").format(id=key_of(complaint))
    return Insight(
        formula="F-16",
        value=None if days is None else float(late),
        level=None if days is None else _light(complaint, today, limits=limits),
        coverage=float(days is not None and severity in numbers["closed_days"]),
        parts=(Part("closed", label, float(late), rows=rows(complaint)),),
        missing=tuple(
            name
            for name, value in (("opened", days), ("severity", severity))
            if value in (None, "")
        ),
        detail={
            "open": is_open(complaint, today),
            "days": days,
            "target": numbers["closed_days"].get(severity),
            "late": late,
            "left": _left(
                days, numbers["closed_days"].get(severity), complaint=complaint, today=today
            ),
            "first_answer_hours": _hours(complaint, complaint.first_answer, today=today),
            "first_answer_target": numbers["first_answer_hours"].get(severity),
            "answered": complaint.first_answer is not None,
            "contained_target": numbers["contained_hours"].get(severity),
            "passed_on_late": passed_on_late(complaint, today, limits=limits),
        },
    )


def _left(
    days: int | None, target: int | None, *, complaint: Complaint, today: dt.date
) -> int | None:
    """Days left until the target; ``None`` when closed or not known."""
    if days is None or target is None or not is_open(complaint, today):
        return None
    return max(0, target - days)


def _light(complaint: Complaint, today: dt.date, *, limits: Limits | None) -> str:
    if not is_open(complaint, today):
        return "green"
    if is_late(complaint, today, limits=limits):
        return "red"
    numbers = limits_of("F-16", limits)
    slow = (
        _slow(
            complaint,
            complaint.first_answer,
            hours=_target(numbers, "first_answer", complaint=complaint),
            today=today,
        )
        or _slow(
            complaint,
            complaint.on_site,
            hours=_target(numbers, "contained", complaint=complaint),
            today=today,
        )
        or passed_on_late(complaint, today, limits=limits)
    )
    return "amber" if slow else "green"


def _target(numbers: Mapping[str, Any], what: str, *, complaint: Complaint) -> float | None:
    """The hours something may take for this severity; once contained, nobody need go there."""
    if what == "contained" and complaint.contained is not None:
        return None
    hours: Mapping[str, float] = numbers[f"{what}_hours"]
    return hours.get(complaint.severity or "")
