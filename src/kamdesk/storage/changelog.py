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

    from kamdesk.storage.steps import Again, Stamp, Step

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
    operation = _begin(connection, words=words, stamp=stamp, again=again)
    _log(connection, entries, operation=operation)
    return operation


def _begin(
    connection: Connection,
    *,
    words: str,
    stamp: Stamp,
    again: tuple[Again, str] | Literal["aside"] | None,
) -> str:
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
    return operation


def _log(connection: Connection, entries: Iterable[Entry], *, operation: str) -> None:
    connection.executemany(
        "INSERT INTO change_log (operation, account, entity, record, field, old, new)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
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
        ],
    )


def _dump(value: Json) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def repeat(connection: Connection, step: Step, *, kind: Again, stamp: Stamp) -> str:
    """Log a step once more, backwards or forwards; returns the id of the new operation.

    What a step that is taken back leaves behind goes along: the snapshots of accounts that go are
    noted aside and stand in no step.
    """
    operation = _begin(connection, words=step.words, stamp=stamp, again=(kind, step.id))
    sides, order = ("new, old", "DESC") if kind == "undo" else ("old, new", "ASC")
    connection.execute(
        "INSERT INTO change_log (operation, account, entity, record, field, old, new)"
        f" SELECT ?, account, entity, record, field, {sides} FROM change_log"
        f" WHERE operation=? ORDER BY seq {order}",
        (operation, step.id),
    )
    if kind == "undo":
        rows = connection.execute(
            "SELECT s.id, s.subject FROM change_log l JOIN snapshot s ON s.subject = l.record"
            " WHERE l.operation=? AND l.entity='account' AND l.field=? AND l.new='false'"
            " AND s.deleted IS NULL",
            (operation, ALIVE),
        ).fetchall()
        gone = (Entry("snapshot", row[0], ALIVE, True, False, row[1]) for row in rows)
        _log(connection, gone, operation=operation)
    return operation


def records_of(connection: Connection, operation: str) -> frozenset[tuple[str, str]]:
    """The records an operation touched."""
    rows = connection.execute(
        "SELECT DISTINCT entity, record FROM change_log WHERE operation=?", (operation,)
    )
    return frozenset((row[0], row[1]) for row in rows)


def apply(connection: Connection, operation: str, *, stamp: str) -> None:
    """Bring the new values of an operation into the tables.

    Records that get values in the same columns are written by one statement: an import that is
    taken back empties the same columns of thousands.
    """
    rows = connection.execute(
        "SELECT entity, record, field, new FROM change_log WHERE operation=? ORDER BY seq",
        (operation,),
    )
    grouped: dict[tuple[str, str], dict[str, str | None]] = {}
    for entity, record, field, new in rows:
        # The last entry of a field wins.
        grouped.setdefault((entity, record), {})[field] = new
    batches: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    for (entity, record), fields in grouped.items():
        columns = _columns(entity, fields, stamp=stamp)
        batches.setdefault((entity, tuple(columns)), []).append((*columns.values(), record))
    for (entity, names), values in batches.items():
        assignments = ", ".join(f'"{name}"=?' for name in names)
        connection.executemany(f'UPDATE "{entity}" SET {assignments} WHERE id=?', values)


def _columns(entity: str, fields: dict[str, str | None], *, stamp: str) -> dict[str, Any]:
    """The columns to set for the fields of one record."""
    assert entity in RECORDS  # noqa: S101 -- the log only ever names own tables
    columns: dict[str, Any] = {"updated": stamp}
    for field, stored in fields.items():
        new: Json = None if stored is None else json.loads(stored)
        if field == ALIVE:
            columns["deleted"] = None if new else stamp
        elif field == PRIVATE:
            columns[PRIVATE] = int(bool(new))
        else:
            item = fact_of(RECORDS[entity], field)
            # A creation taken back leaves what the table demands: the row is in the bin anyway.
            if new is not None or not item.required:
                columns |= to_columns(item, from_plain(item, new))
    return columns
