"""F-31: how long the way in took (S3-50): from the first contact to approval and first order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import ProductLine, SupplierStatus
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier

APPROVED = "approved"


@remembered
def way_in(dossier: Dossier, today: dt.date) -> Insight:
    """F-31: value the days from the first contact to the first approval as a supplier.

    The parts are the days to that approval and to the first order, ``None`` where a day is not
    noted, lies ahead, or before the first contact. ``items``: the approvals by product line.
    ``detail``: ``begin`` (ISO day of the first contact), ``approval`` and ``order`` (days),
    ``so_far`` (days since the first contact while neither came, ``None`` for a lost account).
    """
    account = dossier.account
    items = {key: item for key, item in _lines(dossier, today) if item.value is not None}
    first = min(items.values(), key=lambda item: str(item.detail["day"]), default=None)
    approval = first.value if first else None
    order = _days(account.first_contact, account.first_order, today=today)
    waits = approval is None and order is None and account.lifecycle != "lost"
    return Insight(
        formula="F-31",
        value=approval,
        coverage=sum(days is not None for days in (approval, order)) / 2,
        parts=(
            _part("approval", approval, behind=first.parts[0] if first else None),
            Part(
                "order",
                _("Days to the first order"),
                order,
                maximum=None if order is not None else 1.0,
                rows=rows(account),
            ),
        ),
        missing=tuple(
            code for code, days in (("approval", approval), ("order", order)) if days is None
        ),
        items=items,
        detail={
            "begin": account.first_contact.isoformat() if account.first_contact else None,
            "approval": approval,
            "order": order,
            "so_far": _days(account.first_contact, today, today=today) if waits else None,
        },
    )


def _lines(dossier: Dossier, today: dt.date) -> list[tuple[str, Insight]]:
    """The way to approval of every line that has one, counted from the contact about that line."""
    found = []
    for row in dossier.shelf.where(SupplierStatus, "account", value=dossier.account.id):
        line = dossier.shelf.get(ProductLine, row.product_line)
        if row.status != APPROVED or row.since is None or line is None:
            continue
        days = _days(row.first_contact or dossier.account.first_contact, row.since, today=today)
        part = Part("approval", line.name or key_of(line), days, rows=rows(row))
        detail = {"day": row.since.isoformat()}
        item = Insight(formula="F-31", value=days, parts=(part,), detail={**detail})
        found.append((key_of(line), item))
    return sorted(found, key=lambda pair: pair[0])


def _days(begin: dt.date | None, end: dt.date | None, *, today: dt.date) -> float | None:
    if begin is None or end is None or not begin <= end <= today:
        return None
    return float((end - begin).days)


def _part(code: str, days: float | None, *, behind: Part | None) -> Part:
    return Part(
        code,
        _("Days to the approval as supplier"),
        days,
        maximum=None if days is not None else 1.0,
        rows=behind.rows if behind else (),
    )
