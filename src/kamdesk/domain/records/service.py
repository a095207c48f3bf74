"""Service: complaints, deliveries, agreements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DATE,
    DECIMAL,
    FLAG,
    LONG,
    MONEY,
    MONTH,
    NUMBER,
    TEXT,
    TIME,
    Money,
    Record,
    choice,
    choices,
    fact,
    ref,
    refs,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Complaint(Record):
    """Complaint."""

    ENTITY: ClassVar[str] = "complaint"
    LABEL: ClassVar[str] = N_("Complaint")
    PLURAL: ClassVar[str] = N_("Complaints")
    TITLE: ClassVar[tuple[str, ...]] = ("what",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    product_line: str | None = fact(N_("Product line"), ref("product_line"))
    opened: dt.datetime | None = fact(N_("Opened"), TIME)
    severity: str | None = fact(N_("Severity"), choice("SEVERITY"))
    what: str | None = fact(N_("What happened"), LONG, required=True, search=True)
    quantity: float | None = fact(N_("Quantity"), DECIMAL)
    within_allowance: bool | None = fact(N_("Within the agreed allowance"), FLAG)
    first_answer: dt.datetime | None = fact(N_("First answer"), TIME)
    passed_to: str | None = fact(N_("Passed on to"), ref("person"))
    passed_on: dt.datetime | None = fact(N_("Passed on at"), TIME)
    on_site: dt.datetime | None = fact(N_("On site at"), TIME)
    contained: dt.date | None = fact(N_("Contained"), DATE)
    root_cause: str | None = fact(N_("Root cause"), LONG)
    fixed: dt.date | None = fact(N_("Fixed"), DATE)
    closed: dt.date | None = fact(N_("Closed"), DATE)
    compensation: Money | None = fact(N_("Compensation"), MONEY)
    tags: tuple[str, ...] = fact(N_("Handling failures"), choices("HANDLING_FAIL"))
    who_knows: tuple[str, ...] = fact(N_("Who knows of it"), refs("person"))
    blocks: str | None = fact(N_("Blocks invoice"), ref("invoice"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DeliveryMonth(Record):
    """Deliveries of a month."""

    ENTITY: ClassVar[str] = "delivery_month"
    LABEL: ClassVar[str] = N_("Deliveries of a month")
    PLURAL: ClassVar[str] = N_("Deliveries by month")
    TITLE: ClassVar[tuple[str, ...]] = ("month",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    month: str | None = fact(N_("Month"), MONTH, required=True)
    lines: int | None = fact(N_("Order lines"), NUMBER)
    lines_on_time_in_full: int | None = fact(N_("On time in full"), NUMBER)
    shortage_days: int | None = fact(N_("Days of shortage"), NUMBER, unit=N_("days"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Agreement(Record):
    """Agreement."""

    ENTITY: ClassVar[str] = "agreement"
    LABEL: ClassVar[str] = N_("Agreement")
    PLURAL: ClassVar[str] = N_("Agreements")
    TITLE: ClassVar[tuple[str, ...]] = (
        "name",
        "kind",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    kind: str | None = fact(N_("Kind"), choice("AGREEMENT"), required=True)
    name: str | None = fact(N_("Name"), TEXT, search=True)
    valid_from: dt.date | None = fact(N_("Valid from"), DATE)
    valid_to: dt.date | None = fact(N_("Valid to"), DATE)
    renewal_notice: dt.date | None = fact(N_("Notice of renewal by"), DATE)
    items: str | None = fact(N_("Items"), LONG)
    items_due: tuple[str, ...] = fact(N_("Duties"), refs("action"))
