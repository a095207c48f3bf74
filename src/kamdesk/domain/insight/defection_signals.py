"""The six signals of F-03: what we see happening, apart from what we assess ourselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.complaints import complaints, is_late, is_open
from kamdesk.domain.insight.criteria import criteria_status
from kamdesk.domain.insight.numbers import Limits, limits_of, points_at_least
from kamdesk.domain.insight.people import key_persons, power_of
from kamdesk.domain.insight.result import Insight, Part, Row, rows
from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.insight.sales import YEAR, own_till, sales, sold
from kamdesk.domain.insight.threading import threading
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Complaint


@dataclass(frozen=True, slots=True)
class Signals:
    """The six signals with the seats that rivals hold (person and rival, by key)."""

    parts: tuple[Part, ...]
    seats: tuple[tuple[str, str], ...]

    @property
    def total(self) -> float:
        """The sum of the known ones, not yet limited."""
        return sum(part.points or 0.0 for part in self.parts)

    @property
    def missing(self) -> tuple[str, ...]:
        """The signals that are not known."""
        return tuple(part.code for part in self.parts if part.points is None)


@remembered
def signals(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Signals:
    """All six signals of an account."""
    numbers = limits_of("F-03", limits)
    seats = rival_seats(dossier, today, limits=limits)
    limit = float(numbers["rival_seats_limit"])
    taken = min(limit, numbers["rival_seat"] * len(seats))
    behind = rows(*(record for seat in seats for record in seat.records))
    parts = (
        _attitude(dossier, today, limits=limits),
        _complaints(dossier, today, limits=limits),
        _threading(threading(dossier, today, limits=limits), limits),
        _criteria(criteria_status(dossier, today), limits),
        _trend(dossier, today, limits=limits),
        Part("rival_seats", _("Rivals ahead of us with key persons"), taken, limit, rows=behind),
    )
    return Signals(parts, tuple((seat.person, seat.rival) for seat in seats))


def _attitude(dossier: Dossier, today: dt.date, *, limits: Limits | None) -> Part:
    """The power held by people who are against us, or to whom all suppliers are alike."""
    numbers = limits_of("F-03", limits)
    known = [
        (person, power)
        for person in key_persons(dossier, today, limits=limits)
        if person.attitude is not None and (power := power_of(dossier, person, today=today).value)
    ]
    limit = float(numbers["attitude_limit"])
    label = _("Attitude of the key persons")
    behind = rows(*(person for person, _power in known))
    whole = sum(power for _person, power in known)
    if not whole:
        return Part("attitude", label, None, limit, rows=behind)
    held = {
        attitude: sum(power for person, power in known if person.attitude == attitude) / whole
        for attitude in ("threat", "commodity")
    }
    points = (
        numbers["attitude_threat"] * held["threat"]
        + numbers["attitude_commodity"] * held["commodity"]
    )
    return Part("attitude", label, min(limit, points), limit, rows=behind)


def _complaints(dossier: Dossier, today: dt.date, *, limits: Limits | None) -> Part:
    """Open complaints by severity, double when late, and every failure of handling in a year."""
    numbers = limits_of("F-03", limits)
    found = complaints(dossier, today)
    weight = sum(_weight(item, today, limits=limits) for item in found if is_open(item, today))
    begin = today - dt.timedelta(days=int(numbers["complaint_tag_days"]))
    tagged = [item for item in found if item.opened is None or day_of(item.opened) > begin]
    tags = sum(len(item.tags) for item in tagged)
    limit = float(numbers["complaints_limit"])
    points = min(limit, weight + numbers["complaint_tag"] * tags)
    behind = [item for item in found if is_open(item, today) or (item in tagged and item.tags)]
    return Part("complaints", _("Open complaints"), points, limit, rows=rows(*behind))


def _weight(complaint: Complaint, today: dt.date, *, limits: Limits | None) -> float:
    numbers: Any = limits_of("F-03", limits)
    weight = float(numbers["complaints"].get(complaint.severity, 0))
    late = is_late(complaint, today, limits=limits)
    return weight * float(numbers["complaint_late_factor"]) if late else weight


def _threading(found: Insight, limits: Limits | None) -> Part:
    limit = float(limits_of("F-13", limits)["points_limit"])
    return Part("threading", _("Single contact"), found.value, limit, rows=_rows(found))


def _criteria(found: Insight, limits: Limits | None) -> Part:
    """The status of the purchase criteria; one to be checked weighs like the one it may be."""
    points = limits_of("F-03", limits)["criteria"]
    known = points.get((found.level or "").rstrip("?"))
    limit = float(max(points.values()))
    value = None if known is None else float(known)
    return Part("criteria", _("Purchase criteria"), value, limit, rows=_rows(found))


def _trend(dossier: Dossier, today: dt.date, *, limits: Limits | None) -> Part:
    """Sales of six months against the same months a year before; ``None`` without those."""
    numbers = limits_of("F-03", limits)
    months = int(numbers["fall_months"])
    till = own_till(dossier, limits)
    now = sales(dossier, today, months=months)
    before = sales(dossier, today, months=months, back=YEAR)
    earlier = sold(before, till)
    limit = float(max(points for _border, points in numbers["fall"]))
    points = None
    if earlier > 0:
        points = float(points_at_least(1 - sold(now, till) / earlier, numbers["fall"]))
    return Part("trend", _("Sales trend"), points, limit, rows=rows(*now, *before))


def _rows(found: Insight) -> tuple[Row, ...]:
    """The rows behind another result, each once."""
    parts = (*found.parts, *(part for item in found.items.values() for part in item.parts))
    return tuple(dict.fromkeys(row for part in parts for row in part.rows))
