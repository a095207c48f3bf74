"""Industries: where the accounts and the sales are, and which firms nobody dealt with yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.domain.portfolio.industries import IndustryRow, industry_rows
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import Length, LengthChart, LengthRow
from kamdesk.ui.kit import Panel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.portfolio.section import NONE, Figures, PictureTable, note, percent, toned
from kamdesk.ui.theme import Size
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.portfolio.industries import OpenFirm

TONES = {"up": "green", "flat": "plain", "down": "amber"}
ARROWS = {"up": "▲", "flat": "=", "down": "▼"}


class IndustryPanels(QWidget):
    """Bars of sales by industry with the firms covered; below, the firms still to be met.

    Signals: ``explained(insight)`` for a number, ``account_wanted(id)`` for a firm.
    """

    explained = Signal(object)
    account_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = Figures()
        self.chart = LengthChart()
        self.panel = PictureTable(
            _("Accounts and sales by industry"), self.chart, columns=_columns()
        )
        self.open_panel = Panel(_("Not covered yet"))
        self.open_model = RecordsModel(_open_columns(), ())
        self.open_view = RecordsView(self.open_model, name=_("Not covered yet"))
        self.open_note = note(
            _("Nobody is left. Firms of the lifecycle “potential” without any contact stand here.")
        )
        self._build()

    def _build(self) -> None:
        words = _(
            "Covered: there was a contact, an order or a sale. The trend is that of the industry."
        )
        self.panel.body.insertWidget(0, self.figures)
        self.panel.body.addWidget(note(words))
        self.open_panel.body.addWidget(self.open_view)
        self.open_panel.body.addWidget(self.open_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Size.GAP)
        column.addWidget(self.panel)
        column.addWidget(self.open_panel)
        self.chart.picked.connect(self._explain)
        self.panel.view.opened.connect(self._explain)
        self.open_view.opened.connect(lambda row: self.account_wanted.emit(row.id))

    def show_result(self, insight: Insight, firms: tuple[OpenFirm, ...]) -> None:
        """Show the industries of F-35, and the firms nobody dealt with yet."""
        rows = industry_rows(insight)
        self.figures.clear()
        link = self.figures.add(_("Firms covered"), percent(insight.value, 0), key="covered")
        if link is not None:
            link.clicked.connect(lambda: self.explained.emit(insight))
        self.figures.add(_("Industries"), str(len(rows)))
        self.figures.add(_("Not covered yet"), str(len(firms)))
        self.chart.set_rows(tuple(_bar(row) for row in rows))
        self.panel.set_rows(rows)
        self.open_model.set_rows(firms)
        self.open_view.fit_height(320)
        self.open_view.setVisible(bool(firms))
        self.open_note.setVisible(not firms)

    def _explain(self, row: object) -> None:
        if isinstance(row, IndustryRow):
            self.explained.emit(row.insight)


def _bar(row: IndustryRow) -> LengthRow:
    firms = ngettext("{covered} of {n} firm", "{covered} of {n} firms", row.firms).format(
        covered=row.covered, n=row.firms
    )
    trend = f"{ARROWS[row.trend]} {_trend(row)}" if row.trend in ARROWS else ""
    words = [money_words(row.now) or _("no sales"), firms, trend]
    figure = " · ".join(part for part in words if part)
    length = Length(float(row.now.amount) if row.now else 0.0, "data")
    return LengthRow(row.name, (length,), figure, f"{row.name}: {figure}", payload=row)


def _trend(row: IndustryRow) -> str:
    return scale("TREND").label(row.trend) if row.trend else ""


def _change(row: IndustryRow) -> str:
    return NONE if row.change is None else f"{row.change:+.1f} %"


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Industry"), value=lambda r: r.name, role="subject", width=180,
               stretch=True),
        Column(title=_("Trend"), value=lambda r: toned(_trend(r), TONES.get(r.trend or "", ""))
               or NONE, width=100),
        Column(title=_("Accounts"), value=lambda r: r.firms, align="right", width=90),
        Column(title=_("Covered"), value=lambda r: r.covered, align="right", width=90),
        Column(title=_("Not covered yet"), value=lambda r: r.open, align="right", width=120),
        Column(title=_("Not known"), value=lambda r: r.unknown, align="right", width=100),
        Column(title=_("Sales, 12 months"), value=lambda r: money_words(r.now) or NONE,
               sort_key=lambda r: r.now.amount if r.now else None, align="right", width=140),
        Column(title=_("Change"), value=_change,
               sort_key=lambda r: r.change, align="right", width=100),
        Column(title=_("Share"), value=lambda r: percent(r.share), sort_key=lambda r: r.share,
               align="right", width=90),
    )  # fmt: skip


def _open_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=220),
        Column(title=_("Industry"), value=lambda r: r.industry, width=180),
        Column(title=_("Follow-up note"), value=lambda r: r.note or NONE, width=260, stretch=True),
        Column(title=_("Owner"), value=lambda r: r.account.owner or NONE, width=120),
    )
