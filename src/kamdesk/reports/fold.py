"""Half-width signs that users type into Chinese text, made full-width for print only.

The stored text keeps what was typed; on paper a Latin comma in "已批复, 待签" is a stumbling stone.
"""

from __future__ import annotations

from kamdesk.reports.signs import is_han

_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_PLAIN = frozenset(",;:?!")


def full_width(text: str) -> str:
    """Return ``text`` (one field) with its signs in full width, of the same length.

    Only where the field has a Han character and the sign is not inside a number, a time, an
    address or a formula: 3,300 and 10:30 and http://a.cn stay.
    """
    if text.isascii() or not any(is_han(char) and char.isalnum() for char in text):
        return text
    chars = list(text)
    for at, char in enumerate(text):
        if char in _PLAIN and not (_ascii_word(text, at - 1) and _ascii_word(text, at + 1)):
            chars[at] = char.translate(_FULL)
    for opened, closed in _pairs(text):
        if not (_ascii_word(text, opened - 1) and _ascii_word(text, closed + 1)):
            chars[opened], chars[closed] = "（", "）"
    return "".join(chars)


def _ascii_word(text: str, at: int) -> bool:
    """Say whether a character that belongs to a Latin word or number stands at ``at``."""
    return 0 <= at < len(text) and text[at].isascii() and not text[at].isspace()


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return where each bracket opens and closes; one without a partner stays as it is."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char == "(":
            opened.append(at)
        elif char == ")" and opened:
            found.append((opened.pop(), at))
    return found
