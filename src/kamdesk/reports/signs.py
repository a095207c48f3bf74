"""How each character behaves in a line: where it may stand, what it wants between.

The common font draws Chinese signs one em wide with the ink in a corner of the square; set like
that, a line is full of holes. So signs come from fonts of their own (``fonts``); what is left to
say here depends on the neighbours. Numbers are fractions of the em.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum, auto
from functools import cache


class Kind(IntEnum):
    """What a character is to the line breaker."""

    HAN = auto()
    """Stands alone: a line may be broken before and after it."""
    LATIN = auto()
    """Part of a word, number, model or date, which is not broken inside."""
    OPEN = auto()
    """Never at the end of a line."""
    CLOSE = auto()
    """Never at the start of a line."""
    SPACE = auto()
    NEWLINE = auto()
    HIDDEN = auto()
    """Has no shape of its own: controls, joiners, selectors, marks that combine."""


FULL_OPEN = frozenset("（【《「『〈〔［｛〖")
FULL_CLOSE = frozenset("，。、；：！？）】》」』〉〕］｝〗")
CLOSE = FULL_CLOSE | frozenset("”’…·•—–～%％℃°‰,.;:!?)]}/-~、")
OPEN = FULL_OPEN | frozenset("“‘([{￥¥$")
ALONE = frozenset("—…·•～℃％￥〓")
"""Signs that never join a Latin word, although they are no Han characters."""

SIGNS = FULL_OPEN | FULL_CLOSE | frozenset("“”‘’·•")
"""What the sign fonts have."""
SQUEEZED = 0.62
"""Advance of a full-width sign in the sign fonts; those of Taiwan keep more."""
HAN_LATIN_GAP = 0.14
SPACE = 0.26

_NEWLINES = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_HARD_SPACES = frozenset("\u00a0\u202f\u2007")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Mn", "Me"})
_HAN_BLOCKS = (
    (0x1100, 0x11FF),  # Hangul
    (0x2E80, 0xA4CF),  # radicals, kana, bopomofo, Han, Yi
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full-width forms
    (0x1F000, 0x1FAFF),  # pictures
    (0x20000, 0x3FFFF),
)


@cache
def kind_of(char: str) -> Kind:
    """Return what one character is to the line breaker."""
    if char in _NEWLINES:
        return Kind.NEWLINE
    if char in _HARD_SPACES:
        return Kind.LATIN
    if char == "\t" or unicodedata.category(char) == "Zs":
        return Kind.SPACE
    if char in CLOSE:
        return Kind.CLOSE
    if char in OPEN:
        return Kind.OPEN
    if unicodedata.category(char) in _HIDDEN_CATEGORIES or selects_variant(char):
        return Kind.HIDDEN
    return Kind.HAN if is_han(char) else Kind.LATIN


def is_han(char: str) -> bool:
    """Say whether ``char`` is set like a Han character: one em, alone."""
    code = ord(char)
    return char in ALONE or any(first <= code <= last for first, last in _HAN_BLOCKS)


def is_letter_of_han(char: str) -> bool:
    """Say whether ``char`` wants a gap before a Latin letter: a Han character, not a sign."""
    return is_han(char) and char not in CLOSE and char not in OPEN and char.isalnum()


def is_latin_word(char: str) -> bool:
    """Say whether ``char`` wants a gap before a Han character."""
    return not is_han(char) and (char.isalnum() or char in "%°+#&@<>=*$€£¥")


def selects_variant(char: str) -> bool:
    """Say whether ``char`` only picks another drawing of the character before it."""
    return 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
