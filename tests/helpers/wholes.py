"""Portfolios for tests: the sample book as a whole, and small own ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.helpers.customers import TODAY, portfolio

from kamdesk.domain.insight.registry import portfolio_insights
from kamdesk.domain.insight.tier import yardstick
from kamdesk.services.portfolio import Insights, PortfolioView

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier


def whole_of(*dossiers: Dossier, today: dt.date = TODAY) -> PortfolioView:
    """Some dossiers as a portfolio."""
    yard = yardstick(dossiers, today)
    return PortfolioView(
        today=today,
        dossiers=dossiers,
        insights={item.account.id: Insights(item, today, yard=lambda: yard) for item in dossiers},
        portfolio=portfolio_insights(dossiers, today),
        yard=lambda: yard,
    )


@cache
def sample_whole() -> PortfolioView:
    """The ten accounts of the sample book on the day of the samples."""
    return whole_of(*portfolio())
