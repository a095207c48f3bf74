"""What is owed: balances of invoices, and the payments that came (base of F-08 and F-09)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.records import Complaint, Invoice, Payment
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.sales import Till


@dataclass(frozen=True, slots=True)
class Owed:
    """One invoice with what came in for it up to a day.

    ``balance`` is in minor units and never below 0 (too much paid is not a debt of ours here);
    ``None`` where the amount of the invoice is not known.
    """

    invoice: Invoice
    payments: tuple[Payment, ...]
    balance: float | None
    complaint: Complaint | None

    @property
    def paid(self) -> bool:
        """Whether nothing is left to pay."""
        return self.balance is not None and self.balance <= 0


@remembered
def owed(dossier: Dossier, today: dt.date, *, till: Till) -> tuple[Owed, ...]:
    """The invoices issued up to today, by due date and number."""
    found = [
        row
        for row in dossier.shelf.where(Invoice, "account", value=dossier.account.id)
        if row.issued is None or row.issued <= today
    ]
    found.sort(key=lambda row: (row.due is None, str(row.due), row.no or "", row.id))
    return tuple(_owed(dossier, row, today=today, till=till) for row in found)


def _owed(dossier: Dossier, invoice: Invoice, *, today: dt.date, till: Till) -> Owed:
    payments = tuple(
        row
        for row in dossier.shelf.where(Payment, "invoice", value=invoice.id)
        if row.date is None or row.date <= today
    )
    amount = till.worth(invoice.amount)
    paid = till.total(row.amount for row in payments)
    balance = None if amount is None else max(0.0, amount - paid)
    return Owed(invoice, payments, balance, _dispute(dossier, invoice, today=today))


def _dispute(dossier: Dossier, invoice: Invoice, *, today: dt.date) -> Complaint | None:
    """The open complaint that holds an invoice back, named from either side."""
    named = dossier.shelf.get(Complaint, invoice.disputed_by)
    blocking = dossier.shelf.where(Complaint, "blocks", value=invoice.id)
    for complaint in (named, *blocking):
        if complaint is None or (complaint.opened and day_of(complaint.opened) > today):
            continue
        if complaint.closed is None or complaint.closed > today:
            return complaint
    return None
