"""Overview, right column: how the numbers went, from snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.meaning import meaning
from kamdesk.domain.trends import FINDINGS, finding_trend, snapshots, trend, values_in
from kamdesk.i18n import _
from kamdesk.services.snapshots import keeps_itself, take_snapshot
from kamdesk.ui.charts import TrendChart, TrendLine
from kamdesk.ui.kit import Button, IconButton
from kamdesk.ui.pages.overview_panel import NumberPanel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.trends import Point
    from kamdesk.ui.desk import Desk

SHOWN: Final = {"F-01": 1, "F-02": 1, "F-03": -1, "F-09": -1, "F-17": 1}
"""The numbers whose way is shown; 1: more is better, -1: less is."""
LEAST = 2
"""Points that a line needs."""


class TrendPanel(NumberPanel):
    """A small line for each number, its first and last value, and the difference."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Trend"), leads=True)
        self.changed_button = Button(_("What changed"), "link")
        self.changed_button.clicked.connect(self.show_changed)
        self.add_right(self.changed_button)
        self.take_button = IconButton("plus", _("Take a snapshot"), size=16)
        self.take_button.clicked.connect(self.take)
        self.add_right(self.take_button)
        self.take_button.setEnabled(not desk.book.read_only)

    def show_results(self, dossier: Dossier, found: Mapping[str, Insight]) -> None:
        """Show the lines, or when the first snapshot comes."""
        self.clear()
        self.account, self.insight = dossier.account.id, found["F-01"]
        lines = [
            line
            for code in SHOWN
            if code in found and (line := trend_line(dossier, found[code], today=self.desk.today))
        ]
        lines += self._red_findings(dossier, found)
        if lines:
            chart = TrendChart(lines)
            chart.picked.connect(self._picked)
            self.body.addWidget(chart)
        self.say(self._since(dossier, has_lines=bool(lines)))

    def _picked(self, insight: object) -> None:
        if insight is not None:
            self.explain(insight)

    def _red_findings(self, dossier: Dossier, found: Mapping[str, Insight]) -> list[TrendLine]:
        """How many red findings there were; picked, it leads to nothing of its own."""
        from kamdesk.domain.findings.finding import RED
        from kamdesk.domain.findings.judge import findings_of

        today = self.desk.today
        if not any(values_in(row).get(FINDINGS) for row in snapshots(dossier, until=today)):
            return []
        standing = findings_of(dossier, today, insights=found)
        now = {RED: sum(item.severity == RED for item in standing)}
        points = finding_trend(dossier, now, severity=RED, today=today)
        line = line_of(_("Red findings"), points, better=-1)
        return [line] if line else []

    def _since(self, dossier: Dossier, *, has_lines: bool) -> str:
        rows = snapshots(dossier, until=self.desk.today)
        if not rows or rows[0].taken_on is None:
            if keeps_itself(self.desk.book):
                return _("No snapshot yet. The first one is taken by itself.")
            return _("No snapshot yet. Take one with the plus; later ones show the way from here.")
        day = rows[0].taken_on.isoformat()
        if has_lines:
            return _("{n} snapshots, the first on {day}").format(n=len(rows), day=day)
        return _("First snapshot on {day}; the trend begins with the next day.").format(day=day)

    def show_changed(self) -> None:
        """Compare now with the last snapshot, the last visit, or two days with each other."""
        from kamdesk.ui.dialogs.changed import ChangedDialog

        ChangedDialog(self.desk, self.account, parent=self.window()).open()

    def take(self) -> None:
        """Keep how the account stands today."""
        dossier = self.desk.dossier(self.account)
        changes = self.desk.do(
            take_snapshot, self.desk.book, dossier.account, today=self.desk.today
        )
        if changes is not None:
            self.desk.messages.tell(_("The snapshot of today is kept."))


def trend_line(dossier: Dossier, now: Insight, *, today: dt.date) -> TrendLine | None:
    """The way of one number; ``None`` with fewer than two points."""
    points = trend(dossier, now, today=today)
    name = meaning(now.formula).name.here
    return line_of(name, points, better=SHOWN.get(now.formula, 1), payload=now)


def line_of(
    label: str, points: tuple[Point, ...], *, better: int, payload: Insight | None = None
) -> TrendLine | None:
    """Points as a line; ``better`` is 1 where more is better and -1 where less is."""
    if len(points) < LEAST:
        return None
    first, last = points[0].value, points[-1].value
    moved = last - first
    arrow = "▲" if moved > 0 else "▼" if moved < 0 else "="
    same = round(first) == round(last)
    return TrendLine(
        label=label,
        points=tuple((float(point.day.toordinal()), point.value) for point in points),
        first=f"{first:.0f}",
        last=f"{last:.0f}",
        moved="=" if same else f"{arrow} {abs(moved):.0f}",
        tone="" if same else "green" if moved * better > 0 else "red",
        payload=payload,
    )
