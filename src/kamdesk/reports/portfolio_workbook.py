"""The portfolio workbook for Monday's talk with the manager: all accounts, as bytes of an .xlsx.

Domain 5.3 says what is on the sheets; each is declared in ``workbook/portfolio``. It is read, not
filled in: nothing of it comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, speaking
from kamdesk.reports.workbook.frame import draw_sheet
from kamdesk.reports.workbook.looks import FONTS
from kamdesk.reports.workbook.portfolio.desk import PortfolioDesk
from kamdesk.reports.workbook.portfolio.sheets import SHEETS
from kamdesk.reports.workbook.writer import write_workbook

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.reports.workbook.canvas import Canvas
    from kamdesk.reports.workbook.portfolio.desk import PortfolioData


def portfolio_workbook(
    data: PortfolioData, *, today: dt.date, lang: str, with_private: bool = False
) -> bytes:
    """The .xlsx of all accounts in ``lang`` as of ``today``.

    The words inside ``data`` (findings, parts) are in the language they were reckoned in: reckon
    them while speaking ``lang``. The same data on the same day give the same bytes.
    """
    with speaking(lang):
        desk = PortfolioDesk(data, today=today, with_private=with_private)
        title = f"{desk.name} · {_('Portfolio workbook')}"
        return write_workbook(draw_portfolio(desk), font=FONTS[lang], title=title, day=today)


def draw_portfolio(desk: PortfolioDesk) -> tuple[Canvas, ...]:
    """The canvases of all sheets in their order; in the current language."""
    return tuple(draw_sheet(desk, sheet) for sheet in SHEETS)
