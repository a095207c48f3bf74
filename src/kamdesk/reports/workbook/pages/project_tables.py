"""The four tables of a project's block: steps and seats on the left, criteria and rivals right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import (
    Criterion,
    CriterionFit,
    Department,
    Milestone,
    Organisation,
    ProcurementStep,
    Project,
    ProjectRival,
    ProjectRole,
)
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.bonds import last_met
from kamdesk.reports.workbook.columns import Column, Form, computed, of
from kamdesk.reports.workbook.model import Table

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight
    from kamdesk.reports.workbook.desk import Desk

MUST: Final = "must"


def _stone(desk: Desk, step: ProcurementStep) -> Milestone | None:
    """The milestone of the same name: it keeps the first plan, a step only the present one."""
    stones = desk.shelf.where(Milestone, "project", value=step.project)
    return next((stone for stone in stones if stone.name == step.name), None)


def _planned(desk: Desk, step: ProcurementStep) -> dt.date | None:
    stone = _stone(desk, step)
    return (stone.planned if stone else None) or step.planned


def _forecast(desk: Desk, step: ProcurementStep) -> dt.date | None:
    """The day it was or will be."""
    stone = _stone(desk, step)
    known = (stone.actual or stone.forecast) if stone else None
    return step.actual or known or step.forecast or step.planned


def _slip(desk: Desk, step: ProcurementStep) -> int | None:
    planned, now = _planned(desk, step), _forecast(desk, step)
    days = (now - planned).days if now and planned else 0
    return days or None


def _who(desk: Desk, step: ProcurementStep) -> str:
    return desk.title("person", step.person) or desk.title(Department, step.department)


STEPS: Final = (
    of(ProcurementStep, "name", label=N_("Step"), width=15.5),
    computed("who", N_("Who"), read=_who, width=11.0),
    computed("planned", N_("Planned"), read=_planned, form=Form.DAY, width=12.5),
    computed("forecast", N_("Forecast or actual"), read=_forecast, form=Form.DAY, width=12.5),
    computed("slip", N_("Slip, days"), read=_slip, form=Form.WHOLE, width=11.0, above=0.0),
    of(ProcurementStep, "state", label=N_("State"), form=Form.MARK, width=9.5, act=("current",)),
)


def steps(_desk: Desk, project: Project, *, number: int) -> Table:
    """The procurement steps in their order."""
    return Table(
        f"Steps{number}",
        STEPS,
        lambda desk: sorted(
            desk.shelf.where(ProcurementStep, "project", value=project.id),
            key=lambda s: s.order or 0,
        ),
        kind=ProcurementStep,
    )


SEATS: Final = (
    of(ProjectRole, "role", label=N_("Role"), width=15.5),
    of(ProjectRole, "person", label=N_("Who"), width=11.0, bold=True),
    computed("met", N_("Last met"), read=lambda d, row: _met(d, row), form=Form.DAY, width=12.5),
    of(ProjectRole, "weight_note", label=N_("Remark"), width=12.5),
    of(ProjectRole, "reached", width=11.0),
    of(ProjectRole, "veto", label=N_("Veto"), width=9.5),
)


def _met(desk: Desk, row: ProjectRole) -> dt.date | None:
    return last_met(desk, desk.shown.person(row.person))


def seats(_desk: Desk, project: Project, *, number: int) -> Table:
    """Who plays which part; seats without a name included."""
    return Table(
        f"Seats{number}",
        SEATS,
        lambda desk: desk.shelf.where(ProjectRole, "project", value=project.id),
        kind=ProjectRole,
        ghost=lambda row: row.person is None,
    )


def criteria(desk: Desk, project: Project, *, number: int) -> Table:
    """The purchase criteria, us and every rival beside each other."""
    columns = (
        computed("criterion", N_("Criterion"), read=_criterion, width=20.0),
        of(
            Criterion,
            "kind",
            label=N_("Kind"),
            form=Form.MARK,
            width=10.0,
            mark=lambda _d, row: "must" if row.kind == MUST else "",
        ),
        of(Criterion, "author", label=N_("Author"), form=Form.MARK, width=9.0),
        *(_fit(desk, party) for party in _parties(desk, project)),
    )
    return Table(
        f"Criteria{number}",
        columns,
        lambda d: d.shelf.where(Criterion, "project", value=project.id),
        kind=Criterion,
        manager=True,
    )


def _criterion(_desk: Desk, row: Criterion) -> str:
    only = _("only we")
    return f"{row.name} ({only})" if row.only_ours else row.name or ""


def _parties(desk: Desk, project: Project) -> list[Organisation]:
    """We first, then the rivals of the project."""
    own = desk.shown.own_organisation
    rows = desk.shelf.where(ProjectRival, "project", value=project.id)
    named = {row.organisation for row in rows}
    fits = {
        fit.organisation
        for row in desk.shelf.where(Criterion, "project", value=project.id)
        for fit in desk.shelf.where(CriterionFit, "criterion", value=row.id)
    }
    found = (desk.shelf.get(Organisation, item) for item in named | fits)
    others = {firm.id: firm for firm in found if firm is not None and not firm.is_own}
    ordered = sorted(others.values(), key=lambda firm: (firm.external or "", firm.id))
    return [*([own] if own else []), *ordered]


def _fit(desk: Desk, party: Organisation) -> Column:
    """The column of one party; its key names the party, for there are several of them."""

    def via(found: Desk, row: Any) -> Record | None:
        fits = found.shelf.where(CriterionFit, "criterion", value=row.id)
        return next((fit for fit in fits if fit.organisation == party.id), None)

    column = of(CriterionFit, "fit", via=via, width=9.5, watch=("no",))
    header = _("We") if party.is_own else desk.title_of(party)
    return replace(column, key=f"{column.key}@{party.id}", header=" ".join(header.split()))


def rivals(_desk: Desk, project: Project, *, number: int) -> Table:
    """The rivals of the project with what they may ask and how dangerous they are."""
    return Table(
        f"Rivals{number}",
        RIVALS,
        lambda d: d.shelf.where(ProjectRival, "project", value=project.id),
        kind=ProjectRival,
    )


def _threat(desk: Desk, row: ProjectRival) -> Insight | None:
    project = desk.shelf.get(Project, row.project)
    firm = desk.shelf.get(Organisation, row.organisation)
    return desk.item("F-12", f"{key_of(project)}:{key_of(firm)}") if project and firm else None


def _points(desk: Desk, row: ProjectRival) -> float | None:
    found = _threat(desk, row)
    return found.value if found else None


def _level(desk: Desk, row: ProjectRival) -> str:
    found = _threat(desk, row)
    return scale("THREAT").label(found.level) if found and found.level else ""


def _tone(desk: Desk, row: ProjectRival) -> str:
    found = _threat(desk, row)
    level = found.level if found else None
    return "act" if level in {"high", "severe"} else "watch" if level == "medium" else ""


RIVALS: Final = (
    of(ProjectRival, "organisation", label=N_("Rival"), width=20.0, bold=True),
    of(ProjectRival, "position", form=Form.MARK, width=10.0),
    of(ProjectRival, "expected_price_hi", label=N_("Price"), width=9.0),
    computed("threat", N_("Threat"), read=_points, form=Form.SCORE, width=9.0),
    computed("level", N_("Rating"), read=_level, form=Form.MARK, width=9.0, tone=_tone),
    of(ProjectRival, "satisfaction", width=11.0),
    of(ProjectRival, "solution", width=18.0),
    of(ProjectRival, "weaknesses", width=18.0),
)
