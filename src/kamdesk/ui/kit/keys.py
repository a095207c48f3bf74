"""Whose keys are whose: what a field leaves to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def asks_to_undo(event: QEvent) -> bool:
    """Tell whether Qt asks a field if it wants the keys of undo or redo for itself.

    A field with nothing typed in it has nothing of its own to undo: it must leave the keys to the
    window, which takes back the last saved step.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)
