"""White space: accounts by product line, one account by its sites, and the trade by industry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.insight.result import Insight
from kamdesk.domain.portfolio.industries import open_firms
from kamdesk.domain.portfolio.white import STATES, WhiteCell, WhiteGrid, site_grid, white_grid
from kamdesk.i18n import _
from kamdesk.ui.charts import GridCell, GridChart, GridPicture
from kamdesk.ui.kit import Panel, PlainLabel
from kamdesk.ui.kit.editors import Combo, Option
from kamdesk.ui.models import Column
from kamdesk.ui.portfolio.industries import IndustryPanels
from kamdesk.ui.portfolio.section import NONE, Figures, PanelSection, PictureTable, note, sums_words
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Money
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

TONES = {"ours": "green", "rival": "red", "none": "plain", "unknown": "dashed"}


class WhiteSection(PanelSection):
    """The grid with its totals; below it the sites of the account that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chart = GridChart()
        self.figures = Figures()
        self.panel = PictureTable(_("Accounts by product line"), self.chart, columns=_columns())
        self.panel.body.insertWidget(0, self.figures)
        self.panel.body.addWidget(
            note(_("In a cell: who is there, and what they buy elsewhere in a year."))
        )
        self.site_panel = Panel(_("One account by its sites"))
        self.account = Combo()
        self.account.setAccessibleName(_("Account"))
        self.site_chart = GridChart()
        self.site_note = note("")
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Account"), TextRole.NOTE, fixed=True))
        row.addWidget(self.account)
        row.addStretch(1)
        self.site_panel.body.addLayout(row)
        self.site_panel.body.addWidget(self.site_chart)
        self.site_panel.body.addWidget(self.site_note)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.site_panel)
        self.industries = IndustryPanels()
        self.industries.explained.connect(self._explain)
        self.industries.account_wanted.connect(self.go_account)
        self.body.addWidget(self.industries)
        self.body.addStretch(1)
        self.chart.picked.connect(lambda account: self.why("F-17", str(account)))
        self.panel.view.opened.connect(lambda cell: self.why("F-17", cell[0].id))
        self.account.activated.connect(lambda _index: self._show_sites())
        self.site_chart.picked.connect(lambda account: self.why("F-17", str(account)))

    def _explain(self, insight: object) -> None:
        """Say what stands behind a number of an industry, or of all."""
        from kamdesk.ui.dialogs.why import show_why

        if isinstance(insight, Insight):
            show_why(self.desk, insight, account=None, parent=self)

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return white_grid(whole), whole.portfolio["F-35"], open_firms(whole)

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        found, *trade = found
        self.industries.show_result(*trade)
        self.chart.set_picture(picture_of(found))
        self.panel.set_rows(
            tuple(
                (row.account, name, cell)
                for row in found.rows
                for (_key, name), cell in zip(found.lines, row.cells, strict=True)
            )
        )
        self.figures.clear()
        self.figures.add(_("Bought elsewhere in a year"), sums_words(found.unserved))
        cells = [cell for row in found.rows for cell in row.cells]
        for state, words in STATES.items():
            number = sum(cell.state == state for cell in cells)
            self.figures.add(_(words), str(number))
        kept = self.account.current()
        self.account.set_options(Option(row.id, row.account.name) for row in found.rows)
        ids = [row.id for row in found.rows]
        self.account.set_current(kept if kept in ids else next(iter(ids), None))
        self._show_sites()

    def _show_sites(self) -> None:
        key = self.account.current()
        dossier = self.whole.dossier(key) if self.whole and key else None
        if dossier is None:
            return
        found = site_grid(dossier)
        self.site_chart.set_picture(
            GridPicture(
                columns=tuple(name for _key, name in found.lines),
                rows=tuple(
                    (
                        site,
                        tuple(
                            GridCell(_(STATES[state]), TONES[state], payload=key)
                            for state in states
                        ),
                    )
                    for site, states in found.rows
                ),
            )
        )
        empty = not found.rows or not found.lines
        self.site_chart.setVisible(not empty)
        self.site_note.setText(
            _("No sites are entered. They are on the tab Background of the account.")
        )
        self.site_note.setVisible(empty)


def picture_of(found: WhiteGrid) -> GridPicture:
    """The grid of accounts and lines as cells."""
    return GridPicture(
        columns=tuple(name for _key, name in found.lines),
        rows=tuple(
            (row.account.name, tuple(_cell(cell, row.id) for cell in row.cells))
            for row in found.rows
        ),
        foot=tuple(sums_words(sums) for sums in found.totals),
        foot_name=_("Bought elsewhere"),
    )


def _cell(cell: WhiteCell, account: str) -> GridCell:
    words, state = money_words(cell.unserved), _(STATES[cell.state])
    text = f"{state} {words}" if cell.unserved and cell.unserved.amount else state
    return GridCell(text, TONES[cell.state], bold=cell.state == "rival", payload=account)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda c: c[0].name, role="subject", width=180),
        Column(title=_("Product line"), value=lambda c: c[1], width=200, stretch=True),
        Column(title=_("Who is there"), value=lambda c: _(STATES[c[2].state]), width=140),
        _amount_column("total", _("Total spend")),
        _amount_column("ours", _("Of this with us")),
        _amount_column("unserved", _("Bought elsewhere")),
        Column(title=_("Owner"), value=lambda c: c[0].owner, width=110),
    )


def _amount_column(name: str, title: str) -> Column:
    def amount(cell: Any) -> Money | None:
        found: Money | None = getattr(cell[2], name)
        return found

    def sort(cell: Any) -> int | None:
        found = amount(cell)
        return found.amount if found else None

    return Column(
        title=title,
        value=lambda cell: money_words(amount(cell)) or NONE,
        sort_key=sort,
        align="right",
        width=140,
    )
