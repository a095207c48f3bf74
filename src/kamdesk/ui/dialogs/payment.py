"""A payment that came in: amount, day, and the days of a bill if it was one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Money
from kamdesk.domain.records import Payment
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.collecting import record_payment
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.draft_form import DraftForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.insight.invoices import Owed
    from kamdesk.ui.desk import Desk


class PaymentDialog(Sheet):
    """Proposes the whole balance as paid today."""

    def __init__(self, desk: Desk, owed: Owed, *, parent: QWidget | None = None) -> None:
        head = _("Payment for {invoice}").format(invoice=owed.invoice.no or "")
        super().__init__(head, parent, width=440)
        self.desk, self.invoice = desk, owed.invoice
        self.form = DraftForm(
            desk,
            Payment,
            dossier=desk.dossier(owed.invoice.account or ""),
            given={"invoice": owed.invoice.id},
            names=("date", "amount", "bill_tenor_days"),
        )
        self.form.set_value("date", desk.today)
        if owed.balance is not None and owed.invoice.amount is not None:
            currency = owed.invoice.amount.currency
            self.form.set_value("amount", Money(round(owed.balance), currency))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(_("Add"), "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.make)
        self.fit()

    def make(self) -> None:
        """Note the payment, or say at its field why not."""
        values = self.form.values()
        if values is None:
            return
        day = values["date"]
        if day is None:
            self.form.rows["date"].set_error(_("This must be filled in."))
            return
        try:
            self.desk.write(
                record_payment,
                self.desk.book,
                self.invoice,
                amount=values["amount"],
                day=day,
                tenor=values["bill_tenor_days"],
            )
        except KamdeskError as error:
            self.form.rows["amount"].set_error(str(error))
            self.form.rows["amount"].editor.setFocus()
            return
        self.accept()
