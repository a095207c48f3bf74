"""Chips that count and lines one can press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.active import activate

from kamdesk.ui.kit import CountChip, LineButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_chip_is_pressed_by_key_and_says_its_count(qtbot: QtBot) -> None:
    chip = CountChip("red", "5 severe")
    qtbot.addWidget(chip)
    chip.show()
    plain = chip.grab().toImage()

    QTest.keyClick(chip, Qt.Key.Key_Return)

    assert chip.isChecked()
    assert chip.accessibleName() == "5 severe"
    assert chip.grab().toImage() != plain
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


def test_a_chip_grows_with_its_words(qtbot: QtBot) -> None:
    chip = CountChip("amber", "1")
    qtbot.addWidget(chip)
    narrow = chip.minimumSizeHint().width()

    chip.set_words("1000 to watch")

    assert chip.minimumSizeHint().width() > narrow


def test_a_line_is_pressed_and_never_widens_its_panel(qtbot: QtBot) -> None:
    line = LineButton("很长" * 200 + "\nR&D <b>", icon="coin")
    qtbot.addWidget(line)
    line.show()
    activate(qtbot, line)
    line.setFocus()

    with qtbot.waitSignal(line.clicked):
        QTest.keyClick(line, Qt.Key.Key_Enter)

    assert line.sizeHint().width() == 160
    assert "\n" not in line.accessibleName()
    QApplication.sendEvent(line, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not line.grab().isNull()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert QEvent.Type.Enter.value
