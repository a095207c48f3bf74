"""Open projects: sums by verdict, month and step, and each with what speaks for and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.portfolio.pipeline import Pipeline, ProjectRow, pipeline
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import Length, LengthChart, LengthRow
from kamdesk.ui.kit import Panel, SegmentedControl
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.portfolio.heat_columns import CRITERIA
from kamdesk.ui.portfolio.section import (
    NONE,
    Figures,
    PanelSection,
    PictureTable,
    sums_words,
    toned,
)
from kamdesk.ui.wording import day_words, money_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

VERDICTS = {"invest": "green", "verify": "amber", "hold": "plain", "drop": "red"}
BARS = {"invest": "green", "verify": "amber", "hold": "data", "drop": "red"}
THREATS = {"severe": "red", "high": "red", "medium": "amber", "low": "green"}


class PipelineSection(PanelSection):
    """The pipeline; Enter on a project opens it on the page of its account."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found: Pipeline | None = None
        self.chart = LengthChart()
        self.figures = Figures()
        self.by = SegmentedControl(
            [("verdict", _("Verdict")), ("month", _("Month of the order")), ("step", _("Step"))],
            name=_("Sums by"),
        )
        self.by.set_value("verdict")
        self.sums = PictureTable(
            _("Value of the open projects"), self.chart, columns=_sum_columns()
        )
        self.sums.body.insertWidget(0, self.by)
        self.sums.body.insertWidget(0, self.figures)
        self.model = RecordsModel(_columns(desk.today), ())
        self.view = RecordsView(self.model, name=_("Open projects"))
        panel = Panel(_("Open projects"), flush=True)
        panel.body.addWidget(self.view)
        self.body.addWidget(self.sums)
        self.body.addWidget(panel)
        self.body.addStretch(1)
        self.by.picked.connect(lambda _value: self._show_sums())
        self.view.opened.connect(lambda r: self.go_account(r.account.id, "projects", record=r.id))

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return pipeline(whole)

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        self.found = found
        self.model.set_rows(found.rows)
        self.view.fit_height(520)
        self.figures.clear()
        number = len(found.rows)
        words = ngettext("{n} open project", "{n} open projects", number).format(n=number)
        self.figures.add(_("Order value"), sums_words(found.total))
        self.figures.add(_("In all"), words)
        unpriced = sum(row.value is None for row in found.rows)
        self.figures.add(_("Without a value"), str(unpriced), tone="amber" if unpriced else "")
        self._show_sums()

    def _show_sums(self) -> None:
        if self.found is None:
            return
        by = str(self.by.value())
        groups: Any = getattr(self.found, f"by_{by}")
        rows = []
        for code, number, sums in groups:
            words = scale("PQ_VERDICT").label(code) if by == "verdict" else code
            name = words or (_("Without a date") if by == "month" else _("Without a step"))
            amount = sum(m.amount for m in sums if m.currency == self.found.currency)
            count = ngettext("{n} project", "{n} projects", number).format(n=number)
            figure = f"{sums_words(sums)} · {count}"
            tone = BARS.get(code, "data") if by == "verdict" else "data"
            rows.append(LengthRow(name, (Length(amount, tone),), figure, f"{name}: {figure}"))
        self.chart.set_rows(tuple(rows))
        self.sums.set_rows(tuple(rows))


def _sum_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Group"), value=lambda r: r.name, role="subject", width=240, stretch=True),
        Column(title=_("Value and number"), value=lambda r: r.figure,
               sort_key=lambda r: r.amount, align="right", width=320),
    )  # fmt: skip


def _columns(today: dt.date) -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=104),
        Column(title=_("Project"), value=lambda r: f"{r.key} {r.name}", width=200, stretch=True),
        Column(title=_("Order value"), value=_value,
               sort_key=lambda r: r.value.amount if r.value else None, align="right", width=112),
        Column(title=_("Intent"), value=lambda r: scale("INTENT").label(r.intent) or NONE,
               width=92),
        Column(title=_("Budget"), value=lambda r: scale("BUDGET_STATUS").label(r.budget_status)
               or NONE, width=84),
        Column(title=_("Step"), value=lambda r: r.step or NONE, width=92),
        Column(title=_("Days in it"), value=_stay, sort_key=lambda r: r.days_in_step,
               align="right", width=76),
        Column(title=_("Order date"), value=lambda r: day_words(r.order_date, today) or NONE,
               sort_key=lambda r: r.order_date, width=92),
        Column(title=_("Slip"), value=_slip, sort_key=lambda r: r.slip, align="right", width=64),
        Column(title=_("Criteria"), value=lambda r: toned(
            scale("CRITERIA_STATUS").label(r.criteria), CRITERIA.get(r.criteria or "", "")),
            width=92),
        Column(title=_("Threat"), value=_threat, sort_key=lambda r: r.threat, width=96),
        Column(title=_("Verdict"), value=_verdict, sort_key=lambda r: r.points, width=112),
        Column(title=_("Coach"), value=_coach, width=84),
        Column(title=_("Next question"), value=lambda r: r.next_question or NONE, width=110),
    )  # fmt: skip


def _value(row: ProjectRow) -> Cell | str:
    words = money_words(row.value) or NONE
    return words if row.priced or row.value is None else Cell(f"≤ {words}", tone="faint")


def _stay(row: ProjectRow) -> Cell | str:
    if row.days_in_step is None:
        return NONE
    return Cell(str(row.days_in_step), tone="amber" if row.flagged else "")


def _slip(row: ProjectRow) -> Cell | str:
    if row.slip is None:
        return NONE
    words = f"{row.slip:+.0f}" if row.slip else "0"
    return Cell(words, tone="amber" if row.slip > 0 else "")


def _threat(row: ProjectRow) -> Cell | str:
    if row.threat is None:
        return NONE
    words = f"{row.threat:.0f} {scale('THREAT').label(row.threat_level)}"
    return toned(words, THREATS.get(row.threat_level or "", ""))


def _verdict(row: ProjectRow) -> Cell | str:
    words = scale("PQ_VERDICT").label(row.verdict)
    return toned(f"{row.points or 0:.0f} {words}", VERDICTS.get(row.verdict or "", ""))


def _coach(row: ProjectRow) -> Cell | str:
    return row.coach or Cell(_("None"), tone="red")
