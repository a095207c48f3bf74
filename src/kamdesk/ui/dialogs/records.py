"""Several records of one kind that belong together, such as the roles of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.pages.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk


class RecordsDialog(Sheet):
    """The records of ``kind`` with the fields ``given``: Enter edits, Del removes, Add adds."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        *,
        account_id: str,
        given: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_(kind.PLURAL), parent, width=640)
        self.records = RecordList(desk, kind, account_id=account_id, given=given)
        self.records.reload()
        self.body.addWidget(self.records)
        self.body.addStretch(1)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        desk.bus.changed.connect(self._on_changed)
        self.fit()

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        self.records.reload()
