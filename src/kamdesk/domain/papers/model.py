"""What the papers beside the brief are made of: words in grids, boxes and blanks, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads over columns of the given shares of the width, rows of plain texts.

    ``bold`` are the numbers of columns to read first; ``ticks`` puts a box to tick before each row;
    ``empty`` is what stands there without rows; ``fresh`` begins a page.
    """

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    bold: tuple[int, ...] = (0,)
    ticks: bool = False
    empty: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """Four boxes, two by two, each with a title and its points."""

    boxes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to find out: its name, the question as it is spoken, lines to write on."""

    number: str
    name: str
    question: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Blanks:
    """Things to find out under one title."""

    title: str
    blanks: tuple[Blank, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence on its own, such as what to do where there is nothing yet."""

    text: str


Piece: TypeAlias = Grid | Boxes | Blanks | Said


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: title and day at its head, pieces, and what stands in the footer.

    ``safe`` papers may be seen by the customer; all others say that they are private. ``wide``
    lies on its side.
    """

    title: str
    day: str
    under: str
    pieces: tuple[Piece, ...]
    author: str = ""
    safe: bool = False
    wide: bool = False
    fresh: bool = False
    """Whether every piece begins a page."""
