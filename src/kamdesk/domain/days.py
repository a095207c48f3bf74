"""The day of a stored moment: that of the calendar on the wall here, not that of UTC.

A visit at seven in Shanghai is stored at 23:00 UTC of the day before; the rep was there today. A
day without an hour is stored as midnight UTC and stays that day wherever it is read.
"""

from __future__ import annotations

import datetime as dt


def day_of(moment: dt.datetime) -> dt.date:
    """The day of a moment where this computer stands; without a zone it is taken as written."""
    if moment.tzinfo is None:
        return moment.date()
    stored = moment if moment.tzinfo is dt.UTC else moment.astimezone(dt.UTC)
    if not (stored.hour or stored.minute or stored.second or stored.microsecond):
        return stored.date()
    return moment.astimezone().date()
