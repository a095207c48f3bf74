"""The fonts of the papers, opened when the first character needs them.

One family, two weights. Each weight is a row of files: signs set for print (a comma that is not
one em wide), all that common text needs, rare Han characters, then accents, Greek and Cyrillic. A
file is opened when the first character asks for it: most briefs never open the last two.
"""

from __future__ import annotations

import sys
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from kamdesk.paths import resource
from kamdesk.reports.signs import HAN_LATIN_GAP, SIGNS, Kind, kind_of, selects_variant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.faces import QuickFont

REGULAR = "KamSans"
BOLD = "KamSans-Bold"
_PLACEHOLDER = "〓"
"""The printer's sign for a character that is not in the case."""

_FILES = {
    REGULAR: "NotoSansSC-Regular-subset.ttf",
    BOLD: "NotoSansSC-Bold-subset.ttf",
    "KamSigns": "KamSigns-Regular.ttf",
    "KamSigns-Bold": "KamSigns-Bold.ttf",
    "KamSignsTight": "KamSignsTight-Regular.ttf",
    "KamSignsTight-Bold": "KamSignsTight-Bold.ttf",
    "KamSignsTW": "KamSignsTW-Regular.ttf",
    "KamSignsTW-Bold": "KamSignsTW-Bold.ttf",
    "KamSans-Rare": "NotoSansSC-Regular-rest.ttf",
    "KamSans-RareBold": "NotoSansSC-Bold-rest.ttf",
    "KamSans-Accents": "NotoSans-Regular-rest.ttf",
    "KamSans-AccentsBold": "NotoSans-Bold-rest.ttf",
}
_REST = {
    False: (REGULAR, "KamSans-Rare", "KamSans-Accents"),
    True: (BOLD, "KamSans-RareBold", "KamSans-AccentsBold"),
}
"""Where to look for a character that is no sign, the likeliest file first."""
_SPACED = {REGULAR: "KamSans-Spaced", BOLD: "KamSans-SpacedBold"}
_MISSING, _HIDDEN = "KamSans-Missing", "KamSans-Hidden"

_lock = threading.RLock()
"""reportlab reads a font through one position per file: two threads must not write at once."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where a character is drawn from: registered font name, and the font's advance in em."""

    font: str
    advance: float


def register() -> None:
    """Make REGULAR and BOLD known to reportlab, for drawing without the typesetter."""
    for name in (REGULAR, BOLD):
        _open(name)


NOTHING = Glyph("", 0.0)


@cache
def glyph(char: str, *, bold: bool = False, lang: str = "zh_CN") -> Glyph | None:
    """Return the glyph of one character, or None where no font of ours has it."""
    code = ord(char)
    signs = "KamSignsTW" if lang == "zh_TW" else "KamSigns"
    own = (f"{signs}-Bold" if bold else signs,) if char in SIGNS else ()
    for name in (*own, *_REST[bold]):
        face = _open(name).face
        if code in face.charToGlyph:
            return Glyph(name, face.charWidths[code] / 1000)
    return None


@cache
def tight_glyph(char: str, *, bold: bool = False) -> Glyph:
    """Return the glyph of a full-width closing sign that stands before another one."""
    name = "KamSignsTight-Bold" if bold else "KamSignsTight"
    return Glyph(name, _open(name).face.charWidths[ord(char)] / 1000)


def spaced_font(font: str, char: str) -> str | None:
    """Return the twin of ``font`` where ``char`` ends with the gap of Han beside Latin, if any.

    The gap belongs to the glyph because readers of a PDF take a mere distance for a typed space:
    "18天" would be found by nobody who searches for it.
    """
    twin = _SPACED.get(font)
    if twin is not None:
        base, code = _open(font).face, ord(char)
        width = base.charWidths[code] + round(1000 * HAN_LATIN_GAP)
        _open(twin).face.stand_in(char, base.charToGlyph[code], width=width)
    return twin


