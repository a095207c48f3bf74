"""Sheet 5: what stands in their plants, what they spend, and how much of it is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import Money
from kamdesk.domain.records import InstalledItem, PriceQuote, Product, Sale, Spend
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, fields, of
from kamdesk.reports.workbook.model import Sheet, Table, plain

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk


def _line(desk: Desk, row: InstalledItem) -> str:
    product = desk.shelf.get(Product, row.product)
    return desk.title("product_line", product.product_line) if product else ""


def _share(_desk: Desk, row: Spend) -> float | None:
    """Our part of the spend; none where the total is unknown or of another currency (F-17)."""
    total, ours = row.total, row.ours
    if total is None or ours is None or total.currency != ours.currency or not total.amount:
        return None
    return ours.amount / total.amount


def _unserved(_desk: Desk, row: Spend) -> Money | None:
    total, ours = row.total, row.ours
    if total is None or ours is None or total.currency != ours.currency:
        return None
    return Money(total.amount - ours.amount, total.currency)


INSTALLED: Final = Sheet(
    "installed",
    N_("Installed base and spend"),
    (
        Table(
            "InstalledItem",
            (
                computed("line", N_("Product line"), _line, width=16.0, bold=True),
                *fields(
                    InstalledItem,
                    "site maker model quantity year place condition satisfaction reason"
                    " replacement_due department",
                    site=16.0,
                    maker=12.0,
                    reason=20.0,
                    condition=11.0,
                ),
            ),
            lambda desk: desk.of(InstalledItem),
            title=InstalledItem.PLURAL,
            kind=InstalledItem,
        ),
        Table(
            "Spend",
            (
                of(Spend, "product_line", width=16.0, bold=True),
                of(Spend, "site", width=16.0),
                of(Spend, "supplier", width=12.0),
                of(Spend, "year"),
                of(Spend, "total"),
                of(Spend, "ours"),
                computed("share", N_("Our share"), _share, Form.SHARE),
                computed("unserved", N_("Unserved"), _unserved, Form.MONEY),
                of(Spend, "source"),
            ),
            lambda desk: desk.of(Spend),
            title=Spend.PLURAL,
            kind=Spend,
        ),
        plain(PriceQuote, "product_line organisation source price quoted_on note"),
        plain(Sale, "product_line month channel amount margin"),
    ),
    note=lambda desk: f"{desk.unit_words} · {_('Sales by month stand at the end.')}",
)
