"""From the first start to a printed brief of the sample book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.helpers.pdf_pages import page_count, squeezed
from tests.helpers.windows import notices

from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.pages.accounts import AccountsPage
from kamdesk.ui.pages.brief import BriefPage
from kamdesk.ui.pages.today import TodayPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.shell import Shell


def test_from_the_first_start_to_a_brief(
    window: Shell, qtbot: QtBot, *, tmp_path: Path, answers: list[Path]
) -> None:
    target = tmp_path / "brief.pdf"
    window.start(None)
    qtbot.mouseClick(window.start_page.sample_button, Qt.MouseButton.LeftButton)
    assert isinstance(window.page(), TodayPage)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    accounts = window.page()
    assert isinstance(accounts, AccountsPage)
    line = next(row for row in accounts.model.rows() if row.name == "岚川化工集团")
    accounts.view.go_to(line)
    QTest.keyClick(accounts.view, Qt.Key.Key_Return)
    account = window.page()
    assert isinstance(account, AccountPage)
    qtbot.mouseClick(account.strip.brief_button, Qt.MouseButton.LeftButton)
    brief = window.page()
    assert isinstance(brief, BriefPage)
    answers.append(target)

    qtbot.mouseClick(brief.out.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: any("brief.pdf" in words for words in notices(window)))
    data = target.read_bytes()
    assert page_count(data) == 2
    assert "林嘉慧" in squeezed(data)
