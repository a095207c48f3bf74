"""The heat table: every account with its metrics, sorted, narrowed down, columns as wanted."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout

from kamdesk import settings
from kamdesk.domain.portfolio.heat import AccountRow, heat
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.kit import Button, Panel, PlainLabel
from kamdesk.ui.kit.editors import Combo, Option
from kamdesk.ui.kit.words import face
from kamdesk.ui.models import FrozenRecordsView, RecordsModel
from kamdesk.ui.portfolio.heat_columns import columns, metrics_for
from kamdesk.ui.portfolio.section import Section
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

ALL = ""


class HeatSection(Section):
    """Click or Enter on a number says why it is so, on a name goes to the account.

    The findings are counted after the table is on show: fifty rules over all accounts take as long
    as all its other columns.
    """

    JUDGED = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.metrics = metrics_for(desk.today)
        self.rows: tuple[AccountRow, ...] = ()
        self.model = RecordsModel(columns(self.metrics), (), search=_searched)
        self.view = FrozenRecordsView(self.model, name=_("Accounts with their metrics"))
        self.filter = QLineEdit()
        self.owner = Combo()
        self.tier = Combo()
        self.count = PlainLabel("", TextRole.NOTE, fixed=True)
        self.columns_button = Button(_("Columns"), icon="table")
        self.columns_menu = QMenu(self.columns_button)
        self._build()
        self._show_columns(settings.load().columns)
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.owner.activated.connect(lambda _index: self._narrow())
        self.tier.activated.connect(lambda _index: self._narrow())
        self.view.clicked.connect(self.open_cell)
        self.view.opened.connect(lambda _row: self.open_cell(self.view.currentIndex()))

    def _build(self) -> None:
        self.filter.setPlaceholderText(_("Narrow down by name, owner or next step"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(260)
        self.owner.setAccessibleName(_("Owner"))
        self.tier.setAccessibleName(_("Tier"))
        for combo in (self.owner, self.tier):
            combo.setMinimumWidth(132)
        self.tier.set_options(
            [Option(ALL, _("All tiers"))]
            + [Option(str(step.code), step.label.here) for step in scale("TIER")]
        )
        self.tier.set_current(ALL)
        self._fill_menu()
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        for widget in (self.filter, self.owner, self.tier, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.columns_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        frame = Panel(flush=True)
        frame.body.addWidget(self.view)
        column.addWidget(frame, 1)
        hint = _("A click on a number says why it is so, a click on a name opens the account.")
        column.addWidget(PlainLabel(hint, TextRole.NOTE))

    def _fill_menu(self) -> None:
        for metric in self.metrics[1:]:
            action = self.columns_menu.addAction(face(_(metric.title)))
            action.setCheckable(True)
            action.setData(metric.key)
            action.triggered.connect(lambda _on: self._chosen())
        self.columns_menu.addSeparator()
        self.columns_menu.addAction(_("The usual columns")).triggered.connect(self._usual)
        self.columns_button.setMenu(self.columns_menu)

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        if not whole.is_judged:
            return heat(whole)
        found = (item for said in whole.findings.values() for item in said)
        return heat(whole, [item for item in found if item.aside is None])

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        self._show_rows(found)
        owners = sorted({row.account.owner for row in found if row.account.owner})
        kept = self.owner.current()
        self.owner.set_options([Option(ALL, _("All owners"))] + [Option(o, o) for o in owners])
        self.owner.set_current(kept if kept in owners else ALL)
        self._narrow()

    def _show_rows(self, rows: tuple[AccountRow, ...]) -> None:
        self.rows = rows
        self.model.set_rows(rows)

    def _narrow(self) -> None:
        owner, tier = self.owner.current() or ALL, self.tier.current() or ALL
        self.model.filter(
            self.filter.text(),
            lambda row: owner in (ALL, row.account.owner) and tier in (ALL, row.account.tier),
        )
        self.count.setText(
            _("{n} of {all}").format(n=len(self.model.rows()), all=self.model.total())
        )

    def open_cell(self, index: QModelIndex) -> None:
        """Say why a number is so, or go to the account where there is none."""
        if not index.isValid():
            return
        row: AccountRow = self.model.row_at(index.row())
        metric = self.metrics[index.column()]
        if metric.formula:
            self.why(metric.formula, row.id)
        else:
            self.go_account(row.id)

    def _chosen(self) -> None:
        keys = [
            str(action.data())
            for action in self.columns_menu.actions()
            if action.isCheckable() and action.isChecked()
        ]
        self._keep(tuple(keys) or ("name",))

    def _usual(self) -> None:
        self._keep(())

    def _keep(self, keys: tuple[str, ...]) -> None:
        from kamdesk.services.preferences import save_settings

        save_settings(dataclasses.replace(settings.load(), columns=keys))
        self._show_columns(keys)

    def _show_columns(self, keys: tuple[str, ...]) -> None:
        wanted = set(keys) or {metric.key for metric in self.metrics if metric.usual}
        for number, metric in enumerate(self.metrics):
            self.view.setColumnHidden(number, number > 0 and metric.key not in wanted)
        for action in self.columns_menu.actions():
            action.setChecked(action.isCheckable() and action.data() in wanted)


def _searched(row: AccountRow) -> str:
    return f"{row.account.name} {row.account.owner} {row.next_step}"
