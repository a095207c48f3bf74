"""The loop: a brief is printed, its answers come back, the next brief asks on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.helpers.active import activate
from tests.helpers.brief_page import ready, saves_to
from tests.helpers.windows import notices, press

from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import Questions
from kamdesk.domain.insight.completeness import completeness
from kamdesk.services.finding import find_visit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.pages.debrief import DebriefPage
    from kamdesk.ui.shell import Shell

ANSWERS = ("5 % a year", "he writes it", "40, 30, the rest is ours", "approved", "孙立, 设备安全科")


def asked(desk: Desk, account: Account, visit_id: str) -> list[str]:
    """Read the questions on the brief as it would be printed now."""
    dossier = desk.dossier(account.id)
    visit = next(item for item in dossier.interactions if item.id == visit_id)
    section = build(dossier, visit, today=desk.today, lang="en").find(Questions)
    return [item.text for item in section.questions] if section else []


def test_printed_answered_printed_again(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    window: Shell,
    desk: Desk,
    account: Account,
) -> None:
    visit = find_visit(desk.book, account, words="A-V8")
    saves_to(monkeypatch, tmp_path / "brief.pdf")
    window.go("brief", (account.id, visit.id))
    brief = cast("BriefPage", window.page())
    brief.out.save_brief()
    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    first = asked(desk, account, visit.id)
    before = completeness(desk.dossier(account.id), desk.today).value

    window.go("debrief", (account.id, visit.id))
    activate(qtbot, window)
    page = cast("DebriefPage", window.page())
    for text in ANSWERS:
        line = QApplication.focusWidget()
        assert line is not None
        line.insert(text)  # type: ignore[attr-defined]
        press(Qt.Key.Key_Return)
    after = completeness(desk.dossier(account.id), desk.today).value
    page.later_button.click()
    window.go("brief", (account.id, visit.id))
    ready(qtbot, brief, 2)

    assert before is not None
    assert after is not None
    assert after > before
    assert len(first) == 5
    again = asked(desk, account, visit.id)
    assert again
    assert not set(first) & set(again)
    assert (tmp_path / "brief.pdf").exists()
