"""A budget is typed, its source named, contradicted, chosen, undone, and seen on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.helpers.pdf_pages import squeezed
from tests.helpers.windows import notices, sheet, tab, type_into

from kamdesk.domain.fact import Money
from kamdesk.domain.records import Observation, Project
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.workbook import WorkbookDialog
from kamdesk.ui.pages.brief import BriefPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell

CTRL = Qt.KeyboardModifier.ControlModifier


def million(amount: float) -> Money:
    """An amount in millions of yuan."""
    return Money(round(amount * 100_000_000), "CNY")


class Budget:
    """The budget of the main project of account A, through the window."""

    def __init__(self, window: Shell, account: Account, *, project: Project) -> None:
        self.window, self.account, self.project = window, account, project
        assert window.desk is not None
        self.desk = window.desk
        self.tab: Any = tab(window, account, "projects", record=project.id)
        QApplication.processEvents()
        self.field = self.tab.form.field("budget_hi")

    def type(self, text: str) -> None:
        """Type the amount into its field and leave it."""
        type_into(self.field.editor, text)

    def voice(self, text: str, *, person: str, counts: bool) -> None:
        """Say who said an amount."""
        self.tab.budget.evidence_wanted.emit()
        dialog = sheet(self.window, EvidenceDialog)
        dialog.value.line.setFocus()
        QTest.keyClicks(dialog.value.line, text)
        named = next(i for i in range(dialog.source.count()) if person in dialog.source.itemText(i))
        dialog.source.set_value(dialog.source.itemData(named))
        dialog.counts.set_value("counts" if counts else "beside")
        dialog.keep_button.click()
        assert not dialog.value_row.error()
        dialog.close_button.click()

    def value(self) -> Money | None:
        """The amount in the book."""
        kept = self.desk.book.get(Project, self.project.id)
        assert kept is not None
        return kept.budget_hi

    def said(self) -> list[str]:
        """The buttons that offer an amount."""
        buttons = self.tab.budget.findChildren(QPushButton)
        return sorted(b.text() for b in buttons if b.text().startswith("Take"))


@pytest.fixture
def budget(window: Shell, desk: Desk, *, account: Account) -> Budget:
    """Take the main project of account A, of which the brief speaks."""
    project = next(item for item in desk.dossier(account.id).projects if item.code == "A-P1")
    return Budget(window, account, project=project)


def test_a_budget_from_the_first_word_to_paper(
    budget: Budget, qtbot: QtBot, *, tmp_path: Path, answers: list[Path]
) -> None:
    window, desk = budget.window, budget.desk
    # typed
    budget.type("40100000")
    assert budget.value() == million(40.1)
    # its source named
    budget.voice("40100000", person="郑怀安", counts=True)
    voices = [row for row in desk.book.all(Observation) if row.subject == budget.project.id]
    assert any(row.source for row in voices)
    assert "郑怀安" in budget.field.row.evidence()
    # contradicted
    budget.voice("42500000", person="唐立群", counts=False)
    assert budget.value() == million(40.1)
    assert {"Take CNY 40.1 M", "Take CNY 42.5 M"} <= set(budget.said())
    # chosen
    take = next(
        b for b in budget.tab.budget.findChildren(QPushButton) if b.text() == "Take CNY 42.5 M"
    )
    take.click()
    assert budget.value() == million(42.5)
    assert not budget.said()
    # undone
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert budget.value() == million(40.1)
    assert len(budget.said()) >= 2
    assert notices(window)[-1].startswith("Undone: choice between the values")
    # and chosen again
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert budget.value() == million(42.5)
    # on the brief
    window.go("brief", (budget.account.id, None))
    page = window.page()
    assert isinstance(page, BriefPage)
    pdf = tmp_path / "brief.pdf"
    answers.append(pdf)
    page.out.save_button.click()
    qtbot.waitUntil(pdf.exists, timeout=30_000)
    qtbot.waitUntil(lambda: any("brief.pdf" in words for words in notices(window)))
    # in Excel
    xlsx = tmp_path / "account.xlsx"
    answers.append(xlsx)
    page.out.excel_button.click()
    sheet(window, WorkbookDialog).save_button.click()
    qtbot.waitUntil(xlsx.exists, timeout=30_000)
    qtbot.waitUntil(lambda: any("account.xlsx" in words for words in notices(window)))

    assert "CNY42.5M" in squeezed(pdf.read_bytes())
    assert "CNY40.1m" not in squeezed(pdf.read_bytes())
    assert 42_500 in numbers(xlsx)  # the sheet counts in thousands


def numbers(path: Path) -> set[object]:
    """Every number in a workbook."""
    book = load_workbook(path, data_only=True)
    cells = (cell for page in book for row in page.iter_rows(values_only=True) for cell in row)
    return {cell for cell in cells if isinstance(cell, int | float)}
