"""What waits: receivables by age, open complaints; and what we give to please."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.ageing import DISPUTED, NOT_DUE, UNDATED, ladder
from kamdesk.domain.portfolio.waiting import (
    ComplaintRow,
    DebtRow,
    FavourRow,
    complaint_rows,
    debts,
    favour_rows,
)
from kamdesk.domain.scales import scale
from kamdesk.domain.words import spaced
from kamdesk.i18n import _, ngettext
from kamdesk.ui.ages import age_tone
from kamdesk.ui.charts import Length, LengthChart, LengthRow
from kamdesk.ui.models import Cell, Column
from kamdesk.ui.portfolio.answers import AnswersPanel
from kamdesk.ui.portfolio.section import (
    NONE,
    Figures,
    PanelSection,
    PictureTable,
    note,
    percent,
    sums_words,
    toned,
)
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.ageing import Bucket
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk

SEVERE = {"critical": "red", "major": "amber", "minor": "plain"}


class WaitingSection(PanelSection):
    """Panels of money, complaints, favours and answers; a click says why, Enter opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.figures = Figures()
        self.debt_chart, self.complaint_chart = LengthChart(), LengthChart()
        self.favour_chart = LengthChart()
        self.debts = PictureTable(_("Receivables by age"), self.debt_chart, columns=_debt_columns())
        self.debts.body.insertWidget(0, self.figures)
        self.debts.body.addWidget(
            note(_("Grey: not due. Hatched: to be reminded. Red: late. Amber: disputed."))
        )
        self.complaints = PictureTable(
            _("Open complaints"), self.complaint_chart, columns=_complaint_columns()
        )
        self.complaints.body.addWidget(note(_("Grey: days within the target. Red: days past it.")))
        self.favours = PictureTable(_("Favours"), self.favour_chart, columns=_favour_columns())
        self.favours.body.addWidget(
            note(_("What was granted, as a share of sales: the year before → now, and the sum."))
        )
        self.answers = AnswersPanel()
        self.answers.opened_item.connect(self._explain)
        for panel in (self.debts, self.complaints, self.favours, self.answers):
            self.body.addWidget(panel)
        self.body.addStretch(1)
        self.debt_chart.picked.connect(lambda key: self.why("F-08", str(key)))
        self.complaint_chart.picked.connect(lambda key: self.why("F-16", str(key)))
        self.favour_chart.picked.connect(lambda key: self.why("F-15", str(key)))
        self.debts.view.opened.connect(lambda row: self.why("F-08", row.id))
        self.complaints.view.opened.connect(lambda row: self.why("F-16", row.account.id))
        self.favours.view.opened.connect(lambda row: self.why("F-15", row.id))

    def _explain(self, item: object) -> None:
        from kamdesk.domain.insight.result import Insight
        from kamdesk.ui.dialogs.why import show_why

        if isinstance(item, Insight):
            show_why(self.desk, item, account=None, parent=self)

    def reckon(self, whole: PortfolioView) -> Any:
        """Override."""
        return debts(whole), complaint_rows(whole), favour_rows(whole), whole.portfolio["F-33"]

    def fill(self, whole: PortfolioView, found: Any) -> None:
        """Override."""
        super().fill(whole, found)
        money, complaints, favours, answers = found
        self.answers.show_result(answers)
        self.figures.clear()
        self.figures.add(_("Receivables"), sums_words(money.total))
        late = any(item.amount for item in money.overdue)
        self.figures.add(_("Overdue"), sums_words(money.overdue), tone="red" if late else "")
        self.debt_chart.set_rows(tuple(_debt(row) for row in money.rows))
        self.debts.set_rows(money.rows)
        self.complaint_chart.set_rows(tuple(_complaint(row) for row in complaints))
        self.complaints.set_rows(complaints)
        self.favour_chart.set_rows(tuple(_favour(row) for row in favours))
        self.favours.set_rows(favours)
        for panel, rows, empty in (
            (self.debts, money.rows, _("Nobody owes us anything.")),
            (self.complaints, complaints, _("No complaint is open.")),
            (self.favours, favours, _("No favours were entered for this year or the last.")),
        ):
            panel.note.setText("" if rows else empty)


def _debt(row: DebtRow) -> LengthRow:
    figure = money_words(row.total)
    if row.overdue.amount:
        figure = _("{total}, {overdue} overdue").format(
            total=figure, overdue=money_words(row.overdue)
        )
    return LengthRow(
        row.account.name,
        tuple(
            Length(float(age.amount), age_tone(bucket), bucket.step)
            for age, bucket in zip(row.ages, ladder(), strict=True)
            if age.amount
        ),
        figure,
        payload=row.id,
    )


