"""F-03: how likely the customer leaves us, 0 to 100, and what makes it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.assessed import Scored, scored
from kamdesk.domain.insight.complaints import complaints, is_late
from kamdesk.domain.insight.criteria import criteria_status
from kamdesk.domain.insight.defection_signals import Signals, signals
from kamdesk.domain.insight.numbers import FULL, Limits, level_at, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import own_till, sales, sold
from kamdesk.domain.records import Event
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier

NO_CUSTOMER = frozenset({"potential", "interested", "lost"})
"""Who has not bought yet cannot leave, and who has left cannot leave again."""

TRIGGERS = frozenset({"trigger_u1", "trigger_u2"})
SEVERE = frozenset({"high", "very high"})


@remembered
def defection(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-03: risk 0 to 100, level low, medium, high or very high.

    Parts: the base from the ten weapons and the six signals. Prospects and lost accounts have no
    risk. ``detail``: ``base``, ``signals``, ``floor``, ``signals_only`` (no assessment of the ten
    weapons), ``stale``, ``uncontrollable`` (U1 or U2 confirmed: plan the exit), ``suspected``,
    ``rival_seats`` (person and rival), ``sales_at_risk`` (minor units, from level high on).
    """
    if dossier.account.lifecycle in NO_CUSTOMER:
        return Insight(formula="F-03", coverage=0.0)
    numbers = limits_of("F-03", limits)
    weapons = scored(dossier, "R-W10", subject=dossier.account, today=today)
    base = _base(weapons, numbers)
    found = signals(dossier, today, limits=limits)
    total = min(float(numbers["signals_limit"]), found.total)
    raw = numbers["signals_only_factor"] * total if base is None else base + total
    floor = _floor(dossier, today, limits=limits)
    value = max(raw, floor)
    level = level_at(value, numbers["levels"])
    only = float(numbers["signals_only_coverage"])
    return Insight(
        formula="F-03",
        value=value,
        level=level,
        coverage=only + (1 - only) * weapons.coverage,
        parts=(_base_part(weapons, base, numbers=numbers), *found.parts),
        missing=(*(weapons.open if weapons.assessment else ("R-W10",)), *found.missing),
        detail={
            "base": base,
            "signals": total,
            "floor": floor,
            "signals_only": base is None,
            "stale": (weapons.age(today) or 0) > numbers["assessment_stale_days"],
            "uncontrollable": bool(triggers(dossier, "confirmed", today=today)),
            "suspected": bool(triggers(dossier, "suspected", today=today)),
            **_extras(dossier, found, today=today, at_risk=level in SEVERE),
        },
    )


def _base(weapons: Scored, numbers: Mapping[str, Any]) -> float | None:
    """0.6 of what the ten weapons lack of 100; ``None`` without an assessment."""
    if weapons.percent is None:
        return None
    return float(numbers["weapons_factor"]) * (FULL - weapons.percent)


def _base_part(weapons: Scored, base: float | None, *, numbers: Mapping[str, Any]) -> Part:
    most = FULL * float(numbers["weapons_factor"])
    behind = rows(weapons.assessment, *weapons.records.values())
    return Part("base", _("The ten weapons against defection"), base, most, rows=behind)


def _floor(dossier: Dossier, today: dt.date, *, limits: Limits | None) -> float:
    """What the risk cannot fall below: a confirmed trigger, lost criteria, a critical complaint."""
    numbers = limits_of("F-03", limits)
    if triggers(dossier, "confirmed", today=today):
        return float(numbers["floor_trigger"])
    critical = any(
        item.severity == "critical" and is_late(item, today, limits=limits)
        for item in complaints(dossier, today)
    )
    # "alarm?" is a question, not a floor.
    alarm = criteria_status(dossier, today).level == "alarm"
    return float(numbers["floor_criteria"]) if critical or alarm else 0.0


def triggers(dossier: Dossier, state: str, *, today: dt.date) -> tuple[Event, ...]:
    """The events U1 (new course, sold) and U2 (makes it itself) in a state, up to today."""
    return tuple(
        row
        for row in dossier.shelf.where(Event, "account", value=dossier.account.id)
        if row.kind in TRIGGERS
        and row.state == state
        and (row.happened_on is None or row.happened_on <= today)
    )


def _extras(dossier: Dossier, found: Signals, *, today: dt.date, at_risk: bool) -> dict[str, Any]:
    till = own_till(dossier)
    return {
        "currency": till.currency,
        "sales_at_risk": sold(sales(dossier, today), till) if at_risk else 0.0,
        "rival_seats": [list(seat) for seat in found.seats],
    }
