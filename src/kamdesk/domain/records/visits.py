"""Visits and other contacts, who was there, what was asked and promised."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    CODE,
    DATE,
    FLAG,
    LONG,
    NUMBER,
    TEXT,
    TIME,
    Record,
    choice,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Interaction(Record):
    """Visit or contact."""

    ENTITY: ClassVar[str] = "interaction"
    LABEL: ClassVar[str] = N_("Visit or contact")
    PLURAL: ClassVar[str] = N_("Visits and contacts")
    TITLE: ClassVar[tuple[str, ...]] = (
        "kind",
        "start",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(
        N_("Account"), ref("account"), group=N_("When and where"), required=True, column=True
    )
    kind: str | None = fact(
        N_("Kind of contact"),
        choice("INTERACTION"),
        group=N_("When and where"),
        required=True,
        column=True,
    )
    status: str | None = fact(
        N_("Status"), choice("STATUS"), group=N_("When and where"), column=True
    )
    start: dt.datetime | None = fact(N_("Start"), TIME, group=N_("When and where"), column=True)
    end: dt.datetime | None = fact(N_("End"), TIME, group=N_("When and where"))
    place: str | None = fact(N_("Place"), TEXT, group=N_("When and where"))
    counts_as_visit: bool | None = fact(
        N_("Counts as a visit"),
        FLAG,
        group=N_("When and where"),
        help=N_("Left empty, the kind of contact decides."),
    )
    begun_by: str | None = fact(
        N_("Begun by"),
        choice("SIDE"),
        group=N_("When and where"),
        help=N_("Who wanted the contact. Left empty, the kind decides where it can."),
    )
    need_confirmed_before: bool | None = fact(
        N_("Need confirmed before"),
        FLAG,
        group=N_("When and where"),
        help=N_("We asked by phone or mail what they need before we went."),
    )
    followup_cycle_days: int | None = fact(
        N_("Follow-up every"),
        NUMBER,
        unit=N_("days"),
        group=N_("When and where"),
        help=N_("How often we get in touch again until it is decided."),
    )
    objective: str | None = fact(
        N_("Goal"),
        LONG,
        group=N_("Plan"),
        search=True,
        column=True,
        help=N_("What the customer should do or say at the end of the visit."),
    )
    minimum: str | None = fact(
        N_("Minimum result"),
        LONG,
        group=N_("Plan"),
        help=N_("The least that makes the journey worth while."),
    )
    fallback: str | None = fact(
        N_("Fallback"),
        LONG,
        group=N_("Plan"),
        help=N_("What we ask for if the goal cannot be had."),
    )
    bring_value: str | None = fact(
        N_("Value we bring"),
        LONG,
        group=N_("Plan"),
        help=N_("What the customer gains from the visit itself."),
    )
    agenda: str | None = fact(N_("Agenda"), LONG, group=N_("Plan"))
    result: str | None = fact(N_("Result"), LONG, group=N_("Result"), search=True, column=True)
    interest_signal: str | None = fact(
        N_("Interest signal"),
        choice("SIGNAL"),
        group=N_("Result"),
        help=N_("How they behaved, not what they said out of politeness."),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Attendance(Record):
    """Attendance."""

    ENTITY: ClassVar[str] = "attendance"
    LABEL: ClassVar[str] = N_("Attendance")
    PLURAL: ClassVar[str] = N_("Attendance")
    TITLE: ClassVar[tuple[str, ...]] = ("person",)
    HOME: ClassVar[tuple[str, ...]] = ("interaction",)

    interaction: str | None = fact(N_("Visit or contact"), ref("interaction"), required=True)
    person: str | None = fact(N_("Person"), ref("person"), required=True)
    role_in_visit: str | None = fact(N_("Role in the visit"), choice("VISIT_ROLE"))
    action: str | None = fact(N_("Action given"), ref("action"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Question(Record):
    """Question."""

    ENTITY: ClassVar[str] = "question"
    LABEL: ClassVar[str] = N_("Question")
    PLURAL: ClassVar[str] = N_("Questions")
    TITLE: ClassVar[tuple[str, ...]] = ("wording",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    fact_def: str | None = fact(N_("Fact"), CODE)
    addressee: str | None = fact(N_("Ask whom"), ref("person"))
    wording: str | None = fact(N_("Question"), LONG, required=True, search=True)
    why: str | None = fact(N_("Why it matters"), LONG)
    listen_for: str | None = fact(N_("Listen for"), LONG)
    interaction: str | None = fact(N_("Planned for"), ref("interaction"))
    answer: str | None = fact(N_("Answer"), LONG, search=True)
    answered: dt.date | None = fact(N_("Answered on"), DATE)
    state: str | None = fact(N_("State"), choice("QUESTION_STATE"))
    observation: str | None = fact(N_("Observation"), ref("observation"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Action(Record):
    """Action."""

    ENTITY: ClassVar[str] = "action"
    LABEL: ClassVar[str] = N_("Action")
    PLURAL: ClassVar[str] = N_("Actions")
    TITLE: ClassVar[tuple[str, ...]] = ("text",)
    HOME: ClassVar[tuple[str, ...]] = (
        "account",
        "project",
        "interaction",
        "invoice",
    )

    kind: str | None = fact(N_("Kind"), choice("ACTION"), column=True)
    side: str | None = fact(N_("Side"), choice("SIDE"))
    text: str | None = fact(N_("Text"), TEXT, required=True, search=True, column=True)
    owner: str | None = fact(N_("Owner"), ref("person"), column=True)
    account: str | None = fact(N_("Account"), ref("account"))
    project: str | None = fact(N_("Project"), ref("project"))
    interaction: str | None = fact(N_("Visit or contact"), ref("interaction"))
    asked: dt.date | None = fact(N_("Asked on"), DATE, column=True)
    due: dt.date | None = fact(N_("Due"), DATE, column=True)
    done: dt.date | None = fact(N_("Done on"), DATE, column=True)
    answer: str | None = fact(N_("Answer"), LONG, column=True)
    granted: bool | None = fact(
        N_("Granted"),
        FLAG,
        column=True,
        help=N_("Only for a wish of the customer; empty until it is decided."),
    )
    priority: int | None = fact(N_("Priority"), NUMBER)
    level_step: int | None = fact(N_("Step"), NUMBER)
    invoice: str | None = fact(N_("Invoice"), ref("invoice"))
    counterpart: str | None = fact(N_("Their person"), ref("person"))
