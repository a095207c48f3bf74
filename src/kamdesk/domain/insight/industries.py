"""F-35: accounts and sales by industry (S3-29), and which firms of each we deal with (S0-16).

In a trade of few buyers the possible customers are a countable list; it is worth counting whom of
them nobody has spoken with yet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.numbers import FULL, Limits
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import YEAR, Till, sales, sold, till_of
from kamdesk.domain.records import Industry, Sale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.concentration import Dossiers

NOT_SAID = ""
"""The key of accounts whose industry is not entered."""
DEALT = frozenset({"interested", "developed", "dormant", "lost"})
"""Lifecycles that nobody reaches whom we have not spoken with."""


def industries(dossiers: Dossiers, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-35: value the firms we deal or dealt with, in percent of those known to be one or other.

    ``items`` by id of the industry ("" for none), the largest sales first; each with the parts
    ``covered``, ``open``, ``unknown`` (numbers of accounts), ``now`` and ``before`` (sales of 12
    months in minor units, ``None`` where no account has any); ``detail``: ``name``, ``trend``,
    ``currency`` and ``share`` of all sales in percent.
    """
    till = till_of(dossiers, limits)
    groups: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        industry = dossier.shelf.get(Industry, dossier.organisation.industry)
        groups[industry.id if industry else NOT_SAID].append(dossier)
    total = sum(sold(sales(dossier, today), till) for dossier in dossiers)
    found = {key: _item(group, today, till=till, total=total) for key, group in groups.items()}
    order = sorted(found, key=lambda key: (-_now(found[key]), str(found[key].detail["name"]), key))
    states = [covered(dossier, today) for dossier in dossiers]
    known = [state for state in states if state is not None]
    return Insight(
        formula="F-35",
        value=_share(known),
        coverage=len(known) / len(states) if states else 0.0,
        parts=tuple(_part(key, found[key], group=groups[key]) for key in order),
        missing=() if states else ("accounts",),
        items={key: found[key] for key in order},
        detail={"covered": sum(known), "open": len(known) - sum(known), "firms": len(states)},
    )


def covered(dossier: Dossier, today: dt.date) -> bool | None:
    """Whether we deal or dealt with a firm; ``None`` where the book does not tell.

    Yes with a first contact or order, a contact that took place, a sale, or a lifecycle that says
    so. No for one on the target list without any of these.
    """
    account = dossier.account
    days = [account.first_contact, account.first_order]
    days += [
        day_of(item.start) for item in dossier.interactions if item.status == "done" and item.start
    ]
    if any(day is not None and day <= today for day in days):
        return True
    if account.lifecycle in DEALT or dossier.shelf.where(Sale, "account", value=account.id):
        return True
    return False if account.lifecycle == "potential" else None


def _item(group: list[Dossier], today: dt.date, *, till: Till, total: float) -> Insight:
    by_state: dict[bool | None, list[Dossier]] = {True: [], False: [], None: []}
    for dossier in group:
        by_state[covered(dossier, today)].append(dossier)
    now = [row for dossier in group for row in sales(dossier, today)]
    before = [row for dossier in group for row in sales(dossier, today, back=YEAR)]
    amount = sold(now, till) if now else None
    industry = group[0].shelf.get(Industry, group[0].organisation.industry)
    known = [True] * len(by_state[True]) + [False] * len(by_state[False])
    return Insight(
        formula="F-35",
        value=_share(known),
        coverage=len(known) / len(group),
        parts=(
            _firms("covered", _("Covered"), found=by_state[True]),
            _firms("open", _("Not covered yet"), found=by_state[False]),
            _firms("unknown", _("Not known"), found=by_state[None]),
            _sales("now", _("Sales, 12 months"), found=now, till=till, group=group),
            _sales("before", _("Sales before"), found=before, till=till, group=group),
        ),
        detail={
            "name": (industry.name or "") if industry else _("Industry not entered"),
            "trend": industry.trend if industry else None,
            "currency": till.currency,
            "now": amount,
            "before": sold(before, till) if before else None,
            "share": FULL * amount / total if amount is not None and total > 0 else None,
        },
    )


def _share(known: list[bool]) -> float | None:
    return FULL * sum(known) / len(known) if known else None


def _now(item: Insight) -> float:
    amount: Any = item.detail["now"]
    return amount or 0.0


def _firms(code: str, label: str, *, found: list[Dossier]) -> Part:
    return Part(code, label, float(len(found)), rows=rows(*(d.account for d in found)))


def _sales(code: str, label: str, *, found: list[Sale], till: Till, group: list[Dossier]) -> Part:
    buyers = {row.account for row in found}
    accounts = (d.account for d in group if d.account.id in buyers)
    return Part(code, label, sold(found, till) if found else None, rows=rows(*accounts))


def _part(key: str, item: Insight, *, group: list[Dossier]) -> Part:
    """An industry: how many of its firms are covered."""
    return Part(
        key,
        str(item.detail["name"]),
        item.parts[0].points,
        maximum=float(len(group)),
        rows=rows(*(dossier.account for dossier in group)),
    )
