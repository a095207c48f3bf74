"""The small pieces a brief is written in: bits of text, lines of parts, and what may be cut.

Text typed by a user stands in a ``Bit`` as it is. There is no markup in it and none is ever read
out of it: bold and signs are data beside the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias


class Sign(StrEnum):
    """A sign that is drawn, because fonts lack it or printers blur it."""

    TICK = "tick"
    CROSS = "cross"
    PART = "part"
    UNKNOWN = "unknown"
    BOX = "box"
    ARROW = "arrow"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text of one look. With ``sign`` it is that sign, and ``text`` says it in words.

    ``text`` of STALE is the word in the square (旧, stale); of the others it is empty.
    """

    text: str = ""
    bold: bool = False
    sign: Sign | None = None


Words: TypeAlias = tuple[Bit, ...]
"""A run of bits, printed one behind the other; spaces between them are in the texts."""

DOT: Final = " · "
"""What stands between the parts of a line."""


@dataclass(frozen=True, slots=True)
class Part:
    """One statement of a line. ``rank`` 0 is never cut; the greater, the sooner it goes."""

    words: Words
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Statements side by side, with an optional key before them ("Fallback").

    ``rank`` says when the whole line goes (0 = never), the ranks of its parts when it shrinks.
    """

    parts: tuple[Part, ...]
    key: str = ""
    rank: int = 0

    @property
    def words(self) -> Words:
        """All of it."""
        return self.up_to(None)

    def up_to(self, rank: int | None) -> Words:
        """What is left if every part above ``rank`` goes (none = nothing goes), dots between."""
        kept = [part.words for part in self.parts if rank is None or part.rank <= rank]
        return joined(kept)

    @property
    def ranks(self) -> tuple[int, ...]:
        """The ranks at which this line gets shorter, the first to go first."""
        return tuple(sorted({part.rank for part in self.parts if part.rank}, reverse=True))


def words(text: str) -> Words:
    """Plain text as words; an empty text gives none."""
    return (Bit(text),) if text else ()


def bold(text: str) -> Words:
    """Bold text as words."""
    return (Bit(text, bold=True),) if text else ()


def sign(which: Sign, text: str = "") -> Words:
    """One drawn sign."""
    return (Bit(text, sign=which),)


def joined(several: list[Words] | tuple[Words, ...], between: str = DOT) -> Words:
    """Several runs with a separator between those that say something."""
    out: list[Bit] = []
    for run in several:
        if run and out:
            out.append(Bit(between))
        out.extend(run)
    return tuple(out)


def plain(run: Words) -> str:
    """The text of a run without its looks: for tests, search and screen readers."""
    return "".join(bit.text for bit in run)
