"""How we know what we know: observations, marks, assessments, checklists, notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    CODE,
    DATE,
    ENTITY_NAME,
    FLAG,
    LONG,
    NUMBER,
    SUBJECT,
    TEXT,
    VALUE,
    Json,
    Record,
    choice,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Observation(Record):
    """Observation."""

    ENTITY: ClassVar[str] = "observation"
    LABEL: ClassVar[str] = N_("Observation")
    PLURAL: ClassVar[str] = N_("Observations")
    TITLE: ClassVar[tuple[str, ...]] = ("attribute",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    attribute: str | None = fact(N_("Attribute"), TEXT, required=True)
    about: str | None = fact(
        N_("About rival"), ref("organisation"), help=N_("Only for an attitude: to which rival.")
    )
    value: Json = fact(N_("Value"), VALUE)
    state: str | None = fact(N_("State"), choice("OBS_STATE"))
    confidence: int | None = fact(
        N_("How sure"),
        choice("CONFIDENCE"),
        help=N_("From rumour to document; two who agree count more than one."),
    )
    source_kind: str | None = fact(
        N_("How we know"), choice("SOURCE"), help=N_("Heard, seen, read, or our own judgement.")
    )
    source: str | None = fact(
        N_("Who said it"),
        ref("person"),
        help=N_("Leave empty for papers and for what we saw ourselves."),
    )
    observed_on: dt.date | None = fact(
        N_("When"), DATE, help=N_("The day it was said or seen, not the day of writing.")
    )
    interaction: str | None = fact(N_("At the visit"), ref("interaction"))
    chosen: bool | None = fact(
        N_("Chosen value"), FLAG, help=N_("The value the program reckons with.")
    )
    withdrawn: bool | None = fact(
        N_("Withdrawn"), FLAG, help=N_("It turned out wrong: kept, but no longer counted.")
    )
    note: str | None = fact(N_("Note"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FactMark(Record):
    """Mark on a fact."""

    ENTITY: ClassVar[str] = "fact_mark"
    LABEL: ClassVar[str] = N_("Mark on a fact")
    PLURAL: ClassVar[str] = N_("Marks on facts")
    TITLE: ClassVar[tuple[str, ...]] = ("fact_",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    fact_: str | None = fact(N_("Fact"), CODE, required=True)
    mark: str | None = fact(N_("Mark"), choice("MARK"), required=True)
    marked_on: dt.date | None = fact(N_("Marked on"), DATE)
    note: str | None = fact(N_("Note"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FindingMark(Record):
    """A finding put aside: seen, with a reason, until a day or until its data change (domain/5)."""

    ENTITY: ClassVar[str] = "finding_mark"
    LABEL: ClassVar[str] = N_("Finding put aside")
    PLURAL: ClassVar[str] = N_("Findings put aside")
    TITLE: ClassVar[tuple[str, ...]] = ("rule",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(
        N_("Account"), ref("account"), help=N_("Empty: the finding is about all accounts together.")
    )
    rule: str | None = fact(N_("Rule"), CODE, required=True)
    about: str | None = fact(N_("About"), TEXT)
    reason: str | None = fact(N_("Reason"), LONG, required=True)
    marked_on: dt.date | None = fact(N_("Marked on"), DATE)
    until: dt.date | None = fact(N_("Until"), DATE, help=N_("From this day on it is shown again."))
    fingerprint: str | None = fact(
        N_("Fingerprint"), CODE, help=N_("Of the data behind it: if they change, it comes back.")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Assessment(Record):
    """Assessment."""

    ENTITY: ClassVar[str] = "assessment"
    LABEL: ClassVar[str] = N_("Assessment")
    PLURAL: ClassVar[str] = N_("Assessments")
    TITLE: ClassVar[tuple[str, ...]] = ("rubric",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    rubric: str | None = fact(N_("Rubric"), CODE, required=True)
    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    assessed_on: dt.date | None = fact(N_("Assessed on"), DATE)
    assessor: str | None = fact(N_("Assessor"), ref("person"))
    note: str | None = fact(N_("Note"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AssessmentScore(Record):
    """Score."""

    ENTITY: ClassVar[str] = "assessment_score"
    LABEL: ClassVar[str] = N_("Score")
    PLURAL: ClassVar[str] = N_("Scores")
    TITLE: ClassVar[tuple[str, ...]] = ("item",)
    HOME: ClassVar[tuple[str, ...]] = ("assessment",)

    assessment: str | None = fact(N_("Assessment"), ref("assessment"), required=True)
    item: str | None = fact(N_("Item"), TEXT, required=True)
    score: int | None = fact(N_("Score"), NUMBER)
    note: str | None = fact(N_("Note"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ChecklistRun(Record):
    """Checklist."""

    ENTITY: ClassVar[str] = "checklist_run"
    LABEL: ClassVar[str] = N_("Checklist")
    PLURAL: ClassVar[str] = N_("Checklists")
    TITLE: ClassVar[tuple[str, ...]] = ("checklist",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    checklist: str | None = fact(N_("Checklist"), CODE, required=True)
    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    started_on: dt.date | None = fact(N_("Started on"), DATE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ChecklistTick(Record):
    """Tick."""

    ENTITY: ClassVar[str] = "checklist_tick"
    LABEL: ClassVar[str] = N_("Tick")
    PLURAL: ClassVar[str] = N_("Ticks")
    TITLE: ClassVar[tuple[str, ...]] = ("item",)
    HOME: ClassVar[tuple[str, ...]] = ("checklist_run",)

    checklist_run: str | None = fact(N_("Checklist run"), ref("checklist_run"), required=True)
    item: str | None = fact(N_("Item"), TEXT, required=True)
    done: bool | None = fact(N_("Done"), FLAG)
    note: str | None = fact(N_("Note"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Note(Record):
    """Note."""

    ENTITY: ClassVar[str] = "note"
    LABEL: ClassVar[str] = N_("Note")
    PLURAL: ClassVar[str] = N_("Notes")
    TITLE: ClassVar[tuple[str, ...]] = ("text",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    text: str | None = fact(N_("Text"), LONG, required=True, search=True)
    written_on: dt.date | None = fact(N_("Written on"), DATE)
