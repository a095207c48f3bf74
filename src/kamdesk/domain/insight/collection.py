"""F-08: tiered collection: who asks whom for which invoice, and whose step was left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.collectors import asked, askers
from kamdesk.domain.insight.invoices import Owed, owed
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.records import Action
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person

LABELS = {
    "paid": N_("Paid in full"),
    "not due": N_("Not due yet"),
    "paused": N_("Paused: the invoice is disputed"),
    "held": N_("Held: payment is promised"),
    "S0": N_("Remind: our rep to their clerk"),
    "S1": N_("Our rep to their clerk"),
    "S2": N_("Our manager and finance to their manager or finance"),
    "S3": N_("Our director to their director"),
    "S4": N_("Our general manager to their general manager"),
    "S5": N_("Legal steps, or review of further supply"),
}
"""What to do about an invoice, by level, as msgids."""

LAST = "S5"


@remembered
def collection(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-08: items by invoice; the level of the account is the highest step that is due.

    Levels of items: paid, not due, paused, held, S0 to S5; ``None`` without a due date. Their
    ``detail``: ``step`` (also of a held one), ``days`` past due, ``balance`` (minor units),
    ``ours`` and ``theirs`` (keys of persons), ``name_needed``, ``done`` (this step was taken),
    ``missed`` (earlier steps that were not), ``held_until``, ``complaint`` (that disputes it, at
    any age; only what is to be reminded of or later is paused by it).
    """
    till = own_till(dossier, limits)
    items = {
        key_of(item.invoice): _invoice(dossier, item, today=today, limits=limits)
        for item in owed(dossier, today, till=till)
    }
    steps = [item.level for item in items.values() if item.level in _steps(limits)]
    return Insight(
        formula="F-08",
        level=max(steps, default=None),
        parts=tuple(part for item in items.values() for part in item.parts),
        missing=tuple(f"{key}:{code}" for key, item in items.items() for code in item.missing),
        items=items,
        detail={"currency": till.currency},
    )


def _steps(limits: Limits | None) -> tuple[str, ...]:
    return (*limits_of("F-08", limits)["steps"], LAST)


@dataclass(frozen=True, slots=True)
class _State:
    """Where an invoice stands: its level, the step behind it, and what is held or missed."""

    level: str | None
    step: str | None = None
    days: int | None = None
    held_until: dt.date | None = None


def _invoice(dossier: Dossier, item: Owed, *, today: dt.date, limits: Limits | None) -> Insight:
    state = _state(item, today, numbers=limits_of("F-08", limits))
    done = steps_taken(dossier, item.invoice.id)
    ours = askers(dossier, state.step, today=today)
    theirs = asked(dossier, state.step, today=today)
    acting = state.step is not None and state.level != "paused"
    label = _(LABELS[state.level]) if state.level else _("No due date")
    behind = rows(item.invoice, *item.payments, *ours, *theirs, *done.values(), item.complaint)
    complaint = None if item.paid else item.complaint
    return Insight(
        formula="F-08",
        level=state.level,
        coverage=float(state.level is not None),
        parts=(Part(key_of(item.invoice), label, None, rows=behind),),
        missing=_missing(item, state),
        detail={
            "step": state.step,
            "days": state.days,
            "balance": item.balance,
            "ours": [key_of(person) for person in ours],
            "theirs": [key_of(person) for person in theirs],
            "name_needed": _needed(ours, theirs, step=state.step) if acting else [],
            "done": state.step in done,
            "missed": _missed(state, done, limits=limits) if acting else [],
            "held_until": state.held_until.isoformat() if state.held_until else None,
            "complaint": key_of(complaint) if complaint else None,
            "action_key": f"{key_of(item.invoice)}:{state.step}" if acting else None,
        },
    )


def _missing(item: Owed, state: _State) -> tuple[str, ...]:
    if state.level is not None:
        return ()
    return ("amount",) if item.balance is None else ("due",)


def _needed(ours: tuple[Person, ...], theirs: tuple[Person, ...], *, step: str | None) -> list[Any]:
    """The sides whose name is not known; the last step is taken without a counterpart."""
    sides = [("ours", ours), *([] if step == LAST else [("theirs", theirs)])]
    return [side for side, people in sides if not people]


def _state(item: Owed, today: dt.date, *, numbers: Mapping[str, Any]) -> _State:
    if item.paid:
        return _State("paid")
    if item.balance is None or item.invoice.due is None:
        return _State(None)
    days = (today - item.invoice.due).days
    step = step_of(days, numbers)
    if step is None:
        return _State("not due", days=days)
    if item.complaint is not None:
        return _State("paused", step, days)
    until = _held_until(item, step, numbers=numbers)
    if until is not None and today <= until:
        return _State("held", step, days, held_until=until)
    return _State(step, step, days)


def step_of(days: int, numbers: Mapping[str, Any]) -> str | None:
    """The step S0 to S5 for days past due; ``None`` while it is too early even to remind."""
    if days < numbers["remind_days"]:
        return None
    return next((step for step, last in numbers["steps"].items() if days <= last), LAST)


def _held_until(item: Owed, step: str, *, numbers: Mapping[str, Any]) -> dt.date | None:
    """Until when a promise of payment holds the step; the late steps are never held.

    Reminding before the due date does no harm, so a promise does not hold it either.
    """
    promise = item.invoice.promise_date
    if promise is None or not "S1" <= step <= numbers["held_until"]:
        return None
    return promise + dt.timedelta(days=int(numbers["promise_grace_days"]))


def steps_taken(dossier: Dossier, invoice_id: str) -> dict[str, Action]:
    """The collection steps that were taken for an invoice, by step."""
    return {
        f"S{row.level_step}": row
        for row in dossier.shelf.where(Action, "invoice", value=invoice_id)
        if row.kind == "collection" and row.level_step is not None and row.done is not None
    }


def _missed(state: _State, done: Mapping[str, Action], *, limits: Limits | None) -> list[Any]:
    """Steps from S1 on that were due before this one and not taken; reminding (S0) is courtesy."""
    return [
        step for step in _steps(limits) if "S1" <= step < (state.step or "") and step not in done
    ]
