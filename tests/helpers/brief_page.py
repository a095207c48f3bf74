"""The page of the brief, for the tests of it: waiting for its pages, reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog
from tests.helpers.active import activate
from tests.helpers.pdf_pages import text_of

from kamdesk.domain.records import Question

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.shell import Shell


def wake(qtbot: QtBot, window: Shell) -> None:
    """Give the keyboard to the window."""
    activate(qtbot, window)


def ready(qtbot: QtBot, page: BriefPage, count: int) -> None:
    """Wait until the pages are made and nothing is under way."""
    qtbot.waitUntil(
        lambda: (
            len(page.preview.view.images) == count
            and page.preview._task is None
            and not page.timer.isActive()
        ),
        timeout=20_000,
    )


def words(page: BriefPage) -> str:
    """Read the brief on show; only while no page is made, for PDFium knows no threads."""
    return " ".join(text_of(page.preview.pdf))


def renewed(qtbot: QtBot, page: BriefPage, before: bytes) -> str:
    """Wait until another brief than ``before`` is there, and read it."""
    qtbot.waitUntil(lambda: page.preview.pdf != before, timeout=20_000)
    qtbot.waitUntil(lambda: page.preview._task is None, timeout=20_000)
    return words(page)


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Answer the file dialog; returns the names it proposed."""
    proposed: list[str] = []

    def answer(*asked: Any) -> tuple[str, str]:
        proposed.append(asked[2])
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def mine(desk: Desk, visit: Interaction) -> list[Question]:
    """Return the questions written down for a visit."""
    shelf = desk.dossier(visit.account or "").shelf
    return list(shelf.where(Question, "interaction", value=visit.id))
