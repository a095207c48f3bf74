"""The change log: who changed what, when, from what to what; and the way back.

Undo, history, "what changed since the last visit" and the return of a workbook all stand on it.
Undo does not erase: it is an operation of its own that writes the old values again, so that the
log stays a true account of what happened.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kamdesk.domain.fact import Json, fact_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.values import from_plain
from kamdesk.storage.convert import to_columns
from kamdesk.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    from kamdesk.storage.steps import Again, Stamp

ALIVE = "@alive"
PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Entry:
    """One changed field of one record; values in their plain form."""

    entity: str
    record: str
    field: str
    old: Json
    new: Json
    account: str | None = None

    def reversed(self) -> Entry:
        """The entry that takes this one back."""
        return Entry(self.entity, self.record, self.field, self.new, self.old, self.account)


def write_operation(
    connection: Connection,
    entries: Iterable[Entry],
    *,
    words: str,
    stamp: Stamp,
    again: tuple[Again, str] | Literal["aside"] | None = None,
) -> str:
    """Write an operation with its entries; returns the operation's id.

    ``again``: whether it undoes or redoes, and the id of the operation it does that to; "aside"
    for what the program notes by itself, which undo and redo pass over.
    """
    operation, origin = new_id(), stamp.origin
    kind, target = again if isinstance(again, tuple) else ("do", None)
    # Without a state an operation is no step: neither to be taken back nor done again.
    state = None if again else "done"
    if not again:
        # A new step makes the steps taken back before it unreachable.
        connection.execute("UPDATE operation SET state='gone' WHERE state='undone'")
    connection.execute(
        "INSERT INTO operation (id, clock, device, author, words, kind, target, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (operation, stamp.clock, origin.device, origin.author, words, kind, target, state),
    )
    rows = [
        (
            operation,
            item.account,
            item.entity,
            item.record,
            item.field,
            _dump(item.old),
            _dump(item.new),
        )
        for item in entries
    ]
    if rows:
        connection.executemany(
            "INSERT INTO change_log (operation, account, entity, record, field, old, new)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return operation


def _dump(value: Json) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _load(stored: str | None) -> Json:
    plain: Json = None if stored is None else json.loads(stored)
    return plain


def entries_of(connection: Connection, operation: str) -> list[Entry]:
    """The entries of an operation in the order they were made."""
    rows = connection.execute(
        "SELECT entity, record, field, old, new, account FROM change_log"
        " WHERE operation=? ORDER BY seq",
        (operation,),
    )
    return [Entry(r[0], r[1], r[2], _load(r[3]), _load(r[4]), r[5]) for r in rows]


def apply(connection: Connection, entries: list[Entry], *, stamp: str) -> None:
    """Bring the ``new`` values of the entries into the tables."""
    grouped: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        grouped.setdefault((entry.entity, entry.record), []).append(entry)
    for (entity, record), group in grouped.items():
        columns = _columns(entity, group, stamp=stamp)
        assignments = ", ".join(f'"{name}"=?' for name in columns)
        connection.execute(
            f'UPDATE "{entity}" SET {assignments} WHERE id=?',
            (*columns.values(), record),
        )


def _columns(entity: str, group: list[Entry], *, stamp: str) -> dict[str, Any]:
    """The columns to set for the entries of one record, the last entry of a field winning."""
    assert entity in RECORDS  # noqa: S101 -- the log only ever names own tables
    columns: dict[str, Any] = {"updated": stamp}
    for entry in group:
        if entry.field == ALIVE:
            columns["deleted"] = None if entry.new else stamp
        elif entry.field == PRIVATE:
            columns[PRIVATE] = int(bool(entry.new))
        else:
            item = fact_of(RECORDS[entity], entry.field)
            # A creation taken back leaves what the table demands: the row is in the bin anyway.
            if entry.new is not None or not item.required:
                columns |= to_columns(item, from_plain(item, entry.new))
    return columns
