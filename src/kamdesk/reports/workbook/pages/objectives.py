"""Sheet 12: what we want to reach, with measures, owner and progress."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kamdesk.domain.records import Action, Objective
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, fields, of
from kamdesk.reports.workbook.model import Sheet, Table

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.reports.workbook.desk import Desk

RELATIONS: Final = frozenset({"org", "key", "extensive"})


def _blocked(desk: Desk, row: Objective) -> str:
    """The measures that are late: what holds the objective up."""
    late = [
        action
        for action_id in row.measures
        if (action := desk.shelf.get(Action, action_id)) is not None
        and action.done is None
        and is_late(action.due, desk.today)
    ]
    return "\n".join(action.text or "" for action in late)


def is_late(due: dt.date | None, today: dt.date) -> bool:
    """Whether a day has passed."""
    return due is not None and due < today


def _tone(desk: Desk, row: Objective) -> str:
    return "watch" if row.result is None and is_late(row.due, desk.today) else ""


OBJECTIVE: Final = Table(
    "Objectives",
    (
        of(Objective, "subject", width=16.0, bold=True),
        *fields(
            Objective,
            "level goal_kind from_value to_value due owner measures serves progress result",
            level=15.0,
            goal_kind=9.0,
            from_value=13.0,
            to_value=18.0,
            owner=10.0,
            measures=28.0,
            serves=9.0,
            progress=22.0,
            result=16.0,
        ),
        computed("blocked", N_("Blocked by"), read=_blocked, form=Form.LONG, width=20.0),
    ),
    lambda desk: desk.of(Objective),
    title=Objective.PLURAL,
    kind=Objective,
)
TARGETS: Final = replace(
    OBJECTIVE,
    name="Targets",
    columns=fields(
        Objective,
        "subject level measures owner from_value to_value due progress",
    ),
    rows=lambda desk: [row for row in desk.of(Objective) if row.level in RELATIONS],
    title=N_("Targets of the relationship"),
    manager=False,
)
OBJECTIVES: Final = Sheet(
    "objectives", N_("Objectives"), (OBJECTIVE,), note=lambda _d: _("What we want to reach.")
)
