"""What comes next, from every record that has a day ahead: visits, promises, tenders, expiries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import gist
from kamdesk.domain.records import (
    Action,
    Agreement,
    Interaction,
    Milestone,
    ProcurementStep,
    Project,
    Sample,
    SupplierStatus,
)
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.reports.workbook.desk import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.reports.workbook.desk import Desk

AHEAD: Final = 90
"""Days; what is further away is no next date."""
OVER: Final = frozenset({"done", "skipped"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day ahead: what kind, of which record, which project, who of us, what it is about."""

    kind: str
    day: dt.date
    left: int
    id: str
    matter: str
    project: str = ""
    ours: str = ""
    is_visit: bool = False


def deadlines(desk: Desk) -> list[Deadline]:
    """The days of the next quarter, the nearest first."""
    until = desk.today + dt.timedelta(days=AHEAD)
    found = [
        item
        for group in (_visits, _promises, _steps, _expiries, _samples)
        for item in group(desk)
        if desk.today <= item.day <= until
    ]
    return sorted(found, key=lambda item: (item.day, item.kind, item.id))


def _left(desk: Desk, day: dt.date) -> int:
    return (day - desk.today).days


def _visits(desk: Desk) -> Iterator[Deadline]:
    owner = desk.title("person", desk.whole.account.owner)
    for visit in desk.of(Interaction):
        start = local(visit.start)
        if visit.status != "planned" or start is None:
            continue
        day = start.date() if isinstance(start, dt.datetime) else start
        kind = scale("INTERACTION").label(visit.kind)
        matter = " · ".join(part for part in (visit.place, gist(visit.objective)) if part)
        yield Deadline(kind, day, _left(desk, day), visit.id, matter, ours=owner, is_visit=True)


def _promises(desk: Desk) -> Iterator[Deadline]:
    for action in desk.of(Action):
        if action.done is None and action.due is not None:
            kind = scale("ACTION").label(action.kind)
            side = scale("SIDE").label(action.side)
            yield Deadline(
                _("{kind} ({side})").format(kind=kind, side=side) if side else kind,
                action.due,
                _left(desk, action.due),
                action.id,
                gist(action.text),
                desk.title("project", action.project),
                desk.title("person", action.owner),
            )


def _steps(desk: Desk) -> Iterator[Deadline]:
    """Open steps of open projects, and the milestones that no step names."""
    for project in desk.shown.open_projects:
        named = set()
        for step in desk.shelf.where(ProcurementStep, "project", value=project.id):
            named.add(step.name)
            day = step.forecast or step.planned
            if step.state not in OVER and step.actual is None and day is not None:
                yield _of_project(desk, project, item=step, day=day)
        for stone in desk.shelf.where(Milestone, "project", value=project.id):
            day = stone.forecast or stone.planned
            if stone.actual is None and day is not None and stone.name not in named:
                yield _of_project(desk, project, item=stone, day=day)


def _of_project(
    desk: Desk, project: Project, *, item: ProcurementStep | Milestone, day: dt.date
) -> Deadline:
    late = item.planned is not None and item.planned != day
    moved = (
        _("planned for {day}").format(day=item.planned.isoformat()) if late and item.planned else ""
    )
    matter = " · ".join(part for part in (project.name or "", moved) if part)
    code = project.code or project.external or ""
    return Deadline(item.name or "", day, _left(desk, day), item.id, matter, code)


def _expiries(desk: Desk) -> Iterator[Deadline]:
    for agreement in desk.of(Agreement):
        for day, kind in (
            (agreement.renewal_notice, _("Renewal notice")),
            (agreement.valid_to, _("Expires")),
        ):
            if day is not None:
                matter = agreement.name or scale("AGREEMENT").label(agreement.kind)
                yield Deadline(kind, day, _left(desk, day), agreement.id, matter)
    for status in desk.of(SupplierStatus):
        if status.expiry is not None:
            matter = desk.title("product_line", status.product_line)
            yield Deadline(
                _("Expires"), status.expiry, _left(desk, status.expiry), status.id, matter
            )
    account = desk.whole.account
    if account.e_platform_expiry is not None:
        day = account.e_platform_expiry
        matter = gist(account.e_platform) or _("E-procurement platform")
        yield Deadline(_("Expires"), day, _left(desk, day), account.id, matter)


def _samples(desk: Desk) -> Iterator[Deadline]:
    for sample in desk.of(Sample):
        day = sample.due
        if day is not None and sample.result in {None, "none"}:
            matter = sample.what or ""
            code = desk.title("project", sample.project)
            yield Deadline(_("Sample"), day, _left(desk, day), sample.id, matter, code)
