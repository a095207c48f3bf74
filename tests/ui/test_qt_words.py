"""Qt's own words: its file dialog and the menu of a text field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo

from kamdesk import i18n
from kamdesk.ui.qt_words import speak_qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(("lang", "paste"), [("zh_CN", "粘贴"), ("zh_TW", "貼上")])
def test_qt_speaks_the_language_of_the_program(qapp: QApplication, lang: str, paste: str) -> None:
    i18n.use(lang)

    words = speak_qt(qapp)

    assert words is not None
    said = QCoreApplication.translate("QWidgetTextControl", "&Paste")
    qapp.removeTranslator(words)
    assert paste in said


def test_english_needs_no_translation(qapp: QApplication) -> None:
    assert speak_qt(qapp) is None


def test_without_the_file_qt_speaks_english(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    i18n.use("zh_CN")
    monkeypatch.setattr(QLibraryInfo, "path", lambda _what: str(tmp_path))

    assert speak_qt(qapp) is None
