"""F-07: is a visit due, who was not met for long, and when did the tops meet last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.gates import gates, level_of_gates
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import (
    key_persons,
    level_of,
    power_of,
    touches,
)
from kamdesk.domain.insight.result import Insight, Part, Row, rows
from kamdesk.domain.remembered import remembered
from kamdesk.domain.standing import counts_as_visit as kind_counts
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Interaction, Person

TOP = 4
"""The level of executives, on both sides (PERSON_LEVEL)."""


@remembered
def visit_rhythm(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-07: days since the last visit over the days of the cycle, as a ratio.

    Level ok, due soon, overdue or neglected; none where the account has no cycle (lost, or no
    tier yet). A planned visit does not stop the clock. ``detail`` holds the days, the day when
    it is due, the next planned visit, key persons not met for long, the top meeting and the
    working group.
    """
    last, begin = last_visit(dossier, today), _begin(dossier, today)
    pace = pace_of(dossier, today, limits=limits)
    cycle, days = pace.cycle, pace.days
    untouched = untouched_key_persons(dossier, today, limits=limits)
    return Insight(
        formula="F-07",
        value=pace.ratio,
        level=pace.level,
        coverage=0.0 if pace.ratio is None else 1.0,
        parts=(
            Part("days", _("Days since the last visit"), days, cycle, rows(last)),
            *(_untouched(dossier, person, today=today) for person in untouched),
        ),
        missing=_missing(begin, cycle),
        detail={
            "days": days,
            "cycle": cycle,
            "last": _iso(day_of(last.start)) if last and last.start else None,
            "never_visited": last is None,
            "due": _iso(begin + dt.timedelta(days=cycle)) if begin and cycle else None,
            "next_planned": _iso(_next_day(dossier, today)),
            "untouched": [key_of(person) for person in untouched],
            "top_meeting": top_meeting(dossier, today, limits=limits),
            "working_group": working_group(dossier, today),
        },
    )


@dataclass(frozen=True, slots=True)
class Pace:
    """How long ago the last visit was, against the cycle, both in days; the level of F-07."""

    days: int | None
    cycle: int | None
    ratio: float | None
    level: str | None


