"""Two days of a record that must not stand the wrong way round: it ends before it begins."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.days import day_of
from kamdesk.domain.fact import fact_of
from kamdesk.errors import UserError
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection

    from kamdesk.domain.fact import Record

SPANS: Final = (
    ("valid_from", "valid_to"),
    ("happened_on", "until"),
    ("opened", "closed"),
    ("sent", "received"),
    ("asked", "done"),
)
"""Fields that say from when to when something holds or lasts, on whichever record has both."""


class EndsBeforeItBegins(UserError):
    """The later of two days is earlier."""

    sentence = N_("“{end}” ({last}) is before “{begin}” ({first}).")


def check_spans(record: Record, names: Collection[str]) -> None:
    """Raise ``EndsBeforeItBegins`` if one of these fields makes a span end before it begins."""
    for begin, end in SPANS:
        if not {begin, end} & {*names}:
            continue
        first, last = _day(getattr(record, begin, None)), _day(getattr(record, end, None))
        if first and last and last < first:
            raise EndsBeforeItBegins(
                begin=fact_of(type(record), begin).words,
                end=fact_of(type(record), end).words,
                first=first.isoformat(),
                last=last.isoformat(),
            )


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return day_of(value)
    return value if isinstance(value, dt.date) else None