def placeholder(char: str) -> Glyph:
    """Return the sign that stands for a character no font has: it copies out as ``char``."""
    face = _open(_MISSING).face
    sign = _open(REGULAR).face.charToGlyph[ord(_PLACEHOLDER)]
    face.stand_in(char, sign, width=1000)
    return Glyph(_MISSING, 1.0)


def hidden_font(text: str) -> str:
    """Return the font that draws ``text`` as nothing: it takes no room and can be copied out.

    For joiners, selectors and accents that are shown by the letter they belong to.
    """
    face = _open(_HIDDEN).face
    space = _open(REGULAR).face.charToGlyph[ord(" ")]
    for char in text:
        face.stand_in(char, space, width=0)
    return _HIDDEN


def missing(text: str) -> set[str]:
    """Return the characters of ``text`` that no font of ours can show, for the note that says so.

    Characters without a shape of their own (controls, joiners) are not counted; an accent that no
    letter of ours carries is.
    """
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return {char for char in set(composed) if not _shown(char)}


def _shown(char: str) -> bool:
    kind = kind_of(char)
    if kind is Kind.HIDDEN:
        return unicodedata.category(char) not in {"Mn", "Me"} or selects_variant(char)
    return kind in {Kind.NEWLINE, Kind.SPACE} or glyph(char) is not None


def new_canvas(
    target: BinaryIO, *, title: str, lang: str, author: str = "", fixed: bool = False
) -> Canvas:
    """Return an empty A4 document that writes into ``target`` when finished by ``finish()``.

    ``fixed`` leaves out the time of writing, so that equal content gives equal bytes.
    """
    _read_pictures_late()
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # bytes as they are: letters instead cost time and a quarter more room

    tag = lang.replace("_", "-")
    # Each page starts in a font; reportlab's own choice is one that would not be embedded.
    canvas = Canvas(
        target,
        pagesize=A4,
        pageCompression=1,
        invariant=fixed,
        lang=tag,
        initialFontName=_open(REGULAR).fontName,  # type: ignore[arg-type] # the stub says float
    )
    canvas.setTitle(_encodable(title))
    canvas.setAuthor(_encodable(author))
    canvas.setCreator("KAMdesk")
    return canvas


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def encoded(font: str, text: str, *, canvas: Canvas) -> Iterator[tuple[str, bytes]]:
    """Yield ``text`` in stretches for the document of ``canvas``: name of a font in it, and codes.

    A font goes into a document in parts of 256 characters; a character that was not used there
    before is added.
    """
    drawn, document = _open(font), canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
    for part, codes in drawn.splitString(text, document):
        yield drawn.getSubsetInternalName(part, document), codes


def finish(canvas: Canvas) -> None:
    """Write the document. One at a time, since the fonts are shared between threads."""
    with _lock:
        canvas.save()


@cache
def _open(name: str) -> QuickFont:
    _read_pictures_late()
    # reportlab costs a tenth of a second: not paid by a start that prints nothing.
    from reportlab.pdfbase import pdfmetrics

    from kamdesk.reports.faces import QuickFace, QuickFont

    with _lock:
        if name in _FILES:
            face = QuickFace(name, resource("fonts", _FILES[name]))
        else:
            face = _open(BOLD if name == _SPACED[BOLD] else REGULAR).face.empty(name)
        font = QuickFont(face)
        pdfmetrics.registerFont(font)
    return font


@cache
def _read_pictures_late() -> None:
    """Let reportlab's first import pass by the picture library, a fifth of its time.

    Our papers are lines and text. Should somebody place a photograph one day, the library is read
    at that moment.
    """
    from importlib.util import LazyLoader, find_spec, module_from_spec

    spec = find_spec("PIL.Image")
    if "PIL.Image" in sys.modules or spec is None or spec.loader is None:
        return
    late = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules["PIL.Image"] = sys.modules["PIL"].Image = module  # type: ignore[attr-defined]
    late.exec_module(module)
