"""Sheet 2: every account in one line, the most to lose first: what, how well, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import fact_of
from kamdesk.domain.records import Account
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Column, Form, computed, form_of
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import (
    PERCENT,
    level_column,
    name_column,
    owner_column,
    value_column,
)

if TYPE_CHECKING:
    from kamdesk.domain.fact import Money
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

FIRST_PAGE: Final = 13
"""Columns on the first of the pages."""


def exposure(row: AccountDesk) -> float:
    """What is most urgent: risk of defection times sales."""
    return (row.value("F-03") or 0.0) * row.sold


def ask_of(row: AccountDesk) -> str:
    """What an account asks of the manager, by its findings and its tier."""
    proposed = "propose" if row.detail("F-06").get("propose") else ""
    found = {ask_for("findings", (item.rule for item in row.findings)), ask_for("tier", [proposed])}
    return next((ask for ask in ("boss", "decision") if ask in found), "none")


def next_step(row: AccountDesk) -> str:
    """Our next step in words, its day before it."""
    text, due = row.next_step
    return " ".join(part for part in (due.isoformat() if due else "", text) if part)


def some(amount: Money | None) -> Money | None:
    """An amount that is not nothing: a nought in every line hides the few that count."""
    return amount if amount is not None and amount.amount else None


def _field(name: str, *, width: float = 0.0) -> Column:
    """A field of the account, read only: this workbook does not come back."""
    fact = fact_of(Account, name)
    form = form_of(fact)

    def read(_desk: Desk, row: Any) -> Any:
        value = getattr(row.account, name)
        if value is None or form is not Form.TEXT:
            return value
        return scale(fact.scale).label(value) if fact.scale else row.title("person", value)

    return computed(name, fact.label, read=read, form=form, width=width)


def _suggested(row: AccountDesk) -> str:
    level, value = row.level("F-06"), row.value("F-06")
    if level is None or value is None:
        return ""
    word = scale("TIER").short(level)
    return _("{tier} ({points})").format(tier=word, points=f"{value:.0f}")


def _money(name: str, label: str, *, width: float = 10.0) -> Column:
    """An amount of the heat table."""
    return computed(
        name,
        label,
        read=lambda _d, row: some(getattr(row.heat, name)),
        form=Form.MONEY,
        width=width,
    )


def _percent(name: str, label: str) -> Column:
    """A percentage of the heat table as a share, so that Excel reckons with it."""

    def read(_desk: object, row: AccountDesk) -> float | None:
        found: float | None = getattr(row.heat, name)
        return None if found is None else found / PERCENT

    return computed(name, label, read=read, form=Form.SHARE)


def _heat(name: str, label: str, *, form: Form, width: float = 0.0) -> Column:
    """Anything else the heat table says."""
    return computed(
        name, label, read=lambda _d, row: getattr(row.heat, name), form=form, width=width
    )


COLUMNS: Final = (
    name_column(width=15.0),
    ask_column(ask_of, width=12.0),
    computed(
        "red",
        N_("Red findings"),
        read=lambda _d, row: sum(item.severity == "red" for item in row.findings),
        form=Form.WHOLE,
        width=9.0,
        above=0.0,
    ),
    computed(
        "tier",
        N_("Tier"),
        read=lambda _d, row: scale("TIER").short(row.account.tier),
        width=8.0,
    ),
    computed(
        "suggested",
        N_("Tier suggested"),
        read=lambda _d, row: _suggested(row),
        width=12.0,
        tone=lambda _d, row: "watch" if row.detail("F-06").get("propose") else "",
    ),
    level_column("F-03", N_("Defection risk"), width=10.5),
    value_column("F-03", N_("Risk, points")),
    _money("sales", N_("Sales 12 months")),
    _money("at_risk", N_("Sales at risk")),
    level_column("F-04", N_("Criteria"), width=8.5),
    level_column("F-07", N_("Visit rhythm"), width=9.5),
    _money("overdue", N_("Overdue")),
    _heat("complaints_open", N_("Complaints open"), form=Form.WHOLE, width=11.0),
    computed(
        "next", N_("Next step"), read=lambda _d, row: next_step(row), form=Form.LONG, width=30.0
    ),
    _field("ka_category", width=12.0),
    _field("lifecycle", width=11.0),
    _field("stage", width=14.0),
    computed(
        "org level",
        N_("Organisational level"),
        read=lambda _d, row: row.detail("F-02a").get("level"),
        form=Form.WHOLE,
        width=14.5,
    ),
    _field("bond_level", width=9.0),
    owner_column(),
    _field("deputy", width=10.0),
    _money("prior", N_("Sales 12 months before")),
    _percent("change", N_("Change")),
    _percent("margin", N_("Margin")),
    value_column("F-17", N_("Share of wallet"), form=Form.SHARE),
    _money("unserved", N_("Unserved"), width=10.5),
    value_column("F-01", N_("File completeness"), form=Form.SHARE, width=14.5),
    value_column("F-02a", N_("Relationship: organisation"), width=14.8),
    value_column("F-02b", N_("Relationship: key persons"), width=14.8),
    value_column("F-02c", N_("Relationship: extensive"), width=14.8),
    level_column("F-13", N_("Single contact: theirs / ours"), width=10.0),
    _heat("last_visit", N_("Last visit"), form=Form.DAY),
    value_column("F-07", N_("Days by cycle")),
    _heat("next_visit", N_("Next visit"), form=Form.DAY),
    _heat("effective_days", N_("Payment days"), form=Form.WHOLE),
    _money("receivable", N_("Receivable"), width=11.5),
    computed("data day", N_("State of the data"), read=lambda _d, row: row.data_day, form=Form.DAY),
)


def _rows(desk: PortfolioDesk) -> list[AccountDesk]:
    return sorted(desk.accounts, key=lambda row: (-exposure(row), -row.sold, row.name, row.id))


ACCOUNTS: Final = Sheet(
    "accounts",
    N_("Accounts"),
    (Table("Accounts", COLUMNS, of_all(_rows)),),
    note=lambda desk: " · ".join(
        (_("The most to lose first: risk of defection times sales."), desk.unit_words)
    ),
    keep=2,
    wide=FIRST_PAGE,
    coloured=True,
)
