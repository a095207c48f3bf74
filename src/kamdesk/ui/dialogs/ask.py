"""Asks for one line, such as the name of a new account, without holding the window up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import FieldRow, TextEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class AskLine(Sheet):
    """One field and two buttons; Enter answers, Esc takes the question back.

    Signal: ``answered(text)``, never empty, without blanks around it.
    """

    answered = Signal(str)

    def __init__(self, head: str, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(head, parent, width=440)
        self.line = TextEditor()
        self.row = FieldRow(label, self.line, required=True)
        self.body.addWidget(self.row)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.answer)
        self.fit()

    def answer(self) -> None:
        """Give the text and close, or say that it is missing."""
        self.line.commit()
        text = (self.line.value() or "").strip()
        if not text:
            self.row.set_error(_("This must be filled in."))
            self.line.setFocus()
            return
        self.accept()
        self.answered.emit(text)


def ask_line(
    parent: QWidget, head: str, *, label: str, on_answer: Callable[[str], object]
) -> AskLine:
    """Ask above the window of ``parent``; ``on_answer`` gets the text. Does not wait."""
    sheet = AskLine(head, label, parent=parent.window())
    sheet.answered.connect(lambda text: on_answer(text))
    sheet.open()
    return sheet
