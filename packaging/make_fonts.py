"""Make the fallback fonts and the sign fonts in resources/fonts from the full Noto fonts.

    python packaging/make_fonts.py FOLDER

FOLDER holds the static files NotoSansSC-{Regular,Bold}.ttf and NotoSans-{Regular,Bold}.ttf, as
their makers publish them. The subset fonts (GB2312, Big5, Latin, symbols) are there already. Run
by hand when a font is renewed; needs fonttools. What comes out:

NotoSansSC-*-rest.ttf    the characters that the subset lacks: rare names
NotoSans-*-rest.ttf      accents, Greek, Cyrillic that neither has
KamSigns-*.ttf           signs as the papers set them: a comma that is not one em wide. Drawn from
                         an own font, because a sign squeezed by moving the next character makes
                         readers of the PDF take the overlap for a new line.
KamSignsTight-*.ttf      closing signs before another closing sign
KamSignsTW-*.ttf         the same for Taiwan, where signs stand in the middle of the em
KamQuotes-*.ttf          quotation marks for the window in English: those of a Chinese font are
                         as wide as a character
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
WEIGHTS = ("Regular", "Bold")
SPACE = 0x20
UNUSED_TABLES = ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx")

FAMILY_NAMES = {1, 16}

OPENING = "（【《「『〈〔［｛〖"
CLOSING = "，。、；：！？）】》」』〉〕］｝〗"
# Advance and shift of the outline, in thousandths of the em.
MAINLAND = {
    **dict.fromkeys(OPENING, (620, -380, 0)),
    **dict.fromkeys(CLOSING, (620, 0, 0)),
    "？": (620, 40, 0),
    "“": (460, -560, 0),
    "”": (460, 0, 0),
    "‘": (270, -750, 0),
    "’": (270, 0, 0),
    "·": (420, -290, 0),
    "•": (420, -290, 0),
}
QUOTES = {sign: MAINLAND[sign] for sign in "“”‘’·•"}
TIGHT = dict.fromkeys(CLOSING, (400, 0, 0))
TAIWAN = {
    **MAINLAND,
    "，": (900, 220, 300),
    "。": (900, 255, 280),
    "、": (900, 253, 290),
    "；": (900, 206, 140),
    "：": (900, 200, 64),
    "！": (900, 200, 0),
    "？": (900, 203, 0),
}


def main(folder: Path) -> None:
    """Make all fonts of both weights."""
    for weight in WEIGHTS:
        chinese, latin = folder / f"NotoSansSC-{weight}.ttf", folder / f"NotoSans-{weight}.ttf"
        common = FONTS / f"NotoSansSC-{weight}-subset.ttf"
        have = characters(common)
        rename(keep(chinese, characters(chinese) - have, name=f"NotoSansSC-{weight}-rest"))
        have |= characters(chinese)
        accents = characters(latin) - have - set(range(SPACE))
        rename(keep(latin, accents, name=f"NotoSans-{weight}-rest"))
        set_signs(keep(common, map(ord, MAINLAND), name=f"KamSigns-{weight}"), MAINLAND)
        set_signs(keep(common, map(ord, TIGHT), name=f"KamSignsTight-{weight}"), TIGHT)
        set_signs(keep(common, map(ord, TAIWAN), name=f"KamSignsTW-{weight}"), TAIWAN)
        # Without a space of its own, or each word would be drawn apart.
        quotes = keep(common, map(ord, QUOTES), name=f"KamQuotes-{weight}", space=())
        set_signs(quotes, QUOTES, family="Kam Quotes")


def characters(path: Path) -> set[int]:
    """Return the characters a font file has."""
    return set(TTFont(path).getBestCmap())


def keep(
    source: Path, wanted: Iterable[int], *, name: str, space: tuple[int, ...] = (SPACE,)
) -> Path:
    """Write the part of ``source`` that has the ``wanted`` characters, and a space."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += UNUSED_TABLES
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={*wanted, *space})
    cutter.subset(font)
    target = FONTS / f"{name}.ttf"
    font.save(target)
    return target


def rename(path: Path) -> None:
    """Give a fallback font a family of its own, for the window.

    Two files of one family and style shut each other out in Qt: with the rare characters loaded,
    the common ones would be gone. The PostScript name stays: papers go by that.
    """
    font = TTFont(path, recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES and "Rest" not in str(record):
            record.string = f"{str(record).removesuffix(' Regular').removesuffix(' Bold')} Rest"
    font.save(path)


def set_signs(
    path: Path, signs: Mapping[str, tuple[int, int, int]], *, family: str = "Kam Signs"
) -> None:
    """Give each sign its advance, and move its outline to where it belongs."""
    font = TTFont(path, recalcTimestamp=False)
    names, outlines, metrics = font.getBestCmap(), font["glyf"], font["hmtx"]
    moved: dict[str, tuple[int, int, int]] = {}
    for char, change in signs.items():
        name = names.get(ord(char))
        if name is not None and moved.setdefault(name, change) != change:
            sys.exit(f"{char} shares its outline with a sign that is set otherwise")
    for name, (advance, right, up) in moved.items():
        outline = outlines[name]
        outline.coordinates.translate((right, up))
        outline.recalcBounds(outlines)
        metrics[name] = (advance, outline.xMin)
    for record in font["name"].names:
        record.string = (
            str(record)
            .replace("Noto Sans SC", family)
            .replace("NotoSansSC", path.stem.partition("-")[0])
        )
    font.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
