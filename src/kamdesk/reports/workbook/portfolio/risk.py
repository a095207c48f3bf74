"""Sheet 4: who may leave us and what it would cost: value against risk, causes, signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.portfolio.matrix import risk_matrix
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import (
    level_column,
    name_column,
    owner_column,
    value_column,
)

if TYPE_CHECKING:
    from kamdesk.domain.portfolio.matrix import RiskRow
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, Beside, PortfolioDesk

CODE: Final = "F-03"
NAMED: Final = 25
"""Points that still leave room for their names; the table holds all."""


def rows(desk: PortfolioDesk) -> list[Beside[RiskRow]]:
    """The accounts that can leave, the most to lose first."""
    return beside(desk, risk_matrix(desk.view).rows)


def _signals(row: AccountDesk) -> str:
    """The parts of the risk that add to it, the heaviest first."""
    result = row.insight(CODE)
    parts = [p for p in result.parts if (p.points or 0) > 0 and row.may_show(p)] if result else []
    parts.sort(key=lambda part: -(part.points or 0.0))
    return joined(f"{part.label} {part.points:.0f}" for part in parts)


def _cause(row: AccountDesk) -> str:
    detail = row.detail(CODE)
    if detail.get("uncontrollable"):
        return _("Theirs: a new course. Plan the exit.")
    if detail.get("suspected"):
        return _("A trigger is suspected: find out.")
    return _("Ours: can be dealt with.") if row.level(CODE) != "low" else ""


def _ours(row: AccountDesk) -> float | None:
    """The share of the risk that we can work on: nothing of it once a trigger is confirmed."""
    value = row.value(CODE)
    if not value:
        return None
    return 0.0 if row.detail(CODE).get("uncontrollable") else 1.0


def ask_of(row: AccountDesk) -> str:
    """What the risk of an account asks of the manager."""
    own = "uncontrollable" if row.detail(CODE).get("uncontrollable") else None
    return ask_for("defection", [row.level(CODE), own])


def _note(desk: Desk) -> str:
    levels = limits_of(CODE)["levels"]
    words = _("Risk 0 to 100: from {high} high, from {most} very high.")
    said = words.format(high=levels["high"], most=levels["very high"])
    return f"{said} · {desk.unit_words}"


RISK: Final = Sheet(
    "risk",
    N_("Defection"),
    (
        Table(
            "Risk",
            (
                name_column(lambda x: x.desk),
                value_column(CODE, N_("Risk, points"), to=lambda x: x.desk),
                level_column(CODE, N_("Defection risk"), to=lambda x: x.desk, width=10.5),
                computed(
                    "sold",
                    N_("Sales 12 months"),
                    read=lambda _d, x: x.row.sales,
                    form=Form.MONEY,
                ),
                computed(
                    "at risk",
                    N_("Sales at risk"),
                    read=lambda _d, x: x.desk.heat.at_risk,
                    form=Form.MONEY,
                ),
                computed("cause", N_("Cause"), read=lambda _d, x: _cause(x.desk), width=18.0),
                computed(
                    "ours",
                    N_("Controllable"),
                    read=lambda _d, x: _ours(x.desk),
                    form=Form.SHARE,
                    width=13.0,
                ),
                computed(
                    "signals",
                    N_("Because of"),
                    read=lambda _d, x: _signals(x.desk),
                    form=Form.LONG,
                    width=30.0,
                ),
                owner_column(lambda x: x.desk),
                ask_column(lambda x: ask_of(x.desk)),
            ),
            of_all(rows),
        ),
    ),
    note=_note,
    figures=(
        Figure(
            "points",
            N_("Risk against sales: top right first"),
            "Risk",
            "~F-03 value",
            ("~sold",),
            axes=(N_("Risk, points"), N_("Sales 12 months"), ""),
            names="~account",
            rows=NAMED,
        ),
    ),
    coloured=True,
)
