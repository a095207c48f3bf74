"""A new person: name, post, department and level; everything else can come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kamdesk.domain.fact import fact_of
from kamdesk.domain.records import Post
from kamdesk.i18n import _
from kamdesk.services.people import add_person
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.options import options_for
from kamdesk.ui.kit import ChoiceEditor, FieldRow, Option, TextEditor, align_labels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk


class NewPersonDialog(Sheet):
    """Signal: ``made(person id)``."""

    made = Signal(str)

    def __init__(self, desk: Desk, account_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Add person"), parent)
        self.desk, self.account_id = desk, account_id
        self.name = TextEditor()
        self.title = TextEditor()
        self.department = ChoiceEditor(self._options("department"))
        self.new_department = TextEditor(placeholder=_("if it is not in the list"))
        self.level = ChoiceEditor(self._options("level"))
        self.reports_to = ChoiceEditor(self._options("reports_to"))
        rows = [
            FieldRow(_("Full name"), self.name, help=_("Empty if only the seat is known.")),
            FieldRow(_("Title"), self.title),
            FieldRow(_("Department"), self.department),
            FieldRow(_("New department"), self.new_department),
            FieldRow(_("Formal level"), self.level),
            FieldRow(_("Reports to"), self.reports_to),
        ]
        align_labels(rows)
        for row in rows:
            self.body.addWidget(row)
        self.name_row = rows[0]
        self.name_row.show_help()
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.make)
        self.fit()
        self.name.setFocus()

    def _options(self, name: str) -> list[Option]:
        dossier = self.desk.dossier(self.account_id)
        return list(options_for(dossier, Post, item=fact_of(Post, name), today=self.desk.today))

    def make(self) -> None:
        """Make person and post in one step, and the department if it is new."""
        for editor in (self.name, self.title, self.new_department):
            editor.commit()
        if not self.name.value() and not self.title.value():
            self.name_row.set_error(_("Give a name, or the title of the seat."))
            self.name.setFocus()
            return
        firm = self.desk.dossier(self.account_id).organisation
        made = self.desk.do(
            add_person,
            self.desk.book,
            firm,
            name=self.name.value(),
            title=self.title.value(),
            new_department=self.new_department.value(),
            department=self.department.value(),
            level=self.level.value(),
            reports_to=self.reports_to.value(),
        )
        if made is not None:
            self.accept()
            self.made.emit(made[0].id)
