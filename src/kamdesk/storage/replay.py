"""Undo and redo: the entries of a step once more, backwards or forwards, as an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.changes import Changes
from kamdesk.storage import changelog, search
from kamdesk.storage.home import Homes
from kamdesk.storage.steps import mark

if TYPE_CHECKING:
    from sqlite3 import Connection
    from typing import Literal

    from kamdesk.storage.steps import Origin, Step


def replay(
    connection: Connection,
    step: Step,
    kind: Literal["undo", "redo"],
    *,
    clock: str,
    stamp: str,
    origin: Origin,
) -> Changes:
    """Take a step back, or do it again; returns what it touched.

    ``clock`` is the stamp of the operation, ``stamp`` the moment the records were updated.
    """
    entries = changelog.entries_of(connection, step.id)
    if kind == "undo":
        entries = [item.reversed() for item in reversed(entries)]
    changelog.apply(connection, entries, stamp)
    changelog.write_operation(
        connection,
        entries,
        words=step.words,
        clock=clock,
        origin=origin,
        kind=kind,
        target=step.id,
    )
    mark(connection, step.id, "undone" if kind == "undo" else "done")
    changes = Changes(step.words, frozenset((item.entity, item.record) for item in entries))
    search.refresh(connection, changes.records, Homes(connection))
    return changes
