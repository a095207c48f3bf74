"""Sheet 6: every open project: what it is worth, where it stands, whether to spend on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.portfolio.pipeline import pipeline
from kamdesk.domain.records import Milestone
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Column, Form, computed
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import (
    marked_column,
    name_column,
    owner_column,
)

if TYPE_CHECKING:
    from kamdesk.domain.portfolio.pipeline import ProjectRow
    from kamdesk.reports.workbook.portfolio.desk import Beside, PortfolioDesk


def lines(desk: PortfolioDesk) -> list[Beside[ProjectRow]]:
    """The open projects of all accounts, the largest first."""
    found = beside(desk, pipeline(desk.visible).rows)
    worth = desk.till.worth
    return sorted(found, key=lambda x: (-(worth(x.row.value) or 0.0), x.desk.name, x.row.key))


def ahead(line: Beside[ProjectRow]) -> str:
    """The next milestone that is not reached, with its day."""
    found = [
        (day, stone.name or "")
        for stone in line.desk.shelf.where(Milestone, "project", value=line.id)
        if stone.actual is None
        and (day := stone.forecast or stone.planned)
        and day >= line.desk.today
    ]
    first = min(found, default=None)
    return f"{first[0].isoformat()} {first[1]}" if first else ""


def ask_of(row: ProjectRow) -> str:
    """What a project asks of the manager."""
    return ask_for("project", [row.verdict, row.criteria, row.threat_level])


def _choice(name: str, scale_name: str, *, label: str, width: float) -> Column:
    return computed(
        name,
        label,
        read=lambda _d, x: scale(scale_name).label(getattr(x.row, name)),
        width=width,
    )


def _level(code: str, label: str, *, name: str, width: float = 9.5) -> Column:
    return marked_column(code, label, read=lambda x: getattr(x.row, name), width=width, key=name)


LONG: Final = float(limits_of("F-24")["step_days"])
"""Days in one step from which it is marked."""

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
                    read=lambda _d, x: x.row.name,
                    width=20.0,
                    bold=True,
                ),
                name_column(lambda x: x.desk, width=14.0),
                computed(
                    "value",
                    N_("Value"),
                    read=lambda _d, x: x.row.value,
                    form=Form.MONEY,
                    width=10.0,
                ),
                _level("F-14", N_("Verdict"), name="verdict", width=10.5),
                _level("F-12", N_("Rival threat"), name="threat_level"),
                _level("F-04", N_("Criteria"), name="criteria"),
                computed(
                    "order",
                    N_("Order date"),
                    read=lambda _d, x: x.row.order_date,
                    form=Form.DAY,
                ),
                computed(
                    "slip",
                    N_("Slip, days"),
                    read=lambda _d, x: x.row.slip,
                    form=Form.WHOLE,
                    width=8.0,
                    above=0.0,
                ),
                computed(
                    "next", N_("Next"), read=lambda _d, x: ahead(x), form=Form.LONG, width=24.0
                ),
                ask_column(lambda x: ask_of(x.row)),
                _choice("intent", "INTENT", label=N_("Purchase intent"), width=11.0),
                _choice("budget_status", "BUDGET_STATUS", label=N_("Budget status"), width=11.0),
                computed(
                    "step",
                    N_("Current step"),
                    read=lambda _d, x: x.row.step,
                    width=15.0,
                ),
                computed(
                    "days",
                    N_("Days in step"),
                    read=lambda _d, x: x.row.days_in_step,
                    form=Form.WHOLE,
                    width=8.0,
                    above=LONG,
                ),
                computed("coach", N_("Coach"), read=lambda _d, x: x.row.coach, width=11.0),
                owner_column(lambda x: x.desk),
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
