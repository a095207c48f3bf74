"""A checklist in a dialog, wherever a page offers one on a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.pages.checklist_panel import ChecklistPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk


class ChecklistDialog(Sheet):
    """Each tick is kept at once; closing loses nothing."""

    def __init__(
        self,
        desk: Desk,
        code: str,
        *,
        subject: Record,
        account_id: str,
        parent: QWidget | None = None,
    ) -> None:
        name = title_of(subject, desk.dossier(account_id).shelf)
        super().__init__(f"{checklist(code).name.here} · {name}", parent, width=640)
        self.panel = ChecklistPanel(desk, code, account_id=account_id)
        self.panel.show_subject(subject)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.fit()
