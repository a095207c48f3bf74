"""The steps that can be taken back or done again, by their names alone.

Apart from the change log, because the window names the last step before any record is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

Again: TypeAlias = Literal["undo", "redo"]
Tell: TypeAlias = "Callable[[float], object]"
"""Hears how far long work is, as a share of 0 to 1."""


def untold(_share: float) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who writes, and on which machine."""

    author: str
    device: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Under what an operation is written: its place in time (``clock``), the moment, and by whom.

    ``clock`` orders operations (see ``HybridClock``); ``moment`` is what records carry.
    """

    clock: str
    moment: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Step:
    """An operation that can be taken back or done again."""

    id: str
    words: str


def last_done(connection: Connection) -> Step | None:
    """The step that undo takes back."""
    return _step(connection, "state='done' ORDER BY seq DESC")


def last_undone(connection: Connection) -> Step | None:
    """The step that redo does again: the one taken back last, which is the oldest of them."""
    return _step(connection, "state='undone' ORDER BY seq")


def _step(connection: Connection, which: str) -> Step | None:
    row = connection.execute(
        f"SELECT id, words FROM operation WHERE kind='do' AND {which} LIMIT 1"
    ).fetchone()
    return Step(row[0], row[1]) if row else None


def size_of(connection: Connection, operation: str, *, most: int) -> int:
    """How many fields an operation changed, counted up to ``most``."""
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM change_log WHERE operation=? LIMIT ?)",
        (operation, most),
    ).fetchone()
    return int(count)


def mark(connection: Connection, operation: str, *, state: str) -> None:
    """Set whether an operation holds (``done``) or was taken back (``undone``)."""
    connection.execute("UPDATE operation SET state=? WHERE id=?", (state, operation))
