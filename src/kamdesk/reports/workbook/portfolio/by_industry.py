"""Accounts and sales by industry (F-35): a table of the sheet of concentration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.portfolio.industries import IndustryRow, industry_rows
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Table
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import PERCENT

if TYPE_CHECKING:
    from kamdesk.reports.workbook.portfolio.desk import PortfolioDesk


def rows(desk: PortfolioDesk) -> tuple[IndustryRow, ...]:
    """The industries as the page of the window shows them."""
    found = desk.whole_insight("F-35")
    return industry_rows(found) if found else ()


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / PERCENT


INDUSTRIES: Final = Table(
    "Industries",
    (
        computed("industry", N_("Industry"), read=lambda _d, x: x.name, width=18.0, bold=True),
        computed(
            "trend",
            N_("Trend"),
            read=lambda _d, x: scale("TREND").label(x.trend) if x.trend else "",
            width=9.0,
        ),
        computed("firms", N_("Accounts"), read=lambda _d, x: x.firms, form=Form.WHOLE),
        computed("covered", N_("Covered"), read=lambda _d, x: x.covered, form=Form.WHOLE),
        computed("open", N_("Not covered yet"), read=lambda _d, x: x.open, form=Form.WHOLE),
        computed("now", N_("Sales 12 months"), read=lambda _d, x: x.now, form=Form.MONEY),
        computed("share", N_("Share"), read=lambda _d, x: _share(x.share), form=Form.SHARE),
    ),
    of_all(rows),
    title=N_("Accounts and sales by industry"),
)
