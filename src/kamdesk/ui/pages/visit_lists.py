"""What else helps to prepare a visit: its checklists, and a rehearsal for the rep alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.insight.assessed import scored
from kamdesk.i18n import _
from kamdesk.ui.kit import Button, PlainLabel
from kamdesk.ui.pages.offered_lists import OfferedLists
from kamdesk.ui.pages.relation_panel import open_form
from kamdesk.ui.pages.visit_part import VisitPart
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

REHEARSAL = "R-REP"


class VisitLists(VisitPart):
    """Lists CK-VISIT and CK-TEAM, and R-REP, which stays private."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Checklists and rehearsal"))
        self.lists = OfferedLists(desk, account_id="")
        self.body.addWidget(self.lists)
        row = QHBoxLayout()
        self.rehearse_button = Button(_("Rehearse"), "inline", icon="user")
        self.rehearse_button.clicked.connect(self.rehearse)
        self.state = PlainLabel("", TextRole.NOTE)
        row.addWidget(self.rehearse_button)
        row.addWidget(self.state, 1)
        self.body.addLayout(row)

    def refresh(self) -> None:
        """Show how far everything is."""
        self.lists.account_id = self.account_id
        self.lists.show_record(self.dossier, self.visit)
        found = scored(self.dossier, REHEARSAL, subject=self.visit, today=self.desk.today)
        words = _("private: opening, questions, objections, the ask, composure")
        if found.percent is not None:
            words = _("private: {points} of 100").format(points=f"{found.percent:.0f}")
        self.state.setText(words)

    def rehearse(self) -> None:
        """Open the rehearsal of this visit."""
        open_form(self.desk, REHEARSAL, subject=self.visit, account_id=self.account_id, above=self)
