"""The portfolio workbook: all accounts read and reckoned, bytes into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, speaking
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name
from kamdesk.services.portfolio import read_portfolio

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from kamdesk.reports.workbook.portfolio.desk import PortfolioData
    from kamdesk.services.workbooks import WorkbookOrder
    from kamdesk.storage.book import Book

    Progress = Callable[[float], object]


def portfolio_name(order: WorkbookOrder) -> str:
    """The file name proposed for the workbook; good on every system."""
    words = _("portfolio workbook {day}").format(day=order.today.isoformat())
    return safe_name(words, ".xlsx")


def write_portfolio_workbook(
    book: Book, *, order: WorkbookOrder, path: Path, progress: Progress | None = None
) -> None:
    """Write the workbook of all accounts to ``path`` (domain/6, 5.3).

    ``progress`` hears a share of 0 to 1 and may end the work by raising; then nothing is written.
    """
    from kamdesk.reports.portfolio_workbook import portfolio_workbook

    # Findings and parts are words already when they leave the formulas.
    with speaking(order.lang):
        data = portfolio_data(book, order.today, progress=progress)
    write_atomic(
        path,
        portfolio_workbook(
            data, today=order.today, lang=order.lang, with_private=order.with_private
        ),
    )


def portfolio_data(book: Book, today: dt.date, *, progress: Progress | None) -> PortfolioData:
    """All accounts with what the formulas say of each and of the whole, in the language spoken."""
    from kamdesk.domain.findings.judge import judged, over_all
    from kamdesk.domain.findings.reckoned import Reckoned
    from kamdesk.domain.insight.monday import monday_list
    from kamdesk.reports.workbook.portfolio.desk import PortfolioData

    view = read_portfolio(book, today, progress=progress)
    cases = [
        Reckoned(
            dossier, today, insights=view.insights[dossier.account.id], portfolio=view.yardstick
        )
        for dossier in view.dossiers
    ]
    found = {case.account.id: judged(case) for case in cases}
    shared = over_all(cases, view.portfolio)
    own = (item for items in found.values() for item in items)
    return PortfolioData(
        dossiers=view.dossiers,
        insights=view.insights,
        whole=view.portfolio,
        findings=tuple(item for item in (*shared, *own) if item.aside is None),
        monday=monday_list(cases, found),
    )
