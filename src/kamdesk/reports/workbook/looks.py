"""How cells look: a small set of values, turned into styles of the file by the writer alone.

The measures are those of the paper's style sheet: no stripes, no tinted areas but the two columns
of the manager, and everything legible from a grey print.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

FONTS: Final = {"zh_CN": "Microsoft YaHei", "zh_TW": "Microsoft JhengHei", "en": "Calibri"}
"""The font of the sheets by language: what Excel has on machines of that language."""

SIZE: Final = 10
TITLE_SIZE: Final = 16
BLOCK_SIZE: Final = 13
DARK, LIGHT, PAPER = "FF404040", "FFFFFFFF", ""
HAIR, INK, GREY = "FFBFBFBF", "FF000000", "FF595959"
MANAGER_FILL, GHOST_FILL = "FFFFF8E1", "FFF3F3F3"
WATCH_FILL, ACT_FILL = "FFD9D9D9", "FF262626"
AMBER_FILL, RED_FILL = "FFF3D38A", "FF9B1C1C"
"""The same two steps in colour: printed grey, the first is light and the second nearly black."""

TEXT_FORMAT, GENERAL = "@", "General"
DAY_FORMAT, TIME_FORMAT, MONTH_FORMAT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "yyyy-mm"


class Edge(StrEnum):
    """The lines around a cell."""

    NONE = "none"
    ROW = "row"
    MANAGER = "manager"
    MANAGER_HEAD = "manager head"
    FRAME = "frame"
    ABOVE = "above"


class Side(StrEnum):
    """Where a text stands in its cell."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Look:
    """One look of a cell. ``fill`` and ``ink`` are ARGB; empty fill = the paper.

    ``quote`` keeps user text that begins like a formula a text even when somebody edits it.
    """

    format: str = GENERAL
    side: Side = Side.LEFT
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: int = SIZE
    ink: str = INK
    fill: str = PAPER
    edge: Edge = Edge.ROW
    wrap: bool = True
    indent: int = 1
    unlocked: bool = False
    quote: bool = False

    def quoted(self) -> Look:
        """This look for a text that begins like a formula."""
        return replace(self, quote=True)

    def marked(self, mark: str) -> Look:
        """This look with one of the marks of B3: old, must, frame or ghost; none for ""."""
        match mark:
            case "old":
                return replace(self, italic=True, underline=True)
            case "must":
                return replace(self, bold=True, underline=True)
            case "frame":
                return replace(self, bold=True, edge=Edge.FRAME)
            case "ghost":
                return replace(self, italic=True, fill=GHOST_FILL)
            case _:
                return self


TITLE: Final = Look(bold=True, size=TITLE_SIZE, edge=Edge.NONE, wrap=False, indent=0)
BLOCK_TITLE: Final = Look(bold=True, size=BLOCK_SIZE, edge=Edge.NONE, wrap=False, indent=0)
BLOCK_HEAD: Final = Look(bold=True, size=BLOCK_SIZE, edge=Edge.ABOVE, wrap=False, indent=0)
BLOCK_SIDE: Final = Look(bold=True, size=SIZE, edge=Edge.ABOVE, wrap=False, indent=0)
NOTE: Final = Look(ink=GREY, edge=Edge.NONE, wrap=False, indent=0)
PROSE: Final = Look(edge=Edge.NONE, indent=0)
KEYS: Final = Look(ink=GREY, edge=Edge.NONE, wrap=False, indent=0)
ID: Final = Look(format=TEXT_FORMAT, ink=GREY, wrap=False, indent=0)
FIELD_NAME: Final = Look(bold=True, indent=0)
FIELD_VALUE: Final = Look(indent=0)
HEADER: Final = Look(bold=True, ink=LIGHT, fill=DARK, edge=Edge.NONE)
MANAGER_HEADER: Final = Look(bold=True, fill=MANAGER_FILL, edge=Edge.MANAGER_HEAD)
MANAGER: Final = Look(fill=MANAGER_FILL, edge=Edge.MANAGER, unlocked=True)
