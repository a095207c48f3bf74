"""Asking for money that is owed: the steps of the ladder (F-08) and the payments that come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.records import Action, Payment
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Money
    from kamdesk.domain.records import Invoice
    from kamdesk.storage.book import Book


class AskedAlready(UserError):
    """A collection step that was taken before."""

    sentence = N_("Step {step} was taken for this invoice on {day} already.")


class NothingPaid(UserError):
    """A payment without an amount above zero."""

    sentence = N_("A payment needs an amount above zero.")


class OtherCurrency(UserError):
    """A payment in another currency than its invoice."""

    sentence = N_("The invoice is in {currency}. Enter what the payment is worth in that currency.")


@dataclass(frozen=True, slots=True)
class Asking:
    """One step of the ladder: 0 to 5, who of ours (id) asked whom of theirs, and what he said."""

    step: int
    owner: str | None = None
    counterpart: str | None = None
    answer: str | None = None


def record_step(
    book: Book, invoice: Invoice, *, asking: Asking, day: dt.date
) -> tuple[Action, Changes]:
    """Note that a step of the ladder was taken on a day. Raises ``AskedAlready``."""
    code = f"S{asking.step}"
    words = _("collection {step} of {invoice}").format(step=code, invoice=invoice.no or "")
    with book.work(words) as work:
        for row in work.where(Action, "invoice", value=invoice.id):
            if row.kind == "collection" and row.level_step == asking.step and row.done:
                raise AskedAlready(step=code, day=row.done.isoformat())
        action = work.add(
            Action,
            kind="collection",
            side="ours",
            text=_("Collection {step} of {invoice}").format(step=code, invoice=invoice.no or ""),
            account=invoice.account,
            invoice=invoice.id,
            owner=asking.owner,
            counterpart=asking.counterpart,
            answer=asking.answer,
            asked=day,
            due=day,
            done=day,
            level_step=asking.step,
        )
    return action, work.changes


def record_payment(
    book: Book, invoice: Invoice, *, amount: Money | None, day: dt.date, tenor: int | None = None
) -> tuple[Payment, Changes]:
    """Note a payment; ``tenor`` are the days of a bill of exchange, 0 or ``None`` for cash.

    Raises ``NothingPaid`` or ``OtherCurrency``. More than is owed may come: it happens.
    """
    if amount is None or amount.amount <= 0:
        raise NothingPaid
    if invoice.amount is not None and invoice.amount.currency != amount.currency:
        raise OtherCurrency(currency=invoice.amount.currency)
    with book.work(_("payment of {invoice}").format(invoice=invoice.no or "")) as work:
        payment = work.add(
            Payment, invoice=invoice.id, date=day, amount=amount, bill_tenor_days=tenor
        )
    return payment, work.changes
