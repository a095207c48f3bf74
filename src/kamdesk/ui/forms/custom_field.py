"""A field the user added himself, on screen like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kamdesk.domain.custom import as_fact, custom_value
from kamdesk.errors import KamdeskError
from kamdesk.services.custom import set_custom
from kamdesk.ui.forms.editors import editor_for
from kamdesk.ui.kit import ChoiceEditor, FieldRow, Option

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import CustomField
    from kamdesk.ui.desk import Desk


class OwnField(QObject):
    """Binds an own field of one record to a ``FieldRow``."""

    def __init__(self, desk: Desk, own: CustomField) -> None:
        item = as_fact(own)
        if own.kind == "choice":
            editor: Any = ChoiceEditor([Option(text, text) for text in own.choices])
        else:
            editor = editor_for(item)
        super().__init__(editor)
        self.desk, self.own, self.editor = desk, own, editor
        self.record: Record | None = None
        self._refused = False
        # The label is the user's, so it is not run through the translations.
        self.row = FieldRow(own.label or "", editor, help=own.help or "")
        editor.committed.connect(self._save)

    def show_record(self, record: Record, dossier: Dossier) -> None:
        """Show the value of a record."""
        if self.record is None or self.record.id != record.id:
            self._refused = False
        self.record = record
        value = custom_value(dossier.shelf, self.own, record=record)
        if not self._refused and not self.editor.problem() and self.editor.value() != value:
            self.editor.set_value(value)

    def _save(self) -> None:
        if self.record is None:
            return
        try:
            self.desk.write(
                set_custom, self.desk.book, self.own, record=self.record, value=self.editor.value()
            )
        except KamdeskError as error:
            # The text stays on screen so that it can be mended or copied.
            self._refused = True
            self.row.set_error(str(error))
        else:
            self._refused = False
            self.row.set_error("")
