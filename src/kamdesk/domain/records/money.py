"""Money that is owed, paid and granted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DATE,
    FLAG,
    LONG,
    MONEY,
    NUMBER,
    TEXT,
    Money,
    Record,
    choice,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Invoice(Record):
    """Invoice."""

    ENTITY: ClassVar[str] = "invoice"
    LABEL: ClassVar[str] = N_("Invoice")
    PLURAL: ClassVar[str] = N_("Invoices")
    TITLE: ClassVar[tuple[str, ...]] = ("no",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    no: str | None = fact(N_("Invoice number"), TEXT, required=True, search=True)
    issued: dt.date | None = fact(N_("Issued"), DATE)
    due: dt.date | None = fact(N_("Due"), DATE)
    amount: Money | None = fact(N_("Amount"), MONEY)
    kind: str | None = fact(N_("Kind"), choice("INVOICE"))
    disputed_by: str | None = fact(N_("Disputed by complaint"), ref("complaint"))
    promise_date: dt.date | None = fact(N_("Payment promised for"), DATE)
    debt_state: str | None = fact(N_("In doubt"), choice("DEBT_STATE"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Payment(Record):
    """Payment."""

    ENTITY: ClassVar[str] = "payment"
    LABEL: ClassVar[str] = N_("Payment received")
    PLURAL: ClassVar[str] = N_("Payments received")
    TITLE: ClassVar[tuple[str, ...]] = (
        "date",
        "amount",
    )
    HOME: ClassVar[tuple[str, ...]] = ("invoice",)

    invoice: str | None = fact(N_("Invoice"), ref("invoice"), required=True)
    date: dt.date | None = fact(N_("Date"), DATE)
    amount: Money | None = fact(N_("Amount"), MONEY)
    bill_tenor_days: int | None = fact(N_("Bill tenor"), NUMBER, unit=N_("days"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LedgerLine(Record):
    """Ledger line."""

    ENTITY: ClassVar[str] = "ledger_line"
    LABEL: ClassVar[str] = N_("Ledger line")
    PLURAL: ClassVar[str] = N_("Ledger lines")
    TITLE: ClassVar[tuple[str, ...]] = (
        "kind",
        "year",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    kind: str | None = fact(N_("Kind"), choice("LEDGER"), required=True)
    year: int | None = fact(N_("Year"), NUMBER)
    amount: Money | None = fact(N_("Amount"), MONEY)
    written: bool | None = fact(N_("Condition in writing"), FLAG)
    target: Money | None = fact(N_("Target"), MONEY)
    target_to: dt.date | None = fact(N_("Target until"), DATE)
    note: str | None = fact(N_("Note"), LONG)
    actual: Money | None = fact(N_("Reached so far"), MONEY)
