"""Sheet 10: invoices with the step that is due, agreements, favours, and what they cost us."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.collection import LABELS
from kamdesk.domain.records import Action, Agreement, Invoice, LedgerLine, Payment
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.ages import COLUMNS, of_account
from kamdesk.reports.workbook.columns import Form, computed, fields, of
from kamdesk.reports.workbook.model import Sheet, Table, plain
from kamdesk.reports.workbook.pages.metrics import COVERAGE, LEVEL, NAME, PARTS, VALUE, lines

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk

FORMULAS: Final = ("F-06", "F-08", "F-09", "F-15", "F-17", "F-18", "F-21")
SERIOUS: Final = frozenset({"S3", "S4", "S5"})
SOON: Final = 60
"""Days before its end from which an agreement is marked (F-26)."""


def _detail(desk: Desk, row: Invoice, *, name: str) -> Any:
    found = desk.item("F-08", key_of(row))
    return found.detail.get(name) if found else None


def _balance(desk: Desk, row: Invoice) -> Money | None:
    """What is still open, as F-08 reckons it."""
    balance = _detail(desk, row, name="balance")
    if balance is None:
        return None
    result = desk.insight("F-08")
    currency = result.detail.get("currency") if result else None
    return Money(round(balance), str(currency or desk.currency))


def _late(desk: Desk, row: Invoice) -> int | None:
    days = _detail(desk, row, name="days")
    return days if isinstance(days, int) and days > 0 else None


def _level(desk: Desk, row: Invoice) -> str | None:
    found = desk.item("F-08", key_of(row))
    return found.level if found else None


def _step(desk: Desk, row: Invoice) -> str:
    level = _level(desk, row)
    if level is None:
        return ""
    words = _(LABELS[level])
    return f"{level} {words}" if level in {"S0", *SERIOUS, "S1", "S2"} else words


def _tone(desk: Desk, row: Invoice) -> str:
    level = _level(desk, row)
    return "act" if level in SERIOUS else "watch" if level in {"S1", "S2", "paused"} else ""


def _invoices(desk: Desk) -> list[Invoice]:
    """Open ones first, by due date."""
    rows = sorted(desk.of(Invoice), key=lambda row: (row.due is None, str(row.due), row.no or ""))
    return sorted(rows, key=lambda row: _level(desk, row) == "paid")


def _ends(desk: Desk, row: Agreement) -> int | None:
    return (row.valid_to - desk.today).days if row.valid_to else None


def _ending(desk: Desk, row: Agreement) -> str:
    days = _ends(desk, row)
    if days is None:
        return ""
    return _("expired") if days < 0 else _("ends soon") if days <= SOON else _("in force")


def _ending_tone(desk: Desk, row: Agreement) -> str:
    days = _ends(desk, row)
    return "watch" if days is not None and 0 <= days <= SOON else ""


def _collections(desk: Desk) -> list[Action]:
    rows = [row for row in desk.of(Action) if row.kind == "collection"]
    return sorted(rows, key=lambda row: row.asked or dt.date.min, reverse=True)


MONEY: Final = Sheet(
    "money",
    N_("Money"),
    (
        Table(
            "Invoices",
            (
                of(Invoice, "no", width=14.0, bold=True),
                of(Invoice, "kind", width=14.0),
                computed("step", N_("Step"), read=_step, width=32.0, tone=_tone),
                of(Invoice, "issued"),
                of(Invoice, "due"),
                of(Invoice, "amount"),
                computed("balance", N_("Balance"), read=_balance, form=Form.MONEY),
                computed("late", N_("Days late"), read=_late, form=Form.WHOLE),
                of(Invoice, "promise_date", width=13.0),
                of(Invoice, "debt_state", width=10.0),
                of(Invoice, "disputed_by", width=22.0),
            ),
            _invoices,
            title=Invoice.PLURAL,
            kind=Invoice,
        ),
        Table("Ageing", COLUMNS, of_account, title=N_("By age")),
        Table(
            "Agreements",
            (
                of(Agreement, "name", bold=True),
                of(Agreement, "kind"),
                of(Agreement, "items"),
                *fields(Agreement, "valid_from valid_to renewal_notice"),
                computed("state", N_("State"), read=_ending, form=Form.MARK, tone=_ending_tone),
                computed("left", N_("Days left"), read=_ends, form=Form.WHOLE),
            ),
            lambda desk: desk.of(Agreement),
            title=Agreement.PLURAL,
            kind=Agreement,
        ),
        Table(
            "Money",
            (NAME, LEVEL, PARTS, VALUE, COVERAGE),
            lambda desk: lines(desk, FORMULAS),
            title=N_("What the formulas say"),
        ),
        plain(LedgerLine, "kind written note year target_to amount actual target"),
        plain(Payment, "invoice bill_tenor_days amount date"),
        Table(
            "Collections",
            fields(Action, "invoice owner text asked due done counterpart level_step answer"),
            _collections,
            title=N_("Steps of collection"),
            kind=Action,
        ),
    ),
    note=lambda desk: desk.unit_words,
)
