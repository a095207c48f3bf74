"""Sheet 9: complaints with their clocks, deliveries, samples and what was agreed on quality."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.days import day_of
from kamdesk.domain.fact import fact_of, key_of, value_of
from kamdesk.domain.naming import shown
from kamdesk.domain.records import Account, Complaint, DeliveryMonth, Sample
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, fields, of
from kamdesk.reports.workbook.model import Sheet, Table, plain

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk

SECONDS: Final = 3600


def _hours(_desk: Desk, row: Complaint) -> float | None:
    """Hours from the complaint to the first answer."""
    if row.opened is None or row.first_answer is None:
        return None
    return round((row.first_answer - row.opened).total_seconds() / SECONDS, 1)


def _days(desk: Desk, row: Complaint) -> int | None:
    """Days it is, or was, open."""
    if row.opened is None:
        return None
    return ((row.closed or desk.today) - day_of(row.opened)).days


def _state(desk: Desk, row: Complaint) -> str:
    if row.closed is not None:
        return _("closed")
    return _("late") if _late(desk, row) else _("open")


def _late(desk: Desk, row: Complaint) -> bool:
    found = desk.item("F-16", key_of(row))
    return found is not None and bool(found.value)


def _tone(desk: Desk, row: Complaint) -> str:
    return "" if row.closed is not None else "act" if _late(desk, row) else "watch"


def _otif(_desk: Desk, row: DeliveryMonth) -> float | None:
    if not row.lines or row.lines_on_time_in_full is None:
        return None
    return row.lines_on_time_in_full / row.lines


def _newest(desk: Desk) -> list[DeliveryMonth]:
    return sorted(desk.of(DeliveryMonth), key=lambda row: row.month or "", reverse=True)


def _complaints(desk: Desk) -> list[Complaint]:
    """Open ones first, then the newest."""
    earliest = dt.datetime.min.replace(tzinfo=dt.UTC)
    rows = sorted(desk.of(Complaint), key=lambda row: row.opened or earliest, reverse=True)
    return sorted(rows, key=lambda row: row.closed is not None)


def _note(desk: Desk) -> str:
    """What was agreed on quality and on answering; all of it stands among the background."""
    account = desk.shown.account
    agreed = (
        fact_of(Account, name) for name in ("defect_allowance", "response_hours", "onsite_hours")
    )
    said = (
        f"{fact.words} {shown(fact, value_of(account, fact))}"
        for fact in agreed
        if value_of(account, fact) is not None
    )
    return " · ".join([_("Open complaints first."), *said])


SERVICE: Final = Sheet(
    "service",
    N_("Complaints and service"),
    (
        Table(
            "Complaints",
            (
                computed(
                    "no", N_("Number"), read=lambda _d, row: key_of(row), form=Form.CODE, width=10.0
                ),
                of(Complaint, "opened", width=16.5),
                of(Complaint, "severity", width=9.5, bold=True),
                of(Complaint, "what", width=26.0),
                computed("state", N_("State"), read=_state, form=Form.MARK, tone=_tone),
                computed("hours", N_("Hours to answer"), read=_hours, form=Form.SCORE, width=11.0),
                of(Complaint, "passed_to", width=10.0),
                of(Complaint, "tags", width=16.0),
                of(Complaint, "closed", width=12.0),
                computed("days", N_("Days"), read=_days, form=Form.WHOLE, width=7.0),
                *fields(
                    Complaint,
                    "product_line fixed root_cause",
                    root_cause=18.0,
                    product_line=14.0,
                ),
            ),
            _complaints,
            title=Complaint.PLURAL,
            kind=Complaint,
        ),
        Table(
            "Deliveries",
            (
                of(DeliveryMonth, "month"),
                of(DeliveryMonth, "lines"),
                of(DeliveryMonth, "lines_on_time_in_full"),
                computed("otif", N_("On time in full, share"), read=_otif, form=Form.SHARE),
                of(DeliveryMonth, "shortage_days"),
            ),
            _newest,
            title=DeliveryMonth.PLURAL,
            kind=DeliveryMonth,
        ),
        plain(Sample, "project sent received what result due quantity note next_follow"),
    ),
    note=_note,
)
