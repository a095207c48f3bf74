"""Head to head and coverage on the people tab: cells are walked, clicked and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import sheet, tab, texts

from kamdesk.domain.records import Stance, Tie
from kamdesk.ui.dialogs.meetings import MeetingsDialog
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.kit import Tag

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.models.cells import CellsView
    from kamdesk.ui.pages.people_coverage import CoveragePage
    from kamdesk.ui.pages.people_grid import HeadToHeadPage
    from kamdesk.ui.pages.tab_people import PeopleTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def people(window: Shell, account: Account) -> PeopleTab:
    found: PeopleTab = tab(window, account, "people")
    return found


def turned(people: PeopleTab, mode: str) -> None:
    people.mode.set_value(mode)
    people._show_mode(mode)
    QApplication.processEvents()


@pytest.fixture
def grid(people: PeopleTab) -> HeadToHeadPage:
    turned(people, "grid")
    return people.grid


@pytest.fixture
def coverage(people: PeopleTab) -> CoveragePage:
    turned(people, "coverage")
    return people.coverage


def click(view: CellsView, row: int, column: str) -> None:
    """Click a cell, given by line and key of its column."""
    number = [item.key for item in view.records().columns].index(column)
    index = view.records().index(row, number)
    view.scrollTo(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )


def line(grid: HeadToHeadPage, name: str) -> int:
    """The line of a person."""
    rows = grid.view.records().rows()
    return next(number for number, row in enumerate(rows) if row.person.name == name)


def cell(grid: HeadToHeadPage, name: str, column: str) -> str:
    """The words of a cell."""
    number = [item.key for item in grid.view.records().columns].index(column)
    return grid.view.records().cell(line(grid, name), number).text


def test_ties_and_lost_seats_are_shown(grid: HeadToHeadPage) -> None:
    assert cell(grid, "林嘉慧", "tie") == "1 顾言"
    assert cell(grid, "林嘉慧", "tie:1") == "3 范骁"
    assert cell(grid, "林嘉慧", "tie:0") == "not known"
    assert cell(grid, "林嘉慧", "verdict") == "seat lost: 东擎"
    assert "seat lost 2" in [tag.accessibleName() for tag in grid.findChildren(Tag)]


def test_a_click_on_a_tie_edits_it_or_makes_it(window: Shell, grid: HeadToHeadPage) -> None:
    click(grid.view, line(grid, "林嘉慧"), "tie")
    known = sheet(window, RecordDialog)
    record = known.record
    known.close()
    click(grid.view, line(grid, "周敏"), "tie:0")
    made = sheet(window, NewRecordDialog)

    assert isinstance(record, Tie)
    assert record.strength == 1
    assert made.kind is Tie


def test_a_click_on_an_attitude_edits_the_stance(window: Shell, grid: HeadToHeadPage) -> None:
    click(grid.view, line(grid, "林嘉慧"), "stance:1")
    known = sheet(window, RecordDialog)
    attitude = known.record
    known.close()
    click(grid.view, line(grid, "周敏"), "stance:0")

    assert isinstance(attitude, Stance)
    assert sheet(window, NewRecordDialog).kind is Stance


def test_the_keyboard_walks_cells_and_enter_opens_one(
    window: Shell, people: PeopleTab, grid: HeadToHeadPage
) -> None:
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.view.records().index(0, 0))
    QTest.keyClick(grid.view, Qt.Key.Key_Down)
    shown = people.person.accessibleName()
    for _step in range(4):
        QTest.keyClick(grid.view, Qt.Key.Key_Right)
    grid.view.grab()
    QTest.keyClick(grid.view, Qt.Key.Key_Return)

    assert shown == grid.view.current().person.name
    assert isinstance(sheet(window, RecordDialog).record, Tie)


def test_a_click_on_the_name_shows_the_person(people: PeopleTab, grid: HeadToHeadPage) -> None:
    click(grid.view, line(grid, "何洁"), "person")

    assert people.person.accessibleName() == "何洁"


def test_the_grid_is_sorted_by_power_and_verdict(grid: HeadToHeadPage) -> None:
    keys = [item.key for item in grid.view.records().columns]

    grid.view.sortByColumn(keys.index("verdict"), Qt.SortOrder.AscendingOrder)
    worst = [row.verdict for row in grid.view.records().rows()][:2]
    grid.view.sortByColumn(keys.index("power"), Qt.SortOrder.AscendingOrder)

    powers = [row.person.power for row in grid.view.records().rows()]
    assert worst == ["lost", "lost"]
    assert powers == sorted(powers, reverse=True)


def test_an_account_without_rivals_and_people_is_calm(
    window: Shell, people: PeopleTab, empty: Account
) -> None:
    tab(window, empty, "people")
    turned(people, "grid")

    assert people.grid.view.records().rowCount() == 0


def test_levels_show_verdicts_and_pairs(coverage: CoveragePage) -> None:
    records = coverage.levels.records()

    assert records.cell(0, 4).text == "Parity"
    assert records.cell(1, 4).text == "1 pair"


def test_coverage_is_about_nobody_in_person(people: PeopleTab, coverage: CoveragePage) -> None:
    beside = people.person.isVisible()

    turned(people, "grid")

    assert not beside
    assert people.person.isVisible()
    assert not coverage.isVisible()


def test_what_is_not_expected_is_said(window: Shell, people: PeopleTab, desk: object) -> None:
    from kamdesk.services.finding import find_account

    tab(window, find_account(people.desk.book, "C"), "people")

    records = people.coverage.levels.records()
    assert [records.cell(0, number).text for number in (1, 2, 3)] == [
        "Parity",
        "Under-levelled",
        "not expected",
    ]


@pytest.mark.parametrize(("row", "column"), [(1, "4"), (0, "3")])
def test_a_cell_lists_its_meetings(
    window: Shell, coverage: CoveragePage, row: int, column: str
) -> None:
    click(coverage.levels, row, column)

    dialog = sheet(window, MeetingsDialog)
    assert dialog.model.rowCount() >= 1
    assert "高远山" in dialog.model.cell(0, 2).text or column == "3"


def test_a_cell_without_meetings_offers_to_plan_one(window: Shell, coverage: CoveragePage) -> None:
    click(coverage.functions, 0, "finance")
    dialog = sheet(window, MeetingsDialog)
    said = texts(dialog)

    dialog.plan_button.click()

    assert any("No meeting yet" in words for words in said)
    assert sheet(window, PlanVisitDialog).account_id == coverage.account_id


def test_a_meeting_is_gone_to(window: Shell, coverage: CoveragePage, qtbot: QtBot) -> None:
    rows = coverage.functions.records().rows()
    number = next(n for n, row in enumerate(rows) if row.last["service"])
    click(coverage.functions, number, "service")
    dialog = sheet(window, MeetingsDialog)

    with qtbot.waitSignal(coverage.desk.wanted) as wanted:
        dialog.view.opened.emit(dialog.model.row_at(0))

    assert wanted.args is not None
    assert wanted.args[1][1] == "visits"


def test_heads_of_rows_open_nothing(window: Shell, coverage: CoveragePage) -> None:
    click(coverage.levels, 1, "")
    click(coverage.functions, 0, "")

    assert not [item for item in window.findChildren(MeetingsDialog) if item.isVisible()]


def test_reach_names_who_is_missing_and_says_why(window: Shell, coverage: CoveragePage) -> None:
    records = coverage.chains.records()
    missing = records.cell(0, 2).text
    click(coverage.chains, 0, "reach")
    sheet(window, WhyDialog).close()
    coverage.why_button.click()

    assert "auditor" in missing
    assert sheet(window, WhyDialog).insight.formula == "F-11"
