"""What is owed by age: not due, then days past due in the borders of the ladder (F-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.invoices import owed
from kamdesk.domain.insight.numbers import Limits, limits_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.sales import Till

NOT_DUE, DISPUTED, UNDATED = "not_due", "disputed", "undated"


def ageing(
    dossier: Dossier, today: dt.date, *, till: Till, limits: Limits | None = None
) -> dict[str, float]:
    """Balances in minor units by bucket, in the order of their seriousness; empty ones left out.

    Buckets: ``not_due``, one for each border of the ladder as ``"1-7"``, the last as ``"91-"``,
    ``disputed`` (whatever the age), ``undated`` (without a due date).
    """
    borders = _borders(limits_of("F-08", limits))
    names = (NOT_DUE, *(_name(borders, index) for index in range(len(borders) + 1)))
    found = dict.fromkeys((*names, DISPUTED, UNDATED), 0.0)
    for item in owed(dossier, today, till=till):
        balance = item.balance or 0.0
        if item.complaint is not None:
            found[DISPUTED] += balance
        elif item.invoice.due is None:
            found[UNDATED] += balance
        else:
            found[_bucket((today - item.invoice.due).days, borders)] += balance
    return {name: amount for name, amount in found.items() if amount > 0}


def _borders(numbers: Mapping[str, Any]) -> list[int]:
    return sorted(int(last) for last in numbers["steps"].values() if int(last) > 0)


def _name(borders: list[int], index: int) -> str:
    first = borders[index - 1] + 1 if index else 1
    return f"{first}-{borders[index]}" if index < len(borders) else f"{first}-"


def _bucket(days: int, borders: list[int]) -> str:
    if days <= 0:
        return NOT_DUE
    index = next((i for i, last in enumerate(borders) if days <= last), len(borders))
    return _name(borders, index)
