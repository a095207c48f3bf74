"""How much room a text takes, since Excel does not grow the rows of wrapped text by itself."""

from __future__ import annotations

import math
from typing import Final

PADDING: Final = 1.4
"""Characters that indent and cell margins take."""
WORDS_BREAK: Final = 1.12
"""Latin words break early; a line of them holds less than its width."""
ROW_HEIGHT, LINE_HEIGHT, LINE_ROOM, HIGHEST = 24.0, 13.0, 8.0, 400.0


def units(text: str) -> float:
    """The width of a line in characters; a Chinese one counts two.

    Half the sum of characters and UTF-8 bytes: exact for ASCII and Han, near enough for the rest,
    and fast.
    """
    return (len(text) + len(text.encode("utf-8", "replace"))) / 2


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    room = max(1.0, width - PADDING)
    if "\n" not in text and len(text) * 2 <= room:
        return 1
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    wide = units(line)
    if wide <= room:
        return 1
    return math.ceil(wide * (WORDS_BREAK if line.isascii() else 1.04) / room)


def height(count: int) -> float:
    """The height in points of a row with that many lines (B4)."""
    return ROW_HEIGHT if count <= 1 else min(HIGHEST, LINE_HEIGHT * count + LINE_ROOM)
