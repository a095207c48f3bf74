"""Puts one theme on the running program: palette, style sheet, style, font.

Painted widgets ask ``tokens()`` while they paint;
a change of theme changes the palette, and Qt repaints every widget by itself.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from kamdesk.ui.theme.current import set_tokens, tokens
from kamdesk.ui.theme.fonts import load_fonts
from kamdesk.ui.theme.qss import style_sheet
from kamdesk.ui.theme.tokens import DARK, LIGHT, Tokens

ThemeName = Literal["light", "dark", "system"]


class _Chosen:
    """What the user asked for, and whether the desktop is being followed already."""

    choice: ThemeName = "system"
    follows: bool = False


def apply_theme(app: QApplication, choice: ThemeName = "system") -> Tokens:
    """Dress ``app`` in the light or dark theme; ``system`` follows the desktop, also later.

    Loads the bundled fonts when they are not loaded yet. Returns the colours chosen.
    """
    _Chosen.choice = choice
    hints = app.styleHints()
    scheme = {
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
        "system": Qt.ColorScheme.Unknown,
    }[choice]
    hints.setColorScheme(scheme)  # so that title bars and file dialogs agree
    if not _Chosen.follows:
        _Chosen.follows = True
        hints.colorSchemeChanged.connect(_follow_system)
    _dress(app, _wanted(choice))
    return tokens()


def _wanted(choice: ThemeName) -> Tokens:
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def _follow_system() -> None:
    app = QApplication.instance()
    if _Chosen.choice == "system" and isinstance(app, QApplication):
        _dress(app, _wanted("system"))


def _dress(app: QApplication, look: Tokens) -> None:
    set_tokens(look)
    QPixmapCache.clear()
    if app.style().name().lower() not in {"fusion", ""}:  # "" once it wears our style sheet
        app.setStyle("Fusion")
    load_fonts(app)
    app.setPalette(palette(look))
    app.setStyleSheet(style_sheet(look))


_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
}


def palette(look: Tokens) -> QPalette:
    """Return the Qt palette of a theme."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(look, name)))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.text_3))
    return made
