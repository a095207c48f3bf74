"""Reading a font fast must give what reportlab's slow reading gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont as FontFile  # type: ignore[import-untyped]
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from kamdesk.paths import resource
from kamdesk.reports.faces import QuickFace, QuickFont

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(path.name for path in resource("fonts").glob("*.ttf"))
OUR_OWN = {"name", "glyphToChar", "_pos", "_pdfScale", "_tables"}
"""What differs on purpose, and what only the reading needs."""


@pytest.mark.parametrize("file", FILES)
def test_equals_the_slow_face(file: str) -> None:
    path = resource("fonts", file)
    slow = vars(TTFont("slow", str(path)).face)
    quick = vars(QuickFace("quick", path))
    different = [key for key in slow.keys() - OUR_OWN if slow[key] != quick.get(key)]
    assert different == []


def test_two_weights_have_the_same_characters() -> None:
    for name in ("NotoSansSC-{}-subset", "NotoSansSC-{}-rest", "NotoSans-{}-rest", "KamSigns-{}"):
        faces = [
            QuickFace(weight, resource("fonts", name.format(weight) + ".ttf"))
            for weight in ("Regular", "Bold")
        ]
        assert faces[0].charToGlyph.keys() == faces[1].charToGlyph.keys(), name


def test_twin_shows_only_what_it_is_told() -> None:
    face = QuickFace("base", resource("fonts", "KamSigns-Regular.ttf"))
    twin = face.empty("twin")
    twin.stand_in("𠮷", 1, width=1000)
    assert twin.charToGlyph == {0x20BB7: 1}
    assert 0x20BB7 not in face.charToGlyph
    assert (QuickFont(twin).fontName, QuickFont(face).fontName) == ("twin", "base")


def test_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"\0\1\0\0" + bytes(60))
    with pytest.raises((TTFError, KeyError)):
        QuickFace("broken", path)


def test_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        QuickFace("none", tmp_path / "none.ttf")


def built(folder: Path, *, units: int = 1000, chars: str = " a") -> Path:
    """Return a font file of a few empty glyphs."""
    names = [".notdef", *(f"g{ord(char)}" for char in chars)]
    builder = FontBuilder(units)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"g{ord(char)}" for char in chars})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Toy", "styleName": "Regular", "psName": "Toy"})
    builder.setupOS2()
    builder.setupPost()
    path = folder / "toy.ttf"
    builder.save(path)
    return path


def test_small_font_with_short_offsets(tmp_path: Path) -> None:
    face = QuickFace("toy", built(tmp_path, chars="a"))
    assert face.charWidths[ord("a")] == 500
    assert 0xA0 not in face.charToGlyph
    font: Any = QuickFont(face)
    assert font.pdfScale(7) == 7


def test_other_units_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TTFError, match="2048 units"):
        QuickFace("toy", built(tmp_path, units=2048))


def test_other_kinds_of_character_map_are_refused(tmp_path: Path) -> None:
    font = FontFile(built(tmp_path))
    trimmed = CmapSubtable.newSubtable(6)
    trimmed.platformID, trimmed.platEncID, trimmed.language = 3, 1, 0
    trimmed.cmap = {32: "g32", 97: "g97"}
    font["cmap"].tables = [trimmed]
    font.save(tmp_path / "trimmed.ttf")
    with pytest.raises(TTFError, match="cmap"):
        QuickFace("toy", tmp_path / "trimmed.ttf")
