"""How much of what was invoiced is in doubt, tier by tier (S0-07): shaky customers cost it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.numbers import share
from kamdesk.domain.insight.sales import till_of
from kamdesk.domain.records import Invoice
from kamdesk.domain.scales import scale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier

DOUBTFUL, BAD = "doubtful", "bad"
"""Codes of DEBT_STATE."""
WITHOUT: Final = ""
"""The tier of accounts that have none."""


@dataclass(frozen=True, slots=True)
class TierDebts:
    """The invoices of a tier ("" without one), in minor units of the portfolio's currency.

    ``ratio`` is the share in doubt or bad of all that was invoiced, 0 to 1.
    """

    tier: str
    invoiced: float
    doubtful: float
    bad: float

    @property
    def ratio(self) -> float:
        """What may be lost of a unit invoiced."""
        return share(self.doubtful + self.bad, self.invoiced)


def bad_debts(dossiers: Iterable[Dossier]) -> tuple[TierDebts, ...]:
    """A row for each tier that was invoiced, gold first; nothing while no debt is in doubt.

    Amounts of a currency without a rate are left out on both sides.
    """
    dossiers = tuple(dossiers)
    till = till_of(dossiers)
    invoices: dict[str, list[Invoice]] = {}
    for dossier in dossiers:
        theirs = dossier.shelf.where(Invoice, "account", value=dossier.account.id)
        invoices.setdefault(dossier.account.tier or WITHOUT, []).extend(theirs)
    if not any(row.debt_state for rows in invoices.values() for row in rows):
        return ()
    found = []
    for tier in (*map(str, scale("TIER").codes), WITHOUT):
        rows = invoices.get(tier, [])
        if rows:
            total, doubtful, bad = (
                till.total(row.amount for row in rows if state in (None, row.debt_state))
                for state in (None, DOUBTFUL, BAD)
            )
            found.append(TierDebts(tier, total, doubtful, bad))
    return tuple(found)
