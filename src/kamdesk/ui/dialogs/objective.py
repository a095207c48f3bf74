"""A new objective: on whom or what, then where from, where to, by when, for which decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.insight.relationship import organisational
from kamdesk.domain.naming import title_of
from kamdesk.domain.objectives import value_code, value_words
from kamdesk.domain.records import Objective, Person
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.objectives import add_objective
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.draft_form import DraftForm
from kamdesk.ui.kit import ChoiceEditor, FieldRow, Option, align_labels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk

VALUES = ("from_value", "to_value")
NAMES = ("level", "goal_kind", "from_value", "to_value", "due", "owner", "serves", "progress")


class ObjectiveDialog(Sheet):
    """Starts from what is known of the subject: the attitude or the level of today."""

    def __init__(self, desk: Desk, *, account_id: str, parent: QWidget | None = None) -> None:
        super().__init__(_("New objective"), parent, width=600)
        self.desk, self.account_id = desk, account_id
        dossier = desk.dossier(account_id)
        self._subjects: dict[str, Record] = {}
        options = []
        for record in (
            dossier.account,
            *key_persons(dossier, desk.today),
            *dossier.departments,
            *dossier.open_projects,
        ):
            self._subjects[record.id] = record
            options.append(Option(record.id, title_of(record, dossier.shelf)))
        self.subject = ChoiceEditor(options, allow_empty=False)
        self.subject.set_value(dossier.account.id)
        self.subject.committed.connect(self._propose)
        self.form = DraftForm(desk, Objective, dossier=dossier, given={}, names=NAMES)
        row = FieldRow(_("On whom or what"), self.subject, required=True)
        align_labels([row, *self.form.rows.values()])
        self.body.addWidget(row)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._propose()
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.clicked.connect(self.make)
        self.fit()

    def _propose(self) -> None:
        """Fill level and start from what is known; what the rep typed stays."""
        dossier = self.desk.dossier(self.account_id)
        record = self._subjects[self.subject.value()]
        if isinstance(record, Person):
            known: dict[str, Any] = {
                "level": "key",
                "from_value": record.attitude,
                "to_value": record.attitude_target,
                "due": record.attitude_target_date,
            }
        elif record.ENTITY == "account":
            level = organisational(dossier, self.desk.today).level
            known = {"level": "org", "from_value": level, "owner": dossier.account.owner}
        else:
            known = {"level": "extensive" if record.ENTITY == "department" else "commercial"}
        for name, value in {"goal_kind": "relationship", **known}.items():
            shown = value
            if name in VALUES:
                shown = value_words(Objective(id="", level=known["level"]), value) or None
            self.form.set_value(name, shown)

    def make(self) -> None:
        """Add the objective, or say why not."""
        values = self.form.values()
        if values is None:
            return
        record = self._subjects[self.subject.value()]
        values |= {name: value_code(values["level"], values[name]) for name in VALUES}
        try:
            self.desk.write(add_objective, self.desk.book, record, **values)
        except KamdeskError as error:
            self.desk.messages.fail(error)
        else:
            self.accept()
