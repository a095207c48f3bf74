"""Sheet 5: what stands in their plants, what they spend, and how much of it is ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import Money
from kamdesk.domain.records import InstalledItem, PriceQuote, Product, Sale, Spend
from kamdesk.i18n import N_
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


@dataclass(frozen=True, slots=True)
class YearOfSales:
    """The sales of one product line in one calendar year."""

    id: str
    line: str
    year: str
    amount: Money
    margin: Money

    @property
    def rate(self) -> float | None:
        """The margin as a share of the sales."""
        return self.margin.amount / self.amount.amount if self.amount.amount else None


def years_of_sales(desk: Desk) -> list[YearOfSales]:
    """Sales by product line and year in the currency of the account, the newest year first."""
    found: dict[tuple[str, str], list[int]] = {}
    for sale in desk.of(Sale):
        if sale.amount is None or sale.amount.currency != desk.currency:
            continue
        sums = found.setdefault(((sale.month or "")[:4], sale.product_line or ""), [0, 0])
        sums[0] += sale.amount.amount
        sums[1] += sale.margin.amount if sale.margin else 0
    return [
        YearOfSales(
            line,
            desk.title("product_line", line),
            year,
            Money(amount, desk.currency),
            Money(margin, desk.currency),
        )
        for (year, line), (amount, margin) in sorted(found.items(), reverse=True)
    ]


SALES: Final = Table(
    "Sales",
    (
        computed("line", N_("Product line"), read=lambda _d, row: row.line, bold=True),
        computed("year", N_("Year"), read=lambda _d, row: row.year, form=Form.MARK),
        computed("amount", N_("Sales"), read=lambda _d, row: row.amount, form=Form.MONEY),
        computed("margin", N_("Margin"), read=lambda _d, row: row.margin, form=Form.MONEY),
        computed("rate", N_("Margin, share"), read=lambda _d, row: row.rate, form=Form.SHARE),
    ),
    years_of_sales,
    title=N_("Sales by year"),
)
INSTALLED: Final = Sheet(
    "installed",
    N_("Installed base and spend"),
    (
        Table(
            "InstalledItem",
            (
                computed("line", N_("Product line"), read=_line, width=18.0, bold=True),
                *fields(
                    InstalledItem,
                    "site maker model quantity year place condition satisfaction reason"
                    " replacement_due department",
                    site=18.0,
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
                computed("share", N_("Our share"), read=_share, form=Form.SHARE),
                computed("unserved", N_("Unserved"), read=_unserved, form=Form.MONEY),
                of(Spend, "source"),
            ),
            lambda desk: desk.of(Spend),
            title=Spend.PLURAL,
            kind=Spend,
        ),
        plain(PriceQuote, "product_line organisation source price quoted_on note"),
        SALES,
    ),
    note=lambda desk: desk.unit_words,
)
