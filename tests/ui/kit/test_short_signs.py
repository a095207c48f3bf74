"""A sign keeps its distance from the words, and a short name of a step is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from kamdesk.ui.kit import Button, Step, StepRow
from kamdesk.ui.theme import icon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_sign_stands_on_the_left_of_a_wide_place(qtbot: QtBot) -> None:
    button = Button("Add", icon="user-plus")
    qtbot.addWidget(button)
    size = button.iconSize()

    wide = icon("user-plus").pixmap(size).toImage()

    square = icon("user-plus").pixmap(QSize(size.height(), size.height())).toImage()
    assert size.width() > size.height()
    assert wide.copy(0, 0, square.width(), square.height()) == square.convertToFormat(wide.format())
    assert not any(
        wide.pixelColor(x, y).alpha()
        for x in range(square.width(), wide.width())
        for y in range(wide.height())
    )


def test_a_short_name_of_a_step_is_spoken_with_what_it_means(qtbot: QtBot) -> None:
    row = StepRow([Step("S1", "Li", about="Our rep to their clerk")])

    qtbot.addWidget(row)

    assert row.accessibleName() == "S1 Our rep to their clerk Li"
