"""Sheet 3: on how few customers our sales hang, the Pareto curve, and what if the largest stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.concentration import MEASURES
from kamdesk.domain.insight.numbers import FULL
from kamdesk.domain.insight.what_if import what_if
from kamdesk.domain.portfolio.pareto import pareto
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Figure, Shaped, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.by_industry import INDUSTRIES
from kamdesk.reports.workbook.portfolio.desk import beside, of_all, whole_desk

if TYPE_CHECKING:
    from kamdesk.domain.insight.what_if import Standing
    from kamdesk.domain.portfolio.pareto import Share
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import Beside, PortfolioDesk

CODE: Final = "F-05"
LARGEST: Final = 30
"""Customers the curve shows; the table holds all."""


def customers(desk: PortfolioDesk) -> list[Beside[Share]]:
    """The customers with sales, the largest first, groups rolled up."""
    return beside(desk, pareto(desk.view).shares, account=lambda share: share.id)


def _dependence(customer: Beside[Share]) -> float | None:
    """Our share of what the customer spends."""
    found: Any = customer.desk.value("F-17")
    return None if found is None else found / FULL


def ask_of(customer: Beside[Share]) -> str:
    """Dependence on the largest customer asks for a decision."""
    found = customer.desk.portfolio.whole_insight(CODE)
    alarmed = found is not None and found.level == "alarm" and customer.row.largest
    return ask_for("findings", ["FND-01" if alarmed else None])


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
    found = [pareto(desk.view, measure) for measure in MEASURES]
    if not found[0].shares:
        return []

    def row(name: str, key: str, *, form: Form, tone: str = "") -> Measure:
        sold, earned, owed = (_shaped(side.figures.get(key), form) for side in found)
        return Measure(name, sold, earned, owed, tone)

    tone = {"alarm": "act", "watch": "watch"}.get(found[0].level or "", "")
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


def if_it_stops(desk: PortfolioDesk) -> list[Measure]:
    """What is left of sales, margin and receivables should the largest customer stop."""
    shares = pareto(desk.view).shares
    if not shares:
        return []
    top = shares[0]
    found = what_if(desk.view.dossiers, desk.today, stopped=top.accounts)

    def left(name: str, side: Standing) -> Measure:
        money = desk.money
        return Measure(name, money(side.sales), money(side.margin), money(side.receivables))

    return [
        left(_("As it is today"), found.before),
        left(_("Without {name}").format(name=top.name), found.after),
    ]


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


_NAME = computed("account", N_("Account"), read=lambda _d, x: x.row.name, width=17.0, bold=True)
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
                    read=lambda _d, x: x.row.amount,
                    form=Form.MONEY,
                    width=12.0,
                ),
                computed(
                    "share", N_("Share"), read=lambda _d, x: x.row.share / FULL, form=Form.SHARE
                ),
                computed(
                    "running",
                    N_("Added up"),
                    read=lambda _d, x: min(1.0, x.row.running / FULL),
                    form=Form.SHARE,
                ),
                computed(
                    "class",
                    N_("Class"),
                    read=lambda _d, x: x.row.letter,
                    form=Form.MARK,
                    width=7.0,
                    tone=lambda _d, x: "watch" if x.row.letter == "A" else "",
                ),
                computed(
                    "theirs",
                    N_("Their dependence on us"),
                    read=lambda _d, x: _dependence(x),
                    form=Form.SHARE,
                    width=12.5,
                ),
                ask_column(ask_of, width=12.0),
            ),
            of_all(customers),
        ),
        Table("Concentration", _SIDES, of_all(measures), title=N_("How concentrated")),
        Table("WhatIf", _SIDES, of_all(if_it_stops), title=N_("If the largest customer stops")),
        INDUSTRIES,
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
