"""Undo and redo: the entries of a step once more, backwards or forwards, as an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.changes import Changes
from kamdesk.storage import changelog, search
from kamdesk.storage.changelog import ALIVE, Entry
from kamdesk.storage.home import Homes
from kamdesk.storage.steps import mark

if TYPE_CHECKING:
    from sqlite3 import Connection

    from kamdesk.storage.steps import Again, Stamp, Step


def replay(connection: Connection, step: Step, *, kind: Again, stamp: Stamp) -> Changes:
    """Take a step back, or do it again; returns what it touched."""
    entries = changelog.entries_of(connection, step.id)
    if kind == "undo":
        entries = [item.reversed() for item in reversed(entries)]
        entries += _left_alone(connection, entries)
    changelog.apply(connection, entries, stamp=stamp.moment)
    changelog.write_operation(
        connection, entries, words=step.words, stamp=stamp, again=(kind, step.id)
    )
    mark(connection, step.id, state="undone" if kind == "undo" else "done")
    changes = Changes(step.words, frozenset((item.entity, item.record) for item in entries))
    search.refresh(connection, changes.records, homes=Homes(connection))
    return changes


def _left_alone(connection: Connection, entries: list[Entry]) -> list[Entry]:
    """The snapshots of accounts that go: noted aside, they are in no step, and go with them."""
    gone = [item.record for item in entries if _goes(item)]
    return [
        Entry("snapshot", row[0], ALIVE, old=True, new=False, account=account)
        for account in gone
        for row in connection.execute(
            "SELECT id FROM snapshot WHERE subject=? AND deleted IS NULL", (account,)
        )
    ]


def _goes(item: Entry) -> bool:
    return item.entity == "account" and item.field == ALIVE and not item.new
