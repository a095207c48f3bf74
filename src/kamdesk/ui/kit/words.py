"""How user text enters Qt: always as plain text.

Qt guesses at rich text in tool tips and reads ``&`` as a shortcut mark in buttons, tabs and
menus. Names such as "R&D" or "<zhang>" must come out as typed, so they pass through here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BY_KEY: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)
"""Ways a widget gets the focus that make its ring appear."""


def tip(text: str) -> str:
    """Return ``text`` for a tool tip, shown letter by letter whatever it holds."""
    if "<" not in text and "&" not in text:
        return text
    import html  # its table of names is large, and the first picture needs none of it

    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>"


def face(text: str) -> str:
    """Return ``text`` for the face of a button, tab or menu entry: ``&`` stays a letter."""
    return text.replace("&", "&&")


def one_line(text: str) -> str:
    """Return ``text`` with its line breaks and runs of blanks made one blank each."""
    return " ".join(text.split())


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet look at the widget again."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()
