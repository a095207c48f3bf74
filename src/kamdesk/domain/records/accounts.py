"""What we know of a customer as an account of ours, and who of us looks after it.

The firm itself is an organisation: it can be a rival of ours at the same time.
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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
        N_("Lifecycle"),
        choice("LIFECYCLE"),
        group=N_("Standing"),
        column=True,
        help=N_("How far the customer has come with us, from a name on a list to orders."),
    )
    tier: str | None = fact(
        N_("Tier"),
        choice("TIER"),
        group=N_("Standing"),
        column=True,
        help=N_("Only developed accounts have one; it sets how often we visit."),
    )
    ka_category: str | None = fact(
        N_("Key account category"),
        choice("KA_CATEGORY"),
        group=N_("Standing"),
        column=True,
        help=N_("Why this customer counts as a key account."),
    )
    is_key: bool | None = fact(N_("Key account"), FLAG, group=N_("Standing"))
    stage: str | None = fact(
        N_("Stage"),
        choice("STAGE"),
        group=N_("Standing"),
        column=True,
        help=N_("Where the relationship stands; with repeat orders it is stable."),
    )
    bond_level: int | None = fact(
        N_("Bond level"),
        choice("BOND_LEVEL"),
        group=N_("Standing"),
        help=N_("What holds the customer to us: price, service, or a lock on both sides."),
    )
    depth: int | None = fact(
        N_("Depth of participation"),
        choice("DEPTH"),
        group=N_("Standing"),
        help=N_("How deep we are in their business, from product to board."),
    )
    link_kind: str | None = fact(
        N_("Form of the relationship"),
        choice("LINK_KIND"),
        group=N_("Standing"),
        help=N_("The closest form of dealing that there is today."),
    )
    style: str | None = fact(
        N_("Style of the customer"),
        choice("STYLE"),
        group=N_("Standing"),
        help=N_("What weighs more with this customer: people or rules."),
    )
    stable: bool | None = fact(
        N_("On firm ground"),
        FLAG,
        group=N_("Standing"),
        help=N_("No, where small size or changing owners make its future uncertain."),
    )
    chain_position: str | None = fact(
        N_("Our place in their chain"), choice("CHAIN_POSITION"), group=N_("Standing")
    )
    lost_cause: str | None = fact(
        N_("Cause of the loss"),
        choice("LOSS_CAUSE"),
        group=N_("Standing"),
        help=N_("Compulsory for a lost account; it shows what we could have changed."),
    )
    keep_decision: str | None = fact(
        N_("Keep, reduce or drop"),
        choice("KEEP"),
        group=N_("Standing"),
        help=N_("What we decided when we last asked whether the account is worth it."),
    )
    follow_note: str | None = fact(N_("Follow-up note"), LONG, group=N_("Standing"))
    annual_turnover: Money | None = fact(
        N_("Yearly turnover"), MONEY, group=N_("Business of the customer"), feeds=("BG02",)
    )
    headcount: int | None = fact(
        N_("Headcount"), NUMBER, group=N_("Business of the customer"), feeds=("BG03",)
    )
    growth_percent: float | None = fact(
        N_("Growth per year"),
        DECIMAL,
        unit=N_("%"),
        group=N_("Business of the customer"),
        help=N_("Of their yearly turnover; a minus means they shrink."),
    )
    business_situation: str | None = fact(
        N_("Business situation"),
        LONG,
        group=N_("Business of the customer"),
        feeds=("BG08",),
        search=True,
        help=N_("Orders, output and mood this year, in one or two sentences."),
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
        N_("Our answer to the strategy"),
        LONG,
        group=N_("Business of the customer"),
        help=N_("What we do for each point of their strategy, and who owns it."),
    )
    worries: str | None = fact(
        N_("What keeps them awake"),
        LONG,
        group=N_("Business of the customer"),
        feeds=("BG12",),
        search=True,
        help=N_("The trouble their top people talk about; our offer should touch it."),
    )
    peak_months: tuple[int, ...] = fact(
        N_("Peak months"),
        NUMBERS,
        group=N_("Business of the customer"),
        feeds=("BG17",),
        help=N_("The months in which they must not run short."),
    )
    purchase_mode: str | None = fact(
        N_("Central or scattered purchase"),
        choice("PURCHASE_MODE"),
        group=N_("How they buy"),
        feeds=("BG13",),
        help=N_("Whether the group buys for all sites, or each site for itself."),
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
        N_("Registration valid until"),
        DATE,
        group=N_("How they buy"),
        feeds=("BG19",),
        help=N_("After this day they cannot order from us on the platform."),
    )
    quality_requirements: str | None = fact(
        N_("Quality and access rules"),
        LONG,
        group=N_("How they buy"),
        feeds=("BG16",),
    )
    defect_allowance: float | None = fact(
        N_("Agreed defect rate"),
        DECIMAL,
        unit=N_("%"),
        group=N_("How they buy"),
        help=N_("Defects up to this rate are no complaint, as agreed with them."),
    )
    expectation: str | None = fact(
        N_("Expectations of us"),
        LONG,
        group=N_("How they buy"),
        feeds=("BG18",),
        search=True,
        help=N_("What they asked us to do better, in their own words."),
    )
    our_advantages: str | None = fact(N_("Our advantages"), LONG, group=N_("What we offer"))
    our_value: str | None = fact(
        N_("Our value for them"),
        LONG,
        group=N_("What we offer"),
        search=True,
        help=N_("What the customer gains from us, in figures where possible."),
    )
    our_message: str | None = fact(
        N_("Our message"),
        LONG,
        group=N_("What we offer"),
        help=N_("The one sentence everybody at the customer should remember."),
    )
    switching_barriers: str | None = fact(
        N_("Switching barriers"),
        LONG,
        group=N_("What we offer"),
        help=N_("What a change of supplier would cost them: tests, stock, training."),
    )
    reference: str | None = fact(
        N_("Can be shown as a reference"),
        LONG,
        group=N_("What we offer"),
        search=True,
        help=N_("Which plant and use others may see, and who there speaks for us."),
    )
    emergency_plan: str | None = fact(N_("Emergency plan"), LONG, group=N_("What we offer"))
    response_hours: int | None = fact(
        N_("Agreed response time"),
        NUMBER,
        unit=N_("hours"),
        group=N_("What we offer"),
        feeds=("CO06",),
        help=N_("From their call to our first answer."),
    )
    onsite_hours: int | None = fact(
        N_("Agreed time on site"),
        NUMBER,
        unit=N_("hours"),
        group=N_("What we offer"),
        feeds=("CO06",),
        help=N_("From their call until our engineer stands in the plant."),
    )
    service_privileges: tuple[str, ...] = fact(
        N_("Service privileges"), choices("SERVICE_PRIVILEGE"), group=N_("What we offer")
    )
    complaint_channel_told_on: dt.date | None = fact(
        N_("Complaint channel told on"),
        DATE,
        group=N_("What we offer"),
        feeds=("CO05",),
        help=N_("The day we told them where and to whom to complain."),
    )
    payment_terms_days: int | None = fact(
        N_("Payment terms"),
        NUMBER,
        unit=N_("days"),
        group=N_("Money"),
        feeds=("CO01",),
        help=N_("Days to pay as agreed, not as practised."),
    )
    payment_mode: str | None = fact(
        N_("Way of payment"), choice("PAYMENT_MODE"), group=N_("Money"), feeds=("CO01",)
    )
    credit_grade: str | None = fact(
        N_("Credit grade"),
        choice("CREDIT_GRADE"),
        group=N_("Money"),
        feeds=("CO02",),
        help=N_("Judged by our finance from how they really pay."),
    )
    credit_limit: Money | None = fact(N_("Credit limit"), MONEY, group=N_("Money"), feeds=("CO02",))
    owner: str | None = fact(
        N_("Key account manager"),
        ref("person"),
        group=N_("Who and when"),
        column=True,
        help=N_("The one person who answers for this account; never two."),
    )
    deputy: str | None = fact(N_("Deputy"), ref("person"), group=N_("Who and when"))
    lead_source: str | None = fact(
        N_("How we met"), choice("LEAD_SOURCE"), group=N_("Who and when")
    )
    introducer: str | None = fact(N_("Introduced by"), ref("person"), group=N_("Who and when"))
    entry_point: str | None = fact(
        N_("Entry point"),
        TEXT,
        group=N_("Who and when"),
        help=N_("The product, person or trouble through which we came in."),
    )
    target_level: int | None = fact(
        N_("Target level"),
        choice("ORG_LEVEL"),
        group=N_("Who and when"),
        help=N_("The organisational level we want to reach by the target date."),
    )
    target_date: dt.date | None = fact(N_("Target date"), DATE, group=N_("Who and when"))
    visit_cycle_days: int | None = fact(
        N_("Own visit cycle"),
        NUMBER,
        unit=N_("days"),
        group=N_("Who and when"),
        help=N_("Fill in only to depart from the cycle of the tier."),
    )
    first_contact: dt.date | None = fact(N_("First contact"), DATE, group=N_("Who and when"))
    first_order: dt.date | None = fact(N_("First order"), DATE, group=N_("Who and when"))
    created_on: dt.date | None = fact(N_("In the book since"), DATE, group=N_("Who and when"))
    none_confirmed: bool | None = fact(
        N_("No rival, confirmed"),
        FLAG,
        group=N_("Who and when"),
        feeds=("CP01",),
        help=N_("Tick only if somebody there said so; empty means not asked yet."),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
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
