"""Books of many accounts, made from a seed: for the views across accounts and for the benchmarks.

Some 200 records an account on average, as a book of four years of work holds them: large customers
with projects, visits and open money, middling ones, and prospects of whom little is known. All
names are made up. The same seed gives the same book, record for record, under the same external
ids; only the keys of the book differ.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from re import findall
from typing import TYPE_CHECKING, Any, TypeVar

from tests.helpers.many_money import money_of
from tests.helpers.many_work import work_of

from kamdesk.domain.records import (
    Account,
    AccountTeam,
    ContactPoint,
    Department,
    Organisation,
    Person,
    Post,
    ProductLine,
    Site,
    Tie,
)
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kamdesk.domain.fact import Record
    from kamdesk.storage.work import Work

R = TypeVar("R", bound="Record")
T = TypeVar("T")

DAY = dt.date(2026, 11, 23)
"""The day the books are told for, the same as that of the sample."""
A_STEP = 10
"""Accounts written in one step: few steps are fast, one of all would be hard to take back."""

GIVEN_PAIRS = "知远慕青若琳怀安启铭嘉慧文涛鸣岐国栋承宇以宁冠廷雅雯立诚思齐景行望舒子衿"
PLACE_PAIRS = "岚川铎岳嘉霖云峤泰岳沐阳宏枢澜海卓禾晟源擎恒霖远青岚朔原汀州砚池"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN: list[str] = findall("..", GIVEN_PAIRS)
PLACES: list[str] = findall("..", PLACE_PAIRS)
TRADES: list[str] = findall("..", "化工重工精密水务特钢制药纸业船舶食品电力材料机械")
TRADITIONAL = str.maketrans(
    "赵钱孙吴郑冯陈卫蒋韩杨许吕张严华远启铭宁铎岳云峤泰阳枢泽电机业药精务钢纸",
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華遠啟銘寧鐸岳雲嶠泰陽樞澤電機業藥精務鋼紙",
)
"""Enough for the names above; one account in eight is a customer in Taiwan."""
FUNCTIONS = (
    ("采购部", "purchase", "purchasing"),
    ("设备部", "use", "technical"),
    ("生产部", "use", "production"),
    ("财务部", "support", "finance"),
    ("总经办", "executive", "management"),
)
TITLES = ("工程师", "主管", "部长", "副总经理")


@dataclass
class Maker:
    """The dice and the work of one step, with what all accounts share."""

    dice: random.Random
    work: Work
    lines: list[ProductLine]
    rivals: list[Organisation]
    team: list[Person]
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: type[R], /, **values: Any) -> R:
        """One record under an external id of its own, the same for the same seed."""
        number = self.counts[kind.ENTITY] = self.counts.get(kind.ENTITY, 0) + 1
        return self.work.add(kind, external=f"{kind.ENTITY}-{number:05d}", **values)

    def one(self, choices: Sequence[T]) -> T:
        """One of several."""
        return self.dice.choice(choices)

    def often(self, chance: float) -> bool:
        """Whether it happens, with that probability."""
        return self.dice.random() < chance

    def ago(self, least: int, most: int) -> dt.date:
        """A day that many days before today; negative numbers lie ahead."""
        return DAY - dt.timedelta(days=self.dice.randint(least, most))


@dataclass
class Customer:
    """One account while it is made."""

    account: Account
    size: int
    """0 a prospect, 1 a small account, 2 a middling one, 3 a large one."""
    owner: Person
    sites: list[Site] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def many_accounts(path: Path, count: int = 300, seed: int = 1) -> Book:
    """A new book with that many accounts, open; the caller closes it."""
    dice = random.Random(seed)
    book = Book.create(path, day=DAY)
    with book.work("what all accounts share") as work:
        maker = _shared(Maker(dice, work, [], [], []))
    for first in range(0, count, A_STEP):
        with book.work(f"accounts from {first + 1}") as work:
            maker.work = work
            for number in range(first, min(first + A_STEP, count)):
                _account(maker, number)
    return book


def _shared(maker: Maker) -> Maker:
    """Our firm with its people and goods, and the rivals."""
    own = maker.add(Organisation, name="瑞澜流体装备", short="瑞澜", is_own=True)
    for name in ("流程泵", "阀门", "密封备件", "监测服务"):
        maker.lines.append(maker.add(ProductLine, name=name, own=True, organisation=own.id))
    for number in range(5):
        name = f"{PLACES[-number - 1]}泵阀"
        maker.rivals.append(maker.add(Organisation, name=name, is_rival=True))
    for number in range(8):
        person = maker.add(Person, name=_name(maker))
        level = 4 if number == 0 else 3 if number < 3 else 1
        maker.add(Post, person=person.id, organisation=own.id, level=level, title=TITLES[level - 1])
        maker.team.append(person)
    return maker


def _name(maker: Maker) -> str:
    return maker.one(SURNAMES) + maker.one(GIVEN)


def _account(maker: Maker, number: int) -> None:
    size = maker.dice.choices((0, 1, 2, 3), weights=(12, 25, 38, 25))[0]
    island = number % 8 == 5
    name = f"{maker.one(PLACES)}{maker.one(TRADES)}{number + 1:03d}"
    name = name.translate(TRADITIONAL) if island else name
    firm = maker.add(
        Organisation,
        name=name,
        short=name[:2] + name[-3:],
        is_customer=True,
        customer_type="end_user",
    )
    owner = maker.one(maker.team[3:])
    lifecycle = maker.one(("potential", "interested")) if size == 0 else "developed"
    values: dict[str, Any] = {"tier": maker.one(("gold", "silver", "bronze"))} if size else {}
    if size and maker.often(0.06):
        lifecycle, values = "dormant", {}
    if size > 1:
        values |= _background(maker)
    account = maker.add(
        Account,
        organisation=firm.id,
        code=f"K{number + 1:03d}",
        lifecycle=lifecycle,
        is_key=size == 3,
        owner=owner.id if maker.often(0.9) else None,
        created_on=maker.ago(300, 1400),
        **values,
    )
    customer = Customer(account, size, owner)
    _places(maker, customer)
    for seat in range((2, 6, 10, 16)[size]):
        _person(maker, customer, seat=seat, island=island)
    _ours(maker, customer)
    work_of(maker, customer)
    money_of(maker, customer)


def _background(maker: Maker) -> dict[str, Any]:
    """What is known of the larger ones."""
    known: dict[str, Any] = {
        "stage": maker.one(("building", "stable", "strengthening")),
        "style": maker.one(("feeling", "mixed", "business")),
        "ka_category": maker.one(("economic", "important", "group", "strategic")),
        "growth_percent": round(maker.dice.uniform(-12, 25), 1),
        "headcount": maker.dice.randint(80, 6000),
        "strategy": "扩产与降本并行",
        "worries": "停机损失与备件交期",
        "payment_terms_days": maker.one((30, 60, 90)),
        "visit_cycle_days": maker.one((14, 30, 45)),
        "purchase_mode": maker.one(("central", "divided", "mixed")),
        "credit_grade": maker.one(("A", "B", "C")),
        "target_level": maker.dice.randint(2, 4),
        "first_order": maker.ago(400, 1500),
    }
    return {name: value for name, value in known.items() if maker.often(0.8)}


def _places(maker: Maker, customer: Customer) -> None:
    firm = customer.account.organisation
    for number in range(1 + customer.size // 2):
        site = maker.add(Site, organisation=firm, name=f"{number + 1}厂", city=maker.one(PLACES))
        customer.sites.append(site)
    for name, kind, function in FUNCTIONS[: (1, 2, 4, 5)[customer.size]]:
        made = maker.add(
            Department,
            organisation=firm,
            name=name,
            kind=kind,
            function=function,
            involvement=maker.dice.randint(0, 3),
        )
        customer.departments.append(made)


def _person(maker: Maker, customer: Customer, *, seat: int, island: bool) -> None:
    name = _name(maker).translate(TRADITIONAL) if island else _name(maker)
    known = maker.often(0.75)
    person = maker.add(
        Person,
        name=name,
        language="zh_TW" if island else "zh_CN",
        class_=maker.one(("key", "related", "indirect")) if known else None,
        power=maker.dice.randint(0, 4) if known else None,
        attitude=maker.one(("valued", "accepted", "commodity", "threat")) if known else None,
        need_level=maker.dice.randint(1, 5) if maker.often(0.5) else None,
        kpi="停机小时数" if maker.often(0.4) else None,
        hidden_decider=True if maker.often(0.03) else None,
    )
    level = 4 if seat == 0 else maker.dice.randint(1, 3)
    maker.add(
        Post,
        person=person.id,
        organisation=customer.account.organisation,
        department=customer.departments[seat % len(customer.departments)].id,
        title=TITLES[level - 1],
        level=level,
        valid_from=maker.ago(200, 2000),
        reports_to=customer.people[0].id if customer.people and maker.often(0.6) else None,
    )
    if maker.often(0.6):
        maker.add(
            ContactPoint,
            subject_kind="person",
            subject=person.id,
            kind="mobile",
            value=f"000-0000-{len(customer.people):04d}",
        )
    customer.people.append(person)


def _ours(maker: Maker, customer: Customer) -> None:
    """Who of ours works for the account and knows whom."""
    members = maker.dice.sample(maker.team, 1 + customer.size)
    for role, person in zip(("kam", "technical", "service", "finance"), members, strict=False):
        maker.add(AccountTeam, account=customer.account.id, person=person.id, role=role)
    for person in customer.people:
        if maker.often(0.6):
            maker.add(
                Tie,
                supplier_person=maker.one(members).id,
                customer_person=person.id,
                strength=maker.dice.randint(0, 4),
                basis="项目往来",
                last_confirmed=maker.ago(5, 500),
            )
