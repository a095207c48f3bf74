"""Undo and redo: the entries of a step once more, backwards or forwards, as an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.changes import Changes
from kamdesk.storage import changelog, search
from kamdesk.storage.home import Homes
from kamdesk.storage.steps import mark, untold

if TYPE_CHECKING:
    from sqlite3 import Connection

    from kamdesk.storage.steps import Again, Stamp, Step, Tell

LOGGED, APPLIED = 0.2, 0.5
"""Shares of the time after which the log, and the tables, are written; the rest is the search."""


def replay(
    connection: Connection, step: Step, *, kind: Again, stamp: Stamp, tell: Tell = untold
) -> Changes:
    """Take a step back, or do it again; returns what it touched. ``tell`` hears how far it is."""
    operation = changelog.repeat(connection, step, kind=kind, stamp=stamp)
    tell(LOGGED)
    changelog.apply(connection, operation, stamp=stamp.moment)
    mark(connection, step.id, state="undone" if kind == "undo" else "done")
    tell(APPLIED)
    changes = Changes(step.words, changelog.records_of(connection, operation))
    search.refresh(
        connection,
        changes.records,
        homes=Homes(connection),
        tell=lambda share: tell(APPLIED + (1 - APPLIED) * share),
    )
    return changes
