"""Today on the sample book: what is late, the click that deals with it, the week beside it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu
from tests.helpers.windows import sheet

from kamdesk import i18n, settings
from kamdesk.domain.records import Account, Action, Interaction
from kamdesk.services.opening import new_book
from kamdesk.services.records import set_field
from kamdesk.ui.dialogs.ask import AskLine
from kamdesk.ui.dialogs.findings import AsideDialog, FindingsDialog
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.dialogs.record_visit import RecordVisitDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.kit import EmptyState
from kamdesk.ui.pages.today import TodayPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.today_rows import TodayLine
    from kamdesk.ui.shell import Shell


def lines(page: TodayPage) -> list[TodayLine]:
    return [line for section in page.model.sections for line in section.rows]


def renewed(qtbot: QtBot, desk: Desk) -> None:
    """Wait for the next reading."""
    with qtbot.waitSignal(desk.portfolio.renewed):
        pass


def test_the_badge_counts_the_severe_lines(window: Shell, page: TodayPage) -> None:
    red = sum(line.tone == "red" for line in lines(page))

    assert red > 0
    assert window.rail.item("today").count == red
    assert page.chips["red"].accessibleName() == f"{red} severe"


def test_it_is_not_filled_while_nobody_looks(
    window: Shell, page: TodayPage, desk: Desk, qtbot: QtBot
) -> None:
    action = next(item for item in desk.book.all(Action) if item.done is None and item.due)
    window.go("accounts")
    before = page.model.sections

    desk.write(set_field, desk.book, action, name="text", value="新的", today=desk.today)
    renewed(qtbot, desk)

    assert page.model.sections is before
    window.go("today")
    assert page.model.sections is not before


def test_a_chip_filters(page: TodayPage) -> None:
    everything = len(lines(page))

    page.chips["red"].click()

    assert {line.tone for line in lines(page)} == {"red"}
    page.chips["red"].click()
    assert len(lines(page)) == everything


def test_one_owner(page: TodayPage) -> None:
    owners = [page.owners.itemData(n) for n in range(page.owners.count())]

    page.owners.setCurrentIndex(1)

    assert owners[0] == ""
    assert {line.owner for line in lines(page)} == {owners[1]}


def test_the_owner_stays_chosen_when_the_book_changes(
    page: TodayPage, desk: Desk, qtbot: QtBot
) -> None:
    page.owners.setCurrentIndex(2)
    chosen = page.owners.current()
    account = desk.book.all(Account)[0]

    desk.write(set_field, desk.book, account, name="strategy", value="别的", today=desk.today)
    renewed(qtbot, desk)

    assert page.owners.current() == chosen


def test_what_is_done_is_gone_and_the_place_is_kept(
    page: TodayPage, desk: Desk, qtbot: QtBot
) -> None:
    line = next(line for line in lines(page) if line.rows and line.rows[0].entity == "action")
    page.view.go_to(line.id)
    action = desk.book.get(Action, line.rows[0].id)
    assert action is not None

    desk.write(set_field, desk.book, action, name="done", value=desk.today, today=desk.today)
    renewed(qtbot, desk)

    assert line.id not in {item.id for item in lines(page)}
    assert page.view.currentIndex().isValid()
    desk.undo()
    renewed(qtbot, desk)
    assert line.id in {item.id for item in lines(page)}


def test_a_planned_visit_leads_to_its_brief(window: Shell, page: TodayPage) -> None:
    page.view.dealt.emit(next(line for line in lines(page) if line.source.remedy.kind == "brief"))

    assert window._here[0] == "brief"


def test_an_overdue_visit_is_planned(window: Shell, page: TodayPage) -> None:
    page.view.dealt.emit(next(line for line in lines(page) if line.source.remedy.kind == "visit"))

    dialog = sheet(window, PlanVisitDialog)
    assert dialog.account_id


def test_enter_opens_what_is_behind_a_line(window: Shell, page: TodayPage) -> None:
    line = next(line for line in lines(page) if line.source.remedy.kind == "brief")
    page.view.go_to(line.id)

    QTest.keyClick(page.view, Qt.Key.Key_Return)

    assert window._here == ("account", (line.account, "visits", line.rows[0].id))


def test_a_visit_is_recorded_at_the_account_of_the_line(
    window: Shell, page: TodayPage, desk: Desk
) -> None:
    line = lines(page)[-1]
    page.view.go_to(line.id)
    page.record_button.click()
    dialog = sheet(window, RecordVisitDialog)
    first = dialog.account_id
    dialog.accounts.setCurrentIndex(5)
    before = len(desk.book.all(Interaction))

    dialog.make()

    assert first == line.account
    assert len(desk.book.all(Interaction)) == before + 1
    assert window._here[0] == "account"
    assert window._here[1][0] == dialog.account_id  # type: ignore[index]


def test_the_order_of_the_accounts(window: Shell, page: TodayPage) -> None:
    assert page.first is not None
    rows = page.first.model.rows()

    assert rows[0].red >= rows[1].red
    page.first.rest.click()
    assert window._here[0] == "accounts"
    page.first.view.wanted.emit(rows[0], "")
    assert window._here == ("account", (rows[0].id, "overview", None))


def test_a_count_opens_what_it_counts(window: Shell, page: TodayPage) -> None:
    assert page.first is not None
    first = page.first.model.rows()[0]

    page.first.view.wanted.emit(first, "red")

    dialog = sheet(window, FindingsDialog)
    assert dialog.account_id == first.id
    assert sum(line.finding.severity == "red" for line in dialog.lines) == first.red


@pytest.mark.parametrize(
    ("section", "formula"),
    [("visits", "F-07"), ("money", "F-08"), ("complaints", "F-16"), ("due", None)],
)
def test_a_number_says_why(
    window: Shell, page: TodayPage, section: str, formula: str | None
) -> None:
    line = next(item for part in page.model.sections if part.key == section for item in part.rows)

    page.view.reason_wanted.emit(line)

    if formula is None:
        assert sheet(window, FindingsDialog).account_id == line.account
    else:
        assert sheet(window, WhyDialog).insight.formula == formula


def test_a_click_on_the_days_asks_why(page: TodayPage, qtbot: QtBot) -> None:
    line = lines(page)[-1]
    page.view.go_to(line.id)
    spot = page.view.visualRect(page.view.currentIndex().siblingAtColumn(3)).center()
    QTest.mouseMove(page.view.viewport(), spot)

    with qtbot.waitSignal(page.view.reason_wanted) as asked:
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert asked.args == [line]


def test_the_menu_of_a_line(page: TodayPage) -> None:
    line = lines(page)[0]
    page.view.go_to(line.id)
    spot = page.view.visualRect(page.view.currentIndex()).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, spot, page.view.viewport().mapToGlobal(spot)
    )

    page.view.contextMenuEvent(event)

    menu = page.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open brief",
        "Go there",
        "Why this number",
        "All findings",
        "Put aside…",
    ]
    menu.actions()[3].trigger()
    assert sheet(page.window(), FindingsDialog).account_id == line.account
    menu.close()


def test_the_small_button_of_a_line_puts_it_aside_and_undo_brings_it_back(
    page: TodayPage, desk: Desk, qtbot: QtBot
) -> None:
    line = lines(page)[0]
    page.view.go_to(line.id)
    button = page.view.currentIndex().siblingAtColumn(page.model.columnCount() - 1)
    spot = page.view.visualRect(button).center()

    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    dialog = sheet(page.window(), AsideDialog)
    dialog.reason.set_value("the customer asked for it")
    dialog.put_button.click()
    renewed(qtbot, desk)
    aside = next(found for found in lines(page) if found.id == line.id)
    said = page.model.data(button, Qt.ItemDataRole.AccessibleTextRole)
    desk.undo()
    renewed(qtbot, desk)

    assert said == "Put aside"
    assert aside.source.aside is not None
    assert next(found for found in lines(page) if found.id == line.id).source.aside is None


def test_the_owner_is_remembered(page: TodayPage) -> None:
    page.owners.setCurrentIndex(2)

    assert settings.load().owner == page.owners.current()


def test_the_workbook_of_all_accounts_is_asked_for(window: Shell, page: TodayPage) -> None:
    page.workbook_button.click()

    assert window.findChildren(QFileDialog) or page.findChildren(QFileDialog)


def test_the_concentration_says_why(window: Shell, page: TodayPage) -> None:
    page.concentration.bar.picked.emit(None)

    dialog = sheet(window, WhyDialog)
    assert dialog.insight.formula == "F-05"


def test_no_sales_no_concentration(page: TodayPage, desk: Desk) -> None:
    view = desk.portfolio.view
    assert view is not None

    page.concentration.show_result(dataclasses.replace(view.portfolio["F-05"], value=None))

    assert page.concentration.body.count() == 1


def test_a_small_window_hides_who(window: Shell, page: TodayPage) -> None:
    window.resize(1120, 700)

    assert page.view.isColumnHidden(5)


def test_an_empty_book_says_what_to_do_first(window: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    window._make(tmp_path / "mine.kam", new_book)
    page = window.page()
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.add_button.isVisible())
    page.record_button.click()

    page.add_button.click()

    assert sheet(window, AskLine).isVisible()
    assert page.findChildren(EmptyState)[0].accessibleName() == "No accounts yet"


def test_nothing_late_names_what_comes_next(page: TodayPage, desk: Desk) -> None:
    from kamdesk.ui.pages.today import next_words

    view = desk.portfolio.view
    assert view is not None
    page._sections = ()

    page._narrow()

    assert page.pile.currentWidget() is page.empty
    assert next_words(view).startswith("Next: 2026-11-24, ")
    nothing = dataclasses.replace(view, dossiers=())
    assert next_words(nothing).startswith("Nothing has a day yet.")


def test_another_day_is_read_again(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    desk._today = dt.date(2026, 12, 1)

    page._stale = True
    page.refresh()
    renewed(qtbot, desk)

    assert page.day.text() == "2026-12-01 Tuesday"


def test_in_chinese(page: TodayPage, desk: Desk) -> None:
    view = desk.portfolio.view
    assert view is not None

    with i18n.speaking("zh_TW"):
        page._show(view)

    assert page.day.text() == "2026-11-23 週一"


def test_before_anything_is_read_a_line_does_nothing(
    page: TodayPage, window: Shell, desk: Desk
) -> None:
    line = page._sections[0].rows[0]
    page._view = None

    page.put_aside(line)
    page.say_why(line)
    page.open_menu(line, QPoint())
    page.all_findings("no such account")
    page.open_rows(dataclasses.replace(line, rows=()))
    page._why_concentrated()

    assert not [item for item in window.findChildren(QDialog) if item.isVisible()]
    assert window.page() is page
    assert desk.book.undo_words() == "import of “sample-book.json”"
