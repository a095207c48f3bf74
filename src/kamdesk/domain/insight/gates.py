"""The gates of the organisational relationship: facts that are there or not (F-02a, reading 7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import is_ours, is_theirs, level_of
from kamdesk.domain.insight.sales import own_till, sales
from kamdesk.domain.insight.spending import spend_by_line
from kamdesk.domain.records import Agreement, SupplierStatus
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import N_

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Interaction

LABELS = {
    "invited": N_("Invited to a tender or inquiry"),
    "access": N_("Approved as a supplier"),
    "cxo_visit": N_("Meeting of both top managements"),
    "seminar": N_("Seminar or on-site meeting"),
    "multi_product": N_("Two product lines sold"),
    "framework": N_("Framework agreement in force"),
    "core": N_("Core position in a product line"),
    "strategic_agreement": N_("Strategic agreement in force"),
    "annual_meeting": N_("Annual top meeting"),
    "mgmt_seminar": N_("Management seminar"),
}
"""All gates in their order, with their msgids."""

LEVEL_GATES: dict[int, tuple[str, ...]] = {
    1: ("invited",),
    2: ("access",),
    3: ("cxo_visit", "seminar", "multi_product", "framework"),
    4: ("core", "strategic_agreement", "annual_meeting", "mgmt_seminar"),
}
"""The gates that lead to each level."""

COMPULSORY: dict[int, frozenset[str]] = {
    3: frozenset({"cxo_visit", "framework"}),
    4: frozenset({"strategic_agreement"}),
}
"""At least one of these must be among the open gates of the level."""

SEMINARS = frozenset({"seminar_roadmap", "seminar_delivery", "site_meeting"})
TOP = 4


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: open or not, and the records that opened it."""

    code: str
    records: tuple[Record, ...]

    @property
    def open(self) -> bool:
        """Whether something opened it."""
        return bool(self.records)


@remembered
def gates(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> dict[str, Gate]:
    """All gates of an account by code."""
    numbers = limits_of("F-02a", limits)
    met = _meetings(dossier, today)
    found: dict[str, tuple[Record, ...]] = {
        "invited": _invited(dossier, today, days=numbers["invited_days"]),
        "access": _approved(dossier, today),
        "cxo_visit": _tops(
            dossier, _within(met, numbers["cxo_visit_days"]), today=today, limits=limits
        ),
        "seminar": _of_kind(_within(met, numbers["seminar_days"]), SEMINARS),
        "multi_product": _lines_sold(dossier, today),
        "framework": _in_force(dossier, "framework", today=today),
        "core": _core(dossier, numbers["core_share"]),
        "strategic_agreement": _in_force(dossier, "strategic", today=today),
        "annual_meeting": _of_kind(
            _within(met, numbers["annual_meeting_days"]), {"annual_meeting"}
        ),
        "mgmt_seminar": _of_kind(
            _within(met, numbers["management_seminar_days"]), {"seminar_management"}
        ),
    }
    return {code: Gate(code, found[code]) for code in LABELS}


def level_of_gates(found: Mapping[str, Gate], needed: int) -> int:
    """The level 0 to 4; each level asks for the one below it."""
    level = 0
    for step, codes in LEVEL_GATES.items():
        open_codes = {code for code in codes if found[code].open}
        enough = len(open_codes) >= min(needed, len(codes))
        if not enough or (step in COMPULSORY and not open_codes & COMPULSORY[step]):
            break
        level = step
    return level


_Met = tuple["Interaction", int]


def _meetings(dossier: Dossier, today: dt.date) -> tuple[_Met, ...]:
    """What took place, with its age in days."""
    return tuple(
        (item, (today - day_of(item.start)).days)
        for item in dossier.interactions
        if item.status == "done" and item.start is not None and day_of(item.start) <= today
    )


def _within(met: tuple[_Met, ...], days: int) -> tuple[Interaction, ...]:
    return tuple(item for item, age in met if age <= days)


def _of_kind(met: tuple[Interaction, ...], kinds: Collection[str]) -> tuple[Interaction, ...]:
    return tuple(item for item in met if item.kind in kinds)


def _invited(dossier: Dossier, today: dt.date, *, days: int) -> tuple[Record, ...]:
    """Projects with a way of tendering whose notice, or order date, is recent or ahead."""
    return tuple(
        project
        for project in dossier.projects
        if project.tender_method
        and (day := project.notice or project.order_date) is not None
        and (today - day).days <= days
    )


def _approved(dossier: Dossier, today: dt.date) -> tuple[Record, ...]:
    rows = dossier.shelf.where(SupplierStatus, "account", value=dossier.account.id)
    return tuple(
        row
        for row in rows
        if row.status == "approved" and (row.expiry is None or row.expiry >= today)
    )


def _tops(
    dossier: Dossier, met: tuple[Interaction, ...], *, today: dt.date, limits: Limits | None
) -> tuple[Record, ...]:
    """Meetings, not calls, with level 4 of both sides."""
    by_phone = limits_of("interactions", limits)["by_phone"]
    return tuple(
        item for item in met if item.kind not in by_phone and _both_tops(dossier, item, today=today)
    )


def _both_tops(dossier: Dossier, item: Interaction, *, today: dt.date) -> bool:
    day = day_of(item.start) if item.start else today
    tops = [
        person
        for person in dossier.attendants(item.id)
        if TOP in (level_of(dossier, person, today=day), level_of(dossier, person, today=today))
    ]
    theirs = [person for person in tops if is_theirs(dossier, person, day=day, today=today)]
    return bool(theirs) and any(is_ours(dossier, person, day=day) for person in tops)


def _lines_sold(dossier: Dossier, today: dt.date) -> tuple[Record, ...]:
    """One sale row of each line sold in 12 months, if there are two lines or more."""
    amounts: dict[str, float] = defaultdict(float)
    newest: dict[str, Record] = {}
    till = own_till(dossier)
    for row in sales(dossier, today):
        if row.product_line is not None:
            amounts[row.product_line] += till.worth(row.amount) or 0.0
            newest[row.product_line] = row
    sold = [line for line, amount in sorted(amounts.items()) if amount > 0]
    return tuple(newest[line] for line in sold) if len(sold) > 1 else ()


def _in_force(dossier: Dossier, kind: str, *, today: dt.date) -> tuple[Record, ...]:
    rows = dossier.shelf.where(Agreement, "account", value=dossier.account.id)
    return tuple(row for row in rows if row.kind == kind and in_force(row, today))


def in_force(agreement: Agreement, today: dt.date) -> bool:
    """Whether an agreement is in force on a day; open ends are open."""
    begun = agreement.valid_from is None or agreement.valid_from <= today
    return begun and (agreement.valid_to is None or agreement.valid_to >= today)


def _core(dossier: Dossier, needed: Any) -> tuple[Record, ...]:
    lines = spend_by_line(dossier)
    return tuple(
        record
        for line in lines.values()
        if (line.share or 0.0) >= float(needed)
        for record in line.records
    )
