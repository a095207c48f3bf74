"""The lines of one contact card: unfolded, decoded, with their parameters.

vobject takes the lines apart; charsets are decided here, because a card may change them per line.
"""

from __future__ import annotations

import binascii
import io
import quopri
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
"""Skipped: a picture tells nothing that a formula could use, and may lead to the network."""
CHARSETS: Final = ("utf-8", "gb18030", "big5", "latin-1")
"""Tried in this order where a card does not say; the last reads everything."""


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: its name in capitals, group, parameters, and value as text."""

    name: str
    group: str
    params: tuple[tuple[str, str], ...]
    value: str

    def types(self) -> frozenset[str]:
        """The TYPE words in capitals; in 2.1 they stand without their name."""
        return frozenset(value.upper() for name, value in self.params if name in {"TYPE", ""})

    def param(self, name: str) -> str:
        """A parameter's value, or nothing."""
        return next((value for key, value in self.params if key == name), "")


def lines_of(body: str, encoding: str) -> tuple[list[Line], list[int]]:
    """The lines of a card's text, and the numbers of those nobody could read.

    ``encoding`` is that of the file, out of which a line's own charset is found again.
    """
    from vobject.base import ParseError, getLogicalLines, parseLine

    found, unread = list[Line](), list[int]()
    for text, number in getLogicalLines(io.StringIO(body), allowQP=True):
        try:
            name, params, value, group = parseLine(text)
        except ParseError:
            unread.append(max(number, 1))
            continue
        if name.upper() not in PICTURES:
            pairs = tuple(_pairs(params))
            shown = _value(value, pairs, file=encoding)
            found.append(Line(name.upper(), (group or "").upper(), pairs, shown))
    return found, unread


def _pairs(params: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Name and value of each parameter; a word alone has no name."""
    for name, *values in params:
        if not values:
            yield "", name
        for value in values:
            for part in value.split(",") if name.upper() == "TYPE" else (value,):
                yield name.upper(), part


def _value(value: str, pairs: tuple[tuple[str, str], ...], *, file: str) -> str:
    """The value as text: its transfer encoding undone, its characters read in its own charset."""
    words = {word.upper() for name, word in pairs if name in {"", "ENCODING"}}
    charset = next((word for name, word in pairs if name == "CHARSET"), "")
    is_unicode = file.startswith("utf")
    raw = value.encode("utf-8" if is_unicode else file, errors="replace")
    if "QUOTED-PRINTABLE" in words:
        return _text(quopri.decodestring(raw), charset)
    if words & {"B", "BASE64"}:
        try:
            return _text(binascii.a2b_base64(raw), charset)
        except binascii.Error:
            return ""
    # A file that could be read as Unicode is: a card that claims another charset is wrong.
    return value if is_unicode or not charset else _text(raw, charset)


def _text(raw: bytes, charset: str) -> str:
    for name in (charset, *CHARSETS):
        try:
            return raw.decode(name).replace("\r\n", "\n")
        except (UnicodeError, LookupError):
            continue
    raise AssertionError(charset)  # latin-1 reads everything


def text_of(value: str) -> str:
    """A plain value with its escapes undone."""
    return fields_of(value, separator="")[0]


def fields_of(value: str, *, separator: str = ";") -> list[str]:
    """The parts of a structured value (N, ORG, ADR) with their escapes undone; at least one."""
    parts = [""]
    signs = iter(value)
    for sign in signs:
        if sign == "\\":
            escaped = next(signs, "\\")
            parts[-1] += "\n" if escaped in {"n", "N"} else escaped
        elif sign == separator:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]
