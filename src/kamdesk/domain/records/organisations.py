"""Organisations and what we know of them: customers, rivals, our own firm.

One table for every firm: a rival can become a customer (domain model 3.1), so the
parts an organisation plays are flags and not classes.
"""

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
    NUMBERS,
    TEXT,
    Money,
    Record,
    choice,
    choices,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry(Record):
    """Industry."""

    ENTITY: ClassVar[str] = "industry"
    LABEL: ClassVar[str] = N_("Industry")
    PLURAL: ClassVar[str] = N_("Industries")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = fact(N_("Name"), TEXT, required=True)
    situation: str | None = fact(N_("Situation of the industry"), LONG, feeds=("BG09",))
    trend: str | None = fact(N_("Trend"), choice("TREND"))
    cycle_note: str | None = fact(N_("Where in the cycle"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """Organisation."""

    ENTITY: ClassVar[str] = "organisation"
    LABEL: ClassVar[str] = N_("Organisation")
    PLURAL: ClassVar[str] = N_("Organisations")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = fact(
        N_("Name"), TEXT, group=N_("Firm"), required=True, search=True, column=True
    )
    short: str | None = fact(N_("Short name"), TEXT, group=N_("Firm"), search=True, column=True)
    name_other: str | None = fact(
        N_("Name in the other script"), TEXT, group=N_("Firm"), search=True
    )
    customer_type: str | None = fact(
        N_("Type of customer"), choice("CUSTOMER_TYPE"), group=N_("Firm"), feeds=("BG01",)
    )
    ownership: str | None = fact(N_("Ownership"), TEXT, group=N_("Firm"), feeds=("BG01",))
    industry: str | None = fact(N_("Industry"), ref("industry"), group=N_("Firm"))
    parent: str | None = fact(N_("Parent group"), ref("organisation"), group=N_("Firm"))
    brands: str | None = fact(N_("Own brands"), TEXT, group=N_("Firm"), search=True)
    products: str | None = fact(N_("Main products"), TEXT, group=N_("Firm"), search=True)
    background: str | None = fact(
        N_("Background and strategy"), LONG, group=N_("Firm"), feeds=("CP16",)
    )
    learn_from: str | None = fact(N_("What to learn from it"), LONG, group=N_("Firm"))
    website: str | None = fact(N_("Website"), TEXT, group=N_("Firm"))
    registration_no: str | None = fact(N_("Registration number"), TEXT, group=N_("Firm"))
    is_customer: bool | None = fact(N_("Is a customer"), FLAG, group=N_("Parts it plays"))
    is_rival: bool | None = fact(N_("Is a rival"), FLAG, group=N_("Parts it plays"))
    is_partner: bool | None = fact(N_("Is a partner"), FLAG, group=N_("Parts it plays"))
    is_own: bool | None = fact(N_("Is our own firm"), FLAG, group=N_("Parts it plays"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """Account."""

    ENTITY: ClassVar[str] = "account"
    LABEL: ClassVar[str] = N_("Account")
    PLURAL: ClassVar[str] = N_("Accounts")
    TITLE: ClassVar[tuple[str, ...]] = ("organisation",)
    HOME: ClassVar[tuple[str, ...]] = ("organisation",)

    organisation: str | None = fact(
        N_("Customer"), ref("organisation"), group=N_("Standing"), required=True, column=True
    )
    code: str | None = fact(
        N_("Account number"), TEXT, group=N_("Standing"), search=True, column=True
    )
    lifecycle: str | None = fact(
        N_("Lifecycle"), choice("LIFECYCLE"), group=N_("Standing"), column=True
    )
    tier: str | None = fact(N_("Tier"), choice("TIER"), group=N_("Standing"), column=True)
    ka_category: str | None = fact(
        N_("Key account category"), choice("KA_CATEGORY"), group=N_("Standing"), column=True
    )
    is_key: bool | None = fact(N_("Key account"), FLAG, group=N_("Standing"))
    stage: str | None = fact(N_("Stage"), choice("STAGE"), group=N_("Standing"), column=True)
    bond_level: int | None = fact(N_("Bond level"), choice("BOND_LEVEL"), group=N_("Standing"))
    depth: int | None = fact(N_("Depth of participation"), choice("DEPTH"), group=N_("Standing"))
    link_kind: str | None = fact(
        N_("Form of the relationship"), choice("LINK_KIND"), group=N_("Standing")
    )
    style: str | None = fact(N_("Style of the customer"), choice("STYLE"), group=N_("Standing"))
    lost_cause: str | None = fact(
        N_("Cause of the loss"), choice("LOSS_CAUSE"), group=N_("Standing")
    )
    keep_decision: str | None = fact(
        N_("Keep, reduce or drop"), choice("KEEP"), group=N_("Standing")
    )
    follow_note: str | None = fact(N_("Follow-up note"), LONG, group=N_("Standing"))
    annual_turnover: Money | None = fact(
        N_("Yearly turnover"), MONEY, group=N_("Business of the customer"), feeds=("BG02",)
    )
    headcount: int | None = fact(
        N_("Headcount"), NUMBER, group=N_("Business of the customer"), feeds=("BG03",)
    )
    growth_percent: float | None = fact(
        N_("Growth per year"), DECIMAL, unit=N_("%"), group=N_("Business of the customer")
    )
    business_situation: str | None = fact(
        N_("Business situation"),
        LONG,
        group=N_("Business of the customer"),
        feeds=("BG08",),
        search=True,
    )
    market_position: str | None = fact(
        N_("Position in the industry"), LONG, group=N_("Business of the customer"), feeds=("BG09",)
    )
    competitors_of_customer: str | None = fact(
        N_("Competitors of the customer"), LONG, group=N_("Business of the customer")
    )
    end_market: str | None = fact(
        N_("End market"), LONG, group=N_("Business of the customer"), feeds=("BG10",)
    )
    end_market_trend: str | None = fact(
        N_("Trend of the end market"), choice("TREND"), group=N_("Business of the customer")
    )
    strategy: str | None = fact(
        N_("Strategy and goals"),
        LONG,
        group=N_("Business of the customer"),
        feeds=("BG11",),
        search=True,
    )
    our_answer: str | None = fact(
        N_("Our answer to the strategy"), LONG, group=N_("Business of the customer")
    )
    worries: str | None = fact(
        N_("What keeps them awake"),
        LONG,
        group=N_("Business of the customer"),
        feeds=("BG12",),
        search=True,
    )
    peak_months: tuple[int, ...] = fact(
        N_("Peak months"), NUMBERS, group=N_("Business of the customer"), feeds=("BG17",)
    )
    purchase_mode: str | None = fact(
        N_("Central or scattered purchase"),
        choice("PURCHASE_MODE"),
        group=N_("How they buy"),
        feeds=("BG13",),
    )
    purchase_continuity: str | None = fact(
        N_("Continuous or one-off purchase"),
        choice("PURCHASE_CONTINUITY"),
        group=N_("How they buy"),
        feeds=("BG13",),
    )
    buy_mode: tuple[str, ...] = fact(
        N_("Ways of buying"), choices("BUY_MODE"), group=N_("How they buy")
    )
    e_platform: str | None = fact(
        N_("E-procurement platform"), TEXT, group=N_("How they buy"), feeds=("BG19",), search=True
    )
    e_platform_expiry: dt.date | None = fact(
        N_("Registration valid until"), DATE, group=N_("How they buy"), feeds=("BG19",)
    )
    quality_requirements: str | None = fact(
        N_("Quality requirements, access conditions"),
        LONG,
        group=N_("How they buy"),
        feeds=("BG16",),
    )
    defect_allowance: float | None = fact(
        N_("Agreed defect rate"), DECIMAL, unit=N_("%"), group=N_("How they buy")
    )
    expectation: str | None = fact(
        N_("Expectations of us"), LONG, group=N_("How they buy"), feeds=("BG18",), search=True
    )
    our_advantages: str | None = fact(N_("Our advantages"), LONG, group=N_("What we offer"))
    our_value: str | None = fact(
        N_("Our value for them"), LONG, group=N_("What we offer"), search=True
    )
    our_message: str | None = fact(N_("Our message"), LONG, group=N_("What we offer"))
    switching_barriers: str | None = fact(N_("Switching barriers"), LONG, group=N_("What we offer"))
    emergency_plan: str | None = fact(N_("Emergency plan"), LONG, group=N_("What we offer"))
    response_hours: int | None = fact(
        N_("Agreed response time"),
        NUMBER,
        unit=N_("hours"),
        group=N_("What we offer"),
        feeds=("CO06",),
    )
    onsite_hours: int | None = fact(
        N_("Agreed time on site"),
        NUMBER,
        unit=N_("hours"),
        group=N_("What we offer"),
        feeds=("CO06",),
    )
    service_privileges: tuple[str, ...] = fact(
        N_("Service privileges"), choices("SERVICE_PRIVILEGE"), group=N_("What we offer")
    )
    complaint_channel_told_on: dt.date | None = fact(
        N_("Complaint channel told on"), DATE, group=N_("What we offer"), feeds=("CO05",)
    )
    payment_terms_days: int | None = fact(
        N_("Payment terms"), NUMBER, unit=N_("days"), group=N_("Money"), feeds=("CO01",)
    )
    payment_mode: str | None = fact(
        N_("Way of payment"), choice("PAYMENT_MODE"), group=N_("Money"), feeds=("CO01",)
    )
    credit_grade: str | None = fact(
        N_("Credit grade"), choice("CREDIT_GRADE"), group=N_("Money"), feeds=("CO02",)
    )
    credit_limit: Money | None = fact(N_("Credit limit"), MONEY, group=N_("Money"), feeds=("CO02",))
    owner: str | None = fact(
        N_("Key account manager"), ref("person"), group=N_("Who and when"), column=True
    )
    deputy: str | None = fact(N_("Deputy"), ref("person"), group=N_("Who and when"))
    lead_source: str | None = fact(
        N_("How we met"), choice("LEAD_SOURCE"), group=N_("Who and when")
    )
    introducer: str | None = fact(N_("Introduced by"), ref("person"), group=N_("Who and when"))
    entry_point: str | None = fact(N_("Entry point"), TEXT, group=N_("Who and when"))
    target_level: int | None = fact(
        N_("Target level"), choice("ORG_LEVEL"), group=N_("Who and when")
    )
    target_date: dt.date | None = fact(N_("Target date"), DATE, group=N_("Who and when"))
    visit_cycle_days: int | None = fact(
        N_("Own visit cycle"), NUMBER, unit=N_("days"), group=N_("Who and when")
    )
    first_contact: dt.date | None = fact(N_("First contact"), DATE, group=N_("Who and when"))
    first_order: dt.date | None = fact(N_("First order"), DATE, group=N_("Who and when"))
    created_on: dt.date | None = fact(N_("In the book since"), DATE, group=N_("Who and when"))
    none_confirmed: bool | None = fact(
        N_("No rival, confirmed"), FLAG, group=N_("Who and when"), feeds=("CP01",)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """Site."""

    ENTITY: ClassVar[str] = "site"
    LABEL: ClassVar[str] = N_("Site")
    PLURAL: ClassVar[str] = N_("Sites")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("organisation",)

    organisation: str | None = fact(N_("Organisation"), ref("organisation"), required=True)
    name: str | None = fact(N_("Name"), TEXT, search=True)
    address: str | None = fact(N_("Address"), TEXT)
    city: str | None = fact(N_("City"), TEXT)
    products: str | None = fact(N_("Products"), TEXT)
    purchasing_power: str | None = fact(N_("Purchasing power"), choice("PP"))
    buy_near: bool | None = fact(N_("Buys near by rule"), FLAG, feeds=("BG15",))
    our_service_point: str | None = fact(N_("Our service point"), TEXT)
    distance_km: float | None = fact(N_("Distance"), DECIMAL, unit=N_("km"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Record):
    """Department."""

    ENTITY: ClassVar[str] = "department"
    LABEL: ClassVar[str] = N_("Department")
    PLURAL: ClassVar[str] = N_("Departments")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("organisation",)

    organisation: str | None = fact(N_("Organisation"), ref("organisation"), required=True)
    site: str | None = fact(N_("Site"), ref("site"))
    parent: str | None = fact(N_("Above it"), ref("department"))
    name: str | None = fact(N_("Name"), TEXT, required=True, search=True)
    kind: str | None = fact(N_("Kind of department"), choice("DEPT_KIND"))
    involvement: int | None = fact(N_("Involvement"), choice("INVOLVEMENT"))
    needs: str | None = fact(N_("Needs"), LONG)
    our_strategy: str | None = fact(N_("Our strategy"), LONG)
    function: str | None = fact(N_("Function"), choice("FUNCTION"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTeam(Record):
    """Team member."""

    ENTITY: ClassVar[str] = "account_team"
    LABEL: ClassVar[str] = N_("Team member")
    PLURAL: ClassVar[str] = N_("Account team")
    TITLE: ClassVar[tuple[str, ...]] = (
        "person",
        "role",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    person: str | None = fact(N_("Person"), ref("person"), required=True)
    role: str | None = fact(N_("Role"), choice("TEAM_ROLE"), required=True)
    valid_from: dt.date | None = fact(N_("Valid from"), DATE)
    valid_to: dt.date | None = fact(N_("Valid to"), DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSkill(Record):
    """Skill."""

    ENTITY: ClassVar[str] = "own_skill"
    LABEL: ClassVar[str] = N_("Skill")
    PLURAL: ClassVar[str] = N_("Skills")
    TITLE: ClassVar[tuple[str, ...]] = ("skill",)
    HOME: ClassVar[tuple[str, ...]] = ("person",)

    person: str | None = fact(N_("Person"), ref("person"), required=True)
    skill: str | None = fact(N_("Skill"), TEXT, required=True)
    industry: str | None = fact(N_("Industry"), ref("industry"))
