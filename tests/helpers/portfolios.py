"""Portfolio workbooks for tests: the sample book's, and small own ones, read back."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.helpers.customers import portfolio, yuan
from tests.helpers.workbooks import HEADER, read

from kamdesk.domain.findings.finding import Finding, Remedy
from kamdesk.domain.insight.registry import account_insights, portfolio_insights
from kamdesk.domain.insight.result import Row
from kamdesk.domain.insight.tier import yardstick
from kamdesk.i18n import speaking
from kamdesk.reports.portfolio_workbook import portfolio_workbook
from kamdesk.reports.workbook.portfolio.desk import PortfolioData, PortfolioDesk

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kamdesk.domain.dossier import Dossier

TODAY = dt.date(2026, 11, 23)


def said(rule: str, severity: str, account: str, *, words: str, **more: Any) -> Finding:
    """A finding with what the sheets show of it."""
    row = Row("account", account)
    return Finding(
        rule=rule,
        severity=severity,
        account=account,
        subject=row,
        words=words,
        rows=more.pop("rows", (row,)),
        remedy=Remedy("open", row),
        **more,
    )


def data_for(dossiers: tuple[Dossier, ...], *findings: Finding) -> PortfolioData:
    """What the workbook is made of, for some dossiers."""
    measure = yardstick(dossiers, TODAY)
    return PortfolioData(
        dossiers=dossiers,
        insights={
            dossier.account.id: account_insights(dossier, TODAY, portfolio=measure)
            for dossier in dossiers
        },
        whole=portfolio_insights(dossiers, TODAY),
        findings=findings,
    )


@cache
def sample_data(lang: str = "en") -> PortfolioData:
    """The data of the sample book, with three findings."""
    with speaking(lang):
        return data_for(
            portfolio(),
            said("FND-01", "red", "A", words="One customer makes half of the sales"),
            said("FND-33", "red", "A", words="A-I2 is late", days=35, amount=yuan(600_000)),
            said("FND-43", "amber", "B", words="No next step"),
            said("FND-50", "info", "B", words="Somebody changed job"),
        )


@cache
def sample_bytes(lang: str = "en") -> bytes:
    """The workbook of the sample book."""
    return portfolio_workbook(sample_data(lang), today=TODAY, lang=lang)


@cache
def sample_workbook(lang: str = "en") -> Workbook:
    """The workbook of the sample book, read back; tests must not change it."""
    return read(sample_bytes(lang))


def workbook_for(
    dossiers: tuple[Dossier, ...], *findings: Finding, with_private: bool = False
) -> Workbook:
    """The English workbook of some dossiers, read back."""
    data = data_for(dossiers, *findings)
    return read(portfolio_workbook(data, today=TODAY, lang="en", with_private=with_private))


def desk_for(dossiers: tuple[Dossier, ...], *findings: Finding) -> PortfolioDesk:
    """The desk of some dossiers."""
    return PortfolioDesk(data_for(dossiers, *findings), today=TODAY, with_private=False)


def rows_of(sheet: Worksheet, header: int = HEADER) -> list[dict[str, Any]]:
    """The rows below a header row, by the words of the header, to the first empty one."""
    names = [cell.value for cell in sheet[header]]
    out = []
    for row in sheet.iter_rows(min_row=header + 1, values_only=True):
        if not any(value not in (None, "") for value in row):
            break
        out.append({str(name): value for name, value in zip(names, row, strict=True) if name})
    return out


def block(sheet: Worksheet, title: str) -> list[dict[str, Any]]:
    """The rows of the table under a title."""
    top = next(n for n in range(1, sheet.max_row + 1) if sheet.cell(n, 2).value == title)
    return rows_of(sheet, top + 2)
