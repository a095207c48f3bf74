"""The whole loop: print, answer, the manager's remarks, and the next brief that asks them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.helpers.active import activate
from tests.helpers.brief_page import saves_to
from tests.helpers.returned import cell_of
from tests.helpers.windows import notices, press, sheet

from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.model import Questions
from kamdesk.domain.gaps import questions_for
from kamdesk.domain.records import Account, Action, Person
from kamdesk.services.briefs import next_visit
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook
from kamdesk.ui.dialogs.merge import MergeDialog

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Interaction
    from kamdesk.ui.pages.brief import BriefPage
    from kamdesk.ui.shell import Shell

ANSWERS = ("5 % a year", "he writes it")
QUESTION, COMMENT = "她和东擎的关系到底有多深？", "本月内安排高层拜访"


def _asked(window: Shell) -> bool:
    return bool(window.findChildren(MergeDialog))


def _said(window: Shell, words: str) -> bool:
    return any(words in text for text in notices(window))


def _print_brief(window: Shell, qtbot: QtBot, *, account: Account, visit: Interaction) -> None:
    window.go("brief", (account.id, visit.id))
    cast("BriefPage", window.page()).out.save_brief()
    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)


def _answer(window: Shell, qtbot: QtBot, *, account: Account, visit: Interaction) -> None:
    window.go("debrief", (account.id, visit.id))
    activate(qtbot, window)
    for text in ANSWERS:
        line = QApplication.focusWidget()
        assert line is not None
        line.insert(text)  # type: ignore[attr-defined]
        press(Qt.Key.Key_Return)


def test_from_the_printed_brief_to_the_next(
    window: Shell,
    qtbot: QtBot,
    *,
    book_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.start(book_file)
    desk = window.desk
    assert desk is not None
    account = next(row for row in desk.book.all(Account) if row.external == "A")
    planned = next_visit(desk.dossier(account.id), desk.today)
    assert planned is not None
    # printed before the visit, answered after it
    saves_to(monkeypatch, tmp_path / "brief.pdf")
    _print_brief(window, qtbot, account=account, visit=planned)
    _answer(window, qtbot, account=account, visit=planned)
    said = {row.external: row for row in desk.book.all(Person)}
    assert said["A3"].career_need == ANSWERS[0]
    person = next(row for row in desk.book.all(Person) if row.external == "A3")
    path = tmp_path / "manager.xlsx"
    order = WorkbookOrder(today=desk.today, lang="zh_CN")
    write_account_workbook(desk.book, desk.book.dossier(account.id), order=order, path=path)
    # the manager's evening
    workbook = load_workbook(path)
    cell_of(workbook, person.id, "manager.question").value = QUESTION
    cell_of(workbook, person.id, "manager.comment").value = COMMENT
    cell_of(workbook, person.id, "person.power").value = 4
    workbook.save(path)
    # the menu, the file, the list, taken by the keyboard
    window.take_back()
    chooser = window.findChildren(QFileDialog)[0]
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    qtbot.waitUntil(partial(_asked, window), timeout=30_000)
    dialog = sheet(window, MergeDialog)
    activate(qtbot, dialog)
    QTest.keyClick(dialog.view, Qt.Key.Key_A)
    QTest.keyClick(dialog.take_button, Qt.Key.Key_Space)
    qtbot.waitUntil(partial(_said, window, "3 changes taken"), timeout=10_000)
    # what it did
    dossier = desk.dossier(account.id)
    visit = next_visit(dossier, desk.today)
    assert visit is not None
    asked = questions_for(dossier, visit, today=desk.today)
    task = next(row for row in desk.book.all(Action) if COMMENT in (row.text or ""))
    assert QUESTION in [gap.wording for gap in asked]
    assert task.owner == account.owner
    words = build(dossier, visit, today=desk.today, lang="zh_CN").find(Questions)
    assert words is not None
    assert QUESTION in [item.text for item in words.questions]
    # and one step back
    window.undo()
    asked = questions_for(desk.dossier(account.id), visit, today=desk.today)
    assert QUESTION not in [gap.wording for gap in asked]
    # what was answered before stays answered
    person = next(row for row in desk.book.all(Person) if row.external == "A3")
    assert person.career_need == ANSWERS[0]
