"""The leaky bucket (F-19): who came, stayed and went, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.portfolio.bucket import FLOWS, Bucket, FlowRow, bucket
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import Length, LengthChart, LengthRow
from kamdesk.ui.kit import Panel
from kamdesk.ui.models import Column
from kamdesk.ui.portfolio.fewer_lost import FewerLostPanel
from kamdesk.ui.portfolio.section import (
    NONE,
    Figures,
    PanelSection,
    PictureTable,
    note,
    percent,
    toned,
)
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.insight.result import Insight
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

TONES = {"new": "green", "kept": "data", "lost": "red"}


class BucketSection(PanelSection):
    """Bars of new, kept and lost; a click on one shows its customers in the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found: Bucket | None = None
        self.figures = Figures()
        self.chart = LengthChart()
        self.panel = PictureTable(_("Customers of two years"), self.chart, columns=_columns())
        self.panel.body.insertWidget(0, self.figures)
        words = _("The last 12 months against the 12 months before them, a group as one customer.")
        self.panel.body.addWidget(note(words))
        self.causes = LengthChart()
        self.cause_note = note("")
        self.cause_panel = Panel(_("Why they left"))
        self.cause_panel.body.addWidget(self.causes)
        self.cause_panel.body.addWidget(self.cause_note)
        self.fewer = FewerLostPanel()
        self.fewer.why_wanted.connect(lambda: self.why("F-19"))
        self.body.addWidget(self.panel)
        self.body.addWidget(self.cause_panel)
        self.body.addWidget(self.fewer)
        self.body.addStretch(1)
        self.chart.picked.connect(self._show_flow)
        self.panel.view.opened.connect(lambda row: self.go_account(row.id))

    def _show_flow(self, flow: object) -> None:
        if self.found is not None:
            self.panel.set_rows([row for row in self.found.rows if row.flow == flow])
            self.panel.switch.set_value("table")
            self.panel.switch.picked.emit("table")

    def _add_settled(self, settled: Insight) -> None:
        """Show how much customers of many years buy (S3-49)."""
        years = int(limits_of("F-34")["years"])
        words = ngettext(
            "Sales with customers of more than {n} year",
            "Sales with customers of more than {n} years",
            years,
        ).format(n=years)
        link = self.figures.add(words, _settled_words(settled), key="settled")
        if link is not None:
            link.clicked.connect(lambda: self.why("F-34"))

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return bucket(whole), whole.portfolio["F-34"]

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        found, settled = found
        self.found = found
        self.fewer.show_whole(whole)
        self.chart.set_rows(tuple(_flow(flow) for flow in found.sums))
        self.panel.set_rows(found.rows)
        self.figures.clear()
        link = self.figures.add(_("Retention"), percent(found.retention), key="retention")
        if link is not None:
            link.clicked.connect(lambda: self.why("F-19"))
        self.figures.add(_("Weighted by sales"), percent(found.weighted))
        self.figures.add(_("We could have stopped"), percent(found.controllable, 0))
        self._add_settled(settled)
        self.causes.set_rows(tuple(_cause(code, number) for code, number in found.causes))
        lost = [row for row in found.rows if row.flow == "lost"]
        unsaid = sum(row.cause is None for row in lost)
        if not lost:
            words = _("Nobody was lost in these two years.")
        else:
            words = ngettext(
                "Of {n} lost customer the cause is missing.",
                "Of {n} lost customers the cause is missing.",
                unsaid,
            ).format(n=unsaid)
        self.cause_note.setText(words)
        self.cause_note.setVisible(bool(unsaid) or not lost)


def _settled_words(settled: Insight) -> str:
    """The share; with what part of the sales it is known for, where it is not all."""
    if settled.value is None or settled.coverage == 1:
        return percent(settled.value)
    return _("{share} (known for {known} of sales)").format(
        share=percent(settled.value), known=percent(100 * settled.coverage, 0)
    )


def _flow(found: tuple[str, int, Any, Any]) -> LengthRow:
    flow, number, before, now = found
    name = _(FLOWS[flow])
    count = ngettext("{n} customer", "{n} customers", number).format(n=number)
    amounts = f"{money_words(before)} → {money_words(now)}" if before and now else ""
    return LengthRow(
        name,
        (Length(number, TONES[flow]),),
        f"{count} · {amounts}",
        f"{name}: {count}, {amounts}",
        payload=flow,
    )


def _cause(code: str, number: int) -> LengthRow:
    name = scale("LOSS_CAUSE").label(code)
    tone = {"C": "amber", "U": "data"}.get(code[:1], "faint")
    count = ngettext("{n} customer", "{n} customers", number).format(n=number)
    return LengthRow(name, (Length(number, tone),), count)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Customer"), value=lambda r: r.name, role="subject", width=220,
               stretch=True),
        Column(title=_("What became of it"), value=lambda r: toned(_(FLOWS[r.flow]), _tone(r)),
               width=150),
        Column(title=_("Sales before"), value=lambda r: money_words(r.before) or NONE,
               sort_key=lambda r: r.before.amount if r.before else None, align="right", width=150),
        Column(title=_("Sales, 12 months"), value=lambda r: money_words(r.now) or NONE,
               sort_key=lambda r: r.now.amount if r.now else None, align="right", width=150),
        Column(title=_("Cause"), value=_cause_words, width=220),
        Column(title=_("Ours to stop"), value=_ours, width=120),
    )  # fmt: skip


def _tone(row: FlowRow) -> str:
    return {"new": "green", "kept": "plain", "lost": "red"}[row.flow]


def _cause_words(row: FlowRow) -> str:
    if row.flow != "lost":
        return NONE
    return scale("LOSS_CAUSE").label(row.cause) or _("Not entered")


def _ours(row: FlowRow) -> str:
    if row.ours_to_stop is None:
        return NONE
    return _("Yes") if row.ours_to_stop else _("No")
