"""The panels of a visit: who comes, what is asked, packed and promised; each saves at once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.helpers.windows import notices, sheet, type_into

from kamdesk.domain.insight.readiness import visit_readiness
from kamdesk.domain.records import Action, Attendance, ChecklistTick, Interaction, Question
from kamdesk.ui.dialogs.record import RecordDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.tab_visits import VisitsTab
    from kamdesk.ui.shell import Shell


def questions(desk: Desk, visit: Interaction) -> list[str]:
    """Return the wordings of the questions on a visit."""
    rows = desk.dossier(visit.account or "").shelf.where(Question, "interaction", value=visit.id)
    return [row.wording or "" for row in rows]


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

    found = desk.dossier(shown.account_id).shelf.where(Attendance, "interaction", value=visit.id)
    assert {item.person: item.role_in_visit for item in found}[person] == "note_taker"


def test_a_person_taken_off_keeps_his_place(
    desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    before = list(shown.file.theirs.rows.widgets)
    row = shown.file.theirs.rows.widgets[before[0]]

    row.check.click()

    found = desk.dossier(shown.account_id).shelf.where(Attendance, "interaction", value=visit.id)
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


def test_an_empty_own_question_is_nothing(
    qtbot: QtBot, desk: Desk, shown: VisitsTab, visit: Interaction
) -> None:
    before = questions(desk, visit)

    shown.file.questions.add.click()

    assert questions(desk, visit) == before
    qtbot.waitUntil(shown.file.questions.own.hasFocus)


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
    rows = desk.dossier(shown.account_id).shelf.where(Action, "interaction", value=visit.id)
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
