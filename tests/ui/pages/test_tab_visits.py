"""The visits of an account: planned, prepared, asked for, done, all on one tab."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.helpers.windows import notices, sheet, tab, type_into

from kamdesk.domain.insight.readiness import visit_readiness
from kamdesk.domain.records import Action, Attendance, ChecklistTick, Interaction, Question
from kamdesk.services.custom import add_field
from kamdesk.services.finding import find_visit
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog, next_morning
from kamdesk.ui.dialogs.record import RecordDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.tab_visits import VisitsTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def visit(desk: Desk, account: Account) -> Interaction:
    """Find the visit planned for tomorrow."""
    return find_visit(desk.book, account, "A-V8")


@pytest.fixture
def shown(qtbot: QtBot, window: Shell, account: Account, visit: Interaction) -> VisitsTab:
    """Show that visit on the tab, with the keyboard in the window."""
    page = cast("VisitsTab", tab(window, account, "visits", record=visit.id))
    wake(qtbot, window)
    return page


def wake(qtbot: QtBot, window: Shell) -> None:
    """Give the keyboard to the window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def questions(desk: Desk, visit: Interaction) -> list[str]:
    """Return the wordings of the questions on a visit."""
    rows = desk.dossier(visit.account or "").shelf.where(Question, "interaction", visit.id)
    return [row.wording or "" for row in rows]


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
    assert page.file.plan.form.fields[0].editor.hasFocus()


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


def test_a_goal_typed_is_saved(desk: Desk, shown: VisitsTab, visit: Interaction) -> None:
    form = shown.file.plan.form
    assert form is not None

    type_into(form.field("objective").editor, "Three criteria")

    saved = desk.book.get(Interaction, visit.id)
    assert saved is not None
    assert saved.objective == "Three criteria"
    assert shown.model.rows()[0].text == "Three criteria"


def test_a_colleague_goes_with_a_role(desk: Desk, shown: VisitsTab, visit: Interaction) -> None:
    lines = shown.file.ours.rows.widgets
    person, row = next(item for item in lines.items() if not item[1].check.isChecked())

    row.check.click()
    row.role.setCurrentIndex(row.role.index_of("note_taker"))
    row.role.activated.emit(row.role.currentIndex())

    found = desk.dossier(shown.account_id).shelf.where(Attendance, "interaction", visit.id)
    assert {item.person: item.role_in_visit for item in found}[person] == "note_taker"


