"""Where lines end: the rules of Chinese line breaking, on atoms.

No line begins with a closing sign or ends with an opening one; words, numbers, dates and models
stay whole. Glue comes first, breaking second: all that clings together is moved as one unit. Only
a unit wider than the line is broken inside, at the least bad place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.reports.signs import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamdesk.reports.atoms import Atom

_LOOSE = frozenset("…—·•℃％")
"""Closing signs after which a word may start a new line."""
_CLINGS = frozenset({Kind.CLOSE, Kind.SPACE, Kind.HIDDEN, Kind.NEWLINE})
_NO_INK = frozenset({Kind.SPACE, Kind.HIDDEN, Kind.NEWLINE})
TIGHTEN = 0.99
"""How far a line may be tightened to take up a last character."""
_EASE = 1e-6


@dataclass(frozen=True, slots=True)
class Span:
    """Atoms ``first`` to ``end`` (not included) make a line; ``scale`` below 1 means tightened."""

    first: int
    end: int
    scale: float = 1.0


def spans_of(atoms: Sequence[Atom], *, width: float, indent: float = 0.0) -> list[Span]:
    """Return the lines of at most ``width`` pt; the first one is ``indent`` shorter."""
    spans: list[Span] = []
    for first, end in _paragraphs(atoms):
        room = width - (indent if not spans else 0.0)
        breaks = _breaks(atoms, Span(first, end))
        lines = _greedy(_Stretch(atoms, first, end, breaks), width=width, room=room)
        spans.extend(_without_orphan(atoms, lines, breaks=breaks, rooms=(room, width)))
    return spans


def line_end(atoms: Sequence[Atom], span: Span) -> float:
    """Return where the ink of a line ends, counted from its start; spaces at the end hang."""
    last = _last_solid(atoms, span)
    return atoms[last].end - atoms[span.first].start if last >= span.first else 0.0


def may_break(left: Atom, right: Atom, *, solid: Atom) -> bool:
    """Say whether a line may end before ``right``.

    ``left`` is the atom before it, ``solid`` the last one before it that is no space.
    """
    if right.kind in _CLINGS:
        return False
    if solid.kind in {Kind.OPEN, Kind.SPACE}:
        return False  # after an opening sign, and after nothing but spaces
    if left.kind is Kind.SPACE or Kind.HAN in {left.kind, right.kind}:
        return True
    if right.kind is Kind.OPEN and not _ascii(right):
        return True
    return left.kind is Kind.CLOSE and _frees(left)


def _frees(closing: Atom) -> bool:
    """A full-width sign or a mark ends a word; a Latin full stop may stand inside one."""
    shown = closing.shape.shown
    return closing.shape.wide or not shown or shown in _LOOSE


def _ascii(atom: Atom) -> bool:
    return bool(atom.shape.shown) and atom.shape.shown.isascii()


def _paragraphs(atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Yield first and end of each paragraph, its line feed included."""
    first = 0
    for at, atom in enumerate(atoms):
        if atom.kind is Kind.NEWLINE:
            yield first, at + 1
            first = at + 1
    if first < len(atoms):
        yield first, len(atoms)


def _breaks(atoms: Sequence[Atom], span: Span) -> set[int]:
    found = set()
    solid = left = atoms[span.first]
    for at in range(span.first + 1, span.end):
        right = atoms[at]
        # The common case first: between two Han characters there is nothing to ask.
        if left.kind is right.kind is Kind.HAN or may_break(left, right, solid=solid):
            found.add(at)
        left = right
        if left.kind not in _NO_INK:
            solid = left
    return found


@dataclass(frozen=True, slots=True)
class _Stretch:
    atoms: Sequence[Atom]
    first: int
    end: int
    breaks: set[int]


def _greedy(stretch: _Stretch, *, width: float, room: float) -> list[Span]:
    """Fill line after line; ``room`` is the width of the first."""
    atoms, breaks = stretch.atoms, stretch.breaks
    spans: list[Span] = []
    start, last_break = stretch.first, stretch.first
    limit = atoms[start].start + room + _EASE
    for at in range(stretch.first, stretch.end):
        if at in breaks:
            last_break = at
        while at > start and atoms[at].end > limit and atoms[at].kind not in _NO_INK:
            cut = last_break if last_break > start else _least_bad(atoms, Span(start, at))
            spans.append(Span(start, cut))
            start, limit = cut, atoms[cut].start + width + _EASE
    spans.append(Span(start, stretch.end))
    return spans


def _least_bad(atoms: Sequence[Atom], span: Span) -> int:
    """Return where to break a unit wider than the line: at the end of ``span`` or before."""
    for cut in range(span.end, span.first, -1):
        before = _last_solid(atoms, Span(span.first, cut))
        opened = before >= span.first and atoms[before].kind is Kind.OPEN
        if not opened and atoms[cut].kind not in _CLINGS:
            return cut
    return span.end


def _without_orphan(
    atoms: Sequence[Atom], spans: list[Span], *, breaks: set[int], rooms: tuple[float, float]
) -> list[Span]:
    """Mend a last line of one character: draw it up, or give it company.

    ``rooms`` are the widths of the first and of all other lines.
    """
    if len(spans) < 2 or not _one_character(atoms, spans[-1]):
        return spans
    before, last = spans[-2:]
    room = rooms[0] if len(spans) == 2 else rooms[1]
    drawn = line_end(atoms, Span(before.first, last.end))
    if drawn * TIGHTEN <= room:
        return [*spans[:-2], Span(before.first, last.end, min(1.0, room / drawn))]
    cut = max((at for at in breaks if before.first < at < before.end), default=0)
    if not cut or line_end(atoms, Span(cut, last.end)) > rooms[1]:
        return spans
    return [*spans[:-2], Span(before.first, cut), Span(cut, last.end)]


def _one_character(atoms: Sequence[Atom], span: Span) -> bool:
    solid = [atom for atom in atoms[span.first : span.end] if atom.shape.shown.strip()]
    letters = [atom for atom in solid if atom.kind is not Kind.CLOSE]
    return len(letters) == 1 and letters[0].kind is Kind.HAN


def _last_solid(atoms: Sequence[Atom], span: Span) -> int:
    at = span.end - 1
    while at >= span.first and atoms[at].kind in _NO_INK:
        at -= 1
    return at
