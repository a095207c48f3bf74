"""Organisations and what we know of them: customers, rivals, our own firm.

One table for every firm: a rival can become a customer (domain model 3.1), so the
parts an organisation plays are flags and not classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kamdesk.domain.fact import (
    DECIMAL,
    FLAG,
    LONG,
    TEXT,
    Record,
    choice,
    fact,
    ref,
)
from kamdesk.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Industry(Record):
    """Industry."""

    ENTITY: ClassVar[str] = "industry"
    LABEL: ClassVar[str] = N_("Industry")
    PLURAL: ClassVar[str] = N_("Industries")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = fact(N_("Name"), TEXT, required=True)
    situation: str | None = fact(N_("Situation of the industry"), LONG, feeds=("BG09",))
    trend: str | None = fact(N_("Trend"), choice("TREND"))
    cycle_note: str | None = fact(N_("Where in the cycle"), LONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Organisation(Record):
    """Organisation."""

    ENTITY: ClassVar[str] = "organisation"
    LABEL: ClassVar[str] = N_("Organisation")
    PLURAL: ClassVar[str] = N_("Organisations")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = fact(
        N_("Name"), TEXT, group=N_("Firm"), required=True, search=True, column=True
    )
    short: str | None = fact(N_("Short name"), TEXT, group=N_("Firm"), search=True, column=True)
    name_other: str | None = fact(
        N_("Name in the other script"), TEXT, group=N_("Firm"), search=True
    )
    customer_type: str | None = fact(
        N_("Type of customer"), choice("CUSTOMER_TYPE"), group=N_("Firm"), feeds=("BG01",)
    )
    ownership: str | None = fact(N_("Ownership"), TEXT, group=N_("Firm"), feeds=("BG01",))
    industry: str | None = fact(N_("Industry"), ref("industry"), group=N_("Firm"))
    parent: str | None = fact(N_("Parent group"), ref("organisation"), group=N_("Firm"))
    brands: str | None = fact(N_("Own brands"), TEXT, group=N_("Firm"), search=True)
    products: str | None = fact(N_("Main products"), TEXT, group=N_("Firm"), search=True)
    background: str | None = fact(
        N_("Background and strategy"), LONG, group=N_("Firm"), feeds=("CP16",)
    )
    learn_from: str | None = fact(N_("What to learn from it"), LONG, group=N_("Firm"))
    website: str | None = fact(N_("Website"), TEXT, group=N_("Firm"))
    registration_no: str | None = fact(N_("Registration number"), TEXT, group=N_("Firm"))
    is_customer: bool | None = fact(N_("Is a customer"), FLAG, group=N_("Parts it plays"))
    is_rival: bool | None = fact(N_("Is a rival"), FLAG, group=N_("Parts it plays"))
    is_partner: bool | None = fact(N_("Is a partner"), FLAG, group=N_("Parts it plays"))
    is_own: bool | None = fact(N_("Is our own firm"), FLAG, group=N_("Parts it plays"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Site(Record):
    """Site."""

    ENTITY: ClassVar[str] = "site"
    LABEL: ClassVar[str] = N_("Site")
    PLURAL: ClassVar[str] = N_("Sites")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("organisation",)

    organisation: str | None = fact(N_("Organisation"), ref("organisation"), required=True)
    name: str | None = fact(N_("Name"), TEXT, search=True)
    address: str | None = fact(N_("Address"), TEXT)
    city: str | None = fact(N_("City"), TEXT)
    products: str | None = fact(N_("Products"), TEXT)
    purchasing_power: str | None = fact(N_("Purchasing power"), choice("PP"))
    buy_near: bool | None = fact(N_("Buys near by rule"), FLAG, feeds=("BG15",))
    our_service_point: str | None = fact(N_("Our service point"), TEXT)
    distance_km: float | None = fact(N_("Distance"), DECIMAL, unit=N_("km"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Department(Record):
    """Department."""

    ENTITY: ClassVar[str] = "department"
    LABEL: ClassVar[str] = N_("Department")
    PLURAL: ClassVar[str] = N_("Departments")
    TITLE: ClassVar[tuple[str, ...]] = ("name",)
    HOME: ClassVar[tuple[str, ...]] = ("organisation",)

    organisation: str | None = fact(N_("Organisation"), ref("organisation"), required=True)
    site: str | None = fact(N_("Site"), ref("site"))
    parent: str | None = fact(N_("Above it"), ref("department"))
    name: str | None = fact(N_("Name"), TEXT, required=True, search=True)
    kind: str | None = fact(N_("Kind of department"), choice("DEPT_KIND"))
    involvement: int | None = fact(N_("Involvement"), choice("INVOLVEMENT"))
    needs: str | None = fact(N_("Needs"), LONG)
    our_strategy: str | None = fact(N_("Our strategy"), LONG)
    function: str | None = fact(N_("Function"), choice("FUNCTION"))