def test_a_person_taken_off_keeps_his_place(
    desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    before = list(shown.file.theirs.rows.widgets)
    row = shown.file.theirs.rows.widgets[before[0]]

    row.check.click()

    found = desk.dossier(shown.account_id).shelf.where(Attendance, "interaction", visit.id)
    assert before[0] not in {item.person for item in found}
    assert list(shown.file.theirs.rows.widgets) == before


def test_everybody_is_one_click_away(desk: Desk, shown: VisitsTab) -> None:
    shown.file.theirs.more.click()

    people = desk.dossier(shown.account_id).people(desk.today)
    assert len(shown.file.theirs.rows.widgets) == len(people)
    assert not shown.file.theirs.more.isVisible()


def test_enter_on_a_gap_puts_its_question_on_the_visit(
    desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    row = next(iter(shown.file.offers.rows.widgets.values()))
    words = row.wording.text()
    row.add.setFocus()

    QTest.keyClick(row.add, Qt.Key.Key_Return)

    assert words in questions(desk, visit)
    assert words not in [line.wording.text() for line in shown.file.offers.rows.widgets.values()]


def test_own_question_by_keyboard(desk: Desk, shown: VisitsTab, visit: Interaction) -> None:
    field = shown.file.questions.own
    type_into(field, "Who else was heard?", leave=False)

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert "Who else was heard?" in questions(desk, visit)
    assert field.text() == ""


def test_an_empty_own_question_is_nothing(desk: Desk, shown: VisitsTab, visit: Interaction) -> None:
    before = questions(desk, visit)

    shown.file.questions.add.click()

    assert questions(desk, visit) == before
    assert shown.file.questions.own.hasFocus()


def test_a_question_emptied_stays_with_its_reason(
    desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    before = questions(desk, visit)
    row = next(iter(shown.file.questions.rows.widgets.values()))

    row.wording.setPlainText("")
    row.wording.commit()

    assert row.row.error()
    assert questions(desk, visit) == before


def test_a_question_changed_and_addressed(desk: Desk, shown: VisitsTab, visit: Interaction) -> None:
    key, row = next(iter(shown.file.questions.rows.widgets.items()))
    other = desk.dossier(shown.account_id).people(desk.today)[0]

    type_into(row.wording, "What is weighed most?")
    row.addressee.set_value(other.id)
    row.addressee.committed.emit()

    saved = desk.book.get(Question, key)
    assert saved is not None
    assert (saved.wording, saved.addressee) == ("What is weighed most?", other.id)


def test_a_question_taken_off_comes_back(
    desk: Desk, shown: VisitsTab, visit: Interaction, window: Shell
) -> None:
    before = questions(desk, visit)
    row = next(iter(shown.file.questions.rows.widgets.values()))

    row.remove.click()
    assert len(questions(desk, visit)) == len(before) - 1
    assert notices(window)

    desk.undo()
    assert questions(desk, visit) == before


def test_more_than_five_are_said_to_stay_off(shown: VisitsTab) -> None:
    assert not shown.file.questions.too_many.isVisible()
    for number in range(3):
        shown.file.questions.own.setText(f"Question {number}?")
        shown.file.questions.add_own()

    assert shown.file.questions.too_many.isVisible()
    assert "1 question" in shown.file.questions.too_many.mark.text


def test_a_tick_packs_the_bag_and_moves_the_bar(
    desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    before = shown.file.readiness.bar.value

    shown.file.kit.checks["cards"].click()

    ticks = desk.dossier(shown.account_id).shelf.of(ChecklistTick)
    assert [tick.item for tick in ticks if tick.done] == ["cards"]
    assert (shown.file.readiness.bar.value or 0) > (before or 0)
    expected = visit_readiness(desk.dossier(shown.account_id), visit, today=desk.today)
    assert shown.file.readiness.bar.value == expected.value


def test_a_promise_is_made_kept_and_opened(
    window: Shell, desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    panel = shown.file.promises
    type_into(panel.text, "Send the test report")
    panel.side.set_value("ours")
    type_into(panel.due, "2026-12-01", leave=False)
    QTest.keyClick(panel.due, Qt.Key.Key_Return)
    rows = desk.dossier(shown.account_id).shelf.where(Action, "interaction", visit.id)
    made = next(row for row in rows if row.text == "Send the test report")
    assert made.due == dt.date(2026, 12, 1)

    panel.rows.widgets[made.id].check.click()
    kept = desk.book.get(Action, made.id)
    assert kept is not None
    assert kept.done == desk.today

    panel.rows.widgets[made.id].pencil.click()
    assert sheet(window, RecordDialog).record.id == made.id


def test_a_wrong_day_of_a_promise_stays_on_screen(
    desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    panel = shown.file.promises
    before = len(desk.dossier(shown.account_id).shelf.of(Action))
    panel.text.setText("Send it")
    panel.due.setText("2026-13-40")

    panel.add_promise()

    assert panel.due_row.error()
    assert panel.due.text() == "2026-13-40"
    assert len(desk.dossier(shown.account_id).shelf.of(Action)) == before


def test_a_promise_without_words_is_none(desk: Desk, shown: VisitsTab) -> None:
    before = len(desk.dossier(shown.account_id).shelf.of(Action))

    shown.file.promises.add.click()

    assert len(desk.dossier(shown.account_id).shelf.of(Action)) == before


def test_done_asks_for_the_result(desk: Desk, shown: VisitsTab, visit: Interaction) -> None:
    shown.done_button.click()

    saved = desk.book.get(Interaction, visit.id)
    assert saved is not None
    assert saved.status == "done"
    form = shown.file.result.form
    assert form is not None
    assert form.field("result").editor.hasFocus()


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


def test_enter_in_the_list_goes_to_the_plan(shown: VisitsTab) -> None:
    shown.view.setFocus()

    QTest.keyClick(shown.view, Qt.Key.Key_Return)

    form = shown.file.plan.form
    assert form is not None
    assert form.fields[0].editor.hasFocus()


def test_without_added_fields_their_panel_is_not_there(shown: VisitsTab) -> None:
    assert not shown.file.own.isVisible()
