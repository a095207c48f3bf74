"""People, their posts and what connects them.

One table for everybody: customer's people, rival reps, own colleagues. Employment is a
dated post, so that "formerly at the customer, now with the rival" is data.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DATE,
    ENTITY_NAME,
    FLAG,
    LONG,
    SUBJECT,
    TEXT,
    Record,
    choice,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Person(Record):
    """Person."""

    ENTITY: ClassVar[str] = "person"
    LABEL: ClassVar[str] = N_("Person")
    PLURAL: ClassVar[str] = N_("People")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = fact(
        N_("Full name"), TEXT, group=N_("About the person"), search=True, column=True
    )
    name_latin: str | None = fact(N_("Latin name"), TEXT, group=N_("About the person"), search=True)
    gender: str | None = fact(N_("Gender"), choice("GENDER"), group=N_("About the person"))
    class_: str | None = fact(
        N_("Class"),
        choice("PERSON_CLASS"),
        group=N_("About the person"),
        column=True,
        help=N_("How much this person matters for the decision, not how senior."),
    )
    language: str | None = fact(N_("Language"), choice("LANGUAGE"), group=N_("About the person"))
    never_met: bool | None = fact(
        N_("Never met"),
        FLAG,
        group=N_("About the person"),
        help=N_("Known by name only; nobody of ours has met this person."),
    )
    power: int | None = fact(
        N_("Real power"),
        choice("POWER"),
        group=N_("Power and attitude"),
        feeds=("PP14",),
        column=True,
        help=N_("The weight in the decision, whatever the title says. Ask the coach."),
    )
    attitude: str | None = fact(
        N_("Attitude to us"),
        choice("ATTITUDE"),
        group=N_("Power and attitude"),
        feeds=("PP15",),
        column=True,
        help=N_("From what was seen in the last 12 months, not from a feeling."),
    )
    attitude_target: str | None = fact(
        N_("Attitude wanted"),
        choice("ATTITUDE"),
        group=N_("Power and attitude"),
        help=N_("The attitude we work for; one step at a time."),
    )
    attitude_target_date: dt.date | None = fact(N_("By when"), DATE, group=N_("Power and attitude"))
    need_level: int | None = fact(
        N_("Need level"),
        choice("NEED_LEVEL"),
        group=N_("Power and attitude"),
        help=N_("What moves this person with us. Levels 1 to 3 need a compliance check."),
    )
    hidden_decider: bool | None = fact(
        N_("Hidden decider"),
        FLAG,
        group=N_("Power and attitude"),
        feeds=("PP04",),
        help=N_("Has no seat in the decision, but the others wait for this view."),
    )
    rising_star: bool | None = fact(
        N_("Rising star"),
        FLAG,
        group=N_("Power and attitude"),
        feeds=("PP05",),
        help=N_("Young, able and listened to: will decide some years from now."),
    )
    career_need: str | None = fact(
        N_("Career need"),
        LONG,
        group=N_("Needs"),
        feeds=("PP16",),
        search=True,
        column=True,
        help=N_("What counts in this year's appraisal; what would be a success at work."),
    )
    concerns: str | None = fact(
        N_("Concerns"),
        LONG,
        group=N_("Needs"),
        feeds=("PP20",),
        search=True,
        help=N_("What this person always asks about: cost, delivery, reliability."),
    )
    kpi: str | None = fact(
        N_("KPI"),
        TEXT,
        group=N_("Needs"),
        feeds=("PP20",),
        help=N_("The figures by which this person is measured."),
    )
    personal_need: str | None = fact(
        N_("Personal need"),
        LONG,
        group=N_("Needs"),
        feeds=("PP17",),
        private=True,
        help=N_("Only within the rules of both firms. Private: not on papers."),
    )
    birthday: dt.date | None = fact(N_("Birthday"), DATE, group=N_("Needs"), private=True)
    hobby: str | None = fact(N_("Hobby"), TEXT, group=N_("Needs"), private=True)
    style: str | None = fact(
        N_("Style"),
        TEXT,
        group=N_("How to talk"),
        help=N_("How this person likes to be spoken to: facts, figures or people."),
    )
    say: str | None = fact(
        N_("Say"),
        LONG,
        group=N_("How to talk"),
        help=N_("One sentence that opens the door; it goes on the brief."),
    )
    do_not_say: str | None = fact(
        N_("Do not say"),
        LONG,
        group=N_("How to talk"),
        help=N_("A sore point or a name not to mention; it goes on the brief."),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Post(Record):
    """Post."""

    ENTITY: ClassVar[str] = "post"
    LABEL: ClassVar[str] = N_("Post")
    PLURAL: ClassVar[str] = N_("Posts")
    TITLE: ClassVar[tuple[str, ...]] = ("title",)
    HOME: ClassVar[tuple[str, ...]] = ("organisation",)

    person: str | None = fact(N_("Person"), ref("person"), required=True)
    organisation: str | None = fact(N_("Organisation"), ref("organisation"), required=True)
    department: str | None = fact(N_("Department"), ref("department"), feeds=("PP11",))
    title: str | None = fact(N_("Title"), TEXT, feeds=("PP11",), search=True)
    level: int | None = fact(N_("Formal level"), choice("PERSON_LEVEL"), feeds=("PP13",))
    on_chart: bool | None = fact(N_("On the chart"), FLAG)
    valid_from: dt.date | None = fact(N_("From"), DATE)
    valid_to: dt.date | None = fact(N_("To"), DATE)
    reports_to: str | None = fact(N_("Reports to"), ref("person"), feeds=("PP18",))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ContactPoint(Record):
    """Contact way."""

    ENTITY: ClassVar[str] = "contact_point"
    LABEL: ClassVar[str] = N_("Contact way")
    PLURAL: ClassVar[str] = N_("Contact ways")
    TITLE: ClassVar[tuple[str, ...]] = ("value",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    subject_kind: str | None = fact(N_("Belongs to (kind)"), ENTITY_NAME)
    subject: str | None = fact(N_("Belongs to"), SUBJECT, required=True)
    kind: str | None = fact(N_("Kind"), choice("CONTACT_KIND"), required=True)
    value: str | None = fact(N_("Number or address"), TEXT, required=True, search=True)
    note: str | None = fact(N_("Note"), TEXT)
    preferred: bool | None = fact(N_("Preferred"), FLAG)
    verified: dt.date | None = fact(N_("Checked on"), DATE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Tie(Record):
    """Tie."""

    ENTITY: ClassVar[str] = "tie"
    LABEL: ClassVar[str] = N_("Tie")
    PLURAL: ClassVar[str] = N_("Ties")
    TITLE: ClassVar[tuple[str, ...]] = (
        "supplier_person",
        "customer_person",
    )
    HOME: ClassVar[tuple[str, ...]] = ("customer_person",)

    supplier_person: str | None = fact(
        N_("Supplier side"),
        ref("person"),
        required=True,
        help=N_("A colleague of ours, or a rival's rep."),
    )
    customer_person: str | None = fact(N_("Customer side"), ref("person"), required=True)
    strength: int | None = fact(
        N_("Strength"), choice("TIE"), help=N_("From 3 on, news is told ahead of time.")
    )
    basis: str | None = fact(
        N_("Basis"),
        TEXT,
        help=N_("Where it comes from: school, home town, a former firm, shared work."),
    )
    since: dt.date | None = fact(N_("Since"), DATE)
    last_confirmed: dt.date | None = fact(
        N_("Last confirmed"), DATE, help=N_("The day it was last seen to hold.")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Link(Record):
    """Link."""

    ENTITY: ClassVar[str] = "link"
    LABEL: ClassVar[str] = N_("Link")
    PLURAL: ClassVar[str] = N_("Links")
    TITLE: ClassVar[tuple[str, ...]] = (
        "source",
        "target",
    )
    HOME: ClassVar[tuple[str, ...]] = ("source",)

    source_kind: str | None = fact(N_("Kind it starts from"), ENTITY_NAME, required=True)
    source: str | None = fact(N_("Starts from"), SUBJECT, required=True)
    target_kind: str | None = fact(N_("Kind it points to"), ENTITY_NAME, required=True)
    target: str | None = fact(N_("Points to"), SUBJECT, required=True)
    kind: str | None = fact(N_("Kind"), choice("LINK"), required=True)
    since: dt.date | None = fact(N_("Since"), DATE)
    note: str | None = fact(N_("Note"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Stance(Record):
    """Attitude to a rival."""

    ENTITY: ClassVar[str] = "stance"
    LABEL: ClassVar[str] = N_("Attitude to a rival")
    PLURAL: ClassVar[str] = N_("Attitudes to rivals")
    TITLE: ClassVar[tuple[str, ...]] = (
        "person",
        "organisation",
    )
    HOME: ClassVar[tuple[str, ...]] = ("person",)

    person: str | None = fact(N_("Person"), ref("person"), required=True)
    organisation: str | None = fact(N_("Organisation"), ref("organisation"), required=True)
    attitude: str | None = fact(N_("Attitude"), choice("ATTITUDE"), feeds=("PP21",))
    observed_on: dt.date | None = fact(N_("Observed on"), DATE)
    note: str | None = fact(N_("Note"), LONG)
