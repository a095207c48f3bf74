"""What goes into the account workbook; private facts only with the tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kamdesk.i18n import _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import Check, PlainLabel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class WorkbookDialog(Sheet):
    """Asks before a workbook is written. Signal: ``wanted(with private facts)``."""

    wanted = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Account workbook (Excel)"), parent)
        self.body.addWidget(
            PlainLabel(
                _(
                    "Every sheet of the account, for the manager: real dates and numbers, filters, "
                    "print areas."
                ),
                wrap=True,
            )
        )
        self.private = Check(_("With private facts"))
        self.body.addWidget(self.private)
        self.body.addWidget(
            PlainLabel(
                _("Private facts leave this computer only with this tick."),
                TextRole.NOTE,
                wrap=True,
            )
        )
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = self.add_button(_("Choose the file…"), "primary")
        self.save_button.clicked.connect(self._take)
        self.save_button.setDefault(True)
        self.fit()

    def _take(self) -> None:
        self.accept()
        self.wanted.emit(self.private.isChecked())
