"""A Monday morning: the book opens on Today, three things are dealt with, one is taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kamdesk.domain.records import Action
from kamdesk.services.records import set_field
from kamdesk.ui.pages.today import TodayPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.shell import Shell


def _promises(page: TodayPage) -> list[str]:
    found = [section for section in page.model.sections if section.key == "promises"]
    return [line.id for section in found for line in section.rows]


def _is_gone(page: TodayPage, key: str) -> bool:
    return key not in _promises(page)


def test_monday_morning(window: Shell, qtbot: QtBot, book_file: Path) -> None:
    window.start(book_file)
    page, desk = window.page(), window.desk
    assert isinstance(page, TodayPage)
    assert desk is not None
    qtbot.waitUntil(lambda: desk.portfolio.view is not None and desk.portfolio.view.is_judged)
    # the visit on top, there and back
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert window._here[0] == "account"
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page() is page
    # down to the promises by the arrow alone
    late = _promises(page)
    while page.view.current() is None or page.view.current().id not in late:
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    # kept, all three
    for key in late:
        line = page.view.model().index_of(key)  # type: ignore[attr-defined]
        action = desk.book.get(Action, page.model.row_at(line).rows[0].id)
        assert action is not None
        desk.write(set_field, desk.book, action, name="done", value=desk.today, today=desk.today)
        qtbot.waitUntil(partial(_is_gone, page, key))
    assert len(late) == 3
    assert not _promises(page)
    assert page.view.currentIndex().isValid()

    QTest.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: _promises(page) == [late[-1]])
