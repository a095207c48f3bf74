"""The running clock of a complaint: what was due when, and how long is left (F-16, S4-30).

F-16 counts whole days; who handles a complaint needs the hours of the first answer too. Nothing
here knows the time: ``now`` is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import Limits, limits_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.records import Complaint

HOUR = 3600.0
DAY = 24


@dataclass(frozen=True, slots=True)
class Deadline:
    """One step against its target.

    ``step`` names the field of the complaint, ``target`` are hours. ``used`` are the hours it
    took, or has taken so far while it is not done; ``None`` where the step has no target here.
    """

    step: str
    done: bool
    target: float | None
    used: float | None

    @property
    def left(self) -> float | None:
        """Hours until the target, below 0 when it is past; ``None`` without one."""
        if self.target is None or self.used is None:
            return None
        return self.target - self.used

    @property
    def late(self) -> bool:
        """Whether the target was, or is being, missed."""
        return self.left is not None and self.left < 0

    @property
    def state(self) -> str:
        """``kept``, ``missed``, ``running``, ``overdue`` or ``free`` (no target, not done)."""
        if self.done:
            return "missed" if self.late else "kept"
        if self.left is None:
            return "free"
        return "overdue" if self.late else "running"


def clock(
    complaint: Complaint, now: dt.datetime, *, limits: Limits | None = None
) -> tuple[Deadline, ...]:
    """The deadlines of a complaint in their order; none before it has a day of opening.

    Containment and closing count whole days, as F-16 does: a fix on the day it is due is in time.
    """
    if complaint.opened is None:
        return ()
    targets = _targets(complaint.severity or "", limits_of("F-16", limits))
    return tuple(
        measure(complaint, step, target=targets.get(step), now=now)
        for step, measure in (
            ("first_answer", _hours),
            ("passed_on", _hours),
            ("on_site", _hours),
            ("contained", _days),
            ("fixed", _days),
            ("closed", _days),
        )
    )


def _targets(severity: str, numbers: Mapping[str, Any]) -> dict[str, float | None]:
    """The hours a step may take; a step without an entry may take as long as it needs."""
    return {
        "first_answer": _of(numbers["first_answer_hours"], severity),
        "passed_on": float(numbers["passed_on_hours"]),
        "contained": _of(numbers["contained_hours"], severity),
        "closed": _in_hours(numbers["closed_days"], severity),
    }


def _of(targets: Mapping[str, Any], severity: str) -> float | None:
    found = targets.get(severity)
    return None if found is None else float(found)


def _in_hours(targets: Mapping[str, Any], severity: str) -> float | None:
    days = _of(targets, severity)
    return None if days is None else days * DAY


def _hours(complaint: Complaint, step: str, *, target: float | None, now: dt.datetime) -> Deadline:
    done: dt.datetime | None = getattr(complaint, step)
    opened = complaint.opened or now
    used = ((done or now) - opened).total_seconds() / HOUR
    return Deadline(step, done is not None, target, max(0.0, used))


def _days(complaint: Complaint, step: str, *, target: float | None, now: dt.datetime) -> Deadline:
    done: dt.date | None = getattr(complaint, step)
    opened = complaint.opened or now
    used = ((done or day_of(now)) - day_of(opened)).days * DAY
    return Deadline(step, done is not None, target, float(max(0, used)))
