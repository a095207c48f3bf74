"""The panels of a project: steps, budget with its voices, timetable, price and threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import Money, fact_of, key_of
from kamdesk.domain.insight.evidence import contradictions, observations
from kamdesk.domain.insight.threat import threat
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import (
    Department,
    Milestone,
    Organisation,
    ProcurementStep,
    Project,
    ProjectRival,
)
from kamdesk.domain.scales import scale
from kamdesk.domain.values import from_plain
from kamdesk.i18n import _, ngettext
from kamdesk.services.facts import choose
from kamdesk.services.projects import finish_step, lay_steps, reopen_step
from kamdesk.ui.charts import (
    PriceChart,
    PriceLine,
    PricePicture,
    Timeline,
    TimePicture,
    TimeRow,
    timeline_legend,
)
from kamdesk.ui.forms.field import voice_words
from kamdesk.ui.kit import Button, Panel, PlainLabel, Step, StepRow, Tag
from kamdesk.ui.pages.service_kit import WhyButton
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import day_words, money_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Observation
    from kamdesk.ui.desk import Desk

THREAT_TONES = {"severe": "red", "high": "red", "medium": "amber", "low": "green"}


class StepsPanel(Panel):
    """The procurement steps as a row one can move along: Enter marks a step done today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Procurement steps"))
        self.desk = desk
        self._steps: list[ProcurementStep] = []
        self._project: Project | None = None
        self.row = StepRow([])
        self.row.activated.connect(self._move)
        self.lay_button = Button(_("Lay the usual steps"), "inline", icon="list-check")
        self.lay_button.clicked.connect(self._lay)
        self.none = PlainLabel(
            _("No steps yet. Set the way of tendering, then lay its usual steps."), TextRole.NOTE
        )
        self.body.addWidget(self.row)
        self.body.addWidget(self.none)
        self.add_right(self.lay_button)

    def show_project(self, dossier: Dossier, project: Project) -> None:
        """Show the steps of a project."""
        self._project = project
        rows = dossier.shelf.where(ProcurementStep, "project", value=project.id)
        self._steps = sorted(rows, key=lambda step: step.order or 0)
        self.row.set_steps([self._step(dossier, step) for step in self._steps])
        self.row.setVisible(bool(self._steps))
        self.none.setVisible(not self._steps)
        self.lay_button.setVisible(not self._steps)
        self.lay_button.setEnabled(bool(project.tender_method))

    def _step(self, dossier: Dossier, step: ProcurementStep) -> Step:
        today = self.desk.today
        person = dossier.person(step.person)
        department = dossier.shelf.get(Department, step.department)
        who = title_of(person, dossier.shelf) if person else ""
        day = step.actual or step.forecast or step.planned
        late = step.state != "done" and day is not None and day < today
        state = step.state if step.state in {"done", "current"} else "open"
        return Step(
            step.name or "",
            who or ((department.name or "") if department else ""),
            day_words(day, today),
            "done" if state == "done" else "current" if state == "current" else "open",
            late,
        )

    def _move(self, index: int) -> None:
        step = self._steps[index]
        if step.state == "done":
            self.desk.do(reopen_step, self.desk.book, step)
        else:
            self.desk.do(finish_step, self.desk.book, step, day=self.desk.today)

    def _lay(self) -> None:
        if self._project is not None:
            self.desk.do(lay_steps, self.desk.book, self._project)


