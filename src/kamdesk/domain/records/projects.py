"""Projects of the customer: budget, timetable, procurement steps, roles."""

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
    choices,
    fact,
    ref,
    refs,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Project(Record):
    """Project."""

    ENTITY: ClassVar[str] = "project"
    LABEL: ClassVar[str] = N_("Project")
    PLURAL: ClassVar[str] = N_("Projects")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(
        N_("Account"), ref("account"), group=N_("Need"), required=True, column=True
    )
    site: str | None = fact(N_("Site"), ref("site"), group=N_("Need"))
    code: str | None = fact(N_("Project number"), TEXT, group=N_("Need"), search=True, column=True)
    name: str | None = fact(
        N_("Name"), TEXT, group=N_("Need"), required=True, search=True, column=True
    )
    problem: str | None = fact(
        N_("Problem to solve"),
        LONG,
        group=N_("Need"),
        feeds=("PJ11",),
        search=True,
        help=N_("Their trouble in their own words, before any solution."),
    )
    problem_cost: Money | None = fact(
        N_("Cost of the problem"),
        MONEY,
        group=N_("Need"),
        help=N_("What the trouble costs them in a year; our price leans on it."),
    )
    intent: str | None = fact(
        N_("Purchase intent"),
        choice("INTENT"),
        group=N_("Need"),
        feeds=("PJ12",),
        column=True,
        help=N_("How firm the purchase is; approved means approved on paper."),
    )
    result: str | None = fact(N_("Result"), choice("RESULT"), group=N_("Need"), column=True)
    loss_cause: str | None = fact(
        N_("Loss cause"),
        choice("LOSS_CAUSE"),
        group=N_("Need"),
        help=N_("Compulsory when the project is lost."),
    )
    loss_reason: str | None = fact(N_("Reason of the loss"), LONG, group=N_("Need"))
    scope_note: str | None = fact(
        N_("Scope, remark"),
        LONG,
        group=N_("Need"),
        help=N_("What is in it and what is not, in one line."),
    )
    budget_lo: Money | None = fact(N_("Budget from"), MONEY, group=N_("Budget"), feeds=("PJ13",))
    budget_hi: Money | None = fact(
        N_("Budget"),
        MONEY,
        group=N_("Budget"),
        feeds=("PJ13",),
        column=True,
        help=N_("The amount they may spend; of a range the upper end."),
    )
    currency: str | None = fact(N_("Currency"), TEXT, group=N_("Budget"))
    budget_source: str | None = fact(
        N_("Source of funds"), choice("BUDGET_SOURCE"), group=N_("Budget"), feeds=("PJ14",)
    )
    budget_status: str | None = fact(
        N_("Budget status"), choice("BUDGET_STATUS"), group=N_("Budget"), feeds=("PJ14",)
    )
    order_date: dt.date | None = fact(
        N_("Order date"),
        DATE,
        group=N_("Timetable"),
        feeds=("PJ15",),
        column=True,
        help=N_("The day the contract is to be signed."),
    )
    delivery_date: dt.date | None = fact(N_("Delivery date"), DATE, group=N_("Timetable"))
    notice: dt.date | None = fact(N_("Tender notice"), DATE, group=N_("Timetable"))
    clarification: dt.date | None = fact(N_("Clarification meeting"), DATE, group=N_("Timetable"))
    submission: dt.date | None = fact(N_("Submission of bids"), DATE, group=N_("Timetable"))
    opening: dt.date | None = fact(N_("Bid opening"), DATE, group=N_("Timetable"))
    award: dt.date | None = fact(N_("Award"), DATE, group=N_("Timetable"))
    tender_method: str | None = fact(
        N_("Tender method"),
        choice("TENDER_METHOD"),
        group=N_("Tender"),
        feeds=("PJ21",),
        column=True,
        help=N_("It decides which procurement steps are usual."),
    )
    tender_no: str | None = fact(N_("Tender number"), TEXT, group=N_("Tender"), search=True)
    price_ours: Money | None = fact(N_("Our price"), MONEY, group=N_("Our offer"), column=True)
    solution: str | None = fact(N_("Solution"), LONG, group=N_("Our offer"), search=True)
    solution_kind: tuple[str, ...] = fact(
        N_("Solution kind"), choices("SOLUTION_KIND"), group=N_("Our offer")
    )
    payment_terms: str | None = fact(
        N_("Payment terms"), TEXT, group=N_("Our offer"), feeds=("PJ22",)
    )
    delivery_terms: str | None = fact(
        N_("Delivery terms"), TEXT, group=N_("Our offer"), feeds=("PJ22",)
    )
    lead_time: str | None = fact(N_("Lead time and capacity"), TEXT, group=N_("Our offer"))
    price_defence: str | None = fact(
        N_("Price defence"),
        LONG,
        group=N_("Our offer"),
        help=N_("Why our price is right, should they call it too high."),
    )
    chips: str | None = fact(
        N_("Bargaining chips"),
        LONG,
        group=N_("Our offer"),
        help=N_("What we could give, and what we would want for it."),
    )
    team: tuple[str, ...] = fact(N_("Our team"), refs("person"), group=N_("Our offer"))
    factors_env: str | None = fact(
        N_("Factors: environment"),
        LONG,
        group=N_("Four factors"),
        help=N_("Economy, law, market: what pushes or brakes the purchase."),
    )
    factors_org: str | None = fact(
        N_("Factors: organisation"),
        LONG,
        group=N_("Four factors"),
        help=N_("Goals, rules and structure of their firm."),
    )
    factors_interpersonal: str | None = fact(
        N_("Factors: between people"),
        LONG,
        group=N_("Four factors"),
        help=N_("Who gets on with whom, and who has whose ear."),
    )
    factors_personal: str | None = fact(
        N_("Factors: personal"),
        LONG,
        group=N_("Four factors"),
        help=N_("Age, training, readiness to take a risk: what each decider brings."),
    )
    outside_powers: str | None = fact(
        N_("Authorities and outside powers"),
        LONG,
        group=N_("Four factors"),
        help=N_("Who outside the firm can help or stop the project, and who of us knows them."),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProcurementStep(Record):
    """Procurement step."""

    ENTITY: ClassVar[str] = "procurement_step"
    LABEL: ClassVar[str] = N_("Procurement step")
    PLURAL: ClassVar[str] = N_("Procurement steps")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    order: int | None = fact(N_("Order"), NUMBER)
    name: str | None = fact(N_("Name"), TEXT, required=True)
    department: str | None = fact(N_("Department"), ref("department"))
    person: str | None = fact(N_("Person"), ref("person"))
    planned: dt.date | None = fact(N_("Planned"), DATE)
    forecast: dt.date | None = fact(N_("Forecast"), DATE)
    actual: dt.date | None = fact(N_("Actual"), DATE)
    state: str | None = fact(N_("State"), choice("STEP_STATE"), feeds=("PJ16",))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Milestone(Record):
    """Milestone."""

    ENTITY: ClassVar[str] = "milestone"
    LABEL: ClassVar[str] = N_("Milestone")
    PLURAL: ClassVar[str] = N_("Milestones")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    name: str | None = fact(N_("Name"), TEXT, required=True)
    planned: dt.date | None = fact(N_("Planned"), DATE)
    forecast: dt.date | None = fact(N_("Forecast"), DATE, feeds=("PJ15",))
    actual: dt.date | None = fact(N_("Actual"), DATE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProjectRole(Record):
    """Role in the project."""

    ENTITY: ClassVar[str] = "project_role"
    LABEL: ClassVar[str] = N_("Role in the project")
    PLURAL: ClassVar[str] = N_("Roles in the project")
    TITLE: ClassVar[tuple[str, ...]] = (
        "person",
        "role",
    )
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    person: str | None = fact(N_("Person"), ref("person"))
    role: str | None = fact(N_("Role"), choice("PROJECT_ROLE"), required=True)
    weight_note: str | None = fact(N_("Weight, remark"), TEXT)
    reached: bool | None = fact(N_("Reached"), FLAG)
    veto: bool | None = fact(N_("Has a veto"), FLAG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sample(Record):
    """Sample."""

    ENTITY: ClassVar[str] = "sample"
    LABEL: ClassVar[str] = N_("Sample")
    PLURAL: ClassVar[str] = N_("Samples")
    TITLE: ClassVar[tuple[str, ...]] = ("what",)
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact(N_("Project"), ref("project"), required=True)
    what: str | None = fact(N_("What"), TEXT, required=True)
    quantity: float | None = fact(N_("Quantity"), DECIMAL)
    sent: dt.date | None = fact(N_("Sent"), DATE)
    received: dt.date | None = fact(N_("Received"), DATE)
    due: dt.date | None = fact(N_("Due"), DATE)
    result: str | None = fact(N_("Result"), choice("SAMPLE_RESULT"))
    note: str | None = fact(N_("Note"), LONG)
    next_follow: dt.date | None = fact(N_("Next follow-up"), DATE)
