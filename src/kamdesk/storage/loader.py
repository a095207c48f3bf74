"""Dossiers out of a book: one statement per kind, no object graph, no session."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from kamdesk.domain.dossier import Dossier, Shelf, dossier_of
from kamdesk.domain.fact import Kind, Record, fact_of
from kamdesk.domain.records import RECORDS
from kamdesk.storage.convert import select_list, to_records
from kamdesk.storage.home import scope_sql

if TYPE_CHECKING:
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)
Rows: TypeAlias = "list[tuple[Any, ...]]"

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
    """All that is known of one account. Raises ``KeyError`` if there is no such account."""
    return Loader(connection, rows={}).dossier(account_id)


class Loader:
    """Dossiers of many accounts: what is the same for all of them is read once.

    A kind of which the book has nothing is not asked for again, and the records all accounts
    share (product lines, skills) are one object in all dossiers.
    """

    def __init__(self, connection: Connection, *, rows: dict[type[Record], Rows]) -> None:
        """``rows``: what is known of some kinds already; see ``of_all``."""
        self._connection = connection
        self._rows = rows
        self._made = {kind: cache(partial(to_records, kind, found)) for kind, found in rows.items()}

    @classmethod
    def of_all(cls, connection: Connection) -> Self:
        """A loader for all accounts of a book."""
        rows: dict[type[Record], Rows] = {}
        for kind, sql in (*own_statements(), *hanging_statements()):
            if scope_sql(kind) == EVERY:
                rows[kind] = connection.execute(sql, {"a": None, "o": None}).fetchall()
            elif connection.execute(f'SELECT 1 FROM "{kind.ENTITY}" LIMIT 1').fetchone() is None:
                rows[kind] = []
        return cls(connection, rows=rows)

    def dossier(self, account_id: str) -> Dossier:
        """All that is known of one account. Raises ``KeyError`` if there is no such account."""
        row = self._connection.execute(
            "SELECT organisation FROM account WHERE id=? AND deleted IS NULL", (account_id,)
        ).fetchone()
        if row is None:
            raise KeyError(account_id)
        rows = self._read(own_statements(), {"a": account_id, "o": row[0]})
        ids = json.dumps([row[0] for found in rows.values() for row in found])
        rows |= self._read(hanging_statements(), {"ids": ids})
        later = {
            kind: self._made.get(kind) or partial(to_records, kind, found)
            for kind, found in rows.items()
        }
        return dossier_of(Shelf(later=later), account_id)

    def _read(
        self, statements: tuple[tuple[type[Record], str], ...], scope: dict[str, Any]
    ) -> dict[type[Record], Rows]:
        found: dict[type[Record], Rows] = {}
        for kind, sql in statements:
            known = self._rows.get(kind)
            found[kind] = (
                self._connection.execute(sql, scope).fetchall() if known is None else known
            )
        return found


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
