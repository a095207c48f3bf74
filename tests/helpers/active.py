"""Gives a window the keyboard, as a window manager would; without a screen there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Wait until the window has the keyboard; ask for it at each look.

    A wish that comes too early, before the platform has mapped the window, is forgotten.
    """

    def has_it() -> bool:
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(has_it)
