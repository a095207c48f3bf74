"""The tables of a book, derived from the records by one rule.

A field becomes a column of its key; money becomes two (minor units and currency); lists and free
values become JSON text. What the database can hold true by itself it does: references, required
fields, days that look like days, flags that are 0 or 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from kamdesk.domain.fact import Fact, Kind, Record, facts_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale

if TYPE_CHECKING:
    from collections.abc import Iterator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SHAPES = {
    Kind.DATE: "{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
    Kind.MONTH: "{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'",
    Kind.TIME: "{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'",
    Kind.FLAG: "{column} IN (0, 1)",
    Kind.MONEY: "({column}_amount IS NULL) = ({column}_currency IS NULL)",
}


def _columns(item: Fact) -> Iterator[Column[int] | Column[float] | Column[str]]:
    if item.kind is Kind.MONEY:
        yield Column(f"{item.key}_amount", Integer)
        yield Column(f"{item.key}_currency", Text)
    elif item.kind in {Kind.NUMBER, Kind.FLAG} or _numeric(item):
        yield Column(item.key, Integer, nullable=not item.required)
    elif item.kind is Kind.DECIMAL:
        yield Column(item.key, Float, nullable=not item.required)
    elif item.kind is Kind.REF:
        target = ForeignKey(f"{item.entity}.id", deferrable=True, initially="DEFERRED")
        yield Column(item.key, Text, target, nullable=not item.required, index=True)
    else:
        indexed = item.kind is Kind.SUBJECT
        yield Column(item.key, Text, nullable=not item.required, index=indexed)


def _numeric(item: Fact) -> bool:
    return item.kind is Kind.CHOICE and isinstance(scale(item.scale).codes[0], int)


def table_of(record: type[Record]) -> Table:
    """The table of a kind of records, made from its declared fields."""
    facts = facts_of(record)
    checks = [
        CheckConstraint(SHAPES[item.kind].format(column=item.key), item.key)
        for item in facts
        if item.kind in SHAPES
    ]
    table = Table(
        record.ENTITY,
        METADATA,
        Column("id", Text, primary_key=True),
        Column("external", Text),
        Column("private", Integer, nullable=False, server_default="0"),
        *(column for item in facts for column in _columns(item)),
        Column("created", Text, nullable=False),
        Column("updated", Text, nullable=False),
        Column("deleted", Text),
        *checks,
    )
    # A deleted record keeps its external id, so that importing its file again revives it.
    Index(f"uq_{record.ENTITY}_external", table.c.external, unique=True)
    return table


TABLES: dict[str, Table] = {entity: table_of(record) for entity, record in RECORDS.items()}

OPERATION = Table(
    "operation",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("clock", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("kind", Text, CheckConstraint("kind IN ('do', 'undo', 'redo')", "kind"), nullable=False),
    Column("target", Text),
    Column("state", Text, CheckConstraint("state IN ('done', 'undone', 'gone')", "state")),
    sqlite_autoincrement=True,
)
"""One row per unit of work: who did what, when, on which machine, and whether it still holds.

``state`` is empty for undo and redo themselves, and for what the program notes aside (snapshots):
undo looks for ``done`` and redo for ``undone``, so both pass those over.
"""
Index("ix_operation_undone", OPERATION.c.seq, sqlite_where=OPERATION.c.state == "undone")

CHANGE_LOG = Table(
    "change_log",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("operation", Text, ForeignKey("operation.id"), nullable=False, index=True),
    Column("account", Text, index=True),
    Column("entity", Text, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    sqlite_autoincrement=True,
)
"""One row per changed field, old and new as JSON; field ``@alive`` is creation and removal."""

BOOK_INFO = Table(
    "book_info",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

SEARCH_DOC = Table(
    "search_doc",
    METADATA,
    Column("rowid", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("account", Text),
    Column("words", Text, nullable=False),
    Column("initials", Text, nullable=False, server_default=""),
)
Index("uq_search_doc_record", SEARCH_DOC.c.record, SEARCH_DOC.c.entity, unique=True)
Index(
    "ix_search_doc_initials",
    SEARCH_DOC.c.initials,
    sqlite_where=SEARCH_DOC.c.initials != "",
)


def statements() -> Iterator[str]:
    """The statements that make all tables and their indexes."""
    dialect = sqlite.dialect()
    for table in METADATA.tables.values():
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda item: str(item.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))