@remembered
def pace_of(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Pace:
    """The part of F-07 that says who is due: what three hundred accounts are asked for at once."""
    begin, cycle = _begin(dossier, today), cycle_of(dossier, limits)
    days = (today - begin).days if begin else None
    ratio = days / cycle if days is not None and cycle else None
    return Pace(days, cycle, ratio, _level(ratio, limits))


def cycle_of(dossier: Dossier, limits: Limits | None = None) -> int | None:
    """The days between visits: the account's own, that of its tier, or that of its lifecycle."""
    account = dossier.account
    if account.lifecycle == "lost":
        return None
    cycles: Mapping[str, int] = limits_of("F-07", limits)["cycles"]
    by_kind = cycles.get(account.tier or "") or cycles.get(account.lifecycle or "")
    return account.visit_cycle_days or by_kind


def counts_as_visit(item: Interaction) -> bool:
    """Whether a contact counts as a visit: by its own mark, else by its kind (reading 6)."""
    if item.counts_as_visit is not None:
        return item.counts_as_visit
    return kind_counts(item.kind or "")


@remembered
def last_visit(dossier: Dossier, today: dt.date) -> Interaction | None:
    """The newest visit that took place."""
    done = (
        item
        for item in dossier.interactions
        if item.status == "done" and item.start and day_of(item.start) <= today
    )
    return next((item for item in reversed([*done]) if counts_as_visit(item)), None)


@remembered
def next_visit(dossier: Dossier, today: dt.date) -> Interaction | None:
    """The next planned visit, today included."""
    planned = (
        item
        for item in dossier.interactions
        if item.status == "planned" and item.start and day_of(item.start) >= today
    )
    return next((item for item in planned if counts_as_visit(item)), None)


def untouched_key_persons(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[Person, ...]:
    """Key persons with power that nobody met for 90 days, even if the account is on time."""
    numbers = limits_of("F-07", limits)
    met = last_touches(dossier, today)
    return tuple(
        person
        for person in key_persons(dossier, today)
        if (power_of(dossier, person, today=today).value or 0) >= numbers["key_person_power"]
        and (person.id not in met or (today - met[person.id]).days >= numbers["key_person_days"])
    )


@remembered
def last_touches(dossier: Dossier, today: dt.date) -> dict[str, dt.date]:
    """Person to the day he was met last, whatever the kind of touch."""
    return {person.id: touch.day for touch in touches(dossier, today) for person in touch.theirs}


def top_meeting(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Json:
    """When the tops of both sides met last and when they have to meet again.

    ``None`` where none is asked for: below the organisational level 3 (F-02a) and not gold.
    """
    limit = _top_days(dossier, today, limits=limits)
    if limit is None:
        return None
    last = _last_top_day(dossier, today)
    due = last + dt.timedelta(days=limit) if last else None
    return {
        "last": _iso(last),
        "due": _iso(due),
        "limit": limit,
        "days": (today - last).days if last else None,
        "overdue": due is None or due < today,
    }


def _top_days(dossier: Dossier, today: dt.date, *, limits: Limits | None) -> int | None:
    numbers = limits_of("F-07", limits)
    needed = int(limits_of("F-02a", limits)["gates_needed"])
    level = level_of_gates(gates(dossier, today, limits=limits), needed)
    gold = dossier.account.tier == "gold"
    if gold and level >= numbers["top_meeting_short_org_level"]:
        return int(numbers["top_meeting_short_days"])
    if gold or level >= numbers["top_meeting_org_level"]:
        return int(numbers["top_meeting_days"])
    return None


def _last_top_day(dossier: Dossier, today: dt.date) -> dt.date | None:
    """The last day on which executives of both sides sat together (reading 7: no phone)."""
    by_phone = limits_of("interactions")["by_phone"]
    days = [
        touch.day
        for touch in touches(dossier, today)
        if touch.interaction.kind not in by_phone
        and any(level_of(dossier, person, today=today) == TOP for person in touch.theirs)
        and any(level_of(dossier, person, today=today) == TOP for person in touch.ours)
    ]
    return max(days, default=None)


def working_group(dossier: Dossier, today: dt.date) -> Json:
    """The last meeting of the working group and when its cadence asks for the next one."""
    meetings = [
        item
        for item in dossier.interactions
        if item.kind == "working_group"
        and item.status == "done"
        and item.followup_cycle_days
        and item.start
        and day_of(item.start) <= today
    ]
    if not meetings or not (last := meetings[-1]).start or not last.followup_cycle_days:
        return None
    due = day_of(last.start) + dt.timedelta(days=last.followup_cycle_days)
    return {"last": _iso(day_of(last.start)), "due": _iso(due), "overdue": due < today}


def _begin(dossier: Dossier, today: dt.date) -> dt.date | None:
    """From when the days are counted: the last visit, or the entry of one never visited."""
    last = last_visit(dossier, today)
    if last is not None and last.start:
        return day_of(last.start)
    return dossier.account.created_on


def _next_day(dossier: Dossier, today: dt.date) -> dt.date | None:
    item = next_visit(dossier, today)
    return day_of(item.start) if item and item.start else None


def _level(ratio: float | None, limits: Limits | None) -> str | None:
    numbers = limits_of("F-07", limits)
    if ratio is None:
        return None
    if ratio > numbers["neglected"]:
        return "neglected"
    if ratio > numbers["overdue"]:
        return "overdue"
    return "due soon" if ratio >= numbers["due_soon"] else "ok"


def _untouched(dossier: Dossier, person: Person, *, today: dt.date) -> Part:
    last = last_touches(dossier, today).get(person.id)
    label = _("{name} not met").format(name=person.name or _("A person without a name"))
    days = (today - last).days if last else None
    return Part("untouched", label, days, None, (Row(person.ENTITY, person.id),))


def _missing(begin: dt.date | None, cycle: int | None) -> tuple[str, ...]:
    return (*(() if begin else ("created_on",)), *(() if cycle else ("tier",)))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