class BudgetPanel(Panel):
    """The budget in large, who said it, and the choice where two amounts contradict."""

    evidence_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Budget"))
        self.desk = desk

    def show_project(self, dossier: Dossier, project: Project) -> None:
        """Show the budget of a project with its voices."""
        self.clear()
        self.clear_right()
        wrong = [
            item
            for item in contradictions(dossier)
            if item.id == project.id and item.attribute in {"budget_lo", "budget_hi"}
        ]
        if wrong:
            self.add_right(Tag.severity(_("two amounts contradict"), "red"))
        row = QHBoxLayout()
        row.addWidget(PlainLabel(budget_words(project) or _("not known"), TextRole.FIGURE))
        if project.budget_status:
            words = scale("BUDGET_STATUS").label(project.budget_status)
            row.addWidget(Tag(words, "green" if project.budget_status == "approved" else "plain"))
        row.addStretch(1)
        self.body.addLayout(row)
        source = (
            scale("BUDGET_SOURCE").label(project.budget_source) if project.budget_source else ""
        )
        ours = _("our price {amount}").format(amount=money_words(project.price_ours))
        parts = [source, ours if project.price_ours else ""]
        self.body.addWidget(PlainLabel(" · ".join(p for p in parts if p), TextRole.NOTE))
        for voice in reversed(observations(dossier, project, attribute="budget_hi")):
            self.body.addWidget(self._voice(dossier, voice, offered=bool(wrong)))
        button = Button(_("Another voice"), "inline", icon="message-report")
        button.clicked.connect(lambda: self.evidence_wanted.emit())
        foot = QHBoxLayout()
        foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def _voice(self, dossier: Dossier, voice: Observation, *, offered: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        amount: Money = from_plain(fact_of(Project, "budget_hi"), voice.value)
        row.addWidget(PlainLabel(money_words(amount), TextRole.SUBJECT, fixed=True))
        row.addStretch(1)
        if voice.chosen:
            row.addWidget(Tag.severity(_("counts"), "green"))
        if offered:
            words = _("Take {amount}").format(amount=money_words(amount))
            button = Button(words, "primary" if voice.chosen else "inline")
            button.clicked.connect(lambda _on=False: self.desk.do(choose, self.desk.book, voice))
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(PlainLabel(voice_words(dossier, voice), TextRole.NOTE, wrap=True))
        return line


def budget_words(project: Project) -> str:
    """The budget as one amount or a range; empty if it is not known."""
    low, high = project.budget_lo, project.budget_hi
    if low and high and low != high:
        return f"{money_words(low)} - {money_words(high)}"
    return money_words(high or low)


class TimetablePanel(Panel):
    """Milestones: planned, forecast, actual, today, and how far they slipped (F-24)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Timetable"))
        self.desk = desk
        self.add_right(timeline_legend())
        self.chart = Timeline(TimePicture(desk.today))
        self.none = PlainLabel(_("No milestones yet."), TextRole.NOTE)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.none)

    def show_project(self, dossier: Dossier, project: Project) -> None:
        """Show the milestones of a project."""
        today = self.desk.today
        stones = dossier.shelf.where(Milestone, "project", value=project.id)
        words = _("today {day}").format(day=day_words(today, today))
        rows = tuple(self._time_row(stone) for stone in stones)
        self.chart.set_picture(TimePicture(today, words, rows))
        self.chart.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def _time_row(self, stone: Milestone) -> TimeRow:
        last = stone.actual or stone.forecast or stone.planned
        slip = (last - stone.planned).days if last and stone.planned else 0
        words = ngettext("{n:+d} day", "{n:+d} days", abs(slip)).format(n=slip) if slip else ""
        return TimeRow(
            stone.name or "",
            stone.planned,
            stone.forecast,
            stone.actual,
            f"{last:%m-%d}" if last else "",
            words,
            slip > 0,
        )


class PricePanel(Panel):
    """Our price, theirs, the budget; below how dangerous each rival is (F-12)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Price and threat"))
        self.desk = desk

    def show_project(self, dossier: Dossier, project: Project) -> None:
        """Show the prices and threats of a project."""
        self.clear()
        rows = dossier.shelf.where(ProjectRival, "project", value=project.id)
        offers = [offer for row in rows if (offer := _offer(dossier, row)) is not None]
        if project.price_ours:
            ours = PriceLine(
                _("us"),
                float(project.price_ours.amount),
                money_words(project.price_ours),
                ours=True,
            )
            offers.insert(0, ours)
        budget = project.budget_hi
        if offers:
            picture = PricePicture(
                tuple(offers),
                float(budget.amount) if budget else None,
                _("budget {amount}").format(amount=money_words(budget)) if budget else "",
            )
            self.body.addWidget(PriceChart(picture))
        found = threat(dossier, self.desk.today)
        for row in rows:
            self.body.addLayout(self._threat(dossier, project, row=row, items=found.items))
        if not rows:
            self.body.addWidget(PlainLabel(_("No rival is named in this project."), TextRole.NOTE))
        self.body.addStretch(1)

    def _threat(
        self, dossier: Dossier, project: Project, *, row: ProjectRival, items: object
    ) -> QHBoxLayout:
        firm = dossier.shelf.get(Organisation, row.organisation)
        line = QHBoxLayout()
        name = (firm.short or firm.name or "") if firm else ""
        line.addWidget(PlainLabel(name, TextRole.SUBJECT, fixed=True))
        position = scale("POSITION").label(row.position) if row.position else ""
        line.addWidget(PlainLabel(position, TextRole.NOTE), 1)
        key = f"{key_of(project)}:{key_of(firm)}" if firm else ""
        result = items.get(key) if isinstance(items, dict) else None
        if result is not None and result.value is not None:
            words = _("threat {value:.0f}").format(value=result.value)
            why = WhyButton(self.desk)
            why.show_result(words, result, account=dossier.account.id)
            line.addWidget(why)
            level = result.level or "low"
            line.addWidget(Tag(scale("THREAT").label(level), THREAT_TONES.get(level, "amber")))
        return line


def _offer(dossier: Dossier, row: ProjectRival) -> PriceLine | None:
    price = row.expected_price_hi or row.expected_price_lo
    firm = dossier.shelf.get(Organisation, row.organisation)
    if price is None or firm is None:
        return None
    return PriceLine(firm.short or firm.name or "", float(price.amount), money_words(price))
