"""One record in a dialog: made first, then edited field by field like everywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from kamdesk.domain.naming import title_of
from kamdesk.domain.values import FieldProblem
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.records import add_record
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.draft_form import DraftForm
from kamdesk.ui.forms.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk


class NewRecordDialog(Sheet):
    """Asks for the fields of a new record. Signal: ``made(record)``."""

    made = Signal(object)

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        *,
        account_id: str,
        given: Mapping[str, Any],
        names: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("New: {kind}").format(kind=_(kind.LABEL)), parent)
        self.desk, self.kind = desk, kind
        dossier = desk.dossier(account_id)
        self.form = DraftForm(desk, kind, dossier=dossier, given=given, names=names)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.clicked.connect(self.make)
        self.make_button.setDefault(True)
        self.fit()

    def make(self) -> None:
        """Make the record, or show at its field why not."""
        values = self.form.values()
        if values is None:
            return
        try:
            record, _changes = self.desk.write(add_record, self.desk.book, self.kind, **values)
        except FieldProblem as problem:
            if not self.form.show_problem(problem):
                self.desk.messages.fail(problem)
            return
        except KamdeskError as error:
            self.desk.messages.fail(error)
            return
        self.accept()
        self.made.emit(record)


class RecordDialog(Sheet):
    """All fields of a record, each saved when it is left."""

    def __init__(
        self, desk: Desk, record: Record, *, account_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title_of(record, desk.book), parent)
        self.desk, self.record = desk, record
        self.form = RecordForm(desk, type(record), account_id=account_id, without=_fixed(record))
        self.form.load(record)
        self.body.addWidget(self.form)
        self.form.evidence_wanted.connect(self._show_evidence)
        self._offer_lists(account_id)
        self.remove_button = self.add_button(_("Remove"), "danger")
        self.remove_button.clicked.connect(self._remove)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self._account_id = account_id
        self.fit()

    def _offer_lists(self, account_id: str) -> None:
        """The checklists that belong to this kind of record, such as those of a complaint."""
        from kamdesk.ui.pages.offered_lists import OFFERED, OfferedLists

        if self.record.ENTITY not in OFFERED or not self.desk.has_account(account_id):
            return
        self.lists = OfferedLists(self.desk, account_id=account_id)
        self.lists.show_record(self.desk.dossier(account_id), self.record)
        self.body.addWidget(self.lists)
        self.desk.bus.changed.connect(self._show_lists)

    def _show_lists(self, _changes: object, _initiator: object) -> None:
        if self.desk.has_account(self._account_id):
            self.lists.show_record(self.desk.dossier(self._account_id), self.record)

    def _remove(self) -> None:
        name = title_of(self.record, self.desk.book)
        self.accept()
        self.desk.remove(self.record, _("{name} is in the bin.").format(name=name))

    def _show_evidence(self, field: object) -> None:
        from kamdesk.ui.dialogs.evidence import EvidenceDialog
        from kamdesk.ui.forms.field import Field

        if isinstance(field, Field):
            EvidenceDialog(self.desk, field, account_id=self._account_id, parent=self).open()


def _fixed(record: Record) -> tuple[str, ...]:
    """The references that say where a record belongs; moving it elsewhere is not editing it."""
    return tuple(name for name in record.HOME if getattr(record, name) is not None)
