"""Money that is open, invoice by invoice, as several sections need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import Money
from kamdesk.domain.records import Invoice, Payment

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene


def balance(scene: Scene, invoice: Invoice) -> Money | None:
    """What is still open of an invoice; ``None`` where its amount is not known."""
    if invoice.amount is None:
        return None
    rows = scene.dossier.shelf.where(Payment, "invoice", value=invoice.id)
    currency = invoice.amount.currency
    paid = sum(row.amount.amount for row in rows if row.amount and row.amount.currency == currency)
    return Money(invoice.amount.amount - paid, currency)


def open_invoices(scene: Scene) -> tuple[tuple[Invoice, Money], ...]:
    """Invoices with something open, the one that is due first first; undated ones last."""
    rows = scene.dossier.shelf.where(Invoice, "account", value=scene.dossier.account.id)
    found = [(row, balance(scene, row)) for row in rows if not row.private]
    kept = [(row, rest) for row, rest in found if rest is not None and rest.amount > 0]
    return tuple(sorted(kept, key=lambda pair: (pair[0].due is None, str(pair[0].due), pair[0].id)))
