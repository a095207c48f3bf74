"""A visit that took place: where, when, of which kind; what came of it is entered on its page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.i18n import _
from kamdesk.services.accounts import account_lines
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.kit import Combo, FieldRow, Option, align_labels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk

HOUR = 9


class RecordVisitDialog(PlanVisitDialog):
    """Asks for account, day and kind. Signal: ``made(visit id)``; ``account_id`` says whose."""

    def __init__(self, desk: Desk, account_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, account_id, head=_("Record a visit"), parent=parent)
        self.accounts = Combo()
        self.accounts.setAccessibleName(_("Account"))
        lines = account_lines(desk.book, desk.today)
        self.accounts.set_options(Option(line.id, line.name) for line in lines)
        self.accounts.set_current(account_id)
        self.accounts.currentIndexChanged.connect(self._choose)
        row = FieldRow(_("Account"), self.accounts)
        self.body.insertWidget(0, row)
        align_labels([row, *self.form.rows.values()])
        morning = dt.datetime.combine(desk.today, dt.time(HOUR))
        self.form.set_value("start", morning.astimezone())
        self.make_button.set_text(_("Record it"))
        self.fit()
        self.accounts.setFocus()

    def _choose(self, _index: int) -> None:
        self.account_id = self.accounts.current() or self.account_id
