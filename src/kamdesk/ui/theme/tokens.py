"""Every colour, size and type role of the window, once.

Widgets, the style sheet and the painters read this table and nothing else, so a page
cannot have a look of its own. Contrasts were measured when the colours were chosen:
text at least 4.5 on every ground it is used on, lines that mean something at least 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``."""

    dark: bool
    bg: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    amber_fill: str
    green: str
    green_soft: str
    data: str
    on_state: str
    accepted_fill: str
    accepted_text: str
    rail: str
    rail_text: str
    rail_selected: str
    rail_bar: str
    rail_count: str


LIGHT: Final = Tokens(
    dark=False,
    bg="#F3F3F0",
    surface="#FFFFFF",
    sunken="#EAEAE6",
    line="#DCDBD6",
    line_strong="#8D8C85",
    text="#1D2023",
    text_2="#50545A",
    text_3="#62666C",
    accent="#1B5E9E",
    on_accent="#FFFFFF",
    accent_hover="#174F86",
    accent_soft="#E2ECF6",
    red="#B3261E",
    red_soft="#FAE8E6",
    amber="#875000",
    amber_soft="#FAEFDA",
    amber_fill="#B97B12",
    green="#1F6B45",
    green_soft="#E3F0E8",
    data="#5B6B7B",
    on_state="#FFFFFF",
    accepted_fill="#DCEDE3",
    accepted_text="#1B5A3B",
    rail="#202C38",
    rail_text="#BCC7D1",
    rail_selected="#33465A",
    rail_bar="#7FB5EA",
    rail_count="#C8473E",
)

DARK: Final = Tokens(
    dark=True,
    bg="#191B1D",
    surface="#212426",
    sunken="#2C3033",
    line="#383C40",
    line_strong="#7D848A",
    text="#E9E9E6",
    text_2="#B9BDC1",
    text_3="#9BA1A6",
    accent="#7FB5EA",
    on_accent="#0F1F2E",
    accent_hover="#99C5F0",
    accent_soft="#20364B",
    red="#F2938B",
    red_soft="#46282A",
    amber="#E6B661",
    amber_soft="#3C3120",
    amber_fill="#D69A33",
    green="#7FCBA0",
    green_soft="#1F382B",
    data="#93A1AE",
    on_state="#191B1D",
    accepted_fill="#1F382B",
    accepted_text="#A6DDBD",
    rail="#131517",
    rail_text="#A9B1B8",
    rail_selected="#26303A",
    rail_bar="#7FB5EA",
    rail_count="#C8473E",
)


class TextRole(StrEnum):
    """What a piece of text is; decides its size, weight and colour."""

    NAME = "name"  # account name, page title, person in the inspector
    TITLE = "title"  # project title, entry title
    FIGURE = "figure"  # 95 %, 3,800
    TEXT = "text"
    SUBJECT = "subject"  # the subject of a row
    HEAD = "head"  # panel title, group head
    LABEL = "label"  # label of a field
    NOTE = "note"  # notes, table heads
    FAINT = "faint"  # counts, placeholders
    AXIS = "axis"  # axes, map notes
    ERROR = "error"  # reason at a field
    RED = "red"  # a severe value inside text
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class TypeFace:
    """Size and line height in logical px, weight, and the token of its colour."""

    px: int
    line: int
    bold: bool = False
    ink: str = "text"


TYPE: Final[dict[TextRole, TypeFace]] = {
    TextRole.NAME: TypeFace(18, 24, bold=True),
    TextRole.TITLE: TypeFace(16, 24, bold=True),
    TextRole.FIGURE: TypeFace(18, 28, bold=True),
    TextRole.TEXT: TypeFace(13, 20),
    TextRole.SUBJECT: TypeFace(13, 20, bold=True),
    TextRole.HEAD: TypeFace(13, 20, bold=True),
    TextRole.LABEL: TypeFace(13, 20),
    TextRole.NOTE: TypeFace(12, 16, ink="text_2"),
    TextRole.FAINT: TypeFace(12, 16, ink="text_3"),
    TextRole.AXIS: TypeFace(11, 14, ink="text_2"),
    TextRole.ERROR: TypeFace(12, 16, ink="red"),
    TextRole.RED: TypeFace(13, 20, bold=True, ink="red"),
    TextRole.AMBER: TypeFace(13, 20, bold=True, ink="amber"),
    TextRole.GREEN: TypeFace(13, 20, bold=True, ink="green"),
}


class Size:
    """Lengths in logical px, on a grid of 4."""

    GRID: Final = 4
    RAIL: Final = 72
    RAIL_ITEM: Final = 56
    TOP_BAR: Final = 44
    SEARCH: Final = 440
    STRIP: Final = 64
    TABS: Final = 36
    PAGE: Final = 16
    GAP: Final = 12
    PANEL_HEAD: Final = 32
    RADIUS: Final = 4
    ROW: Final = 28
    ROW_ROOMY: Final = 32
    ROW_TWO: Final = 44
    TABLE_HEAD: Final = 24
    BUTTON: Final = 28
    INLINE: Final = 24
    STATE: Final = 76
    TAG: Final = 20
    MARK: Final = 16
    MARK_MAP: Final = 18
    MARK_LEGEND: Final = 14
    BAR: Final = 8
    STACK: Final = 12
    INSPECTOR: Final = 328
    WINDOW: Final = (1440, 900)
    WINDOW_MIN: Final = (1120, 700)
    SELECTION_BAR: Final = 3
