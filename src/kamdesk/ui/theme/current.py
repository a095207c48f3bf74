"""Which theme is in force: the one piece of state of the look.

Apart from ``apply`` so that icons and painters can ask for it without needing an application.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from kamdesk.ui.theme.tokens import LIGHT, Tokens


class _Current:
    """The colours in force; a class and not a global, so that it is set in one place only."""

    tokens: Tokens = LIGHT


def tokens() -> Tokens:
    """Return the colours in force."""
    return _Current.tokens


def set_tokens(look: Tokens) -> None:
    """Make ``look`` the colours in force; ``apply_theme`` calls this, nobody else should."""
    _Current.tokens = look


def colour(name: str) -> QColor:
    """Return the colour of token ``name`` (``"accent"``, ``"red_soft"``) in the theme in force."""
    return QColor(getattr(_Current.tokens, name))
