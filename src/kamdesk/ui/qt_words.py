"""Qt's own words in the language of the program: its file dialog, the menu of a text field.

Where the desktop has no file dialog of its own Qt shows one, and a right click in any field opens a
menu with Cut, Copy and Paste. Qt brings their translations along; English needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator

from kamdesk.i18n import language

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


def speak_qt(app: QCoreApplication) -> QTranslator | None:
    """Let Qt speak the language of the program; ``None`` for English and where the file is missing.

    Call before the first window, which would have to be dressed again.
    """
    if language() == "en":
        return None
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not words.load(f"qtbase_{language()}", folder):
        return None
    app.installTranslator(words)
    return words
