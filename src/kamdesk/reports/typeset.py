"""The typesetter: runs of text in, lines out, lines onto the page.

reportlab's own breaker splits dates and models, knows no squeeze of Chinese signs and no gap
between Han and Latin, and drops what the font lacks; this one follows ``signs`` and ``breaker``.
The text stays text: it can be selected, searched and copied, also where the paper shows a sign
for a character that no font has.

    lines = break_lines([strong("最低目标"), Run(visit.minimum)], width=465, size=10, lang="zh_CN")
    for n, line in enumerate(lines):
        draw_line(canvas, x, y - n * 13.2, line)
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kamdesk.reports.atoms import Atom, atoms_of
from kamdesk.reports.breaker import Span, line_end, spans_of
from kamdesk.reports.fonts import encoded, hidden_font, spaced_font
from kamdesk.reports.marks import draw_mark
from kamdesk.reports.runs import Line, Mark, Piece, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

ELLIPSIS = "…"
_ENDLESS = 1e9
_EASE = 1e-3
_NOWHERE = -1e9
_NO_LOOK = ("", 0.0, 0.0)


def break_lines(
    runs: Iterable[Run], *, width: float, size: float, lang: str, indent: float = 0.0
) -> tuple[Line, ...]:
    """Return ``runs`` as lines of at most ``width`` pt, text of ``size`` pt.

    The first line starts ``indent`` pt to the right. A line feed in the text starts a new line.
    Nothing is lost: the texts of the lines together are the texts of the runs. Without text there
    is no line.
    """
    return _broken(tuple(runs), (width, size, lang, indent))


@lru_cache(maxsize=2048)
def _broken(runs: tuple[Run, ...], room: tuple[float, float, str, float]) -> tuple[Line, ...]:
    # Kept, because a page that is too full sets the same words again and again until it fits.
    width, size, lang, indent = room
    atoms = atoms_of(runs, size=size, lang=lang)
    spans = spans_of(atoms, width=width, indent=indent)
    return tuple(
        _line(atoms, span, size=size, indent=0.0 if n else indent) for n, span in enumerate(spans)
    )


def clip(
    runs: Sequence[Run], *, width: float, size: float, lang: str, lines: int = 1
) -> tuple[Line, ...]:
    """Return at most ``lines`` lines; where text is left over, the last ends with "…".

    The last line then has ``cut`` set, and its ``text`` is what it shows without the "…".
    """
    whole = break_lines(runs, width=width, size=size, lang=lang)
    if len(whole) <= lines:
        return whole
    return _clipped(tuple(runs), (width, size, lang), lines=lines)


@lru_cache(maxsize=512)
def _clipped(
    runs: tuple[Run, ...], room: tuple[float, float, str], *, lines: int
) -> tuple[Line, ...]:
    width, size, lang = room
    atoms = atoms_of(runs, size=size, lang=lang)
    spans = spans_of(atoms, width=width)
    first = spans[lines - 1].first
    tail = measure([Run(ELLIPSIS)], size=size, lang=lang)
    shorter = spans_of(atoms[first:], width=width - tail)[0]
    last = _line(atoms, Span(first, first + shorter.end), size=size)
    kept = [_line(atoms, span, size=size) for span in spans[: lines - 1]]
    return (*kept, _with_dots(last, atoms[first].run, lang=lang))


def one_line(runs: Sequence[Run], *, width: float, size: float, lang: str) -> Line:
    """Return ``runs`` as exactly one line of at most ``width`` pt, cut with "…" where needed."""
    lines = clip(runs, width=width, size=size, lang=lang)
    return lines[0] if lines else Line((), 0.0, "", size)


def measure(runs: Iterable[Run], *, size: float, lang: str) -> float:
    """Return the width (pt) of ``runs`` on one line, as far as the first line feed."""
    atoms = atoms_of(runs, size=size, lang=lang)
    spans = spans_of(atoms, width=_ENDLESS)
    return line_end(atoms, spans[0]) if spans else 0.0


def draw_line(canvas: Canvas, x: float, y: float, line: Line) -> float:
    """Draw ``line`` from ``x`` on the baseline ``y``; return the x where its ink ends."""
    written = [piece for piece in line.pieces if piece.text]
    if written:
        scale = f"{100 * line.scale:g} Tz " if line.scale != 1.0 else ""
        commands = " ".join(_commands(canvas, written, origin=(x, y)))
        canvas.addLiteral(f"q BT {scale}{commands} ET Q")
    for piece in line.pieces:
        if piece.mark is not None:
            draw_mark(canvas, piece.mark, (x + piece.x, y), size=piece.size, grey=piece.grey)
    return x + line.width


def draw_right(canvas: Canvas, x: float, y: float, line: Line) -> float:
    """Draw ``line`` so that it ends at ``x``; return the x where it starts."""
    draw_line(canvas, x - line.width, y, line)
    return x - line.width


def draw_centred(canvas: Canvas, x: float, y: float, line: Line) -> None:
    """Draw ``line`` with its middle at ``x``."""
    draw_line(canvas, x - line.width / 2, y, line)


def _commands(
    canvas: Canvas, pieces: Sequence[Piece], *, origin: tuple[float, float]
) -> Iterator[str]:
    """Yield the PDF commands that write ``pieces``.

    By hand, since reportlab's text object says position, font and grey for each piece anew, and
    works on each number: half the time of a brief. Here only what changes is said; most pieces
    just follow the one before.
    """
    at, grey, font = _NOWHERE, -1.0, ("", 0.0)
    for piece in pieces:
        if abs(piece.x - at) > _EASE:
            yield f"1 0 0 1 {origin[0] + piece.x:.3f} {origin[1]:.3f} Tm"
        if piece.grey != grey:
            yield f"{piece.grey:g} g"
        for name, codes in encoded(piece.font, piece.text, canvas=canvas):
            if (name, piece.size) != font:
                yield f"{name} {piece.size:g} Tf"
                font = name, piece.size
            yield f"<{codes.hex()}> Tj"
        at, grey = piece.end, piece.grey


def _line(atoms: Sequence[Atom], span: Span, *, size: float, indent: float = 0.0) -> Line:
    stretch = atoms[span.first : span.end]
    return Line(
        pieces=_pieces(stretch, indent=indent, scale=span.scale),
        width=indent + line_end(atoms, span) * span.scale,
        text="".join(atom.source for atom in stretch),
        size=size,
        scale=span.scale,
    )


def _pieces(atoms: Sequence[Atom], *, indent: float, scale: float) -> tuple[Piece, ...]:
    """Return what is drawn, neighbours joined where the font's own advances put them right."""
    setter = _Setter(scale)
    zero = atoms[0].start if atoms else 0.0
    last = len(atoms) - 1
    for n, atom in enumerate(atoms):
        shape = atom.shape
        if atom.run.mark is not None:
            setter.marks(atom, indent + (atom.start - zero) * scale)
        elif shape.shown or shape.tail:
            x = indent + (atom.start - zero) * scale
            setter.glyph(atom, x, gap=atom.gap if n < last else 0.0)
    setter.flush()
    return tuple(setter.pieces)


