"""Sizes, greys and places of the papers, in pt; y grows upwards from the foot of the page.

A brief is read in a car park in poor light, from a grey print or a copy of it: nothing below
10 pt, no tinted areas, differences by weight and by shape.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT = 37.0
RIGHT = PAGE_WIDTH - LEFT
TEXT_WIDTH = RIGHT - LEFT
TOP_FIRST = PAGE_HEIGHT - 30.0
TOP_NEXT = PAGE_HEIGHT - 26.0
FLOOR = 40.0
"""No text below, but for the footer."""
FOOT_RULE = 31.0
FOOT_BASE = 19.0

LABEL_COLUMN = 56.0
"""Hanging labels of page 1."""
BODY_WIDTH = TEXT_WIDTH - LABEL_COLUMN
KEY_COLUMN = {"zh_CN": 56.0, "zh_TW": 56.0, "en": 78.0}
"""Keys inside the block of the aim."""
HALF_WIDTH = 262.0
HALF_GAP = 14.0
OTHER_HALF_WIDTH = TEXT_WIDTH - HALF_WIDTH - HALF_GAP

BLACK, WHITE = 0.0, 1.0
SECONDARY = 0.22
"""Why a question matters, heads of columns, keys of rows."""
WRITE = 0.35
HAIR = 0.55
ROW = 0.67
UNMET = 0.45


@dataclass(frozen=True, slots=True)
class Style:
    """A role of text: size and distance of the baselines in pt, weight and grey."""

    size: float
    leading: float
    bold: bool = False
    grey: float = BLACK

    @property
    def drop(self) -> float:
        """How far the line box reaches below the baseline: as far as the font's descenders."""
        return 0.29 * self.size

    @property
    def ascent(self) -> float:
        """How far the line box reaches above the baseline."""
        return self.leading - self.drop


NAME = Style(19.0, 24.0, bold=True)
NAME_EN = Style(18.0, 24.0, bold=True)
DATE = Style(13.0, 17.0, bold=True)
AIM = Style(13.0, 17.0, bold=True)
PERSON = Style(11.5, 13.6, bold=True)
ALARM = Style(11.0, 13.6, bold=True)
LABEL = Style(10.5, 14.0, bold=True)
QUESTION = Style(10.5, 14.0)
BODY = Style(10.0, 13.3)
KEY = Style(10.0, 13.3, bold=True)
QUIET = Style(10.0, 13.3, grey=SECONDARY)
TIGHT = Style(10.0, 13.0)
"""Page 2, paired sections only."""
FOOTER = Style(10.0, 13.0)
MAP_LETTER = Style(13.0, 16.0, bold=True)
MAP_NAME = Style(11.0, 13.6, bold=True)
MAP_GHOST = Style(16.0, 18.0, bold=True)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its weight in pt and its grey."""

    weight: float
    grey: float = BLACK


RULE_NAME = Stroke(1.4)
RULE_SECTION = Stroke(0.5, HAIR)
RULE_PAGE_2 = Stroke(1.0)
RULE_HALF = Stroke(0.8)
RULE_DEBRIEF = Stroke(2.0)
RULE_FOOT = Stroke(0.8)
RULE_ROW = Stroke(0.35, ROW)
RULE_HEAD = Stroke(0.6, 0.2)
RULE_WRITE = Stroke(0.6, WRITE)

LABEL_BELOW_RULE = 14.0
"""Baseline of a section's first line below its rule, page 1."""
LABEL_BELOW_RULE_2 = 13.2
"""The same on page 2."""
AFTER_SECTION = 6.5
"""From the last descender to the next rule."""
