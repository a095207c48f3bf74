"""The account workbook that goes to the manager and comes back: sheets from the dossier, as bytes.

Domain 5.2 says what is on the sheets; each is declared in ``workbook/pages``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, speaking
from kamdesk.reports.workbook.desk import Desk
from kamdesk.reports.workbook.frame import draw_sheet
from kamdesk.reports.workbook.looks import FONTS
from kamdesk.reports.workbook.pages import SHEETS
from kamdesk.reports.workbook.pages.backstage import backstage
from kamdesk.reports.workbook.pages.codes_page import codes_page
from kamdesk.reports.workbook.writer import write_workbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.reports.workbook.canvas import Canvas
    from kamdesk.storage.queries import HistoryLine


def account_workbook(
    dossier: Dossier,
    *,
    history: Sequence[HistoryLine] = (),
    today: dt.date,
    lang: str,
    with_private: bool = False,
    results: Mapping[str, Insight] | None = None,
) -> bytes:
    """The .xlsx of an account in ``lang`` as of ``today``.

    ``history``: the changed fields, newest first. Private facts and records are left out unless
    ``with_private``. ``results``: formulas reckoned against the portfolio. The same
    account on the same day gives the same bytes.
    """
    with speaking(lang):
        desk = Desk(
            dossier, today=today, with_private=with_private, history=history, results=results
        )
        title = f"{desk.name} · {_('Account workbook')}"
        return write_workbook(draw_workbook(desk), font=FONTS[lang], title=title, day=today)


def draw_workbook(desk: Desk) -> tuple[Canvas, ...]:
    """The canvases of all sheets in their order, the hidden one last; in the current language."""
    drawn = [draw_sheet(desk, s) for s in SHEETS if s.when is None or s.when(desk)]
    # Only now is it known which lists the sheets use.
    return (*drawn, codes_page(desk), backstage(desk))
