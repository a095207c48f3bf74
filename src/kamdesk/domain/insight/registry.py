"""Every formula of an account under its code: what ``kamdesk insights`` and the pages go through.

To add a formula: write ``name(dossier, today) -> Insight`` in a file of this folder and add one
line here. Formulas of the whole portfolio have a registry of their own.

F-06 needs the portfolio as its yardstick; called through here without one, the parts that compare
accounts are not known. ``account_insights`` takes the yardstick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.answer_times import answer_times
from kamdesk.domain.insight.chart_power import chart_power
from kamdesk.domain.insight.collection import collection
from kamdesk.domain.insight.complaints import complaint_times
from kamdesk.domain.insight.completeness import completeness
from kamdesk.domain.insight.concentration import concentration
from kamdesk.domain.insight.coverage import coverage
from kamdesk.domain.insight.criteria import criteria_status
from kamdesk.domain.insight.defection import defection
from kamdesk.domain.insight.deliveries import on_time_in_full
from kamdesk.domain.insight.exchange import exchange
from kamdesk.domain.insight.favours import favours
from kamdesk.domain.insight.freshness import freshness
from kamdesk.domain.insight.industries import industries
from kamdesk.domain.insight.initiative import initiative
from kamdesk.domain.insight.movement import movement
from kamdesk.domain.insight.payback import payback
from kamdesk.domain.insight.payment import payment_trap
from kamdesk.domain.insight.price import price_deviation
from kamdesk.domain.insight.promises import promise_keeping
from kamdesk.domain.insight.qualification import key_account, project_qualification
from kamdesk.domain.insight.readiness import readiness
from kamdesk.domain.insight.relationship import (
    extensive,
    key_people,
    organisational,
    relationship,
)
from kamdesk.domain.insight.retention import retention
from kamdesk.domain.insight.settled import settled
from kamdesk.domain.insight.slip import slip
from kamdesk.domain.insight.threading import threading
from kamdesk.domain.insight.threat import threat
from kamdesk.domain.insight.tier import tier_suggestion
from kamdesk.domain.insight.visit_rhythm import visit_rhythm
from kamdesk.domain.insight.wallet import share_of_wallet
from kamdesk.domain.insight.way_in import way_in
from kamdesk.domain.insight.wishes import granted_wishes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.insight.tier import Yardstick

    Formula = Callable[[Dossier, dt.date], Insight]
    PortfolioFormula = Callable[[tuple[Dossier, ...], dt.date], Insight]

FORMULAS: dict[str, Formula] = {
    "F-01": completeness,
    "F-02": relationship,
    "F-02a": organisational,
    "F-02b": key_people,
    "F-02c": extensive,
    "F-03": defection,
    "F-04": criteria_status,
    "F-06": tier_suggestion,
    "F-07": visit_rhythm,
    "F-08": collection,
    "F-09": payment_trap,
    "F-10": key_account,
    "F-11": coverage,
    "F-12": threat,
    "F-13": threading,
    "F-14": project_qualification,
    "F-15": favours,
    "F-16": complaint_times,
    "F-17": share_of_wallet,
    "F-18": payback,
    "F-20": on_time_in_full,
    "F-21": price_deviation,
    "F-22": freshness,
    "F-23": promise_keeping,
    "F-24": slip,
    "F-25": movement,
    "F-27": chart_power,
    "F-28": readiness,
    "F-29": initiative,
    "F-30": exchange,
    "F-31": way_in,
    "F-32": granted_wishes,
}
"""Code (F-01, F-02a ...) to formula, in the order in which they are shown."""

PORTFOLIO: dict[str, PortfolioFormula] = {
    "F-05": concentration,
    "F-19": retention,
    "F-33": answer_times,
    "F-34": settled,
    "F-35": industries,
}
"""The formulas over all accounts."""


def account_insights(
    dossier: Dossier, today: dt.date, *, portfolio: Yardstick | None = None
) -> dict[str, Insight]:
    """Every formula of an account by code, F-06 measured against the portfolio if it is given."""
    found = {code: formula(dossier, today) for code, formula in FORMULAS.items()}
    if portfolio is not None:
        found["F-06"] = tier_suggestion(dossier, today, portfolio=portfolio)
    return found


def portfolio_insights(dossiers: tuple[Dossier, ...], today: dt.date) -> dict[str, Insight]:
    """Every formula of the portfolio by code."""
    return {code: formula(dossiers, today) for code, formula in PORTFOLIO.items()}
