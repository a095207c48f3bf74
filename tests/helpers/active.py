"""Gives a window the keyboard, as a window manager would; without a screen there is none."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Wait until the window has the keyboard; ask for it at each look.

    A wish that comes too early, before the platform has mapped the window, is forgotten; and the
    platform without a screen at times stops granting any. Then Qt itself is told: it has no window
    manager to contradict it here.
    """

    def has_it() -> bool:
        window.activateWindow()
        if not window.isActiveWindow():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                QApplication.setActiveWindow(window)
        return window.isActiveWindow()

    qtbot.waitUntil(has_it)