class _Setter:
    """Collects glyphs into pieces."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.pieces: list[Piece] = []
        self.text = ""
        self.look = _NO_LOOK
        self.x = self.end = 0.0

    def glyph(self, atom: Atom, x: float, *, gap: float) -> None:
        """Add the glyph of an atom at ``x``: to the piece at hand if it would fall there anyway."""
        shape, run = atom.shape, atom.run
        twin = spaced_font(shape.font, shape.shown) if gap else None
        look = (twin or shape.font, atom.size, run.grey)
        if look != self.look or abs(x - self.end) > _EASE:
            self.flush()
            self.x, self.look = x, look
        self.text += shape.shown
        self.end = x + (shape.natural * atom.size + (gap if twin else 0.0)) * self.scale
        if shape.tail:
            self.flush()
            font = hidden_font(shape.tail)
            self.pieces.append(Piece(self.end, self.end, shape.tail, font, atom.size, run.grey))

    def marks(self, atom: Atom, x: float) -> None:
        """Add the mark of an atom, and the word inside it."""
        self.flush()
        self.pieces.append(Piece(x, x, "", "", atom.size, atom.run.grey, atom.run.mark))
        if atom.run.text and atom.run.mark is Mark.STALE:
            inner = Run(atom.run.text, size=atom.size, grey=atom.run.grey)
            word = one_line([inner], width=_ENDLESS, size=atom.size, lang="zh_CN")
            shift = x + 0.10 * atom.size
            self.pieces.extend(_moved(piece, shift) for piece in word.pieces)

    def flush(self) -> None:
        """Close the piece at hand."""
        if self.text:
            font, size, grey = self.look
            self.pieces.append(Piece(self.x, self.end, self.text, font, size, grey))
        self.text, self.look = "", _NO_LOOK


def _moved(piece: Piece, by: float) -> Piece:
    return replace(piece, x=piece.x + by, end=piece.end + by)


def _with_dots(line: Line, run: Run, *, lang: str) -> Line:
    """Return ``line`` with "…" at its end, in the look of ``run``."""
    look = replace(run, text=ELLIPSIS, mark=None, size=line.size, pad=0.0)
    dots = one_line([look], width=_ENDLESS, size=line.size, lang=lang)
    moved = tuple(_moved(piece, line.width) for piece in dots.pieces)
    return replace(line, pieces=(*line.pieces, *moved), width=line.width + dots.width, cut=True)
