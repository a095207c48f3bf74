"""Concentration: the Pareto curve of sales, margin or receivables, and what if customers stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.what_if import WhatIf, what_if
from kamdesk.domain.portfolio.pareto import Pareto, Share, pareto
from kamdesk.i18n import N_, _, ngettext
from kamdesk.ui.charts import ParetoBar, ParetoChart, ParetoPicture
from kamdesk.ui.dialogs.row_links import cut
from kamdesk.ui.kit import (
    Check,
    FlowLayout,
    Panel,
    PlainLabel,
    SegmentedControl,
    clear_layout,
    tip,
)
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.portfolio.section import Figures, PanelSection, PictureTable, note, percent, toned
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words, percent_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

MEASURES = (("sales", N_("Sales")), ("margin", N_("Margin")), ("receivables", N_("Receivables")))
SHOWN = 24
"""More customers than this make bars too narrow to read; the table has all of them."""
LEVELS = {
    "alarm": (N_("Alarm"), "red"),
    "watch": (N_("Watch"), "amber"),
    "ok": (N_("In order"), "green"),
}
LETTERS = {"A": "green", "B": "amber", "C": "plain"}


@dataclass(frozen=True, slots=True)
class WhatRow:
    """One figure before and after, as words, with the difference."""

    name: str
    before: str
    after: str
    change: str


class SharesSection(PanelSection):
    """F-05 with its curve; ticks choose who stops."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found: dict[str, Pareto] = {}
        self.stopped: set[str] = set()
        self.measure = SegmentedControl([(k, _(w)) for k, w in MEASURES], name=_("Measured by"))
        self.measure.set_value("sales")
        self.figures = Figures()
        self.chart = ParetoChart()
        self.panel = PictureTable(_("Pareto curve with classes"), self.chart, columns=_columns())
        self.panel.body.insertWidget(0, self.figures)
        self.remark = note("")
        self.panel.body.addWidget(self.remark)
        self.what = Panel(_("What if they stop"))
        self.ticks = FlowLayout(None, gap=14)
        self.what_model = RecordsModel(_what_columns(), ())
        self.what_view = RecordsView(self.what_model, name=_("Before and after"), sortable=False)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Measured by"), TextRole.NOTE, fixed=True))
        row.addWidget(self.measure)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.panel)
        words = _("Tick who stops. All others go on as in the last 12 months.")
        self.what.body.addWidget(PlainLabel(words, TextRole.NOTE))
        self.what.body.addLayout(self.ticks)
        self.what.body.addWidget(self.what_view)
        self.body.addWidget(self.what)
        self.body.addStretch(1)
        self.measure.picked.connect(lambda _value: self._show_measure())
        self.chart.picked.connect(self.go_account)
        self.panel.view.opened.connect(lambda share: self.go_account(share.id))

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return {measure: pareto(whole, measure) for measure, _words in MEASURES}

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        self.found = found
        accounts = {key for share in found["sales"].shares for key in share.accounts}
        self.stopped &= accounts
        if not self.stopped and found["sales"].shares:
            self.stopped = set(found["sales"].shares[0].accounts)
        self._show_measure()
        self._fill_ticks()
        self._show_what()

    def _show_measure(self) -> None:
        found = self.found[str(self.measure.value())]
        shown = found.shares[:SHOWN]
        self.chart.set_picture(
            ParetoPicture(
                tuple(_bar(share, found) for share in shown),
                border=found.alarm_top1,
                border_words=_("Alarm line for the largest: {n} %").format(
                    n=f"{found.alarm_top1:.0f}"
                ),
            )
        )
        self.panel.set_rows(found.shares)
        self._show_figures(found)
        left_out = len(found.shares) - len(shown)
        words = [
            ngettext(
                "{n} smaller customer stands only in the table.",
                "{n} smaller customers stand only in the table.",
                left_out,
            ).format(n=left_out)
        ] * bool(left_out)
        if found.missing:
            codes = ", ".join(code.partition(":")[2] for code in found.missing)
            words.append(_("Left out, since there is no rate: {codes}").format(codes=codes))
        if not found.shares:
            words = [_("Nothing was entered that could be shared out.")]
        self.remark.setText(" ".join(words))
        self.remark.setVisible(bool(words))

    def _show_figures(self, found: Pareto) -> None:
        self.figures.clear()
        figures = found.figures
        if not figures:
            return
        total = Money(round(figures["total"]), found.currency)
        self.figures.add(_("Total"), money_words(total))
        words, tone = LEVELS[found.level or "ok"]
        explained = "top1" if found.measure == "sales" else ""
        link = self.figures.add(_("Largest"), percent(figures["top1"], 2), key=explained)
        if link is not None:
            link.clicked.connect(lambda: self.why("F-05"))
        self.figures.add(_("Dependence"), _(words), tone=tone)
        self.figures.add(_("Three largest"), percent(figures["top3"], 2))
        if figures["top_fifth"]:
            number, share = figures["top_fifth"]
            self.figures.add(
                ngettext("Top 20 % ({n} customer)", "Top 20 % ({n} customers)", number).format(
                    n=number
                ),
                percent(share, 2),
            )
            self.figures.add(_("Customers for 80 %"), str(figures["k80"]))
        self.figures.add(
            "HHI",
            f"{figures['hhi']:,.0f}",
            hint=_("Sum of the squared shares: 10,000 = one customer, 1,000 = ten equal ones."),
        )
        self.figures.add(
            _("Effective number"),
            f"{figures['effective']:.2f}",
            hint=_("So many customers of equal size would be as concentrated as these."),
        )

    def _fill_ticks(self) -> None:
        clear_layout(self.ticks)
        for share in self.found["sales"].shares[:12]:
            tick = Check(cut(share.name))
            tick.setToolTip(tip(share.name))
            tick.setAccessibleName(share.name)
            tick.setChecked(set(share.accounts) <= self.stopped)
            tick.toggled.connect(lambda on, s=share: self._tick(s, on=on))
            self.ticks.addWidget(tick)

    def _tick(self, share: Share, *, on: bool) -> None:
        self.stopped = (
            self.stopped | set(share.accounts) if on else self.stopped - set(share.accounts)
        )
        self._show_what()

    def _show_what(self) -> None:
        if self.whole is None:
            return
        found = what_if(self.whole.dossiers, self.whole.today, stopped=self.stopped)
        self.what_model.set_rows(what_rows(found))
        self.what_view.fit_height()


