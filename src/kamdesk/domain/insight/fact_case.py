"""What a rule of the fact catalogue is asked, and what it answers.

Tuples, because three hundred accounts ask some forty thousand times.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record


class FactState(StrEnum):
    """How well a fact is known (scale FACT_STATE)."""

    KNOWN = "known"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"
    STALE = "stale"
    NA = "na"
    REFUSED = "refused"


class Case(NamedTuple):
    """One question to the file: a fact of one subject on one day.

    ``subject`` is the account, a person, a project, or the row that names a rival here.
    """

    dossier: Dossier
    fact: str
    subject: Record
    today: dt.date


class Found(NamedTuple):
    """What the file holds, before marks and age are looked at.

    ``state`` is known, unconfirmed or unknown; ``rows`` the records that hold the answer;
    ``seen`` the days on which it was confirmed, empty where nobody noted any.
    """

    state: FactState
    rows: tuple[Record, ...] = ()
    seen: tuple[dt.date, ...] = ()


if TYPE_CHECKING:
    Rule = Callable[[Case], Found]

NOTHING = Found(FactState.UNKNOWN)


def holding(records: Iterable[Record], seen: Iterable[dt.date | None] = ()) -> Found:
    """Known by these records, unknown without any; ``None`` days are passed over."""
    rows = tuple(records)
    if not rows:
        return NOTHING
    return Found(FactState.KNOWN, rows, tuple([day for day in seen if day is not None]))
