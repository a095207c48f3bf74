"""Visits whose time is past and whose answers are not written down yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.services.visits import visit_lines

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

NEXT_DAYS = 1
"""Days ahead from which on a visit is offered where nothing is late: one may be entered early."""


def waiting(desk: Desk, *, ahead: int = 0) -> list[tuple[str, str, str]]:
    """Account, visit, and words for each visit still planned whose day has come, the last first.

    ``ahead``: days to come that count as well.
    """
    found = []
    for line in visit_lines(desk.book, done_too=False):
        if line.start is None:
            continue
        day = day_of(line.start)
        if (day - desk.today).days <= ahead:
            found.append((day, line.account, line.id, f"{line.customer} {day.isoformat()}"))
    return [item[1:] for item in sorted(found, reverse=True)]
