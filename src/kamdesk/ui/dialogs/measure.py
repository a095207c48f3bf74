"""A measure for an objective: chosen from the library (point, line, area) or in own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.hints import compliance_hint
from kamdesk.domain.insight.people import active_people
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Person
from kamdesk.domain.standing import checklist
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.objectives import Measure, add_measure
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import (
    ChoiceEditor,
    DateEditor,
    FieldRow,
    Option,
    PlainLabel,
    TextEditor,
    align_labels,
)
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.records import Objective
    from kamdesk.ui.desk import Desk

LIBRARY = "CK-PLA"


class MeasureDialog(Sheet):
    """What, for whom, by whom, by when; for needs 1 to 3 it says to check compliance first."""

    def __init__(
        self, desk: Desk, objective: Objective, *, account_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("New measure"), parent, width=600)
        self.desk, self.objective, self.account_id = desk, objective, account_id
        dossier, today = desk.dossier(account_id), desk.today
        items = checklist(LIBRARY).items
        self.library = ChoiceEditor([Option(item.code, item.name.here) for item in items])
        self.text = TextEditor()
        people = active_people(dossier, today)
        self.counterpart = ChoiceEditor([Option(p.id, title_of(p, dossier.shelf)) for p in people])
        own = dossier.own_people(today)
        self.owner = ChoiceEditor([Option(p.id, p.name or "") for p in own])
        self.due = DateEditor()
        self.hint = PlainLabel("", TextRole.AMBER, wrap=True)
        if objective.subject_kind == Person.ENTITY:
            self.counterpart.set_value(objective.subject)
        self.owner.set_value(objective.owner)
        self.text_row = FieldRow(_("What we will do"), self.text, required=True)
        rows = [
            FieldRow(_("From the library"), self.library),
            self.text_row,
            FieldRow(_("For whom"), self.counterpart),
            FieldRow(_("Owner"), self.owner),
            FieldRow(_("Due"), self.due),
        ]
        align_labels(rows)
        for row in rows:
            self.body.addWidget(row)
        self.body.addWidget(self.hint)
        self.body.addStretch(1)
        self.library.committed.connect(self._take)
        self.counterpart.committed.connect(self._warn)
        self._warn()
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.clicked.connect(self.make)
        self.fit()

    def _take(self) -> None:
        names = {item.code: item.name.here for item in checklist(LIBRARY).items}
        words = names.get(str(self.library.value() or ""))
        if words:
            self.text.set_value(words)

    def _warn(self) -> None:
        """The compliance hint for the need level of the person, if it has one."""
        person = self.desk.dossier(self.account_id).person(self.counterpart.value())
        found = compliance_hint(person.need_level if person else None)
        self.hint.setVisible(found is not None)
        self.hint.setText(found.words.here if found is not None else "")

    def make(self) -> None:
        """Add the measure, or say what is missing."""
        self.text.commit()
        text = str(self.text.value() or "").strip()
        if not text:
            self.text_row.set_error(_("This must be filled in."))
            return
        measure = Measure(
            text,
            due=self.due.value(),
            owner=self.owner.value(),
            counterpart=self.counterpart.value(),
        )
        try:
            self.desk.write(
                add_measure,
                self.desk.book,
                self.objective,
                account=self.account_id,
                measure=measure,
                today=self.desk.today,
            )
        except KamdeskError as error:
            self.desk.messages.fail(error)
        else:
            self.accept()
