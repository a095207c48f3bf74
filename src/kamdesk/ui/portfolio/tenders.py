"""The days of open tenders over six months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.portfolio.tenders import DATES, TenderRow, tender_calendar
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.ui.charts import DayChart, DayMark, DayPicture, DayRow
from kamdesk.ui.kit import EmptyState
from kamdesk.ui.models import Column
from kamdesk.ui.portfolio.section import NONE, PanelSection, PictureTable, note
from kamdesk.ui.wording import day_words, distance_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

SIGNS = {
    "notice": N_("N"),
    "clarification": N_("C"),
    "submission": N_("S"),
    "opening": N_("O"),
    "award": N_("A"),
}
"""One sign for each day of a tender, as msgids."""


class TendersSection(PanelSection):
    """The calendar; a click opens the project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        today = desk.today
        self.chart = DayChart(DayPicture(today, today, today))
        self.panel = PictureTable(_("Tender calendar"), self.chart, columns=_columns(today))
        words = " · ".join(f"{_(SIGNS[kind])} = {_(label)}" for kind, label in DATES.items())
        self.panel.body.addWidget(note(words))
        self.empty = EmptyState(
            _("No tender days in the next six months"),
            _("Notice, submission and award are entered at the project, group Timetable."),
            icon="gavel",
        )
        self.body.addWidget(self.panel)
        self.body.addWidget(self.empty)
        self.body.addStretch(1)
        self.chart.picked.connect(self._open)
        self.panel.view.opened.connect(self._open)

    def _open(self, row: Any) -> None:
        self.go_account(row.account.id, "projects", record=row.id)

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return tender_calendar(whole)

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        self.chart.set_picture(
            DayPicture(
                today=found.today,
                first=found.first,
                last=found.last,
                today_words=_("Today {day}").format(day=f"{found.today:%m-%d}"),
                rows=tuple(_row(row, found.today) for row in found.rows),
            )
        )
        self.panel.set_rows(found.rows)
        self.panel.setVisible(bool(found.rows))
        self.empty.setVisible(not found.rows)


def _row(row: TenderRow, today: dt.date) -> DayRow:
    days = [
        _("{what} on {day}").format(what=_(DATES[kind]), day=day_words(day, today))
        for kind, day in row.days
    ]
    return DayRow(
        name=f"{row.account.name} · {row.key}",
        note=row.name,
        marks=tuple(DayMark(day, _(SIGNS[kind])) for kind, day in row.days),
        words=f"{row.account.name} · {row.name}: {', '.join(days)}",
        payload=row,
    )


def _columns(today: dt.date) -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=120),
        Column(title=_("Project"), value=lambda r: f"{r.key} {r.name}", width=220, stretch=True),
        Column(title=_("Method"), value=lambda r: scale("TENDER_METHOD").label(r.method) or NONE,
               width=110),
        Column(title=_("Next"), value=lambda r: _next(r, today), sort_key=lambda r: r.next_day,
               width=220),
        *(_day_column(kind, today) for kind in DATES),
    )  # fmt: skip


def _day_column(kind: str, today: dt.date) -> Column:
    def day(row: TenderRow) -> dt.date | None:
        return dict(row.days).get(kind)

    return Column(
        title=_(DATES[kind]),
        value=lambda row: day_words(day(row), today) or NONE,
        sort_key=day,
        width=110,
    )


def _next(row: TenderRow, today: dt.date) -> str:
    if row.next_day is None or row.next_kind is None:
        return NONE
    return f"{_(DATES[row.next_kind])}, {distance_words(row.next_day, today)}"
