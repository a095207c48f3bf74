"""Which account a record belongs to: up its ``HOME`` references until an account is reached.

The same declaration gives the SQL that gathers a dossier, so a new record needs one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Kind, Record, fact_of, once_per_kind
from kamdesk.domain.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection

FARTHEST = 8
"""Longest way up that is followed; a circle in broken data must not hang the program."""


class Homes:
    """Finds accounts of records; remembers what it found for as long as it lives."""

    def __init__(
        self, connection: Connection, at_hand: Mapping[tuple[str, str], Record] | None = None
    ) -> None:
        """``at_hand``: records as they are stored, which need not be asked for."""
        self._connection = connection
        self._at_hand = at_hand or {}
        self._known: dict[tuple[str, str], str | None] = {}

    def account_of(self, entity: str, record: str | None, *, depth: int = 0) -> str | None:
        """The id of the account a record belongs to; ``None`` for what all accounts share."""
        if record is None or depth > FARTHEST or entity not in RECORDS:
            return None
        if entity == "account":
            return record
        key = (entity, record)
        if key not in self._known:
            self._known[key] = self._search(entity, record, depth=depth)
        return self._known[key]

    def _search(self, entity: str, record: str, *, depth: int) -> str | None:
        if entity == "organisation":
            return self._one(
                "SELECT id FROM account WHERE organisation=? ORDER BY deleted IS NOT NULL", record
            )
        if entity == "person":
            return self._one(
                "SELECT account.id FROM post JOIN account USING (organisation)"
                " WHERE post.person=? AND account.deleted IS NULL"
                # A removed person belongs to the account his last post led to.
                " ORDER BY post.deleted IS NOT NULL, valid_to IS NOT NULL",
                record,
            )
        for name in RECORDS[entity].HOME:
            found = self._through(RECORDS[entity], name, record=record, depth=depth)
            if found:
                return found
        return None

    def _through(self, kind: type[Record], name: str, *, record: str, depth: int) -> str | None:
        item = fact_of(kind, name)
        at_hand = self._at_hand.get((kind.ENTITY, record))
        if at_hand is not None:
            target = getattr(at_hand, item.name)
        else:
            target = self._one(f'SELECT "{item.key}" FROM "{kind.ENTITY}" WHERE id=?', record)
        entity = item.entity
        if item.kind is Kind.SUBJECT:
            entity = self._subject_kind(kind, name, record=record)
        return self.account_of(entity, target, depth=depth + 1)

    def _subject_kind(self, kind: type[Record], name: str, *, record: str) -> str:
        if kind.ENTITY == "custom_value":
            sql = (
                "SELECT entity FROM custom_field WHERE id="
                "(SELECT custom_field FROM custom_value WHERE id=?)"
            )
            return self._one(sql, record) or ""
        return self._one(f'SELECT "{name}_kind" FROM "{kind.ENTITY}" WHERE id=?', record) or ""

    def _one(self, sql: str, value: str) -> str | None:
        row = self._connection.execute(sql, (value,)).fetchone()
        return row[0] if row else None


CUSTOMER_PEOPLE = "SELECT person FROM post WHERE organisation = :o"
KNOWN_FIRMS = (
    "SELECT id FROM organisation WHERE id = :o OR is_own = 1 OR is_rival = 1 OR is_partner = 1"
)
SPECIAL = {
    "account": "id = :a",
    "organisation": (
        f"id IN ({KNOWN_FIRMS}) OR id = (SELECT parent FROM organisation WHERE id = :o)"
    ),
    "post": f"organisation IN ({KNOWN_FIRMS}) OR person IN ({CUSTOMER_PEOPLE})",
    "person": f"id IN (SELECT person FROM post WHERE organisation IN ({KNOWN_FIRMS}))",
    "department": f"organisation IN ({KNOWN_FIRMS})",
    "tie": f"customer_person IN ({CUSTOMER_PEOPLE})",
    "stance": f"person IN ({CUSTOMER_PEOPLE})",
    "own_skill": "1",
    "link": (
        f"source IN ({CUSTOMER_PEOPLE}) OR target IN ({CUSTOMER_PEOPLE}) OR source IN"
        " (SELECT id FROM department WHERE organisation = :o)"
    ),
}
"""Where the way up alone is not enough: people of all firms that meet at this customer."""


@once_per_kind
def scope_sql(kind: type[Record]) -> str | None:
    """The condition that picks an account's records of a kind, with ``:a`` and ``:o``.

    ``1`` for shared kinds (product lines, industries); ``None`` for kinds that hang on a free
    subject and are gathered afterwards by the ids found.
    """
    if kind.ENTITY in SPECIAL:
        return SPECIAL[kind.ENTITY]
    if not kind.HOME:
        return "1"
    conditions = [_condition(kind, name) for name in kind.HOME]
    known = [condition for condition in conditions if condition is not None]
    return " OR ".join(known) if known else None


def _condition(kind: type[Record], name: str) -> str | None:
    item = fact_of(kind, name)
    if item.kind is Kind.SUBJECT:
        return None
    if item.entity == "account":
        return f'"{item.key}" = :a'
    if item.entity == "organisation":
        return f'"{item.key}" = :o'
    inner = scope_sql(RECORDS[item.entity])
    if inner is None:
        return None
    return f'"{item.key}" IN (SELECT id FROM "{item.entity}" WHERE {inner})'
