"""The larger parts: notices, form rows, search, rail, bars, steps."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from tests.helpers.active import activate

from kamdesk.ui import kit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def test_a_notice_acts_once_and_goes(qtbot: QtBot) -> None:
    area = kit.NoticeArea()
    qtbot.addWidget(area)
    done: list[str] = []
    notice = area.show_notice("Deleted", action="Undo", on_action=lambda: done.append("undo"))
    assert area.notices() == [notice]
    qtbot.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert area.isHidden()


def test_a_notice_leaves_by_itself_but_not_while_it_is_read(qtbot: QtBot) -> None:
    notice = kit.Notice("Saved", stays_ms=60_000)
    qtbot.addWidget(notice)
    notice.show()
    point = QPointF(1, 1)
    notice.enterEvent(QEnterEvent(point, point, point))
    assert not notice._timer.isActive()
    notice.leaveEvent(QEvent(QEvent.Type.Leave))
    assert notice._timer.isActive()
    with qtbot.waitSignal(notice.gone):
        notice._due()


def test_a_notice_with_the_focus_stays(qtbot: QtBot) -> None:
    notice = kit.Notice("Saved", action="Undo", stays_ms=60_000)
    qtbot.addWidget(notice)
    notice.show()
    activate(qtbot, notice)
    notice.close_button.setFocus()
    notice._due()
    assert not notice.isHidden()
    qtbot.keyClick(notice, Qt.Key.Key_A)
    with qtbot.waitSignal(notice.gone):
        qtbot.keyClick(notice, Qt.Key.Key_Escape)


def test_errors_stay_and_three_notices_are_enough(qtbot: QtBot) -> None:
    area = kit.NoticeArea()
    qtbot.addWidget(area)
    area.show()
    error = area.show_notice("Disk is full", "red", head="Not saved")
    assert not error._timer.isActive()
    for number in range(3):
        area.show_notice(f"note {number}")
    assert [notice.text for notice in area.notices()] == ["note 0", "note 1", "note 2"]
    area.clear()
    assert area.notices() == []


def test_a_form_row_names_its_editor_and_shows_its_problem(qtbot: QtBot) -> None:
    editor = kit.DateEditor()
    row = kit.FieldRow("Bid opening", editor, help="As announced", required=True)
    qtbot.addWidget(row)
    row.show()
    editor.setText("2026-13-01")
    editor.commit()

    assert editor.accessibleName() == "Bid opening"
    assert row.label.text() == "Bid opening *"
    assert row.error() == "There is no month 13."
    editor.set_value(dt.date(2026, 1, 1))
    assert row.error() == ""


def test_f1_shows_the_help_and_hides_it(qtbot: QtBot) -> None:
    money = kit.MoneyEditor()
    row = kit.FieldRow("Budget", money, help="Tax included", state=kit.StateButton("known"))
    qtbot.addWidget(row)
    row.show()
    qtbot.keyClick(money.line, Qt.Key.Key_F1)
    assert not row._help_line.isHidden()
    qtbot.keyClick(money.line, Qt.Key.Key_F1)
    assert row._help_line.isHidden()
    row.show_help()
    assert not row._help_line.isHidden()


def test_the_evidence_chip_opens(qtbot: QtBot) -> None:
    row = kit.FieldRow("Need", QWidget())
    qtbot.addWidget(row)
    row.set_evidence("A5 & A6 said it", firm=True)
    chip = row.findChild(QPushButton, "evidence")
    assert isinstance(chip, QPushButton)
    assert chip.text() == "A5 && A6 said it"
    with qtbot.waitSignal(row.evidence_opened):
        chip.click()
    row.set_evidence("")
    assert chip.isHidden()


def test_labels_get_one_width(qtbot: QtBot) -> None:
    rows = [kit.FieldRow(text, kit.TextEditor()) for text in ("A", "A much longer label")]
    for row in rows:
        qtbot.addWidget(row)
    width = kit.align_labels(rows)
    assert {row.label.width() for row in rows} == {width}
    assert width >= rows[1].label_width()


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[kit.SearchField]:
    window = QWidget()
    field = kit.SearchField("Search", hint="Ctrl+K")
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.resize(500, 500)
    window.show()
    window.activateWindow()
    field.setFocus()
    yield field  # noqa: PT022 - keeps the window alive


ROWS = [
    kit.SearchRow("building-factory-2", "岚川化工集团", "gold", 1),
    kit.SearchRow("users", "R&D <zhang>", "", 2),
    kit.SearchRow("briefcase", "A long title " * 20, "with words", 3),
]


def test_typing_asks_and_enter_picks(search: kit.SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.asked) as asked:
        qtbot.keyClicks(search, "l")
    search.set_rows(ROWS)
    assert asked.args == ["l"]
    assert search.popup().isVisible()
    assert not search.popup().grab().isNull()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.picked) as picked:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert picked.args == [2]
    assert search.text() == ""
    assert not search.popup().isVisible()


def test_the_popup_walks_round_and_escape_closes(search: kit.SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(search, "l")
    search.set_rows(ROWS)
    qtbot.keyClick(search, Qt.Key.Key_Up)
    assert search.popup().view.currentIndex().row() == 2
    escape = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    )
    escape.ignore()
    search.event(escape)
    assert escape.isAccepted()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.popup().isVisible()
    assert search.text() == "l"
    assert not search.popup().pick_current()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    search.grab()


def test_a_click_on_a_row_picks(search: kit.SearchField, qtbot: QtBot) -> None:
    search.set_rows(ROWS)
    view = search.popup().view
    spot = view.visualRect(search.popup().model.index(0, 0)).center()
    with qtbot.waitSignal(search.picked) as picked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picked.args == [1]


def test_no_rows_and_leaving_close_the_popup(search: kit.SearchField) -> None:
    search.set_rows(ROWS)
    assert search.popup().model.index(0, 0).data() == "岚川化工集团 gold"
    search.set_rows([])
    assert not search.popup().isVisible()
    search.set_rows(ROWS)
    search.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert not search.popup().isVisible()


def test_the_rail_tells_where_to_go(qtbot: QtBot) -> None:
    rail = kit.Rail()
    qtbot.addWidget(rail)
    rail.add("today", "calendar-week", words="Today")
    rail.add("settings", "settings", words="Settings", foot=True)
    rail.add("accounts", "building-factory-2", words="Accounts")
    rail.resize(72, 600)
    rail.show()
    rail.set_count("today", 5)
    rail.select("accounts")
    assert rail.item("today").accessibleName() == "Today 5"
    assert rail.item("today").y() < rail.item("accounts").y() < rail.item("settings").y()
    with qtbot.waitSignal(rail.picked) as picked:
        qtbot.mouseClick(rail.item("today"), Qt.MouseButton.LeftButton)
    assert picked.args == ["today"]
    rail.set_count("today", 120)
    rail.item("today").setFocus(Qt.FocusReason.TabFocusReason)
    rail.item("today")._by_key = True
    assert not rail.grab().isNull()
    assert rail.item("today").sizeHint().height() == 56


def test_the_top_bar_names_what_undo_would_undo(qtbot: QtBot) -> None:
    bar = kit.TopBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 44)
    bar.show()
    assert not bar.undo_button.isEnabled()
    bar.set_undo("attitude of 林嘉慧")
    bar.set_saved("14:02")
    bar.set_history(back=True, forward=True)

    assert bar.undo_button.accessibleName() == "Undo: attitude of 林嘉慧"
    for button, signal in (
        (bar._back, bar.back),
        (bar._forward, bar.forward),
        (bar.undo_button, bar.undone),
        (bar._undo_words, bar.undone),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    bar.set_undo(None)
    with qtbot.assertNotEmitted(bar.undone):
        bar._undo_words.clicked.emit()


def test_tabs_have_counts_and_keys(qtbot: QtBot) -> None:
    tabs = kit.TabStrip()
    qtbot.addWidget(tabs)
    tabs.add("overview", "Overview")
    tabs.add("people", "R&D people", count=11)
    tabs.show()
    wide = tabs.tabSizeHint(1).width()
    tabs.set_count("people", None)
    assert tabs.tabSizeHint(1).width() < wide
    tabs.set_count("people", 12)
    assert tabs.accessibleTabName(1) == "R&D people 12"
    with qtbot.assertNotEmitted(tabs.picked):
        tabs.select("people")
    assert tabs.key() == "people"
    with qtbot.waitSignal(tabs.picked) as picked:
        tabs.step(1)
    assert picked.args == ["overview"]
    tabs.setFocus()
    assert not tabs.grab().isNull()
    assert kit.TabStrip().key() == ""


STEPS = [
    kit.Step("Need", "唐立群", "2026-01-15", "done"),
    kit.Step("Exchange", "吴启铭", "158 days", "current", late=True),
    kit.Step("Opening"),
]


def test_steps_are_walked_and_activated_by_key(qtbot: QtBot) -> None:
    row = kit.StepRow(STEPS)
    qtbot.addWidget(row)
    row.resize(600, 70)
    row.show()
    row.setFocus()
    assert row.focused() == 1
    qtbot.keyClick(row, Qt.Key.Key_Right)
    qtbot.keyClick(row, Qt.Key.Key_Right)
    with qtbot.waitSignal(row.activated) as activated:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_A)
    assert activated.args == [2]
    assert row.accessibleName() == "Opening"
    assert not row.grab().isNull()
    assert row.sizeHint().width() > row.minimumSizeHint().width()


def test_a_step_is_activated_by_click_and_has_a_tool_tip(qtbot: QtBot) -> None:
    row = kit.StepRow(STEPS)
    qtbot.addWidget(row)
    row.resize(600, 70)
    with qtbot.waitSignal(row.activated) as activated:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert activated.args == [0]
    for x in (20, 599):
        QApplication.sendEvent(row, QHelpEvent(QEvent.Type.ToolTip, QPoint(x, 9), QPoint(x, 9)))
    empty = kit.StepRow()
    qtbot.addWidget(empty)
    qtbot.keyClick(empty, Qt.Key.Key_Return)
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert not empty.grab().isNull()
