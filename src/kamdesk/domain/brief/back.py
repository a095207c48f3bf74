"""Sections 8 to 15 of the car copy: page 2, the background (domain 6, 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from kamdesk.domain.brief.base import Section
from kamdesk.domain.brief.text import Line, Words


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the power map. A ghost has no letter and no power; ``name`` asks who it is.

    ``level`` is the formal level 4 to 1 (row of the map, top to bottom), ``rank`` the order in
    which boxes go when there are too many (0 = never). ``tie`` is the rival's tie or "not met".
    """

    id: str
    name: str
    role: str
    letter: str = ""
    power: int | None = None
    power_words: str = ""
    tie: str = ""
    level: int = 1
    department: str = ""
    in_room: bool = False
    ghost: bool = False
    unmet: bool = False
    hidden: bool = False
    rank: int = 0


class EdgeKind(StrEnum):
    """What runs between two boxes."""

    REPORTS = "reports"
    INFLUENCES = "influences"
    HOSTILE = "hostile"


@dataclass(frozen=True, slots=True)
class Edge:
    """From the lower to the higher (reports), from who moves to who is moved (influences)."""

    source: str
    target: str
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class PowerMap(Section):
    """8. The decision chain of the visit's project. ``legend`` holds only what occurs."""

    NUMBER: ClassVar[int] = 8

    note: str = ""
    """What the thick frame means; empty if nobody of the chain is in the room."""
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    reach: Words = ()
    missing: Words = ()
    letters: str = ""
    edge_words: tuple[tuple[EdgeKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A procurement step: name, short date, and a note (days left, slip). ``state``: STEP_STATE."""

    name: str
    day: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class FitCell:
    """Fit of one supplier: a sign and always its word."""

    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion. Fits stand in the order of ``ProjectSection.suppliers``."""

    name: str
    kind: str
    must: bool
    author: str
    only_ours: bool
    fits: tuple[FitCell, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class ProjectSection(Section):
    """9. The visit's project: facts, steps, criteria against rivals, our offer."""

    NUMBER: ClassVar[int] = 9

    name: str = ""
    verdict: Words = ()
    facts: Line = field(default_factory=lambda: Line(()))
    done: Step | None = None
    """All finished steps as one node."""
    steps: tuple[Step, ...] = ()
    """The current step and those to come."""
    heads: tuple[str, str, str] = ("", "", "")
    """Heads of the columns criterion, kind, author."""
    suppliers: tuple[str, ...] = ()
    """Our side first, then the rivals."""
    criteria: tuple[CriterionRow, ...] = ()
    offer: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class RivalRow:
    """One row of the rivals' table: key and a cell for each rival (empty = nothing known)."""

    key: str
    cells: tuple[Words, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Rivals(Section):
    """10. At most three rivals side by side, the greatest threat first."""

    NUMBER: ClassVar[int] = 10

    heads: tuple[Words, ...] = ()
    rows: tuple[RivalRow, ...] = ()


@dataclass(frozen=True, slots=True)
class InstalledRow:
    """A product line: what stands there, and our share / what is open.

    ``short`` says it in makers and numbers, for a row in which ``what`` does not fit.
    """

    line: str
    what: Words
    share: str
    short: Words = ()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Installed(Section):
    """11. Installed base and share. ``note`` is the head of the right column."""

    NUMBER: ClassVar[int] = 11

    note: str = ""
    rows: tuple[InstalledRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines(Section):
    """A section that is nothing but lines with keys, the most important first."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Relationship(Lines):
    """12. ``title`` carries the three values."""

    NUMBER: ClassVar[int] = 12


@dataclass(frozen=True, slots=True)
class MoneyAndQuality(Lines):
    """13. Terms, open money, complaints, delivery."""

    NUMBER: ClassVar[int] = 13


@dataclass(frozen=True, slots=True)
class Customer(Lines):
    """14. Where the customer stands, and what is coming."""

    NUMBER: ClassVar[int] = 14


@dataclass(frozen=True, slots=True)
class Ticks:
    """A numbered row of boxes to tick: label, then for each subject its choices."""

    label: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Debrief(Section):
    """15. The blanks of the way home; the entry screen repeats these numbers."""

    NUMBER: ClassVar[int] = 15

    result: Ticks | None = None
    answers: tuple[str, ...] = ()
    """The numbers of the questions, one blank each."""
    attitudes: Ticks | None = None
    signal: Ticks | None = None
    blanks: tuple[tuple[str, str], ...] = ()
    """Numbered blanks: code (D6, D9, D10, D11) and label ("6 New people")."""
    date: str = ""
    """Label of the date behind the next step."""
