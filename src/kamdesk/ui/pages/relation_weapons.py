"""R-W10: the ten weapons against defection, each with its score, the facts and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.defection import defection
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.suggested import suggestions, trend
from kamdesk.domain.insight.weapons import proven_ticks
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import rubric
from kamdesk.i18n import _
from kamdesk.ui.charts.score_trend import ScoreTrend, TrendPoint
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel, PowerSquares, Tag, clear_layout
from kamdesk.ui.pages.relation_panel import open_form
from kamdesk.ui.pages.service_kit import Section, WhyButton
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.assessed import Scored
    from kamdesk.domain.insight.suggested import Suggested
    from kamdesk.domain.standing import RubricItem

CODE = "R-W10"
RISK_TONES = {"low": "green", "medium": "amber", "high": "red", "very high": "red"}


class WeaponsSection(Section):
    """The assessment that stands, weapon by weapon, and the risk it leads to."""

    def build(self) -> None:
        """Make the panels once; they serve every account."""
        if hasattr(self, "panel"):
            return
        self.panel = Panel(rubric(CODE).name.here)
        self.state = self.panel.add_note("")
        self.risk = WhyButton(self.desk)
        self.risk_tag = Tag()
        self.assess_button = Button(_("Assess"), "primary", icon="list-check")
        self.assess_button.clicked.connect(self.assess)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Defection risk"), TextRole.SUBJECT, fixed=True))
        head.addWidget(self.risk)
        head.addWidget(self.risk_tag)
        head.addStretch(1)
        head.addWidget(self.assess_button)
        self.page.body.addLayout(head)
        self.page.body.addWidget(self.panel)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(4, 1)
        self.panel.body.addLayout(self.grid)
        self.history = Panel(_("Score over time"))
        self.chart = ScoreTrend(name=_("Score over time"))
        self.history.body.addWidget(self.chart)
        self.page.body.addWidget(self.history)
        self.page.body.setSpacing(Size.GAP)
        self.page.body.addStretch(1)

    def load(self, dossier: Dossier) -> None:
        """Show what stands for today."""
        today = self.desk.today
        found = defection(dossier, today)
        figure = "—" if found.value is None else f"{found.value:.0f}"
        self.risk.show_result(figure, found, account=self.account_id)
        self.risk_tag.setVisible(found.level is not None)
        words = scale("RISK").label(found.level) if found.level else ""
        tone = RISK_TONES.get(found.level or "", "amber")
        self.risk_tag.show_mark(Tag.severity(words, tone).mark)
        judged = scored(dossier, CODE, subject=dossier.account, today=today)
        self.state.setText(self._age(judged))
        self._fill(dossier, judged)
        points = trend(dossier, CODE, subject=dossier.account, today=today)
        self.history.setVisible(len(points) > 1)
        self.chart.set_points([TrendPoint(day, value) for day, value in points])

    def _age(self, judged: Scored) -> str:
        age = judged.age(self.desk.today)
        if judged.assessment is None:
            return _("never assessed: the risk rests on signals alone")
        if age is None or judged.assessment.assessed_on is None:
            return _("assessed, the day is not known")
        day = judged.assessment.assessed_on.isoformat()
        if age > limits_of("F-03")["assessment_stale_days"]:
            return _("assessed on {day}, {n} days ago: assess again").format(day=day, n=age)
        return _("assessed on {day}").format(day=day)

    def _fill(self, dossier: Dossier, judged: Scored) -> None:
        clear_layout(self.grid)
        if judged.assessment is None:
            sentence = _("Ten items, about five minutes; the records already suggest some scores.")
            empty = EmptyState(_("The ten weapons are not assessed"), sentence, icon="shield-check")
            self.grid.addWidget(empty, 0, 0, 1, 6)
        account, today = dossier.account, self.desk.today
        hints = suggestions(dossier, CODE, subject=account, today=today)
        ticks = checked(dossier, "CK-W10", subject=account).done | proven_ticks(dossier, today)
        for line, item in enumerate(judged.rubric.items, start=1):
            self._line(line, item, judged=judged, hint=hints.get(item.code))
            count = sum(tick.code in ticks for tick in item.ticks)
            words = _("{n} of {all} questions yes").format(n=count, all=len(item.ticks))
            self.grid.addWidget(PlainLabel(words, TextRole.NOTE, fixed=True), line, 5)

    def _line(self, line: int, item: RubricItem, *, judged: Scored, hint: Suggested | None) -> None:
        score = judged.scores.get(item.code)
        name = f"{item.code}  {item.name.here}"
        self.grid.addWidget(PlainLabel(name, TextRole.SUBJECT, fixed=True), line, 0)
        shown = _("not assessed") if score is None else str(score)
        self.grid.addWidget(PowerSquares(score or 0, f"{item.name.here}: {shown}"), line, 1)
        self.grid.addWidget(PlainLabel(shown, TextRole.SUBJECT, fixed=True), line, 2)
        if hint is not None and hint.score != score:
            words = _("records: {score}").format(score=hint.score)
            self.grid.addWidget(Tag.severity(words, "amber"), line, 3)
        anchor = None if score is None else item.anchors.get(score)
        note = judged.records[item.code].note if item.code in judged.records else None
        words = note or (hint.words if hint is not None else "") or (anchor.here if anchor else "")
        self.grid.addWidget(PlainLabel(words, TextRole.NOTE), line, 4)

    def assess(self) -> None:
        """Open the form."""
        dossier = self.desk.dossier(self.account_id)
        open_form(self.desk, CODE, subject=dossier.account, account_id=self.account_id, above=self)
