"""Which customers we may lose, against what they are worth (5.3 sheet 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.sales import sales, sold, till_of
from kamdesk.domain.portfolio.heat import AT_RISK
from kamdesk.domain.portfolio.whole import named, summed
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from kamdesk.domain.portfolio.whole import Named, Whole

QUADRANTS = {
    "save": N_("Save first"),
    "keep": N_("Keep and grow"),
    "mend": N_("Mend or let go"),
    "run": N_("Run with little effort"),
}
"""The four fields as msgids: high risk and value, low risk and high value, high risk, neither."""


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One account: risk 0..100 with level, sales of 12 months, quadrant, the signals in words.

    ``sales`` and ``worth`` (minor units of the portfolio) are 0 where nothing was bought;
    ``signals`` are label and points of the parts of F-03 that have any.
    """

    account: Named
    risk: float
    level: str
    sales: Money
    worth: float
    quadrant: str
    at_risk: bool
    signals: tuple[tuple[str, float], ...]

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """The accounts that have a risk, the most money at stake first.

    ``risk_border`` is the lower end of the level high, ``value_border`` the mean of the sales of
    those shown (minor units); ``at_risk`` the sums of accounts high or above, by currency;
    ``unrated`` how many have no risk (prospects, lost, nothing known).
    """

    currency: str
    rows: tuple[RiskRow, ...]
    risk_border: float
    value_border: float
    at_risk: tuple[Money, ...]
    unrated: int


def risk_matrix(whole: Whole, *, limits: Limits | None = None) -> RiskMatrix:
    """Every account with a defection risk beside its sales of 12 months."""
    till = till_of(whole.dossiers, limits)
    border = float(limits_of("F-03", limits)["levels"]["high"])
    rated = [
        (dossier, risk, sold(sales(dossier, whole.today), till))
        for dossier in whole.dossiers
        if (risk := whole.insights[dossier.account.id]["F-03"]).value is not None
    ]
    mean = sum(worth for _dossier, _risk, worth in rated) / len(rated) if rated else 0.0
    rows = [
        RiskRow(
            account=named(dossier),
            risk=risk.value or 0.0,
            level=risk.level or "",
            sales=Money(round(worth), till.currency),
            worth=worth,
            quadrant=quadrant((risk.value or 0.0) >= border, worth >= mean),
            at_risk=risk.level in AT_RISK,
            signals=tuple((p.label, p.points) for p in risk.parts if p.points),
        )
        for dossier, risk, worth in rated
    ]
    rows.sort(key=lambda row: (-row.risk * row.worth, -row.risk, row.account.key))
    return RiskMatrix(
        currency=till.currency,
        rows=tuple(rows),
        risk_border=border,
        value_border=mean,
        at_risk=summed((row.sales for row in rows if row.at_risk), till),
        unrated=len(whole.dossiers) - len(rows),
    )


def quadrant(risky: bool, precious: bool) -> str:
    """The field of the matrix: save, keep, mend or run."""
    if precious:
        return "save" if risky else "keep"
    return "mend" if risky else "run"
