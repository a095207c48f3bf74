"""Labels, buttons, signs, panels, meters: what they say, take and tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from tests.helpers.active import activate

from kamdesk.ui import kit
from kamdesk.ui.kit.meters import paint_bar
from kamdesk.ui.kit.states import STATE_WORDS, StateButton, state_width
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NASTY = "R&D <b>zhang</b> \U0001f600"


def ask_tip(widget: QWidget) -> bool:
    spot = QPoint(3, 3)
    return QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, spot, widget.mapToGlobal(spot))
    )


def test_user_text_is_never_markup_or_shortcut() -> None:
    assert kit.tip(NASTY).startswith("<qt>R&amp;D &lt;b&gt;")
    assert kit.tip("plain\ntext") == "plain\ntext"
    assert kit.face("R&D") == "R&&D"
    assert kit.one_line(" a\n b ") == "a b"


def test_a_label_shows_plain_text(qtbot: QtBot) -> None:
    label = kit.PlainLabel(NASTY, TextRole.NOTE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == NASTY


def test_a_label_elides_and_keeps_the_whole_in_its_tool_tip(qtbot: QtBot) -> None:
    label = kit.PlainLabel("a very long name of a customer's department")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()

    assert label.is_elided()
    assert label.minimumSizeHint().width() < 60
    assert ask_tip(label)
    label.resize(600, 20)
    assert not label.is_elided()
    label.grab()


def test_fixed_and_wrapped_labels_never_elide(qtbot: QtBot) -> None:
    fixed = kit.PlainLabel("words " * 30, fixed=True)
    wrapped = kit.label("line one\nline two", TextRole.NOTE, wrap=True)
    for label in (fixed, wrapped):
        qtbot.addWidget(label)
        label.resize(50, 20)
        assert not label.is_elided()
    assert wrapped.text() == "line one\nline two"
    assert fixed.minimumSizeHint().width() > 300


def test_a_label_tells_of_a_click(qtbot: QtBot) -> None:
    label = kit.PlainLabel("open")
    qtbot.addWidget(label)
    with qtbot.waitSignal(label.clicked):
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    label.set_role(TextRole.ERROR)
    assert label.property("role") == "error"


@pytest.mark.parametrize("kind", ["normal", "primary", "inline", "danger", "link", "heading"])
def test_a_button_is_clicked_by_enter(kind: kit.buttons.ButtonKind, qtbot: QtBot) -> None:
    button = kit.Button("R&D", kind, icon="plus", hint="<hint>")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.text() == "R&&D"
    assert button.accessibleName() == "R&D"
    assert button.property("kind") == kind


def test_an_icon_button_has_words(qtbot: QtBot) -> None:
    button = kit.IconButton("x", "Close")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Enter)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.accessibleName() == button.toolTip() == "Close"


def test_a_segmented_control_has_one_choice(qtbot: QtBot) -> None:
    control = kit.SegmentedControl([("m", "Map"), ("l", "R&D")], name="View", stretch=True)
    qtbot.addWidget(control)
    assert control.value() is None
    with qtbot.waitSignal(control.picked) as picked:
        qtbot.mouseClick(control.buttons()[1], Qt.MouseButton.LeftButton)
    assert picked.args == ["l"]
    control.set_value("m")
    assert [b.isChecked() for b in control.buttons()] == [True, False]
    control.set_value("foreign")
    assert control.value() is None
    control.set_choices([("x", "Only")], ["plus"])
    assert len(control.buttons()) == 1


def test_check_and_radio_are_painted_in_all_states(qtbot: QtBot) -> None:
    tick, dot = kit.Check("R&D"), kit.Radio("One")
    for box in (tick, dot):
        qtbot.addWidget(box)
        box.show()
        plain = box.grab().toImage()
        box.setChecked(True)
        assert box.grab().toImage() != plain
        assert box.sizeHint().height() >= 24
    tick.setTristate(True)
    tick.setCheckState(Qt.CheckState.PartiallyChecked)
    tick.setEnabled(False)
    tick.grab()


def test_signs_say_what_they_mean_and_can_be_clicked(qtbot: QtBot) -> None:
    signs = [
        kit.Tag("late", "red"),
        kit.Tag.severity("watch", "amber"),
        kit.TierTag("gold", "G", words="Gold"),
        kit.TierTag("bronze", "B", words="Bronze"),
        kit.PowerSquares(3, "3 vetoes"),
        kit.SeverityIcon("red", "alarm"),
        *[kit.AttitudeBadge(letter, f"attitude {letter}") for letter in "VACT?"],
    ]
    for sign in signs:
        qtbot.addWidget(sign)
        assert sign.accessibleName()
        assert sign.minimumSizeHint() == sign.sizeHint()
        assert not sign.grab().isNull()
        with qtbot.waitSignal(sign.clicked):
            qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)


def test_a_tag_can_change(qtbot: QtBot) -> None:
    tag = kit.Tag("a")
    qtbot.addWidget(tag)
    small = tag.sizeHint().width()
    tag.show_mark(kit.severity("a much longer tag", "green"))
    assert tag.sizeHint().width() > small
    tag.show_mark(kit.TagMark("x" * 400))
    assert tag.sizeHint().width() == 320


@pytest.mark.parametrize("state", list(STATE_WORDS))
def test_a_state_has_icon_word_and_one_width(state: str, qtbot: QtBot) -> None:
    button = StateButton(state, subject="Budget")
    qtbot.addWidget(button)
    assert button.state() == state
    assert not button.icon().isNull()
    assert button.accessibleName() == f"Budget: {STATE_WORDS[state]}"
    assert button.width() == state_width()


def test_space_turns_known_and_unconfirmed(qtbot: QtBot) -> None:
    button = StateButton("known")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.picked) as first:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    button.set_state("unconfirmed")
    with qtbot.waitSignal(button.picked) as second:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_A)
    assert (first.args, second.args) == (["unconfirmed"], ["known"])


def test_the_state_menu_offers_four_states_evidence_and_the_question(qtbot: QtBot) -> None:
    button = StateButton("unknown")
    qtbot.addWidget(button)
    button.set_question("Whose money is it?")
    assert "Question: Whose money is it?" in button.toolTip()
    button.set_question("Whose money is it?", "许维")
    menu = button.menu()
    menu.aboutToShow.emit()
    entries = [action for action in menu.actions() if not action.isSeparator()]

    with qtbot.waitSignal(button.picked) as picked:
        entries[3].trigger()
    with qtbot.waitSignal(button.explained):
        entries[4].trigger()
    with qtbot.waitSignal(button.asked):
        entries[-1].trigger()

    assert picked.args == ["refused"]
    assert "许维" in button.toolTip()


def test_a_panel_head_takes_notes_and_signs(qtbot: QtBot) -> None:
    panel = kit.Panel("People", link=True)
    qtbot.addWidget(panel)
    note = panel.add_note("11")
    right = panel.add_right(kit.Tag("late", "red"))
    panel.body.addWidget(QLabel("body"))
    inner = QHBoxLayout()
    inner.addWidget(QLabel("inner"))
    panel.body.addLayout(inner)
    panel.body.addStretch(1)
    panel.show()
    with qtbot.waitSignal(panel.opened):
        qtbot.mouseClick(panel.title, Qt.MouseButton.LeftButton)
    assert note.x() < right.x()

    panel.clear_right()
    panel.clear()
    panel.set_busy(True)
    panel.set_title("")

    assert right.parent() is None
    assert panel.body.count() == 0
    assert note.parent() is not None


def test_a_plain_panel_can_be_renamed(qtbot: QtBot) -> None:
    panel = kit.Panel("One", flush=True)
    qtbot.addWidget(panel)
    panel.set_title("Two")
    assert isinstance(panel.title, kit.PlainLabel)
    assert panel.title.text() == panel.accessibleName() == "Two"


def test_f6_walks_the_panels_and_comes_round(qtbot: QtBot) -> None:
    page = kit.PanelKeys()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    fields = []
    for title in ("one", "empty", "two"):
        panel = kit.Panel(title)
        if title != "empty":
            fields.append(kit.TextEditor())
            panel.body.addWidget(fields[-1])
        column.addWidget(panel)
    page.show()
    activate(qtbot, page)
    walked = []
    for _step in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F6)
        walked.append(QApplication.focusWidget())
    qtbot.keyClick(page, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page, Qt.Key.Key_A)

    assert walked == [fields[1], fields[0], fields[1]]
    assert QApplication.focusWidget() is fields[0]
    assert kit.next_panel(QWidget()) is None


def test_small_frames_are_there(qtbot: QtBot) -> None:
    frames = [kit.hairline(), kit.upright_line(16), kit.group_head("Facts", "11")]
    page = kit.ScrollPage()
    for frame in frames:
        page.body.addWidget(frame)
    qtbot.addWidget(page)
    page.resize(300, 200)
    assert not page.grab().isNull()
    assert kit.Icon("users", "text_2", size=26).sizeHint().width() == 26


def test_meters_show_their_numbers(qtbot: QtBot) -> None:
    bar = kit.Bar(73, bounds=(40, 60))
    row = kit.MeterRow("Key persons", bar, figure="73", end=kit.Tag("good"))
    ring = kit.Ring(95)
    for widget in (row, ring):
        qtbot.addWidget(widget)
        assert not widget.grab().isNull()
    assert ring.figure == "95%"
    assert bar.accessibleName() == "Key persons 73"
    full = row.grab().toImage()
    bar.set_value(73, coverage=0.1)
    assert row.grab().toImage() != full
    bar.set_value(None)
    assert bar.accessibleName() == "not known"
    assert bar.minimumSizeHint().width() == 40
    assert callable(paint_bar)


def test_progress_can_be_cancelled_once(qtbot: QtBot) -> None:
    strip = kit.ProgressStrip("Writing")
    qtbot.addWidget(strip)
    strip.set_progress(0.5, "Sheet 7 of 15")
    button = strip.findChild(kit.Button)
    assert isinstance(button, kit.Button)
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()


def test_an_empty_state_says_what_to_do_first(qtbot: QtBot) -> None:
    button = kit.Button("Add", "primary")
    empty = kit.EmptyState("No people yet", "Who uses, who buys?", icon="users", buttons=[button])
    qtbot.addWidget(empty)
    assert button.parent() is empty
    assert empty.accessibleName() == "No people yet"
    assert not empty.grab().isNull()


def test_a_flow_breaks_where_it_is_full(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = kit.FlowLayout(holder, gap=4)
    for _number in range(3):
        box = QWidget()
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    first = QWidget()
    first.setFixedSize(10, 10)
    flow.insert(0, first)
    qtbot.addWidget(holder)

    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(120) == 68
    assert flow.sizeHint().width() == 10 + 300 + 12
    assert flow.minimumSize().width() == 100
    assert not flow.expandingDirections()
    holder.resize(120, 80)
    holder.show()
    item = flow.itemAt(3)
    assert item is not None
    assert item.geometry().y() == 48
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    kit.clear_layout(flow)
    assert flow.count() == 0
