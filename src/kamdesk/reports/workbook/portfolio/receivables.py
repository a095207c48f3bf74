"""Sheet 8: what is owed: by age, by account, by invoice with its step and both names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.ageing import DISPUTED, NOT_DUE, UNDATED, ladder
from kamdesk.domain.fact import key_of
from kamdesk.domain.portfolio.bad_debts import bad_debts
from kamdesk.domain.portfolio.waiting import debts
from kamdesk.domain.records import Invoice
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.ages import COLUMNS, of_portfolio
from kamdesk.reports.workbook.columns import Column, Form, computed, joined
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import (
    marked_column,
    money_column,
    name_column,
    owner_column,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.portfolio.waiting import DebtRow, Debts
    from kamdesk.reports.workbook.ages import Age
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

CODE: Final = "F-08"
CLOSED: Final = frozenset({"paid"})
AGE_LABELS: Final = {
    NOT_DUE: N_("Not due"),
    DISPUTED: N_("Disputed"),
    UNDATED: N_("No due date"),
}
"""Ages that call for no step; the others are headed by theirs."""


@dataclass(frozen=True, slots=True)
class Bill:
    """One open invoice with its step."""

    row: AccountDesk
    invoice: Invoice
    item: Insight

    @property
    def id(self) -> str:
        """The id of the invoice."""
        return self.invoice.id

    @property
    def balance(self) -> float:
        """What is still to pay, in minor units."""
        found: Any = self.item.detail.get("balance")
        return float(found or 0.0)

    @property
    def days(self) -> int | None:
        """Days past due."""
        found: Any = self.item.detail.get("days")
        return None if found is None else int(found)

    def names(self, side: str) -> str:
        """The persons of a side; says so where a name is needed."""
        keys: Any = self.item.detail.get(side) or ()
        people = [_person(self.row, key) for key in keys]
        known = [name for name in people if name]
        needed: Any = self.item.detail.get("name_needed") or ()
        return ", ".join(known) or (_("name needed") if side in needed else "")


def _person(row: AccountDesk, key: str) -> str:
    from kamdesk.domain.records import Person

    return next((row.title_of(p) for p in row.shelf.of(Person) if key_of(p) == key), "")


def bills(desk: PortfolioDesk) -> list[Bill]:
    """The open invoices of all accounts, the latest first."""
    found = []
    for row in desk.accounts:
        result = row.insight(CODE)
        for invoice in row.shelf.where(Invoice, "account", value=row.id):
            item = result.items.get(key_of(invoice)) if result else None
            if item is not None and item.level not in CLOSED and item.detail.get("balance"):
                found.append(Bill(row, invoice, item))
    return sorted(found, key=lambda bill: (-(bill.days or -1), -bill.balance, bill.id))


def owed(desk: PortfolioDesk) -> Debts:
    """What the accounts owe, by age."""
    return debts(desk.view)


def ages(desk: PortfolioDesk) -> list[Age]:
    """What is owed by age over all accounts."""
    found = owed(desk)
    return of_portfolio(found.ages) if found.rows else []


def ask_of(row: DebtRow) -> str:
    """What the debts of an account ask of the manager."""
    trap = "FND-02" if row.trap == "red" else None
    found = {ask_for("collection", [row.step]), ask_for("findings", [trap])}
    return next((ask for ask in ("boss", "decision") if ask in found), "none")


def _tier(code: str) -> str:
    return scale("TIER").label(code) if code else _("without a tier")


def _money(name: str, label: str) -> Column:
    return money_column(name, label, of=lambda x: x.row, width=11.5)


def _age(number: int) -> Column:
    """What an account owes of an age; nothing is an empty cell."""
    bucket = ladder()[number]
    return computed(
        f"age {bucket.code}",
        AGE_LABELS.get(bucket.code, bucket.code),
        read=lambda _d, x: x.row.ages[number] if x.row.counts[number] else None,
        form=Form.MONEY,
        width=9.5,
    )


def _level(code: str, label: str, *, read: Callable[[Any], str | None]) -> Column:
    return marked_column(code, label, read=read, width=9.0, key=f"{code} level")


def _whole(desk: Any, amount: float | None) -> int | None:
    """An amount in whole units of the workbook: what is reckoned has no cents."""
    return None if amount is None else round(desk.amount(desk.money(amount)))


AGES: Final = Table("Ageing", COLUMNS, of_all(ages), title=N_("By age"))
OWING: Final = Table(
    "Owing",
    (
        name_column(lambda x: x.desk, width=16.0),
        _money("total", N_("Receivable")),
        _money("overdue", N_("Overdue")),
        _level("F-08", N_("Step"), read=lambda x: x.row.step),
        _money("disputed", N_("Disputed")),
        _money("promised", N_("Of this promised")),
        _money("retention", N_("Retention money")),
        computed(
            "F-09 value",
            N_("Payment days"),
            read=lambda _d, x: x.row.basis,
            form=Form.WHOLE,
            width=9.0,
        ),
        _level("F-09", N_("Payment trap"), read=lambda x: x.row.trap),
        _money("tied_up", N_("Tied capital")),
        owner_column(lambda x: x.desk),
        ask_column(lambda x: ask_of(x.row)),
    ),
    of_all(lambda desk: beside(desk, owed(desk).rows)),
    title=N_("By account"),
)
BY_AGE: Final = Table(
    "OwingByAge",
    (
        name_column(lambda x: x.desk, width=16.0),
        *(_age(number) for number in range(len(ladder()))),
        _money("total", N_("Receivable")),
    ),
    of_all(lambda desk: beside(desk, owed(desk).rows)),
    title=N_("By account and age"),
)
BILLS: Final = Table(
    "Bills",
    (
        name_column(lambda x: x.row, width=16.0),
        computed("no", N_("Invoice"), read=lambda _d, x: x.invoice.no, form=Form.CODE, width=14.0),
        computed(
            "balance",
            N_("Balance"),
            read=lambda _d, x: x.row.portfolio.money(x.balance),
            form=Form.MONEY,
        ),
        computed("due", N_("Due"), read=lambda _d, x: x.invoice.due, form=Form.DAY),
        computed("late", N_("Days late"), read=lambda _d, x: x.days, form=Form.WHOLE, above=0.0),
        _level(CODE, N_("Step"), read=lambda x: x.item.level),
        computed("ours", N_("Who of us"), read=lambda _d, x: x.names("ours"), width=14.0),
        computed("theirs", N_("Calls whom"), read=lambda _d, x: x.names("theirs"), width=14.0),
        computed(
            "promise", N_("Promised"), read=lambda _d, x: x.invoice.promise_date, form=Form.DAY
        ),
        computed(
            "missed",
            N_("Steps not done"),
            read=lambda _d, x: joined(x.item.detail.get("missed") or ()),
            width=9.0,
        ),
        ask_column(lambda x: ask_for("collection", [x.item.level])),
    ),
    of_all(bills),
    title=N_("By invoice"),
)
DEBTS: Final = Table(
    "BadDebts",
    (
        computed("tier", N_("Tier"), read=lambda _d, x: _tier(x.tier), width=16.0, bold=True),
        computed(
            "invoiced", N_("Invoiced"), read=lambda d, x: _whole(d, x.invoiced), form=Form.MONEY
        ),
        computed(
            "doubtful", N_("Doubtful"), read=lambda d, x: _whole(d, x.doubtful), form=Form.MONEY
        ),
        computed("bad", N_("Bad"), read=lambda d, x: _whole(d, x.bad), form=Form.MONEY),
        computed("ratio", N_("Share in doubt"), read=lambda _d, x: x.ratio, form=Form.SHARE),
    ),
    of_all(lambda desk: list(bad_debts(row.whole for row in desk.accounts))),
    title=N_("Bad debts by tier"),
)
RECEIVABLES: Final = Sheet(
    "receivables",
    N_("Receivables"),
    (BILLS, OWING, BY_AGE, AGES, DEBTS),
    note=lambda desk: " · ".join(
        (_("S1 clerk, S2 manager, S3 director, S4 general manager, S5 legal."), desk.unit_words)
    ),
    figures=(
        Figure(
            "bar",
            N_("Receivables by days past due"),
            "Ageing",
            "~age",
            ("~amount",),
        ),
    ),
    coloured=True,
)
