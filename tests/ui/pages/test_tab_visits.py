"""The visits of an account: listed, planned, done, each with everything about it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.helpers.brief_page import wake
from tests.helpers.windows import notices, sheet, tab, type_into

from kamdesk.domain.records import Interaction
from kamdesk.services.custom import add_field
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog, next_morning

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.tab_visits import VisitsTab
    from kamdesk.ui.shell import Shell


def test_planned_first_then_the_newest(shown: VisitsTab) -> None:
    rows = shown.model.rows()

    assert rows[0].status == "planned"
    past = [row.start for row in rows[1:]]
    assert past == sorted(past, key=str, reverse=True)


def test_the_filter_narrows_down(shown: VisitsTab) -> None:
    shown.filter.setText("2026-09-17")

    assert [str(row.start)[:10] for row in shown.model.rows()] == ["2026-09-17"]


def test_the_tab_opens_at_the_next_visit(
    window: Shell, account: Account, visit: Interaction
) -> None:
    page = tab(window, account, "visits")

    assert page.visit_id == visit.id
    assert page.done_button.isVisible()


def test_a_line_picked_is_shown_beside(shown: VisitsTab) -> None:
    done = next(row for row in shown.model.rows() if row.status == "done")

    shown.view.go_to(done)

    assert shown.visit_id == done.id
    assert not shown.done_button.isVisible()
    assert not shown.file.readiness.isVisible()
    assert shown.file.result.isVisible()


def test_an_account_without_visits_offers_to_plan_one(
    qtbot: QtBot, window: Shell, desk: Desk, empty: Account
) -> None:
    page = tab(window, empty, "visits")
    wake(qtbot, window)
    assert page.side.currentIndex() == 1

    QTest.keyClick(
        page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    # A button pressed by its shortcut is seen to go down first.
    qtbot.waitUntil(lambda: bool(window.findChildren(PlanVisitDialog)))
    dialog = sheet(window, PlanVisitDialog)
    dialog.make_button.click()

    made = desk.dossier(empty.id).interactions
    assert [(item.kind, item.status) for item in made] == [("visit", "planned")]
    assert made[0].start == next_morning(desk.today)
    assert page.visit_id == made[0].id
    wake(qtbot, window)
    qtbot.waitUntil(page.file.plan.form.fields[0].editor.hasFocus)


def test_a_visit_without_a_day_stays_in_its_dialog(
    window: Shell, desk: Desk, shown: VisitsTab
) -> None:
    shown.plan_button.click()
    dialog = sheet(window, PlanVisitDialog)
    before = len(desk.dossier(shown.account_id).interactions)
    dialog.form.set_value("start", None)

    dialog.make_button.click()

    assert dialog.isVisible()
    assert dialog.form.rows["start"].error()
    assert len(desk.dossier(shown.account_id).interactions) == before


def test_an_impossible_day_stays_on_screen(window: Shell, shown: VisitsTab) -> None:
    shown.plan_button.click()
    dialog = sheet(window, PlanVisitDialog)
    type_into(dialog.form.rows["start"].editor, "2026-02-31 09:00", leave=False)

    dialog.make_button.click()

    assert dialog.isVisible()
    assert dialog.form.rows["start"].error()


def test_a_refusal_of_the_book_is_said(
    window: Shell, desk: Desk, shown: VisitsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.plan_button.click()
    dialog = sheet(window, PlanVisitDialog)
    dialog.form.set_value("kind", None)
    dialog.make_button.click()
    assert dialog.form.rows["kind"].error()

    dialog.form.set_value("kind", "visit")
    monkeypatch.setattr(desk.book, "read_only", True)
    dialog.make_button.click()

    assert dialog.isVisible()
    assert notices(window)


def test_on_friday_the_next_morning_is_monday() -> None:
    assert next_morning(dt.date(2026, 11, 27)).date() == dt.date(2026, 11, 30)
    assert next_morning(dt.date(2026, 11, 28)).date() == dt.date(2026, 11, 30)


def test_done_asks_for_the_result(
    qtbot: QtBot, desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    shown.done_button.click()

    saved = desk.book.get(Interaction, visit.id)
    assert saved is not None
    assert saved.status == "done"
    form = shown.file.result.form
    assert form is not None
    qtbot.waitUntil(form.field("result").editor.hasFocus)


def test_delete_puts_a_visit_into_the_bin(
    window: Shell, desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    shown.view.setFocus()

    QTest.keyClick(shown.view, Qt.Key.Key_Delete)

    assert desk.book.get(Interaction, visit.id) is None
    assert notices(window)


def test_the_brief_of_this_visit(window: Shell, shown: VisitsTab, visit: Interaction) -> None:
    shown.brief_button.click()

    page = window.page()
    assert page is not None
    assert page.subject == (shown.account_id, visit.id)


def test_fields_the_user_added_are_there(window: Shell, desk: Desk, account: Account) -> None:
    desk.write(add_field, desk.book, "interaction", label="Weather", kind="text")

    page = tab(window, account, "visits")

    assert page.file.own.isVisible()
    assert [field.row.label.text() for field in page.file.own.form.own_fields] == ["Weather"]


def test_coming_back_for_another_visit(window: Shell, account: Account, shown: VisitsTab) -> None:
    other = shown.model.rows()[3]

    tab(window, account, "visits", record=other.id)

    assert shown.visit_id == other.id


def test_enter_in_the_list_goes_to_the_plan(qtbot: QtBot, shown: VisitsTab) -> None:
    shown.view.setFocus()

    QTest.keyClick(shown.view, Qt.Key.Key_Return)

    form = shown.file.plan.form
    assert form is not None
    qtbot.waitUntil(form.fields[0].editor.hasFocus)


def test_without_added_fields_their_panel_is_not_there(shown: VisitsTab) -> None:
    assert not shown.file.own.isVisible()
