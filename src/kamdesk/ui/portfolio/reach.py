"""Coverage of the customers' levels: parity, under-levelled or a gap, whom nobody ever met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.coverage import LEVELS
from kamdesk.domain.portfolio.reach import CoverageRow, coverage_rows
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import GridCell, GridChart, GridPicture
from kamdesk.ui.models import Cell, Column
from kamdesk.ui.portfolio.section import NONE, Figures, PanelSection, PictureTable, note, toned

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

TONES = {"parity": "green", "under-levelled": "amber", "gap": "red"}
WORST = ("gap", "under-levelled", "parity")


class ReachSection(PanelSection):
    """The grid of levels; a click says why."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chart = GridChart()
        self.figures = Figures()
        self.panel = PictureTable(
            _("Coverage by level of the customer"), self.chart, columns=_columns()
        )
        self.panel.body.insertWidget(0, self.figures)
        self.panel.body.addWidget(
            note(_("An empty cell: at this tier nobody is expected to meet that level."))
        )
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.chart.picked.connect(self._explain)
        self.panel.view.opened.connect(lambda row: self.go_account(row.id, "people"))

    def _explain(self, payload: object) -> None:
        code, account = str(payload).split(" ", 1)
        self.why(code, account)

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        rows = coverage_rows(whole)
        return tuple(sorted(rows, key=lambda row: WORST.index(row.worst or "parity")))

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        levels = tuple(scale("PERSON_LEVEL").label(level) for level in LEVELS)
        self.chart.set_picture(
            GridPicture(
                columns=(*levels, _("Single contact"), _("Power, never met")),
                rows=tuple((row.account.name, _cells(row)) for row in found),
            )
        )
        self.panel.set_rows(found)
        self.figures.clear()
        gaps = sum(row.worst == "gap" for row in found)
        single = sum(row.threads[0] == "red" for row in found)
        unmet = sum(len(row.unmet) for row in found)
        for label, number in (
            (_("Accounts with a gap"), gaps),
            (_("Hang on a single contact"), single),
            (_("Powerful people nobody met"), unmet),
        ):
            self.figures.add(label, str(number), tone="red" if number else "")


def _cells(row: CoverageRow) -> tuple[GridCell, ...]:
    levels = tuple(
        GridCell(
            scale("PARITY").label(verdict) if verdict else "",
            TONES.get(verdict or "", ""),
            bold=verdict == "gap",
            payload=f"F-11 {row.id}",
        )
        for verdict in row.verdicts
    )
    light = row.threads[0]
    met = ngettext("{n} person met", "{n} persons met", row.persons).format(n=row.persons)
    contact = row.single or met
    names = ", ".join(row.unmet)
    return (
        *levels,
        GridCell(contact, light, bold=light == "red", payload=f"F-13 {row.id}"),
        GridCell(names, "red" if names else "", names, payload=f"F-11 {row.id}"),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=150),
        *(_level_column(number) for number in range(len(LEVELS))),
        Column(title=_("Single contact"), value=lambda r: r.single or NONE, width=120),
        Column(title=_("People met"), value=lambda r: r.persons, role="number", align="right",
               width=90),
        Column(title=_("Power, never met"), value=lambda r: ", ".join(r.unmet) or NONE,
               width=220, stretch=True),
        Column(title=_("Owner"), value=lambda r: r.account.owner, width=100),
    )  # fmt: skip


def _level_column(number: int) -> Column:
    title = str(scale("PERSON_LEVEL").label(LEVELS[number]))
    return Column(title=title, value=lambda row: _verdict(row, number), width=120)


def _verdict(row: CoverageRow, number: int) -> Cell | str:
    verdict = row.verdicts[number]
    return toned(scale("PARITY").label(verdict), TONES[verdict]) if verdict else NONE
