"""The look: contrasts, palette, style sheet, fonts, icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPalette, QTextLayout
from PySide6.QtWidgets import QPushButton
from tests.helpers.pixels import inks

from kamdesk import paths
from kamdesk.ui.theme import (
    DARK,
    LIGHT,
    TYPE,
    TextRole,
    Tokens,
    app_icon,
    apply_theme,
    colour,
    font,
    icon,
    icon_pixmap,
    load_fallback_fonts,
    tokens,
)
from kamdesk.ui.theme.qss import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def luminance(ink: str) -> float:
    parts = [int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lin = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "surface"),
        ("text", "sunken"),
        ("text", "accent_soft"),
        ("text_2", "bg"),
        ("text_3", "surface"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("red", "red_soft"),
        ("amber", "amber_soft"),
        ("green", "green_soft"),
        ("accepted_text", "accepted_fill"),
        ("on_state", "green"),
        ("on_state", "red"),
        ("rail_text", "rail"),
    ],
)
def test_text_can_be_read_on_its_ground(look: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_that_mean_something_can_be_seen(look: Tokens) -> None:
    assert contrast(look.line_strong, look.surface) >= 3.0
    assert contrast(look.amber_fill, look.surface) >= 3.0


def test_a_theme_sets_tokens_palette_and_sheet(qapp: QApplication) -> None:
    chosen = apply_theme(qapp, "dark")

    assert chosen is DARK
    assert tokens() is DARK
    assert colour("accent") == QColor(DARK.accent)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert DARK.accent in qapp.styleSheet()


def test_system_theme_follows_the_desktop(qapp: QApplication) -> None:
    apply_theme(qapp, "system")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())

    assert tokens() in {LIGHT, DARK}


def test_a_new_scheme_of_the_desktop_does_not_move_a_chosen_theme(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())

    assert tokens() is DARK


def test_the_sheet_has_every_role() -> None:
    sheet = style_sheet(LIGHT)

    assert all(f'role="{role}"' in sheet for role in TextRole)
    assert sheet.count("{") == sheet.count("}")


def test_roles_have_their_sizes() -> None:
    assert [font(role).pixelSize() for role in TextRole] == [TYPE[role].px for role in TextRole]
    assert font(TextRole.NAME).bold()
    assert not font(TextRole.NAME, bold=False).bold()


def glyphs(text: str) -> list[int]:
    layout = QTextLayout(text, font(TextRole.TEXT))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [index for run in layout.glyphRuns() for index in run.glyphIndexes()]


def test_rare_characters_appear_and_common_ones_stay(qapp: QApplication) -> None:
    load_fallback_fonts(qapp)

    assert 0 not in glyphs("客户 R&D")
    assert 0 not in glyphs("\u4f42")


def width(text: str) -> float:
    return QFontMetricsF(font(TextRole.TEXT)).horizontalAdvance(text)


def test_quotation_marks_in_english_are_narrow(qapp: QApplication) -> None:
    load_fallback_fonts(qapp)

    apply_theme(qapp, "dark")  # a change of theme leaves the fonts as they are

    assert width("“”") < width("n") * 2


def test_every_icon_can_be_drawn() -> None:
    names = [path.stem for path in paths.resource("icons").glob("*.svg")]

    assert len(names) > 90
    for name in names:
        picture = icon_pixmap(name, "#000000", size=16, ratio=2.0)
        assert picture.size() == QSize(32, 32)
        assert not picture.toImage().allGray() or picture.hasAlphaChannel()


def solid(made: QIcon, mode: QIcon.Mode, state: QIcon.State) -> set[str]:
    image = made.pixmap(QSize(20, 20), mode, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_follows_theme_and_state(qapp: QApplication) -> None:
    made = icon("square-check", "text", on="accent")
    copy = QIcon(made)

    assert solid(made, QIcon.Mode.Normal, QIcon.State.Off) == {LIGHT.text.lower()}
    assert solid(made, QIcon.Mode.Disabled, QIcon.State.Off) == {LIGHT.text_3.lower()}
    assert solid(copy, QIcon.Mode.Normal, QIcon.State.On) == {LIGHT.accent.lower()}
    apply_theme(qapp, "dark")
    assert solid(made, QIcon.Mode.Normal, QIcon.State.Off) == {DARK.text.lower()}


def test_an_icon_paints_inside_a_button(qapp: QApplication) -> None:
    button = QPushButton(icon("circle-filled", "#ff0000"), "")
    found = inks(button.grab())
    button.deleteLater()

    assert "#ff0000" in found


def test_an_unknown_icon_is_a_fault_of_the_program() -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", "#000000", size=16)


def test_the_program_has_an_icon_in_all_sizes() -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 256}
