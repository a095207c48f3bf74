"""Visits and due days as a calendar file (.ics), which every calendar takes.

The same record has the same UID each time, so that taking a newer file in changes the entries and
makes no second ones.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

AN_HOUR: Final = dt.timedelta(hours=1)
A_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar: a time (aware) with its end, or a whole day."""

    uid: str
    words: str
    start: dt.datetime | dt.date
    end: dt.datetime | None = None
    place: str = ""
    text: str = ""
    cancelled: bool = False


def calendar(entries: Iterable[Entry], *, stamp: dt.datetime, zone: str) -> bytes:
    """The file; times stand in the time zone ``zone`` (a name such as Asia/Shanghai)."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//KAMdesk//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    place = ZoneInfo(zone)
    for entry in entries:
        made.add_component(_event(entry, stamp=stamp, zone=place))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(entry: Entry, *, stamp: dt.datetime, zone: ZoneInfo) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{entry.uid}@kamdesk")
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("summary", entry.words)
    if isinstance(entry.start, dt.datetime):
        start = entry.start.astimezone(zone)
        end = entry.end.astimezone(zone) if entry.end else start + AN_HOUR
        event.add("dtstart", start)
        event.add("dtend", max(end, start))
    else:
        event.add("dtstart", entry.start)
        event.add("dtend", entry.start + A_DAY)
        event.add("transp", "TRANSPARENT")
    for name, value in (("location", entry.place), ("description", entry.text)):
        if value:
            event.add(name, value)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if not entry.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("Tomorrow: {what}").format(what=entry.words))
        alarm.add("trigger", -A_DAY)
        event.add_component(alarm)
    return event
