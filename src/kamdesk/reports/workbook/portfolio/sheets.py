"""The sheets of the portfolio workbook in their order (domain 5.3)."""

from __future__ import annotations

from typing import Final

from kamdesk.reports.workbook.portfolio.accounts import ACCOUNTS
from kamdesk.reports.workbook.portfolio.bucket import BUCKET
from kamdesk.reports.workbook.portfolio.complaints import COMPLAINTS
from kamdesk.reports.workbook.portfolio.concentration import CONCENTRATION
from kamdesk.reports.workbook.portfolio.coverage import COVERAGE
from kamdesk.reports.workbook.portfolio.definitions import DEFINITIONS
from kamdesk.reports.workbook.portfolio.favours import FAVOURS
from kamdesk.reports.workbook.portfolio.pipeline import PIPELINE
from kamdesk.reports.workbook.portfolio.quality import QUALITY
from kamdesk.reports.workbook.portfolio.receivables import RECEIVABLES
from kamdesk.reports.workbook.portfolio.risk import RISK
from kamdesk.reports.workbook.portfolio.rivals import RIVALS
from kamdesk.reports.workbook.portfolio.trends import TRENDS
from kamdesk.reports.workbook.portfolio.visits import VISITS
from kamdesk.reports.workbook.portfolio.week import WEEK
from kamdesk.reports.workbook.portfolio.white_space import WHITE_SPACE

SHEETS: Final = (
    WEEK,
    ACCOUNTS,
    CONCENTRATION,
    RISK,
    COVERAGE,
    PIPELINE,
    RIVALS,
    RECEIVABLES,
    COMPLAINTS,
    VISITS,
    FAVOURS,
    BUCKET,
    WHITE_SPACE,
    QUALITY,
    TRENDS,
    DEFINITIONS,
)
