"""F-17: how much of what they buy they buy from us, and where we are not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import FULL, Limits
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.insight.spending import LineSpend, spend_by_line
from kamdesk.domain.records import InstalledItem, Organisation, Product, ProductLine, Site, Spend
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json


@remembered
def share_of_wallet(
    dossier: Dossier,
    today: dt.date,  # noqa: ARG001 - all formulas are called alike
    *,
    limits: Limits | None = None,
) -> Insight:
    """F-17: value our share over all lines in percent; items by product line.

    A line whose total is not known, or below our own part, has no share. ``detail``:
    ``unserved`` in minor units, ``odd`` (lines whose figures contradict each other), ``grid``
    (line, site, ours / rival / none / unknown).
    """
    till = own_till(dossier, limits)
    lines = list(spend_by_line(dossier, till, limits=limits).values())
    known = [line for line in lines if line.share is not None]
    total = sum(line.total or 0.0 for line in known)
    ours = sum(line.ours or 0.0 for line in known)
    unserved = [line.unserved for line in lines if line.unserved is not None]
    items = {_key(dossier, line.line): _line(dossier, line) for line in lines}
    odd = till.foreign(row.total for line in lines for row in line.records)
    return Insight(
        formula="F-17",
        value=FULL * ours / total if total else None,
        coverage=len(known) / len(lines) if lines else 0.0,
        parts=tuple(part for item in items.values() for part in item.parts),
        missing=(*(code for item in items.values() for code in item.missing), *odd),
        items=items,
        detail={
            "currency": till.currency,
            "unserved": sum(unserved) if unserved else None,
            "odd": [_key(dossier, line.line) for line in lines if line.odd],
            "grid": white_space(dossier),
        },
    )


def _line(dossier: Dossier, line: LineSpend) -> Insight:
    key = _key(dossier, line.line)
    value = None if line.share is None else FULL * line.share
    found = dossier.shelf.get(ProductLine, line.line)
    label = (found.name if found else None) or key
    behind = rows(*line.records)
    return Insight(
        formula="F-17",
        value=value,
        coverage=float(value is not None),
        parts=(Part(key, label, value, FULL, rows=behind),),
        missing=() if value is not None else (f"spend:{key}",),
        detail={
            "total": line.total,
            "ours": line.ours,
            "unserved": line.unserved,
            "odd": line.odd,
        },
    )


def _key(dossier: Dossier, line_id: str) -> str:
    line = dossier.shelf.get(ProductLine, line_id)
    return key_of(line) if line else line_id


def white_space(dossier: Dossier) -> list[Json]:
    """Rows of product line, site and who is there: ours, rival, none or unknown.

    Ours wins where both are; "none" only where they are known to spend nothing.
    """
    lines = [line for line in dossier.shelf.of(ProductLine) if line.own]
    sites = dossier.shelf.where(Site, "organisation", value=dossier.organisation.id)
    return [
        [key_of(line), key_of(site), _state(dossier, line, site=site)]
        for line in sorted(lines, key=key_of)
        for site in sorted(sites, key=key_of)
    ]


def _state(dossier: Dossier, line: ProductLine, *, site: Site) -> str:
    makers = [
        _is_ours(dossier, product)
        for item in dossier.shelf.where(InstalledItem, "site", value=site.id)
        if (product := dossier.shelf.get(Product, item.product)) is not None
        and product.product_line == line.id
    ]
    if makers:
        return "ours" if any(makers) else "rival"
    spent = [
        row.total.amount
        for row in dossier.shelf.where(Spend, "site", value=site.id)
        if row.product_line == line.id and row.account == dossier.account.id and row.total
    ]
    return "none" if spent and not any(spent) else "unknown"


def _is_ours(dossier: Dossier, product: Product) -> bool:
    maker = dossier.shelf.get(Organisation, product.maker)
    return maker is not None and maker.is_own is True
