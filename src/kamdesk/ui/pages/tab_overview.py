"""Overview of an account: for looking. Everything with a number leads to where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.i18n import _
from kamdesk.ui.kit import ScrollPage
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.overview_file import CompletenessPanel, DatesPanel, GapsPanel
from kamdesk.ui.pages.overview_people import MapPanel, RelationshipPanel
from kamdesk.ui.pages.overview_risk import CriteriaPanel, MoneyPanel, RiskPanel, ThreadingPanel
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

SHOWN = ("F-01", "F-02", "F-02a", "F-02b", "F-02c", "F-03", "F-04", "F-08", "F-09", "F-13")


class OverviewTab(Tab):
    """Three columns: the file, the people, the risks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.completeness, self.gaps, self.dates = CompletenessPanel(), GapsPanel(), DatesPanel()
        self.relationship, self.map = RelationshipPanel(), MapPanel(desk)
        self.risk, self.criteria = RiskPanel(), CriteriaPanel()
        self.money, self.threading = MoneyPanel(), ThreadingPanel()
        self._build()
        self.map.opened.connect(lambda: self._go("people"))
        self.criteria.opened.connect(lambda: self._go("projects"))
        self.map.map.picked.connect(lambda person: self._go("people", person))

    def _build(self) -> None:
        page = ScrollPage(name=_("Overview"))
        columns = QHBoxLayout()
        columns.setSpacing(Size.GAP)
        for stretch, panels in (
            (9, (self.completeness, self.gaps, self.dates)),
            (10, (self.relationship, self.map)),
            (9, (self.risk, self.criteria, self.money, self.threading)),
        ):
            column = QVBoxLayout()
            column.setSpacing(Size.GAP)
            for panel in panels:
                column.addWidget(panel, 1 if panel in {self.map, self.dates} else 0)
            if stretch == 9 and self.risk in panels:
                column.addStretch(1)
            columns.addLayout(column, stretch)
        page.body.addLayout(columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def _go(self, tab: str, record: str | None = None) -> None:
        self.desk.go("account", (self.account_id, tab, record))

    def reload(self) -> None:
        """Reckon everything shown for today."""
        dossier, today = self.dossier, self.desk.today
        found = {code: FORMULAS[code](dossier, today) for code in SHOWN}
        self.completeness.show_result(found["F-01"])
        self.gaps.show_dossier(dossier, today)
        self.dates.show_dossier(dossier, today)
        self.relationship.show_results(found)
        self.map.show_dossier(dossier)
        self.risk.show_result(found["F-03"])
        self.criteria.show_result(dossier, found["F-04"])
        self.money.show_results(found)
        self.threading.show_result(found["F-13"])
