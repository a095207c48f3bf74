"""The look of the window: one table of colours and sizes, and what is made from it."""

from __future__ import annotations

from kamdesk.ui.theme.apply import apply_theme
from kamdesk.ui.theme.current import colour, tokens
from kamdesk.ui.theme.fonts import font, load_fallback_fonts, load_fonts
from kamdesk.ui.theme.icons import app_icon, icon, icon_pixmap, paint_icon
from kamdesk.ui.theme.tokens import DARK, LIGHT, TYPE, Size, TextRole, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "TYPE",
    "Size",
    "TextRole",
    "Tokens",
    "app_icon",
    "apply_theme",
    "colour",
    "font",
    "icon",
    "icon_pixmap",
    "load_fallback_fonts",
    "load_fonts",
    "paint_icon",
    "tokens",
]
