"""What can be done with a line of Today besides its one click: why, all findings, put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QMenu

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.monday_aside import matter_of
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from kamdesk.domain.insight.result import Insight
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.pages.today import TodayPage
    from kamdesk.ui.pages.today_rows import TodayLine

WHY: Final = {
    "account": "F-07",
    "invoice": "F-08",
    "complaint": "F-16",
}
"""The formula behind the days of a line, by what the line is about."""


def put_aside(page: TodayPage, line: TodayLine, *, view: PortfolioView) -> None:
    """Ask why a line is put aside, and until when; one that is aside already comes back."""
    from kamdesk.ui.dialogs.findings import AsideDialog

    dossier = view.dossier(line.account)
    if line.source.aside is not None:
        bring_back(page, line, view=view)
    elif dossier is not None:
        AsideDialog(page.desk, matter_of(line.source, dossier), parent=page).open()


def bring_back(page: TodayPage, line: TodayLine, *, view: PortfolioView) -> None:
    """Show a line again that was put aside."""
    from kamdesk.services import findings

    dossier, desk = view.dossier(line.account), page.desk
    if dossier is None:
        return
    matter = matter_of(line.source, dossier)
    if desk.do(findings.bring_back, desk.book, matter) is not None:
        desk.messages.told_undoable(_("It is in the list again."), desk.undo)


def show_reason(page: TodayPage, line: TodayLine, *, view: PortfolioView) -> None:
    """Say why the number of a line is what it is; without a formula, show the findings."""
    from kamdesk.ui.dialogs.why import show_why

    insight = reason_of(line, view)
    if insight is None:
        show_all(page, line)
    else:
        show_why(page.desk, insight, account=line.account, parent=page)


def reason_of(line: TodayLine, view: PortfolioView) -> Insight | None:
    """The result that the days and the amount of a line come from."""
    if not line.rows:
        return None
    row = line.rows[0]
    dossier, code = view.dossier(line.account), WHY.get(row.entity)
    if dossier is None or code is None:
        return None
    whole: Any = view.insights[line.account][code]
    record = dossier.shelf.get(RECORDS[row.entity], row.id)
    item = whole.items.get(key_of(record)) if record is not None else None
    return item or whole  # type: ignore[no-any-return]


def show_all(page: TodayPage, line: TodayLine) -> None:
    """All findings of the account."""
    from kamdesk.ui.dialogs.findings import show_findings

    if page.desk.has_account(line.account):
        show_findings(page.desk, line.account, parent=page)


def show_menu(page: TodayPage, line: TodayLine, *, view: PortfolioView, spot: QPoint) -> QMenu:
    """The menu of a line, for the pointer and for the menu key."""
    menu = QMenu(page)
    menu.addAction(line.deed, lambda: page.deal(line))
    menu.addAction(_("Go there"), lambda: page.open_rows(line))
    menu.addAction(_("Why this number"), lambda: show_reason(page, line, view=view))
    menu.addAction(_("All findings"), lambda: show_all(page, line))
    if line.source.aside is None:
        menu.addSeparator()
        act = menu.addAction(_("Put aside…"), lambda: put_aside(page, line, view=view))
        act.setShortcut("Del")
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(spot)
    return menu
