"""What a power map shows, as plain data: columns are departments, rows are formal levels.

No paint and no geometry here, so that window, paper and command line show the same people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

TieKind = Literal["formal", "influence", "introduces", "hostile", "subtle"]

ELSEWHERE: Final = ""
"""The column of people whose department is not known."""

LEVELS: Final = (4, 3, 2, 1)
"""Rows from the top."""


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A department: its id, its name, a note under it (kind, part in the purchase).

    ``heat`` is our relationship with it, 0 to 100 (F-02c), ``None`` where nobody assessed it;
    ``band`` the code of BAND it falls into, "" where none is shown at all.
    """

    id: str
    name: str
    note: str = ""
    heat: float | None = None
    band: str = ""


@dataclass(frozen=True, slots=True)
class MapPerson:
    """A person or an empty seat. ``level`` 1..4, ``power`` 0..4, ``letter`` V A C T or "?".

    ``lines``: at most two lines under the name. ``rival``: words of the red tag, "" for none.
    ``ghost``: a seat nobody sits on, or a department nobody is known in. ``unmet``: nobody of
    ours met him. ``faded``: no part in the project on show. ``marks``: words such as "rising
    star". ``before``: the letter of an earlier day, "" where none is compared; ``move`` the
    steps since, below 0 away from us. ``role``: the code of an empty seat's role.
    """

    id: str
    name: str
    column: str
    level: int
    power: int = 0
    letter: str = "?"
    lines: tuple[str, ...] = ()
    rival: str = ""
    ghost: bool = False
    unmet: bool = False
    faded: bool = False
    star: bool = False
    hidden: bool = False
    before: str = ""
    move: int = 0
    role: str = ""


@dataclass(frozen=True, slots=True)
class MapTie:
    """A line: formal (from reports to to), influence, introduces, hostile, subtle."""

    from_id: str
    to_id: str
    kind: TieKind = "formal"


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The whole map; ``levels`` are the words of rows 1..4, from the bottom."""

    columns: tuple[MapColumn, ...] = ()
    people: tuple[MapPerson, ...] = ()
    ties: tuple[MapTie, ...] = ()
    levels: tuple[str, str, str, str] = ("1", "2", "3", "4")
