"""Dossiers out of a book: one statement per kind, no object graph, no session."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from kamdesk.domain.dossier import Dossier, Shelf, dossier_of
from kamdesk.domain.fact import Kind, Record, fact_of
from kamdesk.domain.records import RECORDS
from kamdesk.storage.convert import select_list, to_records
from kamdesk.storage.home import scope_sql

if TYPE_CHECKING:
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)

EVERY = "1"
"""The scope of kinds that all accounts share."""

UNREAD = frozenset({"setting", "export_file"})
"""Kinds that no formula and no paper reads."""


@cache
def own_statements() -> tuple[tuple[type[Record], str], ...]:
    """The statements that need only the account."""
    return tuple(
        (kind, _select(kind, scope))
        for entity, kind in RECORDS.items()
        if entity not in UNREAD and (scope := scope_sql(kind)) is not None
    )


@cache
def hanging_statements() -> tuple[tuple[type[Record], str], ...]:
    """The statements for what hangs on a free subject, then for what hangs on those."""
    ids = "(SELECT value FROM json_each(:ids))"
    hanging = [kind for kind in RECORDS.values() if scope_sql(kind) is None]
    direct = [kind for kind in hanging if fact_of(kind, kind.HOME[0]).kind is Kind.SUBJECT]
    statements = [(kind, _select(kind, f'"{kind.HOME[0]}" IN {ids}')) for kind in direct]
    for kind in hanging:
        if kind not in direct:
            owner = fact_of(kind, kind.HOME[0])
            subject = RECORDS[owner.entity].HOME[0]
            inner = f'SELECT id FROM "{owner.entity}" WHERE "{subject}" IN {ids}'
            statements.append((kind, _select(kind, f'"{owner.key}" IN ({inner})')))
    return tuple(statements)


def _select(kind: type[Record], scope: str) -> str:
    return (
        f'SELECT {select_list(kind)} FROM "{kind.ENTITY}"'
        f" WHERE deleted IS NULL AND ({scope}) ORDER BY rowid"
    )


def load_dossier(connection: Connection, account_id: str) -> Dossier:
    """All that is known of one account. Raises ``KeyError`` if there is no such account.

    Those of all accounts come faster from ``bulk.py``.
    """
    row = connection.execute(
        "SELECT organisation FROM account WHERE id=? AND deleted IS NULL", (account_id,)
    ).fetchone()
    if row is None:
        raise KeyError(account_id)
    scope = {"a": account_id, "o": row[0]}
    rows = {kind: connection.execute(sql, scope).fetchall() for kind, sql in own_statements()}
    ids = json.dumps([row[0] for found in rows.values() for row in found])
    for kind, sql in hanging_statements():
        rows[kind] = connection.execute(sql, {"ids": ids}).fetchall()
    later = {kind: partial(to_records, kind, found) for kind, found in rows.items()}
    return dossier_of(Shelf(later=later), account_id)


def load_one(connection: Connection, kind: type[R], *, record_id: str) -> R | None:
    """One record, or ``None`` if it is not there or in the bin."""
    rows = connection.execute(_select(kind, "id=?"), (record_id,)).fetchall()
    return next(iter(to_records(kind, rows)), None)


def load_all(connection: Connection, kind: type[R]) -> tuple[R, ...]:
    """All records of a kind that are not in the bin, in the order they were made."""
    return tuple(to_records(kind, connection.execute(_select(kind, "1")).fetchall()))


def load_shelf(connection: Connection) -> Shelf:
    """The whole book on one shelf: for exports and for the views across accounts."""
    return Shelf(record for kind in RECORDS.values() for record in load_all(connection, kind))
