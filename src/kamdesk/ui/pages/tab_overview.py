"""Overview of an account: for looking. Everything with a number leads to where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.i18n import _
from kamdesk.ui.kit import ScrollPage
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.overview_contact import ThreadingPanel
from kamdesk.ui.pages.overview_dates import DatesPanel
from kamdesk.ui.pages.overview_file import CompletenessPanel, GapsPanel
from kamdesk.ui.pages.overview_money import MoneyPanel
from kamdesk.ui.pages.overview_people import MapPanel
from kamdesk.ui.pages.overview_relationship import RelationshipPanel
from kamdesk.ui.pages.overview_risk import CriteriaPanel, RiskPanel
from kamdesk.ui.pages.overview_trend import TrendPanel
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.kit import Panel

SHOWN = (
    "F-01",
    "F-02",
    "F-02a",
    "F-02b",
    "F-02c",
    "F-03",
    "F-04",
    "F-08",
    "F-09",
    "F-11",
    "F-13",
    "F-17",
    "F-29",
)
SHARES = (9, 10, 9)
"""How the width is shared between the columns."""
TWO_COLUMNS = 1160
"""Below this width the third column has no room beside the others."""


class OverviewTab(Tab):
    """Three columns: the file, the people, the risks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.completeness, self.gaps = CompletenessPanel(desk), GapsPanel(desk)
        self.dates = DatesPanel(desk)
        self.relationship, self.map = RelationshipPanel(desk), MapPanel(desk)
        self.risk, self.criteria = RiskPanel(desk), CriteriaPanel(desk)
        self.money, self.threading = MoneyPanel(desk), ThreadingPanel(desk)
        self.trend = TrendPanel(desk)
        self._build()
        self.map.opened.connect(lambda: self._go("people"))
        self.criteria.opened.connect(lambda: self._go("projects"))
        self.map.map.picked.connect(lambda person: self._go("people", person))

    def _build(self) -> None:
        page = ScrollPage(name=_("Overview"))
        self._columns = (
            _column(self.completeness, self.gaps, self.dates, tall=self.dates),
            _column(self.relationship, self.map, self.trend, tall=self.map),
            _column(self.risk, self.criteria, self.money, self.threading),
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(Size.GAP)
        self._lay(narrow=False)
        page.body.addLayout(self._grid, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def _lay(self, *, narrow: bool) -> None:
        """Three columns side by side, or two with the third below both."""
        self._narrow = narrow
        for number, column in enumerate(self._columns):
            self._grid.removeWidget(column)
            below = narrow and number == 2
            self._grid.addWidget(
                column, 1 if below else 0, 0 if below else number, 1, 2 if below else 1
            )
            self._grid.setColumnStretch(number, 0 if below else SHARES[number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: a small window has room for two columns."""
        super().resizeEvent(event)
        narrow = self.width() < TWO_COLUMNS
        if narrow != self._narrow:
            self._lay(narrow=narrow)

    def _go(self, tab: str, record: str | None = None) -> None:
        self.desk.go("account", (self.account_id, tab, record))

    def reload(self) -> None:
        """Reckon everything shown for today."""
        dossier, today = self.dossier, self.desk.today
        found = {code: FORMULAS[code](dossier, today) for code in SHOWN}
        self.completeness.show_result(dossier, found["F-01"])
        self.gaps.show_dossier(dossier, found["F-01"])
        self.dates.show_dossier(dossier)
        self.relationship.show_results(dossier, found)
        self.map.show_dossier(dossier)
        self.risk.show_result(dossier, found["F-03"])
        self.criteria.show_result(dossier, found["F-04"])
        self.money.show_results(dossier, found)
        self.threading.show_results(dossier, found)
        self.trend.show_results(dossier, found)


def _column(*panels: Panel, tall: Panel | None = None) -> QWidget:
    """Panels below each other; the tall one takes the room that is left, else nobody."""
    column = QWidget()
    inner = QVBoxLayout(column)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(Size.GAP)
    for panel in panels:
        inner.addWidget(panel, 1 if panel is tall else 0)
    if tall is None:
        inner.addStretch(1)
    return column