def _complaint(row: ComplaintRow) -> LengthRow:
    days = row.days or 0
    figure = spaced(ngettext("{n} day", "{n} days", days).format(n=days))
    if row.late:
        figure = _("{days}, {late} past the target").format(days=figure, late=row.late)
    severity = scale("SEVERITY").label(row.severity)
    parts = (Length(float(days - row.late), "data"), Length(float(row.late), "red"))
    return LengthRow(
        f"{row.account.name} · {row.key} {severity}",
        tuple(part for part in parts if part.amount),
        figure,
        f"{row.account.name} {row.key} {severity}: {row.what}, {figure}",
        payload=row.account.id,
    )


def _favour(row: FavourRow) -> LengthRow:
    figure = f"{percent(row.earlier_rate, 2)} → {percent(row.rate, 2)} · {money_words(row.given)}"
    tone = "amber" if row.level == "alarm" else "data"
    return LengthRow(row.account.name, (Length(row.rate or 0.0, tone),), figure, payload=row.id)


def _debt_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=130,
               stretch=True),
        *(_age_column(number, bucket) for number, bucket in enumerate(ladder())),
        Column(title=_("Total"), value=lambda r: money_words(r.total),
               sort_key=lambda r: r.total.amount, align="right", width=100),
        Column(title=_("Of this promised"), value=lambda r: money_words(r.promised) or NONE,
               align="right", width=90),
        Column(title=_("Days to money"), value=_trap, sort_key=lambda r: r.effective_days,
               width=100),
        Column(title=_("Tied up"), value=lambda r: money_words(r.tied_up) or NONE,
               align="right", width=100),
    )  # fmt: skip


def _age_column(number: int, bucket: Bucket) -> Column:
    """One age: its step, or in words what calls for none; how old it is says the tip of a cell."""
    words = {NOT_DUE: _("Not due"), DISPUTED: _("Disputed"), UNDATED: _("No due date")}
    return Column(
        title=words.get(bucket.code, bucket.code),
        value=lambda row: money_words(row.ages[number]) if row.ages[number].amount else NONE,
        sort_key=lambda row: row.ages[number].amount,
        align="right",
        width=84,
        tip=lambda _row: bucket.words,
    )


def _trap(row: DebtRow) -> Cell | str:
    days = NONE if row.effective_days is None else f"{row.effective_days:.0f}"
    return toned(days, row.trap or "")


def _complaint_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=130),
        Column(title=_("Severity"), value=lambda r: toned(scale("SEVERITY").label(r.severity),
               SEVERE.get(r.severity or "", "")), width=100),
        Column(title=_("What happened"), value=lambda r: f"{r.key} {r.what}", width=260,
               stretch=True),
        Column(title=_("Product line"), value=lambda r: r.line or NONE, width=150),
        Column(title=_("Days open"), value=lambda r: r.days, align="right", width=90),
        Column(title=_("Past the target"), value=lambda r: Cell(str(r.late),
               tone="red" if r.late else ""), sort_key=lambda r: r.late, align="right", width=110),
        Column(title=_("First answer, hours"), value=lambda r: r.first_answer_hours
               if r.first_answer_hours is None else f"{r.first_answer_hours:.0f}",
               sort_key=lambda r: r.first_answer_hours, align="right", width=130),
        Column(title=_("Handling failures"), value=lambda r: ", ".join(
               scale("HANDLING_FAIL").label(tag) for tag in r.tags) or NONE, width=180),
    )  # fmt: skip


def _favour_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Account"), value=lambda r: r.account.name, role="subject", width=180,
               stretch=True),
        Column(title=_("Given this year"), value=lambda r: money_words(r.given),
               sort_key=lambda r: r.given.amount, align="right", width=140),
        Column(title=_("Rate this year"), value=lambda r: toned(percent(r.rate, 2),
               "amber" if r.level == "alarm" else ""), sort_key=lambda r: r.rate, width=120),
        Column(title=_("Rate before"), value=lambda r: percent(r.earlier_rate, 2),
               sort_key=lambda r: r.earlier_rate, align="right", width=110),
        Column(title=_("Support up, sales down"), value=lambda r: _("Yes") if r.trend else NONE,
               width=170),
        Column(title=_("Without a written return"), value=lambda r: r.unwritten, align="right",
               width=170),
        Column(title=_("Behind the target"), value=lambda r: r.behind, align="right", width=130),
    )  # fmt: skip
