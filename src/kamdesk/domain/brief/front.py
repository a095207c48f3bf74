"""Sections 1 to 7 of the car copy: page 1, to be read in five minutes (domain 6, 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from kamdesk.domain.brief.base import Section
from kamdesk.domain.brief.text import Line, Words


@dataclass(frozen=True, slots=True)
class Strip(Section):
    """1. The head: name, date, standing, and three lines: place, our team, file."""

    NUMBER: ClassVar[int] = 1

    name: str = ""
    date: str = ""
    """The day of the visit with its weekday; empty without a visit."""
    standing: Words = ()
    """Name in the other script, tier, category, level, industry."""
    lines: tuple[Line, ...] = ()


class Level(StrEnum):
    """How loud an alarm is; each has a shape of its own. NONE: nothing to judge, no shape."""

    OK = "ok"
    WATCH = "watch"
    ACT = "act"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One of the three alarms: a head with the word, and up to two lines."""

    level: Level
    head: str
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarms(Section):
    """1. Always three: defection risk, purchase criteria, money."""

    NUMBER: ClassVar[int] = 1

    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim(Section):
    """2. The sentence to read first, and the lines below it (minimum has rank 0)."""

    NUMBER: ClassVar[int] = 2

    aim: Words = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One dated line. ``day`` is short (11-10), with the year where it is another one."""

    day: str
    words: Words
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Changes(Section):
    """3. What changed, newest first. ``since`` is the second line of the label, "since 11-05"."""

    NUMBER: ClassVar[int] = 3

    since: str = ""
    lines: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """An attitude: letter and word; ``stale`` is the word of the mark, empty if it is fresh."""

    letter: str
    word: str
    stale: str = ""


@dataclass(frozen=True, slots=True)
class PersonBlock:
    """One person of the customer in the room.

    ``facts`` (since when, last met, our counterpart, rival's tie) and ``wants`` are lines;
    ``short`` is the one-line form for whoever gets no block. ``rank`` 0 to 5: the order by weight.
    """

    name: str
    who: Line
    """Post, department, roles in the project."""
    power: int | None
    power_words: str
    attitude: Stance | None
    target: Stance | None = None
    target_day: str = ""
    facts: Line = field(default_factory=lambda: Line(()))
    wants: Line = field(default_factory=lambda: Line(()))
    say: Words = ()
    """Begins with the tick and the word "Say"; empty if nobody wrote it."""
    do_not_say: Words = ()
    short: Words = ()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class People(Section):
    """4. Who will be in the room, by weight. ``note`` stands under the label (3 people)."""

    NUMBER: ClassVar[int] = 4

    note: str = ""
    people: tuple[PersonBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: number, "Ask NAME", the text, why it matters (own eyes only).

    ``fact`` is the entry of the catalogue it answers, ``subject`` the id of the record it is
    about, ``person`` the id of who is asked and ``safe`` whether the customer may read it; they
    are for the program, not for the paper.
    """

    number: str
    to: str
    text: str
    why: str = ""
    fact: str = ""
    subject: str = ""
    person: str = ""
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Questions(Section):
    """5. At most five, never cut."""

    NUMBER: ClassVar[int] = 5

    note: str = ""
    questions: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Promises(Section):
    """6. One line a side: ours, theirs; the parts are the promises, late ones with rank 0."""

    NUMBER: ClassVar[int] = 6

    sides: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """What they may say, and our answer."""

    text: str
    answer: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Objections(Section):
    """7. Objections by weight; price defence (at most 3 lines) and the limit of what we give."""

    NUMBER: ClassVar[int] = 7

    objections: tuple[Objection, ...] = ()
    defence: Line | None = None
    limit: Line | None = None
