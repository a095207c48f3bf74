"""How a department takes part in our activities: what E4 of R-EXT can be suggested from (1B.4).

The data know no invitations, only lists of who takes part. A department is invited to an activity
when one of its people stands on the list, come or not; to what is held for the whole customer
(annual meeting, area measure) every department is. It came if the activity took place with one of
its people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import EXACT, limits_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Department, Interaction


@dataclass(frozen=True, slots=True)
class Participation:
    """The activities a department was invited to and came to; the score of E4, or ``None``."""

    invited: tuple[Interaction, ...]
    attended: tuple[Interaction, ...]
    score: int | None


def participation(
    dossier: Dossier, department: Department, *, today: dt.date, limits: Limits | None = None
) -> Participation:
    """Participation of a department in 365 days; too few invitations give no score."""
    numbers = limits_of("F-02c", limits)
    invited: list[Interaction] = []
    attended: list[Interaction] = []
    for item in dossier.interactions:
        if item.start is None or not _recent(item, today, days=numbers["participation_days"]):
            continue
        listed = _listed(dossier, item, department=department)
        for_all = item.kind in numbers["participation_all"] and item.status == "done"
        for_them = item.kind in {*numbers["participation_kinds"], *numbers["participation_all"]}
        if not for_all and not (for_them and listed):
            continue
        invited.append(item)
        if listed and item.status == "done":
            attended.append(item)
    if len(invited) < numbers["participation_invitations"]:
        return Participation(tuple(invited), tuple(attended), None)
    share = len(attended) / len(invited)
    steps: Sequence[float] = numbers["participation_steps"]
    score = sum(round(share, EXACT) > step for step in steps)
    return Participation(tuple(invited), tuple(attended), score)


def _recent(item: Interaction, today: dt.date, *, days: int) -> bool:
    age = (today - day_of(item.start)).days if item.start else -1
    return 0 <= age < days


def _listed(dossier: Dossier, item: Interaction, *, department: Department) -> bool:
    """Whether somebody of the department is on the list; his post of that day or of now counts."""
    day = day_of(item.start) if item.start else None
    return any(
        post.department == department.id
        and (day is None or post.valid_to is None or day <= post.valid_to)
        for person in dossier.attendants(item.id)
        for post in dossier.posts_of(person.id)
    )
