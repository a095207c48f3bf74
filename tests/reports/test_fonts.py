"""Which font shows a character, and which characters none can show."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import PIL.Image
import pytest

from kamdesk.reports import fonts
from kamdesk.reports.fonts import finish, glyph, missing, new_canvas, spaced_font


def test_common_text_comes_from_the_first_file() -> None:
    assert {found.font for char in "岚川A1" if (found := glyph(char))} == {fonts.REGULAR}
    assert {found.font for char in "岚川A1" if (found := glyph(char, bold=True))} == {fonts.BOLD}


@pytest.mark.parametrize("char", ["㛃", "䶮"])
@pytest.mark.parametrize("bold", [False, True])
def test_rare_names_come_from_the_fallback(char: str, *, bold: bool) -> None:
    found = glyph(char, bold=bold)
    assert found is not None
    assert found.font.startswith("KamSans-Rare")
    assert missing(char) == set()


def test_accents_come_from_the_last_file() -> None:
    found = glyph("Ł")
    assert found is not None
    assert found.font == "KamSans-Accents"


def test_what_no_font_has_is_named() -> None:
    assert missing("吉𠮷𬎆 Łukasz 👩 א\n") == {"𠮷", "𬎆", "👩", "א"}


def test_shapeless_characters_are_not_missing() -> None:
    assert missing("a\u200d\u200b\ufe0f\u00ad\x07\t\u3000b") == set()


def test_an_accent_that_no_letter_carries_is_missing() -> None:
    assert missing("e\u0301") == set()
    assert missing("x\u0302") == {"\u0302"}


def test_signs_are_narrow_and_in_taiwan_wider() -> None:
    mainland, taiwan = glyph("，"), glyph("，", lang="zh_TW")
    assert mainland is not None
    assert taiwan is not None
    assert (mainland.advance, taiwan.advance) == (0.62, 0.90)


def test_only_common_fonts_have_a_spaced_twin() -> None:
    assert spaced_font(fonts.REGULAR, "8") == "KamSans-Spaced"
    assert spaced_font("KamSans-Rare", "䶮") is None


def fresh(code: str) -> int:
    """Return how ``code`` ends in a process of its own."""
    source = str(Path(fonts.__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": source}
    return subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode


def test_equal_content_gives_equal_bytes() -> None:
    def document() -> bytes:
        memory = BytesIO()
        canvas = new_canvas(memory, title="岚川", lang="zh_CN", author="沈知远", fixed=True)
        canvas.drawString(40, 700, "岚川")
        finish(canvas)
        return memory.getvalue()

    assert document() == document()


def test_names_of_fonts_need_no_reportlab() -> None:
    code = (
        "import sys, kamdesk.reports.safe_text, kamdesk.reports.atomic, kamdesk.reports.typeset;"
        "sys.exit('reportlab' in sys.modules)"
    )
    assert fresh(code) == 0


def test_pictures_wait_until_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PIL, "Image", PIL.Image)  # put back afterwards
    monkeypatch.delitem(sys.modules, "PIL.Image")
    fonts._read_pictures_late.__wrapped__()
    assert type(sys.modules["PIL.Image"]).__name__ == "_LazyModule"


def test_pictures_are_read_late() -> None:
    """The first brief does not wait for a library it does not use, which works all the same."""
    code = (
        "import io, sys; from kamdesk.reports.fonts import finish, new_canvas;"
        "finish(new_canvas(io.BytesIO(), title='t', lang='en'));"
        "late = 'PIL.ImageMode' not in sys.modules;"
        "import PIL.Image; size = PIL.Image.new('L', (2, 3)).size;"
        "sys.exit(not (late and size == (2, 3)))"
    )
    assert fresh(code) == 0
