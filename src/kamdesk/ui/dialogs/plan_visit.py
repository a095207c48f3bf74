"""A new visit: when, and of which kind. Everything else is filled in on its page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kamdesk.domain.records import Interaction
from kamdesk.domain.values import FieldProblem
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.visits import plan_visit
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.draft_form import DraftForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk

HOUR = 9
FRIDAY = 4


class PlanVisitDialog(Sheet):
    """Asks for day, hour and kind of a visit. Signal: ``made(visit id)``."""

    made = Signal(str)

    def __init__(
        self, desk: Desk, account_id: str, *, head: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(head or _("Plan a visit"), parent)
        self.desk, self.account_id = desk, account_id
        self.form = DraftForm(
            desk,
            Interaction,
            dossier=desk.dossier(account_id),
            given={"account": account_id, "status": "planned"},
            names=("kind", "start", "place"),
        )
        self.form.set_value("kind", "visit")
        self.form.set_value("start", next_morning(desk.today))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Plan it"), "primary")
        self.make_button.clicked.connect(self.make)
        self.make_button.setDefault(True)
        self.fit()
        self.form.rows["start"].editor.setFocus()

    def make(self) -> None:
        """Make the visit, or show at its field why not."""
        values = self.form.values()
        if values is None:
            return
        start = values.pop("start")
        if start is None:
            self.form.rows["start"].set_error(_("A visit needs a day and an hour."))
            self.form.rows["start"].editor.setFocus()
            return
        values.pop("account")
        account = self.desk.dossier(self.account_id).account
        try:
            visit, _changes = self.desk.write(
                plan_visit, self.desk.book, account, start=start, **values
            )
        except FieldProblem as problem:
            if not self.form.show_problem(problem):
                self.desk.messages.fail(problem)
            return
        except KamdeskError as error:
            self.desk.messages.fail(error)
            return
        self.accept()
        self.made.emit(visit.id)


def next_morning(today: dt.date) -> dt.datetime:
    """Nine o'clock of the next working day, in this computer's time zone."""
    days = 1 if today.weekday() < FRIDAY else 7 - today.weekday()
    morning = dt.datetime.combine(today + dt.timedelta(days=days), dt.time(HOUR))
    return morning.astimezone()
