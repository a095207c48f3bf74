"""The checklists that belong to a record, as buttons that say how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.records import AccountRival, Organisation
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _
from kamdesk.ui.kit import Button, FlowLayout, clear_layout

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk

OFFERED: Final[dict[str, tuple[str, ...]]] = {
    "complaint": ("CK-CMP",),
    "ledger_line": ("CK-FAVOR",),
    "project": ("CK-PROJ", "CK-4F"),
    "interaction": ("CK-VISIT", "CK-TEAM", "CK-TALK"),
    "action": ("CK-COMP",),
    "account_team": ("CK-HAND",),
    "organisation": ("CK-RIVAL",),
    "account_rival": ("CK-RIVAL",),
    "department": ("CK-PLA",),
}
"""Which lists are offered on which kind of record."""


class OfferedLists(QWidget):
    """Buttons of the lists for one record; nothing where none belongs to its kind."""

    def __init__(self, desk: Desk, *, account_id: str) -> None:
        super().__init__()
        self.desk, self.account_id = desk, account_id
        self.buttons: dict[str, Button] = {}
        self._record: Record | None = None
        self._flow = FlowLayout(self)

    def show_record(self, dossier: Dossier, record: Record) -> None:
        """Offer the lists of a record."""
        record = _subject(dossier, record)
        self._record = record
        codes = OFFERED.get(record.ENTITY, ())
        self.setVisible(bool(codes))
        if tuple(self.buttons) != codes:
            clear_layout(self._flow)
            self.buttons = {code: Button("", "inline", icon="list-check") for code in codes}
            for code, button in self.buttons.items():
                button.clicked.connect(lambda _on=False, c=code: self.open(c))
                self._flow.addWidget(button)
        for code, button in self.buttons.items():
            done, whole = checked(dossier, code, subject=record).progress
            words = _("{checklist}  {n} of {all}")
            name = checklist(code).name.here
            button.set_text(words.format(checklist=name, n=done, all=whole))

    def open(self, code: str) -> None:
        """Open one of the lists."""
        from kamdesk.ui.dialogs.checklist import ChecklistDialog

        if self._record is not None:
            ChecklistDialog(
                self.desk,
                code,
                subject=self._record,
                account_id=self.account_id,
                parent=self.window(),
            ).open()


def _subject(dossier: Dossier, record: Record) -> Record:
    """What the lists of a record hang on: those on a rival at an account on the rival itself."""
    if isinstance(record, AccountRival):
        return dossier.shelf.get(Organisation, record.organisation) or record
    return record
