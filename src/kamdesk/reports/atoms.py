"""Runs of text cut into atoms: the smallest things the typesetter moves.

An atom is a character with all that clings to it (accents, joiners, selectors), or a mark. It
knows its place on one endless line; a broken line is then only a stretch of that line.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kamdesk.reports import signs
from kamdesk.reports.fold import full_width
from kamdesk.reports.fonts import NOTHING, glyph, placeholder, tight_glyph
from kamdesk.reports.marks import mark_width
from kamdesk.reports.runs import Mark
from kamdesk.reports.signs import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamdesk.reports.runs import Run

_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a cluster of characters is drawn (em): the same for each place it occurs at."""

    kind: Kind
    shown: str = ""
    font: str = ""
    advance: float = 0.0
    natural: float = 0.0
    """The font's own advance: where a PDF puts the next character."""
    wide: bool = False
    """A full-width closing sign: squeezed before another one, swallows a space after it."""
    latin: bool = False
    han: bool = False
    tail: str = ""
    """What belongs to the cluster and is not drawn: it takes no room."""


@dataclass(slots=True)
class Atom:
    """A cluster at its place. ``start`` and ``end`` are pt on the endless line."""

    source: str
    shape: Shape
    kind: Kind
    run: Run
    size: float
    start: float = 0.0
    end: float = 0.0
    gap: float = 0.0
    """Room (pt) between Han and Latin behind the atom, where the next one stands on its line."""


def atoms_of(runs: Iterable[Run], *, size: float, lang: str) -> list[Atom]:
    """Return the atoms of ``runs`` in order, each at its place; line feeds are atoms too."""
    atoms: list[Atom] = []
    for run in runs:
        own = size if run.size is None else run.size
        if run.mark is not None:
            drawn = _mark_shape(run.mark, own)
            atoms.append(Atom(run.text, drawn, drawn.kind, run, own))
            continue
        look = (run.bold, lang)
        printed = run.text if lang == "en" else full_width(run.text)
        for source, shown in clusters(run.text, printed):
            found = shape(shown, look)
            atoms.append(Atom(source, found, found.kind, run, own))
    _place(atoms)
    return atoms


def clusters(text: str, printed: str) -> Iterable[tuple[str, str]]:
    """Yield what was typed and what is printed for each cluster of two texts of equal length."""
    start, count = 0, len(text)
    while start < count:
        end = start + 1
        if text[start] == "\r" and text[end : end + 1] == "\n":
            end += 1
        elif not printed[start].isascii() or text[end : end + 1] > "\x7f":
            end = _cluster_end(text, start)
        yield text[start:end], printed[start:end]
        start = end


def _cluster_end(text: str, start: int) -> int:
    end = start + 1
    if signs.kind_of(text[start]) is Kind.NEWLINE:
        return end
    picture = unicodedata.category(text[start]) == "So"
    while end < len(text):
        joined = picture and text[end - 1] == _JOINER and unicodedata.category(text[end]) == "So"
        if signs.kind_of(text[end]) is not Kind.HIDDEN and not joined:
            break
        end += 1
    return end


@cache
def shape(cluster: str, look: tuple[bool, str]) -> Shape:
    """Return how ``cluster`` is drawn: by its font, or by the sign for what no font has.

    ``look`` is whether it is bold, and the language.
    """
    bold, lang = look
    kind = signs.kind_of(cluster[0])
    if kind is Kind.NEWLINE:
        return Shape(kind)
    composed = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
    seen = next((char for char in composed if signs.kind_of(char) is not Kind.HIDDEN), "")
    tail = "".join(c for c in composed.replace(seen, "", 1) if unicodedata.category(c) != "Cc")
    if not seen:
        return Shape(kind, tail=tail)
    if kind is Kind.SPACE:
        drawn = glyph(" ", bold=bold) or NOTHING
        width = 1.0 if seen == "\u3000" else signs.SPACE
        return Shape(kind, " ", drawn.font, width, drawn.advance, tail=tail)
    found = glyph(seen, bold=bold, lang=lang)
    if found is None:
        stand_in = placeholder(seen)
        return Shape(Kind.HAN, seen, stand_in.font, stand_in.advance, stand_in.advance, tail=tail)
    return Shape(
        kind,
        seen,
        found.font,
        advance=found.advance,
        natural=found.advance,
        wide=seen in signs.FULL_CLOSE,
        latin=signs.is_latin_word(seen),
        han=signs.is_letter_of_han(seen),
        tail=tail,
    )


def _mark_shape(mark: Mark, size: float) -> Shape:
    kind = Kind.CLOSE if mark in {Mark.ARROW, Mark.STALE} else Kind.OPEN
    if mark.value.startswith("power"):
        kind = Kind.HAN
    return Shape(kind, advance=mark_width(mark, size) / size)


def _place(atoms: Sequence[Atom]) -> None:
    """Give each atom its place, with the squeeze and the gaps that its neighbours ask for."""
    at = 0.0
    left: Shape | None = None
    run: Run | None = None
    for n, atom in enumerate(atoms):
        shape = atom.shape
        if left is not None and (left.wide or left.latin or left.han):
            if left.wide and shape.wide and left.advance <= signs.SQUEEZED:
                at -= _squeeze(atoms[n - 1])
            elif (left.han and shape.latin) or (left.latin and shape.han):
                atoms[n - 1].gap = signs.HAN_LATIN_GAP * atoms[n - 1].size
                at += atoms[n - 1].gap
        if atom.run is not run:
            at += atom.run.pad
            run = atom.run
        atom.start = at
        # A full-width sign brings its own room: a typed space after it would make a hole.
        if not (shape.kind is Kind.SPACE and left is not None and left.wide):
            at += shape.advance * atom.size
        atom.end = at
        left = shape


def _squeeze(atom: Atom) -> float:
    """Set a closing sign narrower, since another one follows; return how much (pt) it gave."""
    drawn = tight_glyph(atom.shape.shown, bold=atom.run.bold)
    before = atom.end
    atom.shape = replace(atom.shape, font=drawn.font, advance=drawn.advance, natural=drawn.advance)
    atom.end = atom.start + drawn.advance * atom.size
    return before - atom.end
