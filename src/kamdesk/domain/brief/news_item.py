"""One change, before it is chosen: its day, its words and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.brief.text import Words


class Weight(IntEnum):
    """What goes first onto the paper. Broken promises and rivals outrank all news (A4)."""

    DANGER = 0
    CHANGE = 1
    WORK = 2
    GOOD = 3


@dataclass(frozen=True, slots=True)
class News:
    """A dated change."""

    day: dt.date
    words: Words
    weight: Weight


def within(day: dt.date | None, since: dt.date, *, today: dt.date) -> bool:
    """Whether a day is after the last visit and not ahead; an unknown day is not."""
    return day is not None and since < day <= today
