"""What is bought and sold: product lines, installed base, spend, sales, prices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DATE,
    DECIMAL,
    FLAG,
    LONG,
    MONEY,
    MONTH,
    NUMBER,
    TEXT,
    Money,
    Record,
    choice,
    fact,
    ref,
    refs,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ProductLine(Record):
    """Product line."""

    ENTITY: ClassVar[str] = "product_line"
    LABEL: ClassVar[str] = N_("Product line")
    PLURAL: ClassVar[str] = N_("Product lines")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = fact(N_("Name"), TEXT, required=True, search=True)
    own: bool | None = fact(N_("Ours"), FLAG)
    organisation: str | None = fact(N_("Organisation"), ref("organisation"))
    selling_points: str | None = fact(N_("Selling points"), LONG)
    industries: tuple[str, ...] = fact(N_("Industries"), refs("industry"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Product(Record):
    """Product."""

    ENTITY: ClassVar[str] = "product"
    LABEL: ClassVar[str] = N_("Product")
    PLURAL: ClassVar[str] = N_("Products")
    TITLE: ClassVar[tuple[str, ...]] = ("model",)

    product_line: str | None = fact(N_("Product line"), ref("product_line"))
    maker: str | None = fact(N_("Maker"), ref("organisation"))
    model: str | None = fact(N_("Model"), TEXT, search=True)
    features: str | None = fact(N_("Features"), LONG)
    weaknesses: str | None = fact(N_("Weaknesses"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Comparison(Record):
    """Comparison card."""

    ENTITY: ClassVar[str] = "comparison"
    LABEL: ClassVar[str] = N_("Comparison card")
    PLURAL: ClassVar[str] = N_("Comparison cards")
    TITLE: ClassVar[tuple[str, ...]] = (
        "our",
        "rival",
    )

    our: str | None = fact(N_("Our product"), ref("product"))
    rival: str | None = fact(N_("Their product"), ref("product"))
    their_features: str | None = fact(N_("Their features"), LONG)
    our_features: str | None = fact(N_("Our features"), LONG)
    our_advantages: str | None = fact(N_("Our advantages"), LONG)
    their_weaknesses: str | None = fact(N_("Their weaknesses"), LONG)
    date: dt.date | None = fact(N_("Date"), DATE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class InstalledItem(Record):
    """Installed item."""

    ENTITY: ClassVar[str] = "installed_item"
    LABEL: ClassVar[str] = N_("Installed item")
    PLURAL: ClassVar[str] = N_("Installed base")
    TITLE: ClassVar[tuple[str, ...]] = (
        "maker",
        "model",
        "product",
    )
    HOME: ClassVar[tuple[str, ...]] = ("site",)

    site: str | None = fact(N_("Site"), ref("site"), required=True)
    department: str | None = fact(N_("Department"), ref("department"))
    product: str | None = fact(N_("Product"), ref("product"))
    maker: str | None = fact(N_("Maker"), TEXT)
    model: str | None = fact(N_("Model"), TEXT)
    quantity: float | None = fact(N_("Quantity"), DECIMAL)
    year: int | None = fact(N_("Year"), NUMBER)
    place: str | None = fact(N_("Place"), TEXT)
    condition: str | None = fact(N_("Condition"), choice("CONDITION"))
    satisfaction: int | None = fact(N_("Satisfaction"), choice("SATISFACTION"))
    reason: str | None = fact(N_("Reason"), TEXT)
    replacement_due: int | None = fact(N_("Replacement due"), NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Spend(Record):
    """Yearly spend."""

    ENTITY: ClassVar[str] = "spend"
    LABEL: ClassVar[str] = N_("Yearly spend")
    PLURAL: ClassVar[str] = N_("Yearly spend")
    TITLE: ClassVar[tuple[str, ...]] = (
        "product_line",
        "year",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    site: str | None = fact(N_("Site"), ref("site"))
    product_line: str | None = fact(N_("Product line"), ref("product_line"))
    year: int | None = fact(N_("Year"), NUMBER)
    total: Money | None = fact(N_("Total spend"), MONEY, feeds=("BG04",))
    ours: Money | None = fact(N_("Of this with us"), MONEY)
    supplier: str | None = fact(N_("Supplier"), ref("organisation"))
    share: float | None = fact(N_("Share"), DECIMAL, unit=N_("%"))
    source: str | None = fact(N_("Source"), TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sale(Record):
    """Sales of a month."""

    ENTITY: ClassVar[str] = "sale"
    LABEL: ClassVar[str] = N_("Sales of a month")
    PLURAL: ClassVar[str] = N_("Sales by month")
    TITLE: ClassVar[tuple[str, ...]] = (
        "product_line",
        "month",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    product_line: str | None = fact(N_("Product line"), ref("product_line"))
    month: str | None = fact(N_("Month"), MONTH, required=True)
    amount: Money | None = fact(N_("Amount"), MONEY)
    margin: Money | None = fact(N_("Margin"), MONEY)
    channel: str | None = fact(N_("Channel"), choice("CHANNEL"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SupplierStatus(Record):
    """Supplier status."""

    ENTITY: ClassVar[str] = "supplier_status"
    LABEL: ClassVar[str] = N_("Supplier status")
    PLURAL: ClassVar[str] = N_("Supplier status")
    TITLE: ClassVar[tuple[str, ...]] = (
        "product_line",
        "status",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    product_line: str | None = fact(N_("Product line"), ref("product_line"))
    status: str | None = fact(N_("Status"), choice("SUPPLIER_STATUS"), feeds=("CO03",))
    since: dt.date | None = fact(N_("Since"), DATE)
    expiry: dt.date | None = fact(N_("Expiry"), DATE)
    first_contact: dt.date | None = fact(N_("First contact"), DATE)
    note: str | None = fact(N_("Note"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PriceQuote(Record):
    """Price quote."""

    ENTITY: ClassVar[str] = "price_quote"
    LABEL: ClassVar[str] = N_("Price quote")
    PLURAL: ClassVar[str] = N_("Price quotes")
    TITLE: ClassVar[tuple[str, ...]] = (
        "product_line",
        "organisation",
    )
    HOME: ClassVar[tuple[str, ...]] = ("account",)

    account: str | None = fact(N_("Account"), ref("account"), required=True)
    product_line: str | None = fact(N_("Product line"), ref("product_line"))
    organisation: str | None = fact(N_("Organisation"), ref("organisation"))
    price: Money | None = fact(N_("Price"), MONEY)
    quoted_on: dt.date | None = fact(N_("Quoted on"), DATE)
    source: str | None = fact(N_("Source"), ref("person"))
    note: str | None = fact(N_("Note"), LONG)
