"""Plans and what happened: objectives, events on the timeline, snapshots."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DATE,
    ENTITY_NAME,
    LONG,
    SUBJECT,
    TEXT,
    VALUE,
    Json,
    Record,
    choice,
    fact,
    ref,
    refs,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Objective(Record):
    """Objective."""

    ENTITY: ClassVar[str] = "objective"
    LABEL: ClassVar[str] = N_("Objective")
    PLURAL: ClassVar[str] = N_("Objectives")
    TITLE: ClassVar[tuple[str, ...]] = (
        "to_value",
        "subject",
    )
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    level: str | None = fact(N_("Level of the goal"), choice("GOAL_LEVEL"))
    goal_kind: str | None = fact(N_("Kind of goal"), choice("GOAL_KIND"))
    from_value: str | None = fact(N_("Where we stand"), TEXT)
    to_value: str | None = fact(N_("Where we want to be"), TEXT)
    due: dt.date | None = fact(N_("Due"), DATE)
    owner: str | None = fact(N_("Owner"), ref("person"))
    measures: tuple[str, ...] = fact(N_("Measures"), refs("action"))
    serves: str | None = fact(N_("Serves project"), ref("project"))
    progress: str | None = fact(N_("Progress"), LONG)
    result: str | None = fact(N_("Result"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Event(Record):
    """Event."""

    ENTITY: ClassVar[str] = "event"
    LABEL: ClassVar[str] = N_("Event")
    PLURAL: ClassVar[str] = N_("Events")
    TITLE: ClassVar[tuple[str, ...]] = ("text",)
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    organisation: str | None = fact(N_("Organisation"), ref("organisation"))
    kind: str | None = fact(N_("Kind"), choice("EVENT"), required=True)
    happened_on: dt.date | None = fact(N_("Date"), DATE)
    until: dt.date | None = fact(N_("Until"), DATE)
    state: str | None = fact(N_("State"), choice("EVENT_STATE"))
    noticed_by: str | None = fact(N_("Noticed by"), ref("person"))
    text: str | None = fact(N_("Text"), LONG, search=True)
    response: str | None = fact(N_("Our answer"), ref("action"))
    told: tuple[str, ...] = fact(N_("Told to"), refs("person"))
    reaction: str | None = fact(N_("Reaction"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Snapshot(Record):
    """Snapshot."""

    ENTITY: ClassVar[str] = "snapshot"
    LABEL: ClassVar[str] = N_("Snapshot")
    PLURAL: ClassVar[str] = N_("Snapshots")
    TITLE: ClassVar[tuple[str, ...]] = ("taken_on",)
    HOME: ClassVar[tuple[str, ...]] = ("subject",)

    subject_kind: str | None = fact(N_("Subject kind"), ENTITY_NAME, required=True)
    subject: str | None = fact(N_("Subject"), SUBJECT, required=True)
    taken_on: dt.date | None = fact(N_("Taken on"), DATE)
    reason: str | None = fact(N_("Reason"), choice("SNAPSHOT_REASON"))
    values: Json = fact(N_("Values"), VALUE)