def what_rows(found: WhatIf) -> tuple[WhatRow, ...]:
    """The figures of before and after beside each other."""
    before, after = found.before, found.after

    def cash(name: str, old: float, *, new: float) -> WhatRow:
        change = percent_words(f"{100 * (new - old) / old:+.1f}") if old else ""
        words = [money_words(Money(round(amount), found.currency)) for amount in (old, new)]
        return WhatRow(name, words[0], words[1], change)

    def number(name: str, old: float | None, *, new: float | None, share: bool = False) -> WhatRow:
        figures = ["—" if value is None else f"{value:,.1f}" for value in (old, new)]
        shown = [percent_words(words) if share and words != "—" else words for words in figures]
        change = "" if old is None or new is None else f"{new - old:+,.1f}"
        return WhatRow(name, shown[0], shown[1], change)

    return (
        cash(_("Sales, 12 months"), before.sales, new=after.sales),
        cash(_("Margin"), before.margin, new=after.margin),
        number(_("Margin in percent"), before.margin_percent, new=after.margin_percent, share=True),
        cash(_("Receivables"), before.receivables, new=after.receivables),
        number(_("Receivables in days of sales"), before.dso, new=after.dso),
        number(_("Days until money comes"), before.effective_days, new=after.effective_days),
        number(_("Share of the largest"), before.top1, new=after.top1, share=True),
        number("HHI", before.hhi, new=after.hhi),
        number(_("Customers with sales"), before.customers, new=after.customers),
    )


def _bar(share: Share, found: Pareto) -> ParetoBar:
    words = _("{name}: {amount}, {share} %, together {running} %, class {letter}").format(
        name=share.name,
        amount=money_words(share.amount),
        share=f"{share.share:.1f}",
        running=f"{share.running:.1f}",
        letter=share.letter,
    )
    return ParetoBar(
        name=share.name,
        share=share.share,
        running=share.running,
        letter=share.letter,
        words=words,
        strong=share.share >= found.alarm_top1,
        payload=share.id,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Customer"), value=lambda s: s.name, role="subject", width=220,
               stretch=True),
        Column(title=_("Amount"), value=lambda s: money_words(s.amount),
               sort_key=lambda s: s.amount.amount, align="right", width=150),
        Column(title=_("Share"), value=lambda s: percent(s.share, 2), sort_key=lambda s: s.share,
               align="right", width=100),
        Column(title=_("Running"), value=lambda s: percent(s.running, 2),
               sort_key=lambda s: s.running, align="right", width=100),
        Column(title=_("Class"), value=lambda s: toned(s.letter, LETTERS.get(s.letter, "")),
               sort_key=lambda s: s.letter, width=80),
    )  # fmt: skip


def _what_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Figure"), value=lambda r: r.name, role="subject", width=260, stretch=True),
        Column(title=_("Before"), value=lambda r: r.before, align="right", width=150),
        Column(title=_("After"), value=lambda r: r.after, align="right", width=150),
        Column(title=_("Difference"), value=lambda r: Cell(r.change, bold=True), align="right",
               width=120),
    )  # fmt: skip
