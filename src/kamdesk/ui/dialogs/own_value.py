"""Asks for the own number or the own words of one line of the standing data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.editable import Editable, group_words
from kamdesk.domain.typed import show_number
from kamdesk.domain.words import Words
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _, language
from kamdesk.services.own import give_back, set_number, set_words
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import FieldRow, LongTextEditor, NumberEditor, PlainLabel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk


class OwnValueSheet(Sheet):
    """One field; empty means the shipped one."""

    def __init__(self, desk: Desk, row: Editable, *, parent: QWidget | None) -> None:
        super().__init__(row.name, parent)
        self.desk, self.edited = desk, row
        self.editor: NumberEditor | LongTextEditor
        if isinstance(row.shipped, Words):
            shipped = row.shipped.here
            own = (row.own or {}).get(language()) or shipped
            self.editor = LongTextEditor()
        else:
            shipped, own = show_number(row.shipped), row.shipped if row.own is None else row.own
            whole = isinstance(row.shipped, int)
            self.editor = NumberEditor(
                whole=whole, low=None if row.shipped < 0 else 0, unit=row.unit
            )
        self.editor.set_value(own)
        self.row = FieldRow(_("In this book"), self.editor)
        where = group_words(row.group) or row.group
        said = _("Counts for: {where}. Shipped: {shipped}")
        self.body.addWidget(
            PlainLabel(said.format(where=where, shipped=shipped), TextRole.NOTE, wrap=True)
        )
        self.body.addWidget(self.row)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = self.add_button(_("Save"), "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.fit()

    def save(self) -> None:
        """Write it and close, or say at the field why not."""
        self.editor.commit()
        if isinstance(self.editor, NumberEditor) and self.editor.problem():
            return
        try:
            self._write()
        except KamdeskError as error:
            self.row.set_error(str(error))
            return
        self.accept()
        if self.edited.file == "scales":
            words = _(
                "Forms that were open before show the new words when the book is opened again."
            )
            self.desk.messages.tell(words)

    def _write(self) -> None:
        book, row = self.desk.book, self.edited
        value: Any = self.editor.value()
        if isinstance(row.shipped, Words):
            self.desk.write(
                set_words, book, row.path, words=value or "", lang=language(), name=row.name
            )
        elif value is None:
            self.desk.write(give_back, book, (row.path,))
        else:
            self.desk.write(set_number, book, row.path, value=value, name=row.name)
