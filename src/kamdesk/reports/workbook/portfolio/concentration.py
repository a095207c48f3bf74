"""Sheet 3: on how few customers our sales hang, the Pareto curve, and what if the largest stops."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.numbers import FULL
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Figure, Shaped, Sheet, Table
from kamdesk.reports.workbook.portfolio.accounts import margin
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all, whole_desk

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

CODE: Final = "F-05"
LARGEST: Final = 30
"""Customers the curve shows; the table holds all."""


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer of the curve: its share, the share of all up to it, its class."""

    id: str
    name: str
    amount: Any
    share: float
    running: float
    letter: str
    dependence: float | None
    ask: str


def customers(desk: PortfolioDesk) -> list[Customer]:
    """The customers with sales, the largest first, groups rolled up."""
    found = desk.whole_insight(CODE)
    if found is None or found.value is None:
        return []
    detail: Any = found.detail
    total, classes, theirs = detail["total"], detail["classes"], detail["dependence"]
    shares = [(part.points or 0.0) / FULL for part in found.parts]
    out = []
    for number, (part, share, running) in enumerate(
        zip(found.parts, shares, accumulate(shares), strict=True)
    ):
        ids = {row.id for row in part.rows}
        members = [row for row in desk.accounts if row.id in ids]
        key = members[0].key if members else ""
        wallet = theirs.get(key)
        alarmed = "FND-01" if number == 0 and found.level == "alarm" else ""
        out.append(
            Customer(
                id=members[0].id if members else "",
                name=part.label,
                amount=desk.money(share * total),
                share=share,
                running=min(1.0, running),
                letter=classes.get(key) or "",
                dependence=None if wallet is None else wallet / FULL,
                ask=ask_for("findings", [alarmed]),
            )
        )
    return out


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the concentration by sales, margin and receivables."""

    name: str
    sales: Any
    margin: Any
    owed: Any
    tone: str = ""


def measures(desk: PortfolioDesk) -> list[Measure]:
    """Top 1, top 3, k80, HHI and their kin, each for sales, margin and receivables."""
    found = desk.whole_insight(CODE)
    if found is None or found.value is None:
        return []
    detail: Any = found.detail
    sides = (detail, detail.get("margin") or {}, detail.get("receivables") or {})

    def row(name: str, key: str, *, form: Form, tone: str = "") -> Measure:
        sold, earned, owed = (_shaped(side.get(key), form) for side in sides)
        return Measure(name, sold, earned, owed, tone)

    tone = {"alarm": "act", "watch": "watch"}.get(found.level or "", "")
    return [
        row(_("Largest customer"), "top1", form=Form.SHARE, tone=tone),
        row(_("Three largest"), "top3", form=Form.SHARE),
        row(_("Customers that make 80 %"), "k80", form=Form.WHOLE),
        row(_("Herfindahl index (HHI)"), "hhi", form=Form.WHOLE),
        row(_("Effective number of customers"), "effective", form=Form.DECIMAL),
    ]


def _shaped(value: Any, form: Form) -> Shaped | None:
    if value is None:
        return None
    if form is Form.DECIMAL:
        return Shaped(round(value, 1), form)
    return Shaped(value / FULL if form is Form.SHARE else value, form)


def what_if(desk: PortfolioDesk) -> list[Measure]:
    """What is left of sales, margin and receivables should the largest customer stop."""
    found = customers(desk)
    if not found:
        return []
    top = desk.account(found[0].id)
    rest = [row for row in desk.accounts if row is not top]
    out = [_loss(desk, _("As it is today"), rows=[*desk.accounts])]
    return [*out, _loss(desk, _("Without {name}").format(name=found[0].name), rows=rest)]


def _loss(desk: PortfolioDesk, name: str, *, rows: list[AccountDesk]) -> Measure:
    sold = sum(row.sold for row in rows)
    earned = sum(row.sold * (margin(row) or 0.0) for row in rows)
    owed = sum(row.detail("F-09").get("receivables") or 0.0 for row in rows)
    return Measure(name, desk.money(sold), desk.money(earned), desk.money(owed))


def _note(desk: Desk) -> str:
    found = whole_desk(desk).whole_insight(CODE)
    if found is None or found.value is None:
        return _("No sales are recorded for the last 12 months.")
    words = {
        "alarm": _("Alarm: we depend on one customer."),
        "watch": _("Watch: few customers carry the sales."),
    }.get(found.level or "", _("In order: no customer carries too much."))
    return " · ".join((words, _("Sales of 12 months; groups count as one."), desk.unit_words))


def _side(key: str, label: str) -> Any:
    return computed(key, label, read=lambda _d, row: getattr(row, key), form=Form.MONEY, width=12.5)


_NAME = computed("account", N_("Account"), read=lambda _d, x: x.name, width=17.0, bold=True)
_SIDES: Final = (
    computed(
        "measure",
        N_("Measure"),
        read=lambda _d, x: x.name,
        width=17.0,
        bold=True,
        tone=lambda _d, x: x.tone,
    ),
    _side("sales", N_("Sales")),
    _side("margin", N_("Margin")),
    _side("owed", N_("Receivables")),
)
CONCENTRATION: Final = Sheet(
    "concentration",
    N_("Concentration"),
    (
        Table(
            "Pareto",
            (
                _NAME,
                computed(
                    "sold",
                    N_("Sales 12 months"),
                    read=lambda _d, x: x.amount,
                    form=Form.MONEY,
                    width=12.0,
                ),
                computed("share", N_("Share"), read=lambda _d, x: x.share, form=Form.SHARE),
                computed("running", N_("Added up"), read=lambda _d, x: x.running, form=Form.SHARE),
                computed(
                    "class",
                    N_("Class"),
                    read=lambda _d, x: x.letter,
                    form=Form.MARK,
                    width=7.0,
                    tone=lambda _d, x: "watch" if x.letter == "A" else "",
                ),
                computed(
                    "theirs",
                    N_("Their dependence on us"),
                    read=lambda _d, x: x.dependence,
                    form=Form.SHARE,
                    width=12.5,
                ),
                ask_column(lambda x: x.ask, width=12.0),
            ),
            of_all(customers),
        ),
        Table("Concentration", _SIDES, of_all(measures), title=N_("How concentrated")),
        Table("WhatIf", _SIDES, of_all(what_if), title=N_("If the largest customer stops")),
    ),
    note=_note,
    figures=(
        Figure(
            "bar",
            N_("Sales by customer, and added up"),
            "Pareto",
            "~account",
            ("~sold",),
            lines=("~running",),
            axes=("", N_("Sales"), N_("Added up")),
            beside=True,
            rows=LARGEST,
        ),
    ),
    coloured=True,
)
