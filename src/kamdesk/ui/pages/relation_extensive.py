"""F-02c: the departments by the four indicators of R-EXT, the short board marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.relationship import extensive
from kamdesk.domain.insight.suggested import suggestions
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import rubric
from kamdesk.i18n import _
from kamdesk.ui.charts.heat import HeatCell, HeatRow, HeatTable
from kamdesk.ui.kit import Button, EmptyState, PlainLabel
from kamdesk.ui.pages.relation_panel import Measured, RelationPanel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Department
    from kamdesk.ui.desk import Desk

TONES = {0: "red", 1: "red", 2: "amber", 3: "green", 4: "green"}
BAND_TONES = ((60, "green"), (40, "amber"), (0, "red"))


class ExtensivePanel(RelationPanel):
    """The climate in the departments."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Extensive relationship"))
        self.rubric = rubric("R-EXT")
        self.meter = Measured(desk)
        self.short = PlainLabel("", TextRole.NOTE, wrap=True)
        self.heat = HeatTable(_("Departments and indicators"))
        self.legend = PlainLabel("", TextRole.NOTE, wrap=True)
        button = Button(_("Go to the people"), "primary", icon="users")
        button.clicked.connect(lambda: self.desk.go("account", (self.account_id, "people", None)))
        self.empty = EmptyState(
            _("No department yet"),
            _("Departments are entered with the people; then judge how each stands to us."),
            icon="hierarchy-3",
            buttons=[button],
        )
        for widget in (self.meter, self.short, self.heat, self.legend, self.empty):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.heat.picked.connect(self._picked)

    def refresh(self, dossier: Dossier) -> None:
        """Show score, short board and table."""
        departments = dossier.departments
        for widget in (self.meter, self.short, self.heat, self.legend):
            widget.setVisible(bool(departments))
        self.empty.setVisible(not departments)
        found = extensive(dossier, self.desk.today)
        self.meter.show_result(found, account=self.account_id)
        self.short.setText(_short_words(found))
        low = found.detail.get("balanced") is False
        self.short.set_role(TextRole.AMBER if low else TextRole.NOTE)
        heads = [(item.code, item.name.here) for item in self.rubric.items]
        total = (_("Score"), _("Mean of the answered indicators, 0 to 100"))
        rows = [self._heat_row(dossier, department, found=found) for department in departments]
        self.heat.set_table([*heads, total], rows)
        lines = [f"{item.code} {item.name.here}" for item in self.rubric.items]
        self.legend.setText(" · ".join(lines) + "\n" + _("A click on a cell opens its form."))

    def _heat_row(self, dossier: Dossier, department: Department, *, found: Insight) -> HeatRow:
        judged = scored(dossier, "R-EXT", subject=department, today=self.desk.today)
        hints = suggestions(dossier, "R-EXT", subject=department, today=self.desk.today)
        cells = []
        for item in self.rubric.items:
            score = judged.scores.get(item.code)
            if score is None:
                hint = hints.get(item.code)
                reason = _("not assessed")
                if hint is not None:
                    reason = _("not assessed; records suggest {score}: {reason}").format(
                        score=hint.score, reason=hint.words
                    )
                figure = "" if hint is None else f"{hint.score}?"
                cells.append(HeatCell(figure, "", f"{item.code} {reason}", department.id))
                continue
            anchor = item.anchors.get(score)
            words = f"{item.code} {score}" + (f" {anchor.here}" if anchor else "")
            cells.append(HeatCell(str(score), TONES[score], words, department.id))
        percent = judged.percent
        total = HeatCell("", "", _("not assessed"), department.id)
        if percent is not None:
            tone = next(tone for border, tone in BAND_TONES if percent >= border)
            total = HeatCell(
                f"{percent:.0f}", tone, _("{n:.0f} of 100").format(n=percent), department.id
            )
        short = found.detail.get("short_board") == key_of(department)
        return HeatRow(
            department.name or _("Name not known"),
            _involvement(department),
            tuple(cells),
            total,
            _("short board") if short else "",
        )

    def _picked(self, payload: object) -> None:
        department = next((d for d in self.dossier.departments if d.id == payload), None)
        if department is not None:
            self.assess("R-EXT", department)


def _involvement(department: Department) -> str:
    if department.involvement is None:
        return _("involvement not known")
    return scale("INVOLVEMENT").label(department.involvement)


def _short_words(found: Insight) -> str:
    """The weakest department by name, and whether that is too weak."""
    key = found.detail.get("short_board")
    part = next((part for part in found.parts if part.code == key), None)
    value = found.detail.get("short_board_value")
    if part is None or not isinstance(value, int | float):
        return _("No department that takes part is assessed yet.")
    border = limits_of("F-02c")["balanced"]
    if found.detail.get("balanced"):
        words = _("Balanced: the lowest is {name} with {value:.0f}.")
        return words.format(name=part.label, value=value)
    words = _("Unbalanced: {name} has {value:.0f}, less than {border}.")
    return words.format(name=part.label, value=value, border=border)
