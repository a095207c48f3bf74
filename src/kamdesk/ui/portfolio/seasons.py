"""When customers are busy or closed, and what we have planned, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.portfolio.seasons import (
    MEASURES,
    MeasureRow,
    SeasonCell,
    SeasonRow,
    season_months,
    seasons,
    year_plan,
)
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.charts import GridCell, GridChart, GridPicture
from kamdesk.ui.kit import EmptyState, Panel
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.portfolio.section import NONE, PanelSection, PictureTable, note, toned
from kamdesk.ui.wording import day_words, distance_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk


class SeasonsSection(PanelSection):
    """The calendar of the customers, and below it the plan of the year."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        today = desk.today
        self.chart = GridChart()
        self.panel = PictureTable(_("Seasonal calendar"), self.chart, columns=_columns(today))
        self.panel.body.addWidget(
            note(
                _(
                    "! = begins within {n} days and our stock has not been checked: do it now."
                ).format(n=limits_of("FND-40")["days"])
            )
        )
        self.empty = EmptyState(
            _("No seasons entered"),
            _("Peak months stand on the tab Background, shutdowns are events of the account."),
            icon="calendar-off",
        )
        self.model = RecordsModel(_plan_columns(today), ())
        self.view = RecordsView(self.model, name=_("Plan of the year"))
        self.view.set_empty(
            EmptyState(
                _("Nothing is planned"),
                _("Plan visits on the tab Visits, and measures with the objectives of an account."),
                icon="calendar-event",
            )
        )
        self.plan = Panel(_("Plan of the year: points, lines, areas"), flush=True)
        self.plan.body.addWidget(self.view)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.plan)
        self.body.addStretch(1)
        self.chart.picked.connect(lambda key: self.go_account(str(key), "background"))
        self.panel.view.opened.connect(lambda row: self.go_account(row.id, "background"))
        self.view.opened.connect(self._open)

    def _open(self, row: MeasureRow) -> None:
        if row.entity == "interaction":
            self.go_account(row.account.id, "visits", record=row.id)
        else:
            self.go_account(row.account.id)

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return seasons(whole), year_plan(whole)

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        rows, plan = found
        self.chart.set_picture(
            GridPicture(
                columns=season_months(whole.today),
                rows=tuple(
                    (
                        f"! {row.account.name}" if row.warn else row.account.name,
                        tuple(_cell(row, cell) for cell in row.cells),
                    )
                    for row in rows
                ),
            )
        )
        self.panel.set_rows(rows)
        self.panel.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.model.set_rows(plan)
        self.view.fit_height(420)
        self.view.setMinimumHeight(160)


def _cell(row: SeasonRow, cell: SeasonCell) -> GridCell:
    first = row.begins is not None and row.begins.isoformat().startswith(cell.month)
    words = [*cell.events]
    if cell.peak:
        words.insert(0, _("Peak"))
    said = ", ".join(words)
    tone = "red" if first and row.warn else "amber" if cell.peak else "plain" if words else ""
    text = f"! {said}" if first and row.warn else said
    return GridCell(text, tone, said, bold=first, payload=row.id)


def _columns(today: dt.date) -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=160),
        Column(title=_("Peak months"), value=lambda r: _months(r, peak=True), width=260),
        Column(title=_("Calendar"), value=lambda r: _months(r, peak=False), width=320,
               stretch=True),
        Column(title=_("Begins"), value=lambda r: _begins(r, today), sort_key=lambda r: r.days,
               width=160),
    )  # fmt: skip


def _months(row: SeasonRow, *, peak: bool) -> str:
    if peak:
        return ", ".join(cell.month for cell in row.cells if cell.peak) or NONE
    said = [f"{cell.month} {', '.join(cell.events)}" for cell in row.cells if cell.events]
    return "; ".join(said) or NONE


def _begins(row: SeasonRow, today: dt.date) -> Cell | str:
    if row.begins is None:
        return NONE
    return toned(distance_words(row.begins, today), "red" if row.warn else "")


def _plan_columns(today: dt.date) -> tuple[Column, ...]:
    return (
        Column(title=_("Month"), value=lambda r: r.month or NONE, width=80),
        Column(title=_("Day"), value=lambda r: day_words(r.day, today) or NONE,
               sort_key=lambda r: r.day, width=100),
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=140),
        Column(title=_("Reach"), value=lambda r: _(MEASURES[r.reach]) if r.reach else NONE,
               width=110),
        Column(title=_("Kind"), value=_kind, width=110),
        Column(title=_("What"), value=lambda r: r.text or NONE, width=260, stretch=True),
        Column(title=_("Owner"), value=lambda r: r.owner or NONE, width=110),
        Column(title=_("Serves the aim"), value=_serves, width=130),
    )  # fmt: skip


def _serves(row: MeasureRow) -> str:
    """The aim in words: that of a person is an attitude, any other one is text."""
    return scale("ATTITUDE").label(row.serves) or NONE


def _kind(row: MeasureRow) -> str:
    return scale("INTERACTION").label(row.kind) if row.kind else scale("ACTION").label("measure")
