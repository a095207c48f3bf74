"""The component sheet in both themes and all languages: painted, and looked at by people."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.helpers.pixels import inks
from tests.ui.kit.sheet import sheet

from kamdesk import i18n
from kamdesk.ui.theme import DARK, LIGHT, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PICTURES = os.environ.get("KAMDESK_PICTURES", "")
"""Folder for the pictures, for those who want to look; empty keeps none."""


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheet_is_painted(
    theme: str, language: str, *, qapp: QApplication, qtbot: QtBot
) -> None:
    i18n.use(language)
    apply_theme(qapp, "dark" if theme == "dark" else "light")
    page = sheet()
    qtbot.addWidget(page)
    page.resize(1980, 1180)
    page.show()
    qapp.processEvents()

    picture = page.grab()

    found = inks(picture)
    look = DARK if theme == "dark" else LIGHT
    wanted = (look.bg, look.surface, look.accent, look.red_soft, look.amber_fill, look.green)
    assert {ink.lower() for ink in wanted} <= found
    if PICTURES:
        picture.save(str(Path(PICTURES) / f"sheet-{language}-{theme}.png"))
