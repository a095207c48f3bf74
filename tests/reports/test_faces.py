"""Reading a font fast must give what reportlab's slow reading gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
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
