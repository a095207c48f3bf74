"""All accounts of a book at once, and which of them a change reached.

Views across accounts keep what they read; after a change only the dossiers that could hold it are
read again. Which those are the change log says, and what the dossiers hold already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Kind, fact_of, facts_of
from kamdesk.domain.records import RECORDS, Organisation
from kamdesk.storage.loader import load_one

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

MEETING: dict[str, tuple[str, ...]] = {
    "post": ("person", "organisation"),
    "link": ("source", "target"),
}
"""References by which a record belongs to a dossier besides ``HOME`` (see ``home.SPECIAL``)."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that was changed, and the account it belonged to (``None``: shared by all)."""

    entity: str
    record: str
    account: str | None


def account_ids(connection: Connection) -> tuple[str, ...]:
    """All accounts that are not in the bin, in the order they were made."""
    rows = connection.execute("SELECT id FROM account WHERE deleted IS NULL ORDER BY rowid")
    return tuple(row[0] for row in rows)


def last_change(connection: Connection) -> int:
    """The number of the newest entry of the change log; 0 in a new book."""
    (last,) = connection.execute("SELECT max(seq) FROM change_log").fetchone()
    return last or 0


def touched_since(connection: Connection, seq: int) -> tuple[Touched, ...]:
    """Each record that was changed after an entry of the change log."""
    rows = connection.execute(
        "SELECT DISTINCT entity, record, account FROM change_log WHERE seq > ?", (seq,)
    )
    return tuple(Touched(*row) for row in rows)


def reached(
    connection: Connection, touched: tuple[Touched, ...], *, kept: Mapping[str, Dossier]
) -> frozenset[str] | None:
    """The accounts whose dossiers changes may have altered; ``None`` where it may be any.

    Rather one too many: the account a record belongs to, every kept dossier that holds it, and
    every one that holds what it points at on the way home.
    """
    found: set[str] = set()
    for item in touched:
        record = load_one(connection, RECORDS[item.entity], record_id=item.record)
        places = _pointed_at(record) if record is not None else []
        if record is not None and _is_shared(record, item, places=places):
            return None
        if item.account is not None:
            found.add(item.account)
        places.append((item.entity, item.record))
        found |= {key for key, dossier in kept.items() if _holds_any(dossier, places)}
    return frozenset(found)


OF_NO_DOSSIER = frozenset({"export_file"})
"""Kinds without a home that stand in no dossier; nothing that is reckoned depends on them."""


def _is_shared(record: Record, item: Touched, *, places: list[tuple[str, str]]) -> bool:
    """Whether a record may stand in every dossier: what has no account, firms known to all.

    One that could have an account but lost what led there (a criterion of a removed project)
    stands in none.
    """
    if isinstance(record, Organisation):
        return record.is_customer is not True or bool(
            record.is_own or record.is_rival or record.is_partner
        )
    if item.account is not None or item.entity in OF_NO_DOSSIER:
        return False
    return not type(record).HOME or bool(places)


def _pointed_at(record: Record) -> list[tuple[str, str]]:
    """Entity and id of what a record belongs to or meets."""
    names = (*type(record).HOME, *MEETING.get(record.ENTITY, ()))
    # Accounts are told by the log already; each holds but itself.
    return [place for name in names if (place := _target(record, name)) and place[0] != "account"]


def _target(record: Record, name: str) -> tuple[str, str] | None:
    item = fact_of(type(record), name)
    target = getattr(record, item.name)
    entity = item.entity
    if item.kind is Kind.SUBJECT:
        has_kind = any(other.name == f"{name}_kind" for other in facts_of(type(record)))
        entity = getattr(record, f"{name}_kind") if has_kind else ""
    return (entity, target) if entity in RECORDS and target else None


def _holds_any(dossier: Dossier, places: list[tuple[str, str]]) -> bool:
    return any(dossier.shelf.get(RECORDS[entity], key) is not None for entity, key in places)
