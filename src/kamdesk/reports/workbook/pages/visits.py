"""Sheet 8: what was talked about, what either side promised, what is asked within the firm."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.insight.wishes import WISH
from kamdesk.domain.records import Action, Interaction, Question
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Column, Form, computed, of
from kamdesk.reports.workbook.model import Sheet, Table

if TYPE_CHECKING:
    from kamdesk.domain.records import Person
    from kamdesk.reports.workbook.desk import Desk

PROMISE, REQUEST = "promise", "request"


def _visits(desk: Desk) -> list[Interaction]:
    """The newest first, the planned ones on top; undated ones last."""
    return sorted(
        desk.of(Interaction), key=lambda row: (row.start is not None, str(row.start)), reverse=True
    )


def _people(desk: Desk, row: Interaction, *, ours: bool) -> str:
    day = day_of(row.start) if row.start else desk.today
    found: dict[str, Person] = {person.id: person for person in desk.shown.attendants(row.id)}
    chosen = [p for p in found.values() if is_ours(desk.shown, p, day=day) is ours]
    # Short: names stand beside each other, or a year's visits would fill twenty pages.
    return _(", ").join(person.name or "?" for person in chosen)


def _late(desk: Desk, row: Action) -> int | None:
    """Days past due; none for what is done or not due yet."""
    if row.done is not None or row.due is None or row.due >= desk.today:
        return None
    return (desk.today - row.due).days


def state_of(desk: Desk, row: Action) -> str:
    """Done, done late, late or open."""
    if row.done is not None:
        return _("done late") if row.due is not None and row.done > row.due else _("done")
    return _("late") if _late(desk, row) else _("open")


def _tone(desk: Desk, row: Action) -> str:
    return "act" if _late(desk, row) else ""


def _actions(desk: Desk, *kinds: str) -> list[Action]:
    """Open ones first, the oldest due on top; then what was done, newest first."""
    rows = [row for row in desk.of(Action) if row.kind in kinds]
    far = dt.date.max
    open_rows = sorted((r for r in rows if r.done is None), key=lambda r: (r.due or far, r.id))
    done = sorted((r for r in rows if r.done is not None), key=lambda r: str(r.done), reverse=True)
    return [*open_rows, *done]


STATE: Final = computed("state", N_("State"), read=state_of, form=Form.MARK, width=10.0, tone=_tone)
LATE: Final = computed("late", N_("Days late"), read=_late, form=Form.WHOLE)


def _table(name: str, title: str, *, kinds: tuple[str, ...], columns: tuple[Column, ...]) -> Table:
    """A table of actions of some kinds; ``title`` is a message id."""
    return Table(
        name, columns, lambda desk: _actions(desk, *kinds), title=title, kind=Action, manager=True
    )


VISITS: Final = Sheet(
    "visits",
    N_("Visits and promises"),
    (
        Table(
            "Visits",
            (
                of(Interaction, "start", label=N_("Date"), width=16.5),
                of(Interaction, "kind", width=11.0, bold=True),
                of(Interaction, "status", width=9.0),
                computed(
                    "ours", N_("Ours"), read=lambda d, r: _people(d, r, ours=True), width=12.0
                ),
                computed(
                    "theirs", N_("Theirs"), read=lambda d, r: _people(d, r, ours=False), width=13.0
                ),
                of(Interaction, "objective", width=22.0),
                of(Interaction, "minimum", width=18.0),
                of(Interaction, "result", width=24.0),
                of(Interaction, "interest_signal", width=10.0),
            ),
            _visits,
            kind=Interaction,
            manager=True,
        ),
        _table(
            "Promises",
            N_("Promises"),
            kinds=(PROMISE,),
            columns=(
                of(Action, "due", width=16.5),
                of(Action, "side", width=11.0, bold=True),
                STATE,
                of(Action, "owner"),
                of(Action, "counterpart"),
                of(Action, "text", width=22.0),
                of(Action, "project"),
                of(Action, "answer", width=24.0),
                LATE,
                of(Action, "done"),
            ),
        ),
        _table(
            "Requests",
            N_("Requests within the firm"),
            kinds=(REQUEST,),
            columns=(
                of(Action, "asked"),
                of(Action, "owner"),
                STATE,
                of(Action, "due"),
                of(Action, "done"),
                of(Action, "text"),
                of(Action, "project"),
                of(Action, "answer"),
                LATE,
            ),
        ),
        _table(
            "Tasks",
            N_("Tasks and measures"),
            kinds=("task", "measure"),
            columns=(
                of(Action, "due"),
                of(Action, "kind"),
                STATE,
                of(Action, "owner"),
                of(Action, "counterpart"),
                of(Action, "text"),
                of(Action, "project"),
                of(Action, "answer"),
                LATE,
                of(Action, "done"),
            ),
        ),
        _table(
            "Wishes",
            N_("Wishes of the customer"),
            kinds=(WISH,),
            columns=(
                of(Action, "asked"),
                of(Action, "counterpart"),
                of(Action, "granted"),
                of(Action, "due"),
                of(Action, "done"),
                of(Action, "text"),
                of(Action, "project"),
                of(Action, "answer"),
                of(Action, "owner"),
            ),
        ),
        Table(
            "Questions",
            (
                of(Question, "interaction"),
                of(Question, "addressee"),
                of(Question, "state"),
                of(Question, "answered"),
                of(Question, "fact_def"),
                of(Question, "wording"),
                of(Question, "why"),
                of(Question, "answer"),
            ),
            lambda desk: desk.of(Question),
            title=Question.PLURAL,
            kind=Question,
        ),
    ),
    note=lambda _desk: _("The last two columns are for the manager."),
    keep=2,
)
