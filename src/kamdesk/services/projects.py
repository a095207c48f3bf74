"""Projects: begin one with the steps of its tender method, move along the steps, weigh criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.criteria import project_table, status_of
from kamdesk.domain.records import Criterion, CriterionFit, ProcurementStep, Project
from kamdesk.domain.standing import criteria_template, step_template
from kamdesk.i18n import _
from kamdesk.storage import lists

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.records import Account, Organisation
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


def project_lines(book: Book) -> list[lists.ProjectLine]:
    """All projects of the book, for lists; open ones first, the next order on top."""
    with book.reading() as connection:
        return lists.project_lines(connection)


def criteria_levels(
    book: Book, accounts: Iterable[str], *, told: Callable[[float], object] = float
) -> dict[str, str]:
    """The criteria status (F-04, codes of CRITERIA_STATUS) of the open projects of accounts.

    Reads one account after the other: for a background task, ``told`` how far it is (0 to 1).
    """
    levels: dict[str, str] = {}
    wanted = list(dict.fromkeys(accounts))
    for number, account in enumerate(wanted):
        told(number / len(wanted))
        dossier = book.dossier(account)
        for project in dossier.open_projects:
            levels[project.id] = status_of(dossier, project_table(dossier, project))
    return levels


def add_project(
    book: Book, account: Account, *, name: str, **values: Any
) -> tuple[Project, Changes]:
    """A new open project; with a tender method it gets that method's procurement steps."""
    with book.work(_("new project: {name}").format(name=name)) as work:
        started: dict[str, Any] = {"result": "open"} | values
        project = work.add(Project, account=account.id, name=name.strip(), **started)
        if project.tender_method:
            _lay_steps(work, project)
    return project, work.changes


def lay_steps(book: Book, project: Project) -> Changes:
    """Give a project without steps the steps of its tender method."""
    with book.work(_("procurement steps of {name}").format(name=project.name or "")) as work:
        if not work.where(ProcurementStep, "project", value=project.id):
            _lay_steps(work, project)
    return work.changes


def _lay_steps(work: Work, project: Project) -> None:
    template = step_template(project.tender_method)
    for number, step in enumerate(template.steps if template else (), start=1):
        work.add(
            ProcurementStep,
            project=project.id,
            order=number,
            name=step.name.here,
            state="current" if number == 1 else "open",
        )


def lay_criteria(book: Book, project: Project) -> Changes:
    """Give a project the usual criteria (S2-62) it does not have yet, for the rep to sharpen."""
    with book.work(_("usual criteria of {name}").format(name=project.name or "")) as work:
        known = {row.name for row in work.where(Criterion, "project", value=project.id)}
        for item in criteria_template():
            if item.name.here not in known:
                work.add(Criterion, project=project.id, name=item.name.here, kind=item.kind)
    return work.changes


def finish_step(book: Book, step: ProcurementStep, *, day: dt.date) -> Changes:
    """Mark a step done on that day; the next open one becomes the current one."""
    with book.work(_("step done: {name}").format(name=step.name or "")) as work:
        work.change(step, state="done", actual=step.actual or day)
        rows = work.where(ProcurementStep, "project", value=step.project)
        following = [row for row in rows if (row.order or 0) > (step.order or 0)]
        waiting = sorted(
            (row for row in following if row.state in (None, "open")),
            key=lambda row: row.order or 0,
        )
        if waiting and not any(row.state == "current" for row in following):
            work.change(waiting[0], state="current")
    return work.changes


def reopen_step(book: Book, step: ProcurementStep) -> Changes:
    """Make a step the current one again; later current steps go back to open."""
    with book.work(_("step open again: {name}").format(name=step.name or "")) as work:
        for row in work.where(ProcurementStep, "project", value=step.project):
            if row.state == "current" and row.id != step.id:
                work.change(row, state="open")
        work.change(step, state="current", actual=None)
    return work.changes


def set_fit(book: Book, criterion: Criterion, *, firm: Organisation, fit: str | None) -> Changes:
    """Say whether a supplier, ours or a rival, meets a criterion (F-04); ``None`` = not rated."""
    words = _("{criterion}: {supplier}").format(
        criterion=criterion.name or "", supplier=firm.short or firm.name or ""
    )
    with book.work(words) as work:
        rows = work.where(CriterionFit, "criterion", value=criterion.id)
        row = next((item for item in rows if item.organisation == firm.id), None)
        if row and fit:
            work.change(row, fit=fit)
        elif row:
            work.remove(row)
        elif fit:
            work.add(CriterionFit, criterion=criterion.id, organisation=firm.id, fit=fit)
    return work.changes
