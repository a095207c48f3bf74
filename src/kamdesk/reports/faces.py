"""A TrueType face for reportlab that is read in a tenth of reportlab's own time.

reportlab walks through a font glyph by glyph; with 17,000 glyphs that is most of what the first
brief of a process costs. Here each table is unpacked in one go. The result is the same, attribute
by attribute (a test compares them), and there is no cache file that could be old, broken or
planted by somebody else.
"""

from __future__ import annotations

import re
import sys
from array import array
from copy import copy
from itertools import chain
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.ttfonts import (
    SUBSETN,
    TTEncoding,
    TTFError,
    TTFNameBytes,
    TTFont,
    TTFontFace,
    TTFontFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportlab.pdfbase.pdfdoc import PDFDocument

_HIGH = re.compile("<([0-9A-F]{5,6})>")
_SEGMENTS = 4
"""cmap format of fonts within the first 65,536 characters."""
_GROUPS = 12
"""cmap format of fonts that go beyond."""


class QuickFace(TTFontFace):  # type: ignore[misc, unused-ignore]
    """The parsed font file: which character has which glyph, and how wide it is.

    Made for the fonts we ship: units of 1/1000 em, cmap format 4 or 12. Raises ``TTFError`` for
    any other file, ``OSError`` where the file cannot be read.
    """

    charToGlyph: dict[int, int]  # noqa: N815 - reportlab's name
    charWidths: dict[int, int]  # noqa: N815

    def __init__(self, name: str, path: Path) -> None:
        """Read and parse the file at ``path``; in documents the face is called ``name``."""
        pdfmetrics.TypeFace.__init__(self, None)
        # With the data there already, reportlab does not look for the file in its font folders.
        self.filename = str(path)
        self._ttf_data = path.read_bytes()
        self._tables: dict[str, bytes] = {}
        TTFontFile.__init__(self, str(path), charInfo=0)
        if self.unitsPerEm != 1000:  # the scale of PDF: widths need no conversion
            message = f"{path.name}: {self.unitsPerEm} units per em, not 1000"
            raise TTFError(message)
        # Documents tell faces apart by this name; files cut from one font share the one inside.
        self.name = TTFNameBytes(name.encode())
        # reportlab keeps a lambda here, which would tie each face to a copy of itself.
        self._pdfScale = _same
        self._read_glyphs()

    def get_table(self, tag: str) -> bytes:
        """Return a table of the file. Kept, because each subset of a font asks for all outlines."""
        if tag not in self._tables:
            record = self.table[tag]
            start = record["offset"]
            self._tables[tag] = self._ttf_data[start : start + record["length"]]
        return self._tables[tag]

    def empty(self, name: str) -> QuickFace:
        """Return a face called ``name`` with these glyphs and no character yet."""
        face = copy(self)
        face.name = TTFNameBytes(name.encode())
        face.charToGlyph, face.charWidths = {}, {}
        return face

    def stand_in(self, char: str, glyph: int, *, width: int) -> None:
        """Let a glyph of the file show ``char``, ``width`` 1/1000 em wide in documents."""
        self.charToGlyph[ord(char)] = glyph
        self.charWidths[ord(char)] = width

    def _read_glyphs(self) -> None:
        count = _shorts(self.get_table("maxp")[4:6])[0]
        full = _shorts(self.get_table("hhea")[34:36])[0]
        self.numGlyphs, self._full_font = count, False
        self.hmetrics = _metrics(self.get_table("hmtx"), full=full, count=count)
        widths = [advance for advance, _bearing in self.hmetrics]
        self.defaultWidth = widths[0]
        self.charToGlyph = _characters(self.get_table("cmap"))
        self.charWidths = {char: widths[glyph] for char, glyph in self.charToGlyph.items()}
        self._treat_hard_space_as_space()
        long_offsets = _shorts(self.get_table("head")[50:52])[0]
        self.glyphPos = _positions(self.get_table("loca"), long=bool(long_offsets))

    def _treat_hard_space_as_space(self) -> None:
        space, hard = 0x20, 0xA0
        if space in self.charToGlyph:
            self.charToGlyph[hard] = self.charToGlyph[space]
            self.charWidths[hard] = self.charWidths[space]


class QuickFont(TTFont):  # type: ignore[misc, unused-ignore]
    """A reportlab font on a face that is read already; the face's name is the font's."""

    face: QuickFace

    def __init__(self, face: QuickFace) -> None:
        """Take ``face``. Not by TTFont.__init__, which would read the file the slow way."""
        self.fontName = str(face.name, "ascii")
        self.face = face
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the font into the document, and mend what can be copied out of it.

        reportlab gives the characters above 65,535 a number that readers of a PDF do not take.
        """
        subsets = self.state[doc].subsets if doc in self.state else ()
        parts = [self.getSubsetInternalName(n, doc)[1:] for n, _subset in enumerate(subsets)]
        super().addObjects(doc)
        fonts: Any = doc.idToObject["BasicFonts"]
        for n, part in enumerate(parts):
            font = fonts.dict[part]
            font.Widths = _Widths(font.Widths.sequence)
            name = (SUBSETN(n) + b"+" + self.face.name).decode("pdfdoc")
            table: Any = doc.idToObject[f"toUnicodeCMap:{name}"]
            table.content = _HIGH.sub(_as_pair, table.content)


class _Widths(PDFObject):  # type: ignore[misc, unused-ignore]
    """Whole numbers in brackets, written at once: a brief has some thousand widths."""

    def __init__(self, widths: list[int]) -> None:
        self._widths = widths

    def format(self, document: PDFDocument) -> bytes:
        """Write the list as it stands in the file."""
        del document
        lines = "\n".join(map(str, self._widths))
        return f"[{lines}]".encode()


def _as_pair(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)).encode("utf-16-be").hex().upper().join("<>")


def _same(value: float) -> float:
    return value


def _unpack(kind: str, data: bytes) -> array[int]:
    numbers = array(kind, data)
    if sys.byteorder == "little":  # pragma: no branch - one machine has one order
        numbers.byteswap()  # font files are big-endian
    return numbers


def _shorts(data: bytes) -> array[int]:
    return _unpack("H", data)


def _longs(data: bytes) -> array[int]:
    return _unpack("I", data)


def _metrics(table: bytes, *, full: int, count: int) -> list[tuple[int, int]]:
    """Return advance and left bearing of each glyph; the last advance holds for all that follow."""
    numbers = _shorts(table[: 4 * full + 2 * (count - full)])
    pairs = list(zip(numbers[: 2 * full : 2], numbers[1 : 2 * full : 2], strict=True))
    last = pairs[-1][0]
    return pairs + [(last, bearing) for bearing in numbers[2 * full :]]


def _positions(table: bytes, *, long: bool) -> list[int]:
    if long:
        return _longs(table).tolist()
    return [offset << 1 for offset in _shorts(table)]


def _characters(table: bytes) -> dict[int, int]:
    """Return character -> glyph from the richest subtable we know."""
    count = _shorts(table[2:4])[0]
    starts = {_longs(table[4 + 8 * n + 4 : 4 + 8 * n + 8])[0] for n in range(count)}
    by_format = {_shorts(table[start : start + 2])[0]: start for start in starts}
    if _GROUPS in by_format:
        return dict(_from_groups(table[by_format[_GROUPS] :]))
    if _SEGMENTS in by_format:
        return dict(_from_segments(table[by_format[_SEGMENTS] :]))
    message = f"no cmap of format {_SEGMENTS} or {_GROUPS}"
    raise TTFError(message)


def _from_groups(data: bytes) -> Iterable[tuple[int, int]]:
    count = _longs(data[12:16])[0]
    numbers = _longs(data[16 : 16 + 12 * count])
    groups = zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True)
    return chain.from_iterable(
        zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
        for first, last, glyph in groups
    )


def _from_segments(data: bytes) -> Iterable[tuple[int, int]]:
    length, _language, doubled = _shorts(data[2:8])
    count = doubled // 2
    numbers = _shorts(data[14:length])
    ends = numbers[:count]
    firsts, deltas, offsets = (
        numbers[count * n + 1 : count * (n + 1) + 1] for n in (1, 2, 3)
    )  # one unused number stands after the ends
    base = count * 3 + 1
    pieces: list[Iterable[int]] = []
    # One step per segment, never one per character: here is where the time goes.
    for n, (first, end, delta, offset) in enumerate(
        zip(firsts, ends, deltas, offsets, strict=True)
    ):
        if not offset:
            glyph = first + delta & 0xFFFF
            pieces.append(range(glyph, glyph + end - first + 1))
            continue
        start = base + n + offset // 2
        glyphs = numbers[start : start + end - first + 1]
        pieces.append([glyph and glyph + delta & 0xFFFF for glyph in glyphs] if delta else glyphs)
    chars = chain.from_iterable(map(range, firsts, (end + 1 for end in ends)))
    return zip(chars, chain.from_iterable(pieces), strict=True)
