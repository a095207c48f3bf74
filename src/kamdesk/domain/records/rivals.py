"""Rivals at an account and in a project, and the criteria by which we are compared."""

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
class AccountRival(Record):
    """Rival at the account."""

    ENTITY: ClassVar[str] = "account_rival"
    LABEL: ClassVar[str] = N_("Rival at the account")
    PLURAL: ClassVar[str] = N_("Rivals at the account")
    TITLE: ClassVar[tuple[str, ...]] = ("organisation",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    organisation: str | None = fact(N_("Rival"), ref("organisation"), required=True)
    product_in_use: str | None = fact(N_("Product in use"), TEXT, feeds=("CP11",), search=True)
    share: float | None = fact(N_("Share"), DECIMAL, unit=N_("%"), feeds=("BG14",))
    note: str | None = fact(N_("General note"), LONG)
    org_level: int | None = fact(
        N_("Level of the rival"),
        choice("ORG_LEVEL"),
        help=N_("How the two firms stand to each other, as we see it."),
    )
    satisfaction: int | None = fact(N_("Satisfaction"), choice("SATISFACTION"), feeds=("CP12",))
    satisfaction_reason: str | None = fact(N_("Reason of the satisfaction"), LONG)
    strengths: str | None = fact(N_("Strengths"), LONG, feeds=("CP17",))
    weaknesses: str | None = fact(N_("Weaknesses"), LONG, feeds=("CP17",), search=True)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProjectRival(Record):
    """Rival in the project."""

    ENTITY: ClassVar[str] = "project_rival"
    LABEL: ClassVar[str] = N_("Rival in the project")
    PLURAL: ClassVar[str] = N_("Rivals in the project")
    TITLE: ClassVar[tuple[str, ...]] = ("organisation",)
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    organisation: str | None = fact(N_("Rival"), ref("organisation"), required=True)
    person: str | None = fact(N_("Rep"), ref("person"))
    position: str | None = fact(
        N_("Position"),
        choice("POSITION"),
        help=N_("How near the rival is to the order, as the customer sees it."),
    )
    expected_price_lo: Money | None = fact(N_("Expected price from"), MONEY, feeds=("PJ20",))
    expected_price_hi: Money | None = fact(
        N_("Expected price"),
        MONEY,
        feeds=("PJ20",),
        help=N_("What we think they will offer; of a range the upper end."),
    )
    price_source: str | None = fact(
        N_("Price source"),
        TEXT,
        help=N_("Who said so, or which paper; without it the price is a guess."),
    )
    solution: str | None = fact(N_("Solution"), LONG, feeds=("PJ20",))
    strengths: str | None = fact(
        N_("Strengths"), LONG, help=N_("Where the customer finds them better than us.")
    )
    weaknesses: str | None = fact(
        N_("Weaknesses"), LONG, help=N_("Where they miss a need of this customer.")
    )
    satisfaction: int | None = fact(
        N_("Satisfaction"),
        choice("SATISFACTION"),
        help=N_("How content this customer is with the rival's product, not with ours."),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Criterion(Record):
    """Criterion."""

    ENTITY: ClassVar[str] = "criterion"
    LABEL: ClassVar[str] = N_("Criterion")
    PLURAL: ClassVar[str] = N_("Purchase criteria")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = (
        "project",
        "account",
    )

    project: str | None = fact(N_("Project"), ref("project"))
    account: str | None = fact(N_("Account"), ref("account"))
    name: str | None = fact(N_("Name"), TEXT, required=True, search=True)
    kind: str | None = fact(N_("Kind"), choice("CRITERION_KIND"))
    author: str | None = fact(N_("Author"), ref("person"), feeds=("PJ19",))
    only_ours: bool | None = fact(N_("Only we meet it"), FLAG)
    how_checked: str | None = fact(N_("How it is checked"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CriterionFit(Record):
    """Fit."""

    ENTITY: ClassVar[str] = "criterion_fit"
    LABEL: ClassVar[str] = N_("Fit")
    PLURAL: ClassVar[str] = N_("Fits")
    TITLE: ClassVar[tuple[str, ...]] = (
        "organisation",
        "fit",
    )
    HOME: ClassVar[tuple[str, ...]] = ("criterion",)

    criterion: str | None = fact(N_("Criterion"), ref("criterion"), required=True)
    organisation: str | None = fact(N_("Supplier"), ref("organisation"), required=True)
    fit: str | None = fact(N_("Fit"), choice("FIT"), required=True)
    value: str | None = fact(N_("Value"), TEXT)
    observation: str | None = fact(N_("Observation"), ref("observation"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TechnicalRow(Record):
    """Technical need."""

    ENTITY: ClassVar[str] = "technical_row"
    LABEL: ClassVar[str] = N_("Technical need")
    PLURAL: ClassVar[str] = N_("Technical needs")
    TITLE: ClassVar[tuple[str, ...]] = ("parameter",)
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    parameter: str | None = fact(N_("Parameter"), TEXT, required=True)
    need: str | None = fact(N_("Need"), TEXT)
    unit: str | None = fact(N_("Unit"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Concession(Record):
    """Concession."""

    ENTITY: ClassVar[str] = "concession"
    LABEL: ClassVar[str] = N_("Concession")
    PLURAL: ClassVar[str] = N_("Concessions")
    TITLE: ClassVar[tuple[str, ...]] = (
        "give",
        "ask",
    )
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    topic: str | None = fact(N_("Open point"), TEXT)
    theirs: str | None = fact(N_("What they want"), TEXT)
    give: str | None = fact(N_("We give"), TEXT)
    ask: str | None = fact(N_("We want in return"), TEXT)
    limit: str | None = fact(N_("Limit"), TEXT)
    agreed: str | None = fact(N_("Agreed"), TEXT)
    used: bool | None = fact(N_("Already given"), FLAG)
    date: dt.date | None = fact(N_("Date"), DATE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Argument(Record):
    """Objection."""

    ENTITY: ClassVar[str] = "argument"
    LABEL: ClassVar[str] = N_("Objection")
    PLURAL: ClassVar[str] = N_("Objections")
    TITLE: ClassVar[tuple[str, ...]] = ("text",)
    HOME: ClassVar[tuple[str, ...]] = (
        "account",
        "project",
    )

    account: str | None = fact(N_("Account"), ref("account"))
    project: str | None = fact(N_("Project"), ref("project"))
    text: str | None = fact(N_("Text"), LONG, required=True, search=True)
    answer: str | None = fact(N_("Answer"), LONG)
    weight: int | None = fact(N_("Weight"), NUMBER)
