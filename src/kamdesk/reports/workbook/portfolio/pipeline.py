"""Sheet 6: every open project: what it is worth, where it stands, whether to spend on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Milestone, ProcurementStep, ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Column, Form, computed
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.pages.metrics import METRICS, level_words, tone_of
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import name_column, owner_column

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Project
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

OVER: Final = frozenset({"done", "skipped"})


@dataclass(frozen=True, slots=True)
class Line:
    """One open project of an account."""

    row: AccountDesk
    project: Project

    @property
    def id(self) -> str:
        """The id of the project."""
        return self.project.id

    @property
    def key(self) -> str:
        """The key by which the formulas name the project."""
        return key_of(self.project)

    @property
    def value(self) -> Money | None:
        """What it is worth: our price, else the budget."""
        return self.project.price_ours or self.project.budget_hi

    @property
    def step(self) -> ProcurementStep | None:
        """The step it is in."""
        found = self.row.shelf.where(ProcurementStep, "project", value=self.project.id)
        ordered = sorted(found, key=lambda step: step.order or 0)
        current = [step for step in ordered if step.state == "current"]
        open_ = [step for step in ordered if step.state not in OVER and step.actual is None]
        return next(iter(current or open_), None)

    @property
    def since(self) -> dt.date | None:
        """The day the step before this one was done: since then it is in this step."""
        found = self.row.shelf.where(ProcurementStep, "project", value=self.project.id)
        return max((step.actual for step in found if step.actual is not None), default=None)

    @property
    def slip(self) -> float | None:
        """The largest slip of its milestones in days."""
        result = self.row.insight("F-24")
        items = result.items if result else {}
        values = [v.value for k, v in items.items() if k.split(":")[0] == self.key]
        return max((value for value in values if value is not None), default=None)

    @property
    def threat(self) -> Insight | None:
        """The largest threat by a rival."""
        result = self.row.insight("F-12")
        items = result.items if result else {}
        found = [v for k, v in items.items() if k.rsplit(":", 1)[0] == self.key]
        known = [item for item in found if item.value is not None]
        return max(known, key=lambda item: item.value or 0.0, default=None)

    def level(self, code: str) -> str | None:
        """The level of a formula for this project."""
        item = self.row.item(code, self.key)
        return item.level if item else None

    @property
    def coach(self) -> str:
        """Who helps us inside."""
        roles = self.row.shelf.where(ProjectRole, "project", value=self.project.id)
        names = [self.row.title("person", r.person) for r in roles if r.role == "coach"]
        return ", ".join(name for name in names if name)

    @property
    def ahead(self) -> tuple[dt.date, str] | None:
        """The next milestone that is not reached."""
        stones = self.row.shelf.where(Milestone, "project", value=self.project.id)
        found = [
            (day, stone.name or "")
            for stone in stones
            if stone.actual is None and (day := stone.forecast or stone.planned)
        ]
        return min((pair for pair in found if pair[0] >= self.row.today), default=None)


def lines(desk: PortfolioDesk) -> list[Line]:
    """The open projects of all accounts, the largest first."""
    found = [Line(row, project) for row in desk.accounts for project in row.shown.open_projects]
    return sorted(found, key=lambda x: (-(desk.till.worth(x.value) or 0.0), x.row.name, x.key))


def ask_of(line: Line) -> str:
    """What a project asks of the manager."""
    threat = line.threat
    codes = [line.level("F-14"), line.level("F-04"), threat.level if threat else None]
    return ask_for("project", codes)


def _choice(name: str, scale_name: str, *, label: str, width: float) -> Column:
    return computed(
        name,
        label,
        read=lambda _d, x: scale(scale_name).label(getattr(x.project, name)),
        width=width,
    )


def _level(code: str, label: str, *, width: float = 9.5) -> Column:
    metric = METRICS[code]
    return computed(
        code,
        label,
        read=lambda _d, x: level_words(metric, x.level(code)),
        form=Form.MARK,
        width=width,
        tone=lambda _d, x: tone_of(metric, x.level(code)),
    )


def _threat(line: Line) -> str:
    item = line.threat
    return level_words(METRICS["F-12"], item.level) if item else ""


def _threat_tone(line: Line) -> str:
    item = line.threat
    return tone_of(METRICS["F-12"], item.level) if item else ""


def _next(line: Line) -> str:
    found = line.ahead
    return f"{found[0].isoformat()} {found[1]}" if found else ""


def _days(desk: Any, line: Line) -> int | None:
    return (desk.today - line.since).days if line.since and line.since <= desk.today else None


PIPELINE: Final = Sheet(
    "pipeline",
    N_("Pipeline"),
    (
        Table(
            "Pipeline",
            (
                computed(
                    "project",
                    N_("Project"),
                    read=lambda _d, x: x.project.name or x.key,
                    width=20.0,
                    bold=True,
                ),
                name_column(lambda x: x.row, width=14.0),
                computed(
                    "value", N_("Value"), read=lambda _d, x: x.value, form=Form.MONEY, width=10.0
                ),
                _level("F-14", N_("Verdict"), width=10.5),
                computed(
                    "threat",
                    N_("Rival threat"),
                    read=lambda _d, x: _threat(x),
                    form=Form.MARK,
                    width=9.5,
                    tone=lambda _d, x: _threat_tone(x),
                ),
                _level("F-04", N_("Criteria")),
                computed(
                    "order",
                    N_("Order date"),
                    read=lambda _d, x: x.project.order_date,
                    form=Form.DAY,
                ),
                computed(
                    "slip",
                    N_("Slip, days"),
                    read=lambda _d, x: x.slip,
                    form=Form.WHOLE,
                    width=8.0,
                    above=0.0,
                ),
                computed(
                    "next", N_("Next"), read=lambda _d, x: _next(x), form=Form.LONG, width=24.0
                ),
                ask_column(ask_of),
                _choice("intent", "INTENT", label=N_("Purchase intent"), width=11.0),
                _choice("budget_status", "BUDGET_STATUS", label=N_("Budget status"), width=11.0),
                computed(
                    "step",
                    N_("Current step"),
                    read=lambda _d, x: (x.step.name or "") if x.step else "",
                    width=15.0,
                ),
                computed(
                    "days", N_("Days in step"), read=_days, form=Form.WHOLE, width=8.0, above=60.0
                ),
                computed("coach", N_("Coach"), read=lambda _d, x: x.coach, width=11.0),
                owner_column(lambda x: x.row),
            ),
            of_all(lines),
        ),
    ),
    note=lambda desk: " · ".join((_("The largest first."), desk.unit_words)),
    figures=(
        Figure(
            "bar",
            N_("Value of the open projects"),
            "Pipeline",
            "~project",
            ("~value",),
            rows=12,
        ),
    ),
    keep=2,
    coloured=True,
)
