"""How the words of a box break into lines, and how high a box has to be for them.

The layout estimates the width of words, since it knows no font; who paints breaks the same words
with the widths of his own font into as many lines as the box has room for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kamdesk.domain.power_map.picture import MapPerson

    Width = Callable[[str], float]

NAME_SIZE, LINE_SIZE = 13.0, 11.0
NAME_STEP, LINE_STEP = 16.0, 13.0
TOP, FOOT = 27.0, 12.0
"""Room above the lines (letter and name in one line) and below them (the bar of power)."""
SIDES: Final = 12.0
"""Left and right of the lines together."""
BADGE: Final = 33.0
"""Left of the name the letter, right of it the edge."""
EARLIER, SIGN = 25.0, 15.0
"""The letter of an earlier day before it; each sign (star, hidden) behind it."""
MOST_NAME, MOST_TITLE, MOST_ROLES, MOST_SEAT = 2, 2, 3, 3
_CAPITAL, _SMALL, _BLANK = 0.68, 0.57, 0.26
_MEMBER: Final = re.compile("(?<=[、，；])|(?<=[,;·] )|(?=[(（])")
_WIDE: Final = frozenset("WF")
_ENDING: Final = (" ", "-")
_CLOSING: Final = frozenset(",.;:!?)]}%，。、；：！？）】》」』”’")


@dataclass(frozen=True, slots=True)
class BoxWords:
    """The words of a box, line by line; of ``lines`` the first ``quiet`` are the title."""

    name: tuple[str, ...]
    lines: tuple[str, ...] = ()
    quiet: int = 0


def broken(text: str, room: float, *, width: Width, most: int) -> tuple[str, ...]:
    """A text as at most ``most`` lines of ``room``; the last one may be too long (to be cut).

    Breaks behind the members of a list where that is enough, else at blanks and between Han
    characters; a closing sign never begins a line.
    """
    plain = " ".join(text.split())
    members = [piece for piece in _MEMBER.split(plain) if piece]
    lines = _filled(members, room, width=width, most=most)
    if all(width(line) <= room for line in lines):
        return lines
    return _filled(_pieces(plain), room, width=width, most=most)


def _filled(pieces: Iterable[str], room: float, *, width: Width, most: int) -> tuple[str, ...]:
    """Lines filled piece by piece."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and len(lines) < most - 1 and width((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return tuple(filter(None, [*lines, line.rstrip()]))


def _pieces(text: str) -> Iterator[str]:
    """What stays together: a Latin word with the blank behind it, one Han character.

    A word with a hyphen is two.
    """
    piece = ""
    for char in text:
        wide = unicodedata.east_asian_width(char) in _WIDE
        before = piece[-1:]
        after_wide = bool(before) and unicodedata.east_asian_width(before) in _WIDE
        if (
            piece
            and char not in _CLOSING
            and char != " "
            and (before in _ENDING or wide or after_wide)
        ):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


@lru_cache(maxsize=8192)
def estimated(text: str, size: float) -> float:
    """About how wide a text is; rather too wide than too narrow."""
    return size * sum(map(_em, text))


def _em(char: str) -> float:
    if char == " ":
        return _BLANK
    if unicodedata.east_asian_width(char) in _WIDE:
        return 1.0
    return _CAPITAL if char.isupper() else _SMALL


def name_room(person: MapPerson, width: float) -> float:
    """How wide the name of a box may be."""
    signs = SIGN * (person.star + person.hidden)
    return width - BADGE - signs - (EARLIER if person.before else 0.0)


def height_for(person: MapPerson, width: float) -> float:
    """How high a box of a width has to be for all its words, within the limits of lines."""
    if person.ghost:
        name = broken(person.name, width - 8, width=_line, most=MOST_SEAT)
        return 18.0 + 14.0 * (len(name) + len(person.lines[:1]))
    name = broken(person.name, name_room(person, width), width=_name, most=MOST_NAME)
    title, roles = _both(person, width - SIDES, width=_line)
    count = len(title) + len(roles)
    return TOP + FOOT + LINE_STEP * count + NAME_STEP * (max(1, len(name)) - 1)


def words_of(person: MapPerson, size: tuple[float, float], *, name: Width, line: Width) -> BoxWords:
    """The words of a person as they stand in his box; ``name`` and ``line`` measure in its fonts.

    With less room than words the part he plays says more than his title.
    """
    width, height = size
    named = broken(person.name, name_room(person, width), width=name, most=MOST_NAME)
    room = int((height - TOP - FOOT - NAME_STEP * (max(1, len(named)) - 1) + 1.0) // LINE_STEP)
    if room < 1:
        named = broken(person.name, name_room(person, width), width=name, most=1)
        room = int((height - TOP - FOOT + 1.0) // LINE_STEP)
    title, roles = _both(person, width - SIDES, width=line)
    if len(title) + len(roles) > room:
        last = person.lines[-1]
        roles = broken(last, width - SIDES, width=line, most=max(1, min(room, MOST_ROLES)))
        left = room - len(roles)
        again = person.lines[0] if len(person.lines) > 1 and left > 0 else ""
        title = broken(again, width - SIDES, width=line, most=max(1, min(left, MOST_TITLE)))
    return BoxWords(named, (*title, *roles)[: max(0, room)], len(title))


def _both(
    person: MapPerson, room: float, *, width: Width
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Title and roles; what stands alone counts as a role, which is not quiet."""
    lines = person.lines[:2]
    title = lines[0] if len(lines) > 1 else ""
    roles = lines[-1] if lines else ""
    return (
        broken(title, room, width=width, most=MOST_TITLE),
        broken(roles, room, width=width, most=MOST_ROLES),
    )


def _name(text: str) -> float:
    return estimated(text, NAME_SIZE) * 1.05  # bold


def _line(text: str) -> float:
    return estimated(text, LINE_SIZE)
