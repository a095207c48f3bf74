"""What goes into the typesetter and what comes out: runs of text, and lines ready to be drawn.

No reportlab here: a layout may be measured and tested without a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """A sign drawn as a shape, because fonts lack it or printers blur it."""

    TICK = "tick"
    CROSS = "cross"
    PART = "part"
    UNKNOWN = "unknown"
    BOX = "box"
    ARROW = "arrow"
    STALE = "stale"
    POWER_0 = "power 0"
    POWER_1 = "power 1"
    POWER_2 = "power 2"
    POWER_3 = "power 3"
    POWER_4 = "power 4"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; text typed by a user goes in as it is.

    ``grey`` is 0 (black) to 1 (white). ``size`` (pt) overrides the size of the line. ``pad`` is
    extra room (pt) before the run, left out at the start of a line. With ``mark`` the run is that
    shape; ``text`` is then empty, but for STALE, whose square surrounds it.
    """

    text: str = ""
    bold: bool = False
    grey: float = 0.0
    mark: Mark | None = None
    size: float | None = None
    pad: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line that is drawn in one go, from ``x`` to ``end`` pt off the line's origin.

    ``end`` is where the font's own advances lead: a piece that begins there just follows.
    """

    x: float
    end: float
    text: str
    font: str
    size: float
    grey: float = 0.0
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, set. ``width`` is the ink's end in pt, counted from the origin.

    ``text`` are all characters this line used up: the spaces at its end and the line feed too, so
    that the texts of all lines together are the text that went in. ``cut`` says that more text
    follows which is not shown. ``scale`` is below 1 where the line was tightened.
    """

    pieces: tuple[Piece, ...]
    width: float
    text: str
    size: float
    cut: bool = False
    scale: float = 1.0


def strong(text: str) -> Run:
    """Return ``text`` in bold."""
    return Run(text, bold=True)


def plain(text: str, grey: float = 0.0) -> Run:
    """Return ``text`` in regular weight."""
    return Run(text, grey=grey)


def marked(mark: Mark) -> Run:
    """Return ``mark`` as a run; it stays with the character after it."""
    return Run(mark=mark)


def power(level: int) -> Run:
    """Return the four squares of a person's power, ``level`` (0 to 4) of them filled."""
    return Run(mark=Mark(f"power {level}"))
