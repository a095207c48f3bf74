"""Defection risk against the sales of 12 months: whom to save first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Money
from kamdesk.domain.portfolio.matrix import QUADRANTS, RiskRow, risk_matrix
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import MatrixChart, MatrixDot, MatrixPicture
from kamdesk.ui.models import Column
from kamdesk.ui.portfolio.heat_columns import RISK
from kamdesk.ui.portfolio.section import (
    Figures,
    PanelSection,
    PictureTable,
    note,
    sums_words,
    toned,
)
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk


class RiskSection(PanelSection):
    """The matrix; a click on a dot says why its risk is so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chart = MatrixChart()
        self.figures = Figures()
        self.panel = PictureTable(_("Defection risk against sales"), self.chart, columns=_columns())
        self.panel.body.insertWidget(0, self.figures)
        self.remark = note("")
        self.panel.body.addWidget(self.remark)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.chart.picked.connect(lambda account: self.why("F-03", str(account)))
        self.panel.view.opened.connect(lambda row: self.go_account(row.id))

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return risk_matrix(whole)

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        border = money_words(Money(round(found.value_border), found.currency))
        fields = tuple(_(QUADRANTS[code]) for code in ("keep", "save", "run", "mend"))
        self.chart.set_picture(
            MatrixPicture(
                dots=tuple(_dot(row) for row in found.rows),
                x_border=found.risk_border,
                y_border=found.value_border,
                fields=fields,
                x_words=_("Defection risk, 0 to 100 →"),
                y_words=_("↑ Sales of 12 months"),
                border_words=_(
                    "Borders: risk {risk} (level high), sales {sales} (mean of those shown)"
                ).format(risk=f"{found.risk_border:.0f}", sales=border),
            )
        )
        self.panel.set_rows(found.rows)
        self.figures.clear()
        number = sum(row.at_risk for row in found.rows)
        words = ngettext("{n} account", "{n} accounts", number).format(n=number)
        tone = "red" if number else ""
        self.figures.add(_("Sales at risk"), sums_words(found.at_risk), tone=tone)
        self.figures.add(_("Risk high or above"), words, tone=tone)
        self.remark.setText(
            ngettext(
                "{n} account has no risk: a prospect, lost, or nothing is known of it.",
                "{n} accounts have no risk: prospects, lost, or nothing is known of them.",
                found.unrated,
            ).format(n=found.unrated)
        )
        self.remark.setVisible(bool(found.unrated))


def _dot(row: RiskRow) -> MatrixDot:
    return MatrixDot(
        name=row.account.name,
        x=row.risk,
        y=row.worth,
        words=_("{name}: risk {risk} {level}, sales {sales}, {field}").format(
            name=row.account.name,
            risk=f"{row.risk:.0f}",
            level=scale("RISK").label(row.level),
            sales=money_words(row.sales),
            field=_(QUADRANTS[row.quadrant]),
        ),
        strong=row.quadrant == "save",
        payload=row.id,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=180),
        Column(title=_("Risk"),
               value=lambda r: toned(f"{r.risk:.0f} {scale('RISK').label(r.level)}",
                                     RISK.get(r.level, "")),
               sort_key=lambda r: r.risk, width=120),
        Column(title=_("Sales, 12 months"), value=lambda r: money_words(r.sales),
               sort_key=lambda r: r.worth, align="right", width=140),
        Column(title=_("Field"), value=lambda r: _(QUADRANTS[r.quadrant]), width=180),
        Column(title=_("What drives it"), value=_signals, width=300, stretch=True),
        Column(title=_("Owner"), value=lambda r: r.account.owner, width=100),
    )  # fmt: skip


def _signals(row: RiskRow) -> str:
    worst = sorted(row.signals, key=lambda signal: -signal[1])[:4]
    return ", ".join(f"{label} {points:.0f}" for label, points in worst)
