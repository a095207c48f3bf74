"""The bundled fonts: the two needed for the first paint, and the rest after it.

Noto Sans SC is cut to the characters business text needs, so that the window opens fast. Rare
characters live in further files of the folder; they are loaded once the window stands.
"""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from kamdesk import paths
from kamdesk.i18n import language
from kamdesk.ui.theme.tokens import TYPE, TextRole

FAMILY: Final = "Noto Sans SC"
_FIRST: Final = ("NotoSansSC-Regular-subset.ttf", "NotoSansSC-Bold-subset.ttf")
_REST: Final = "*-rest.ttf"
_QUOTES: Final = "KamQuotes-*.ttf"
"""For English: the quotation marks of the Chinese font are as wide as a character."""


class _Loaded:
    """What has been handed to Qt; loading a file twice would keep it in memory twice."""

    files: ClassVar[dict[str, tuple[str, ...]]] = {}
    faces: ClassVar[dict[tuple[TextRole, bool], QFont]] = {}


def load_fonts(app: QApplication) -> None:
    """Load the two fonts of the interface and make them the font of ``app``."""
    for name in _FIRST:
        _load(name)
    if FAMILY not in app.font().families() or app.font().pixelSize() != TYPE[TextRole.TEXT].px:
        base = QFont(FAMILY)
        base.setPixelSize(TYPE[TextRole.TEXT].px)
        _wear(app, base)


def load_fallback_fonts(app: QApplication) -> tuple[str, ...]:
    """Load the other font files beside the interface font; call after the first paint.

    Each has a family name of its own (packaging/make_fonts.py): two files of one family and style
    would shut each other out. Returns the family names; an empty tuple when the program was
    built without them.
    """
    before = _families(_QUOTES) if language() == "en" else ()
    found = _families(_REST)
    if found or before:
        base = app.font()
        base.setFamilies([*before, FAMILY, *found])
        _wear(app, base)
    return found


def _families(pattern: str) -> tuple[str, ...]:
    files = sorted(paths.resource("fonts").glob(pattern))
    return tuple(dict.fromkeys(family for path in files for family in _load(path.name)))


def _wear(app: QApplication, base: QFont) -> None:
    _Loaded.faces.clear()
    app.setFont(base)


def _load(name: str) -> tuple[str, ...]:
    """The families of a font file, loaded if it was not yet."""
    path = paths.resource("fonts") / name
    if name not in _Loaded.files and path.is_file():
        number = QFontDatabase.addApplicationFont(str(path))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        _Loaded.files[name] = tuple(families)
    return _Loaded.files.get(name, ())


def font(role: TextRole | str = TextRole.TEXT, *, bold: bool | None = None) -> QFont:
    """Return the font of a text role; ``bold`` overrides the weight of the role."""
    text = TextRole(role)
    heavy = TYPE[text].bold if bold is None else bold
    # Kept, because a table asks for each of its cells; handed out as a copy, which costs nothing.
    kept = _Loaded.faces.get((text, heavy))
    if kept is None:
        kept = _Loaded.faces[text, heavy] = QFont(QApplication.font())
        kept.setPixelSize(TYPE[text].px)
        kept.setBold(heavy)
    return QFont(kept)
