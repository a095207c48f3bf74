"""A record that no release ships: what a field needs to pass everywhere is its one line."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kamdesk.domain.fact import (
    CODE,
    DATE,
    DECIMAL,
    FLAG,
    LONG,
    MONEY,
    MONTH,
    NUMBER,
    TEXT,
    TEXTS,
    TIME,
    Money,
    Record,
    choice,
    choices,
    fact,
    ref,
    refs,
)
from kamdesk.domain.insight.fact_reach import feeders
from kamdesk.domain.records import RECORDS
from kamdesk.storage.loader import hanging_statements, own_statements
from kamdesk.storage.tables import METADATA, TABLES, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Toy(Record):
    """A toy of a project: one field of every kind; the last one is the one that was added."""

    ENTITY: ClassVar[str] = "toy"
    LABEL: ClassVar[str] = "Toy"
    PLURAL: ClassVar[str] = "Toys"
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("project",)

    project: str | None = fact("Project", ref("project"), required=True)
    name: str | None = fact("Name", TEXT, required=True, search=True, column=True)
    story: str | None = fact("Story", LONG, search=True)
    pieces: int | None = fact("Pieces", NUMBER, unit="pcs")
    weight: float | None = fact("Weight", DECIMAL)
    price: Money | None = fact("Price", MONEY, private=True)
    bought: dt.date | None = fact("Bought", DATE)
    broken: dt.datetime | None = fact("Broken", TIME)
    season: str | None = fact("Season", MONTH)
    loved: bool | None = fact("Loved", FLAG)
    tier: str | None = fact("Tier", choice("TIER"))
    powers: tuple[int, ...] = fact("Powers", choices("POWER"))
    owner: str | None = fact("Owner", ref("person"))
    players: tuple[str, ...] = fact("Players", refs("person"))
    number: str | None = fact("Number", CODE)
    parts: tuple[str, ...] = fact("Parts", TEXTS)
    puzzle: str | None = fact(
        "Puzzle solved",
        choice("INTENT"),
        help="What the toy is good for.",
        feeds=("PJ12",),
        search=True,
        column=True,
    )


@contextmanager
def declared(kind: type[Record]) -> Iterator[None]:
    """Let the program know a kind of records, as if a release had brought it."""
    RECORDS[kind.ENTITY] = kind
    TABLES[kind.ENTITY] = table = table_of(kind)
    _forget()
    try:
        yield
    finally:
        del RECORDS[kind.ENTITY], TABLES[kind.ENTITY]
        METADATA.remove(table)
        _forget()


def _forget() -> None:
    for remembered in (own_statements, hanging_statements, feeders):
        remembered.cache_clear()
