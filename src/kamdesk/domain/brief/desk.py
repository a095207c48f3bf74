"""The sections of the table copy: safe if the customer sees every word (papers A7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.brief.base import Section

if TYPE_CHECKING:
    from kamdesk.domain.brief.front import Asked
    from kamdesk.domain.brief.text import Line


@dataclass(frozen=True, slots=True)
class TableHead(Section):
    """Name, date, whose paper it is, place and project."""

    name: str = ""
    date: str = ""
    subtitle: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics(Section):
    """What the talk is about, numbered."""

    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Team(Section):
    """One side of the table: name and "department, post" of each."""

    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Teams(Section):
    """Both sides of the table."""

    theirs: Team | None = None
    ours: Team | None = None


@dataclass(frozen=True, slots=True)
class Papers(Section):
    """What we bring, each with a box."""

    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SafeQuestions(Section):
    """The questions that give nothing away, with the numbers of the car copy."""

    questions: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A promise of either side: by whom, what, until when. Never how late."""

    by: str
    what: str
    day: str


@dataclass(frozen=True, slots=True)
class Duties(Section):
    """Promises of both sides as a table with four column heads."""

    heads: tuple[str, str, str, str] = ("", "", "", "")
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes(Section):
    """Lined space for the talk."""
