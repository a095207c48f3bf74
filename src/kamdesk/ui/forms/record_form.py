"""The form of any record: its declared fields in groups, and the fields the user added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.domain.custom import fields_on
from kamdesk.domain.fact import Kind, facts_of
from kamdesk.i18n import _
from kamdesk.ui.forms.custom_field import OwnField
from kamdesk.ui.forms.field import Field
from kamdesk.ui.kit import align_labels, group_head

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Fact, Record
    from kamdesk.ui.desk import Desk

NARROW = 112
"""Width of the labels in an inspector; longer ones are cut and say the rest in a tool tip."""
UNSHOWN = frozenset({Kind.ENTITY, Kind.SUBJECT, Kind.VALUE})
"""Kinds that say where a record hangs; the place of the form says it already."""


class RecordForm(QWidget):
    """All fields of one record, saved one by one as they are left.

    ``names`` limits the fields (Python names, in the order wanted); ``without`` leaves some out;
    ``own_only`` shows only the fields the user added; ``narrow`` is for inspectors.
    Signals: ``saved(record)``; ``evidence_wanted(field)``.
    """

    saved = Signal(object)
    evidence_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        *,
        account_id: str,
        names: Iterable[str] = (),
        without: Collection[str] = (),
        own_only: bool = False,
        narrow: bool = False,
    ) -> None:
        super().__init__()
        self.desk, self.kind, self.account_id = desk, kind, account_id
        self.record: Record | None = None
        self.fields: list[Field] = []
        self.own_fields: list[OwnField] = []
        self._own_only = own_only
        self._narrow = narrow
        self._build(tuple(names), frozenset(without))
        desk.bus.changed.connect(self._on_changed)

    def _build(self, names: tuple[str, ...], without: frozenset[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        dossier = self.desk.dossier(self.account_id)
        group = ""
        for item in () if self._own_only else self._facts(names, without):
            if item.group and item.group != group and not names:
                group = item.group
                column.addWidget(group_head(_(group), ""))
            column.addWidget(self._field(item, dossier).row)
        if not names:
            for own in fields_on(dossier.shelf, self.kind.ENTITY):
                field = OwnField(self.desk, own)
                self.own_fields.append(field)
                column.addWidget(field.row)
        rows = [*(field.row for field in self.fields), *(own.row for own in self.own_fields)]
        align_labels(rows)
        if self._narrow:
            for row in rows:
                row.set_label_width(NARROW)
        column.addStretch(1)

    def _facts(self, names: tuple[str, ...], without: frozenset[str]) -> list[Fact]:
        declared = {
            item.name: item
            for item in facts_of(self.kind)
            if item.kind not in UNSHOWN and item.name not in without
        }
        return [declared[name] for name in names] if names else list(declared.values())

    def _field(self, item: Fact, dossier: Dossier) -> Field:
        field = Field(self.desk, self.kind, item=item, dossier=dossier)
        field.setProperty("account", self.account_id)
        field.saved.connect(self._on_saved)
        field.evidence_wanted.connect(self.evidence_wanted)
        self.fields.append(field)
        return field

    def load(self, record: Record) -> None:
        """Show a record."""
        self.record = record
        dossier = self.desk.dossier(self.account_id)
        for field in self.fields:
            field.show_record(record, dossier)
        for own in self.own_fields:
            own.show_record(record, dossier)

    def field(self, name: str) -> Field:
        """The field of a Python name. Raises ``KeyError`` if the form does not show it."""
        found = {field.item.name: field for field in self.fields}
        return found[name]

    def _on_saved(self, record: Record) -> None:
        # The next field must start from what this one left behind.
        self.load(record)
        self.saved.emit(record)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if self.record is None or not changes.ids:
            return
        touched = {self.record.id} & changes.ids
        if touched or changes.kinds & {"observation", "fact_mark", "custom_value"}:
            record = self.desk.book.get(type(self.record), self.record.id)
            # The account may be gone (removed, or its making undone) and the record still there.
            if record is not None and self.desk.has_account(self.account_id):
                self.load(record)
