"""The editors: what they say while typed into, when left, and when the text is no value."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kamdesk import i18n
from kamdesk.domain.fact import Money
from kamdesk.ui.kit import (
    Chips,
    ChoiceEditor,
    Combo,
    DateEditor,
    Editor,
    FlagEditor,
    LongTextEditor,
    MoneyEditor,
    MonthEditor,
    MultiChoiceEditor,
    NumberEditor,
    NumbersEditor,
    Option,
    RemovableChip,
    TextEditor,
    TimeEditor,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

OPTIONS = [
    Option("a", "Alpha", "first"),
    Option("b", "Beta"),
    Option(1, "One"),
    Option(True, "Yes"),
]
MANY = [Option(n, f"Person {n}") for n in range(20)]
CASES: list[tuple[Callable[[], Any], Any]] = [
    (TextEditor, "R&D <zhang>"),
    (LongTextEditor, "one\ntwo"),
    (NumberEditor, 3800),
    (NumbersEditor, (3, 6)),
    (DateEditor, dt.date(2026, 12, 8)),
    (MonthEditor, "2026-12"),
    (TimeEditor, dt.datetime(2026, 12, 8, 6, 30, tzinfo=dt.UTC)),
    (MoneyEditor, Money(1, "CHF")),
    (lambda: ChoiceEditor(OPTIONS), 1),
    (lambda: ChoiceEditor(MANY), 7),
    (FlagEditor, False),
    (lambda: MultiChoiceEditor(OPTIONS), ("a", "b")),
    (Chips, ("one", "two")),
]


def leave(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
    widget.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, reason))


@pytest.mark.parametrize(("make", "value"), CASES)
def test_every_editor_keeps_the_protocol(
    make: Callable[[], Any], value: object, qtbot: QtBot
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    told: list[str] = []
    editor.committed.connect(lambda: told.append("committed"))
    editor.edited.connect(lambda: told.append("edited"))

    editor.set_value(value)
    editor.commit()
    editor.set_read_only(True)

    assert isinstance(editor, Editor)
    assert editor.value() == value
    assert editor.problem() is None
    assert isinstance(editor.focus_widget(), QWidget)
    assert told == []
    editor.set_value(None)
    assert not editor.value()


def test_leaving_a_field_saves_it_once(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor, " R&D  cost ")
    with qtbot.waitSignal(editor.committed):
        leave(editor)
    assert editor.value() == "R&D cost"
    with qtbot.assertNotEmitted(editor.committed):
        leave(editor)


def test_a_popup_is_not_leaving(qtbot: QtBot) -> None:
    editor, long = TextEditor(), LongTextEditor()
    qtbot.addWidget(editor)
    qtbot.addWidget(long)
    qtbot.keyClicks(editor, "x")
    qtbot.keyClicks(long, "x")
    with qtbot.assertNotEmitted(editor.committed), qtbot.assertNotEmitted(long.committed):
        leave(editor, Qt.FocusReason.PopupFocusReason)
        leave(long, Qt.FocusReason.PopupFocusReason)


def test_a_wrong_date_stays_on_screen_and_is_not_saved(qtbot: QtBot) -> None:
    editor = DateEditor()
    qtbot.addWidget(editor)
    editor.set_value(dt.date(2026, 12, 29))
    editor.setText("2026-13-29")
    with (
        qtbot.assertNotEmitted(editor.committed),
        qtbot.waitSignal(editor.problem_changed) as told,
    ):
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert told.args == ["There is no month 13."]
    assert editor.problem() == "There is no month 13."
    assert editor.text() == "2026-13-29"
    assert editor.value() == dt.date(2026, 12, 29)
    assert editor.property("problem") == "true"


def test_a_problem_goes_while_it_is_mended(qtbot: QtBot) -> None:
    editor = NumberEditor(low=0, high=10, unit="%")
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor, "12")
    editor.commit()
    assert editor.problem() == "The most possible here is 10."
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.problem() is None
    editor.setText("-1")
    editor.commit()
    assert editor.problem() == "The least possible here is 0."
    qtbot.keyClicks(editor, "1")
    assert editor.problem()
    editor.grab()


def test_escape_brings_the_last_good_value_back(qtbot: QtBot) -> None:
    editor, long = DateEditor(), LongTextEditor()
    for widget in (editor, long):
        qtbot.addWidget(widget)
    editor.set_value(dt.date(2026, 1, 1))
    long.set_value("old")
    for widget in (editor, long):
        qtbot.keyClicks(widget, "99")
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert editor.text() == "2026-01-01"
    assert long.toPlainText() == "old"


def test_arrows_move_a_date_by_a_day(qtbot: QtBot) -> None:
    editor = DateEditor(year=2026)
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor, "3-1")
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.text() == "2026-02-28"
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    editor.commit()
    assert editor.value() == dt.date(2026, 3, 1)
    editor.setText("never")
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.text() == "never"


def test_long_text_grows_saves_and_takes_only_plain_text(qtbot: QtBot) -> None:
    editor = LongTextEditor(lines=(2, 4))
    qtbot.addWidget(editor)
    editor.resize(300, 50)
    small = editor.height()
    paste = QMimeData()
    paste.setHtml("<b>bold</b>")
    paste.setText("a\nb\nc\nd\ne\nf")
    with qtbot.waitSignal(editor.edited):
        editor.insertFromMimeData(paste)
    assert editor.height() > small
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == "a\nb\nc\nd\ne\nf"
    assert editor.sizeHint().height() > 0


def test_money_counts_in_ten_thousands_in_chinese(qtbot: QtBot) -> None:
    i18n.use("zh_CN")
    editor = MoneyEditor()
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.line, "3,800")
    with qtbot.waitSignal(editor.committed):
        leave(editor.line)
    assert editor.value() == Money(3_800_000_000, "CNY")
    assert editor.line.text() == "3,800"


def test_another_currency_is_a_change(qtbot: QtBot) -> None:
    editor = MoneyEditor()
    qtbot.addWidget(editor)
    editor.set_value(Money(100, "CNY"))
    with qtbot.waitSignal(editor.committed):
        editor.picker.setCurrentIndex(editor.picker.index_of("USD"))
        editor.picker.activated.emit(editor.picker.currentIndex())
    assert editor.value() == Money(100, "USD")


def test_another_currency_keeps_the_figure(qtbot: QtBot) -> None:
    editor = MoneyEditor(factor=1)
    qtbot.addWidget(editor)
    editor.set_value(Money(150_000, "CNY"))
    editor.picker.setCurrentIndex(editor.picker.index_of("JPY"))
    editor.picker.activated.emit(editor.picker.currentIndex())
    assert (editor.line.text(), editor.value()) == ("1,500", Money(1500, "JPY"))


def test_a_figure_too_fine_for_the_currency_is_not_taken(qtbot: QtBot) -> None:
    editor = MoneyEditor(factor=1)
    qtbot.addWidget(editor)
    editor.set_value(Money(4550, "CNY"))
    editor.picker.setCurrentIndex(editor.picker.index_of("JPY"))
    editor.picker.activated.emit(editor.picker.currentIndex())
    assert editor.problem() == "JPY has no decimals."
    assert editor.value() == Money(4550, "CNY")


def test_money_tells_of_its_problem(qtbot: QtBot) -> None:
    editor = MoneyEditor()
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.line, "much")
    with qtbot.waitSignal(editor.problem_changed):
        editor.commit()
    assert editor.problem()


def test_a_choice_is_saved_at_once_and_types_count(qtbot: QtBot) -> None:
    editor = ChoiceEditor(OPTIONS)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.committed):
        editor.activated.emit(editor.index_of(True))
    assert editor.value() is True
    assert editor.index_of(1) != editor.index_of(True)
    with qtbot.assertNotEmitted(editor.committed):
        editor.activated.emit(editor.index_of(True))
    with qtbot.waitSignal(editor.committed):
        editor.activated.emit(editor.index_of(None))
    assert editor.value() is None


def test_a_value_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    editor = ChoiceEditor(OPTIONS, allow_empty=False, inline=True)
    qtbot.addWidget(editor)
    editor.set_value("old code")
    assert editor.value() == "old code"
    assert editor.currentText() == "old code"
    editor.set_options(OPTIONS[:1])
    assert editor.value() == "old code"
    editor.show()
    editor.grab()


def test_a_long_list_is_searched_by_typing(qtbot: QtBot) -> None:
    editor = ChoiceEditor(MANY)
    qtbot.addWidget(editor)
    assert editor.isEditable()
    editor.setEditText("person 12")
    with qtbot.waitSignal(editor.committed):
        editor.commit()
    assert editor.value() == 12
    editor.setEditText("nobody")
    with qtbot.waitSignal(editor.problem_changed) as told:
        editor.commit()
    assert told.args == ["“nobody” is not in the list."]
    assert editor.value() == 12
    editor.setEditText("")
    editor.commit()
    assert editor.value() is None
    assert editor.problem() is None
    editor.set_options(MANY[:2])
    assert not editor.isEditable()


def test_an_empty_search_in_a_list_without_empty_row_goes_back(qtbot: QtBot) -> None:
    editor = ChoiceEditor(MANY, allow_empty=False)
    qtbot.addWidget(editor)
    editor.set_value(3)
    editor.setEditText("")
    editor.commit()
    assert editor.value() == 3
    assert editor.currentText() == "Person 3"


def test_the_wheel_does_not_change_a_choice(qtbot: QtBot) -> None:
    box = Combo()
    qtbot.addWidget(box)
    box.set_options(OPTIONS)
    box.set_current("b")
    wheel = QWheelEvent(
        QPointF(1, 1), QPointF(1, 1), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.wheelEvent(wheel)
    assert box.current() == "b"
    assert not wheel.isAccepted()


def test_pressing_yes_again_means_not_known(qtbot: QtBot) -> None:
    editor = FlagEditor()
    qtbot.addWidget(editor)
    yes = editor.buttons()[0]
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert editor.value() is True
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert editor.value() is None


def test_several_choices_keep_the_order_of_the_list(qtbot: QtBot) -> None:
    editor = MultiChoiceEditor(OPTIONS[:2])
    qtbot.addWidget(editor)
    editor.set_value(("b", "gone"))
    menu = editor._add.menu()
    menu.aboutToShow.emit()
    with qtbot.waitSignal(editor.committed):
        menu.actions()[0].trigger()
    assert editor.value() == ("a", "b", "gone")
    chips = editor.findChildren(RemovableChip)
    with qtbot.waitSignal(editor.committed):
        qtbot.keyClick(chips[1], Qt.Key.Key_Delete)
    assert editor.value() == ("a", "gone")


def test_chips_are_added_changed_and_removed(qtbot: QtBot) -> None:
    editor = Chips()
    qtbot.addWidget(editor)
    editor.show()
    for text in ("000-1", "000-2", "000-1"):
        qtbot.keyClicks(editor.line, text)
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == ("000-1", "000-2")
    qtbot.keyClick(editor.chips()[0], Qt.Key.Key_Return)
    assert editor.line.text() == "000-1"
    editor.line.setText("000-9")
    editor.commit()
    assert editor.value() == ("000-9", "000-2")
    qtbot.mouseClick(editor.chips()[1], Qt.MouseButton.LeftButton)
    editor.line.setText("")
    editor.commit()
    assert editor.value() == ("000-9",)
    qtbot.keyClick(editor.chips()[0], Qt.Key.Key_Delete)
    assert editor.value() == ()
