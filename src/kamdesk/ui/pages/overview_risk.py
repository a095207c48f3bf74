"""Overview, right column: defection risk with its parts, purchase criteria by project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.meaning import borders
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.ui.charts import RiskChart, RiskPart, RiskPicture
from kamdesk.ui.kit import Line, PlainLabel, Tag
from kamdesk.ui.pages.overview_panel import NumberPanel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Project
    from kamdesk.ui.desk import Desk

RISK_TONES = {"low": "green", "medium": "amber", "high": "red", "very high": "red"}
CRITERIA_TONES = {"safe": "green", "safe?": "green", "alarm": "red", "alarm?": "red"}
WHO_MEETS = {
    "alarm": N_("only a rival meets them"),
    "alarm?": N_("we do not meet them"),
    "watch": N_("both meet them"),
    "watch?": N_("we meet them"),
    "open": N_("nobody meets them"),
    "safe?": N_("we meet them"),
    "safe": N_("only we meet them"),
}
"""Who meets the criteria, in the few words that fit into a row."""


class RiskPanel(NumberPanel):
    """F-03 with its parts and its floor; a prospect has none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Defection risk"))

    def show_result(self, dossier: Dossier, result: Insight) -> None:
        """Show the number, its band and every part."""
        self.begin(dossier, result)
        if result.value is None:
            self.say(_("Not reckoned for accounts that do not buy yet."))
            return
        self.add_right(PlainLabel(f"{result.value:.0f}", TextRole.FIGURE, fixed=True))
        level = result.level or "low"
        self.add_right(Tag.severity(scale("RISK").label(level), RISK_TONES.get(level, "amber")))
        bands = sorted(borders("F-03"), key=lambda band: band[1])
        chart = RiskChart(
            RiskPicture(
                value=result.value,
                bands=tuple((bound, words) for words, bound in bands if bound),
                low=scale("RISK").label("low"),
                parts=tuple(
                    RiskPart(
                        part.label,
                        part.points or 0.0,
                        base=part.code == "base",
                        tip="" if part.points is not None else _("not known"),
                        payload=part.code,
                    )
                    for part in result.parts
                ),
            )
        )
        chart.picked.connect(lambda _code: self.explain())
        self.body.addWidget(chart)
        floor = result.detail.get("floor")
        if isinstance(floor, int | float) and floor:
            words = _("Not below {floor:.0f}: a trigger is confirmed or the criteria are lost.")
            self.say(words.format(floor=floor))
        if result.detail.get("signals_only"):
            self.say(_("From signals alone: the ten weapons are not assessed."))
        elif result.detail.get("stale"):
            self.say(_("The assessment of the ten weapons is out of date."))


class CriteriaPanel(NumberPanel):
    """F-04 by project; the title leads to the projects, a row explains its status."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Purchase criteria"), leads=True)

    def show_result(self, dossier: Dossier, result: Insight) -> None:
        """Show the status of every open project."""
        self.begin(dossier, result)
        if result.level:
            self.add_right(_criteria_tag(result.level))
        for project in dossier.open_projects:
            self._add(project, result.items.get(key_of(project)))
        if not dossier.open_projects:
            self.say(_("No project is open. Ask what they plan for the next twelve months."))

    def _add(self, project: Project, item: Insight | None) -> None:
        name = project.name or ""
        line = Line(f"{project.code or ''} {name}".strip(), hint=_("Why this status?"))
        line.row.addWidget(PlainLabel(project.code or "", TextRole.SUBJECT, fixed=True))
        line.row.addWidget(PlainLabel(name), 1)
        if item is not None and item.level:
            words = _(WHO_MEETS[item.level]) if item.level in WHO_MEETS else ""
            line.row.addWidget(PlainLabel(words, TextRole.NOTE, fixed=True))
            line.row.addWidget(_criteria_tag(item.level))
            line.picked.connect(lambda: self.explain(item))
        self.body.addWidget(line)


def _criteria_tag(level: str) -> Tag:
    words = scale("CRITERIA_STATUS").label(level)
    return Tag.severity(words, CRITERIA_TONES.get(level, "amber"))
