"""Sheets 7: a block for each project, with its steps beside its criteria; then all its fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.records import (
    Argument,
    Concession,
    Milestone,
    Project,
    ProjectRole,
    TechnicalRow,
)
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.canvas import FIRST_COLUMN, HEADER_ROW, Area, Canvas, address
from kamdesk.reports.workbook.layout import Place, body_of, lay
from kamdesk.reports.workbook.looks import BLOCK_HEAD, BLOCK_SIDE, FIELD_NAME, FIELD_VALUE
from kamdesk.reports.workbook.model import Sheet, Table, plain
from kamdesk.reports.workbook.pages.background import FIELDS, field_rows_of
from kamdesk.reports.workbook.pages.project_block import left_fields, right_fields, verdict
from kamdesk.reports.workbook.pages.project_tables import criteria, rivals, seats, steps

if TYPE_CHECKING:
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.pages.background import FieldRow

GAP: Final = 8
RIGHT: Final = 9
"""The hidden id column of the tables on the right."""
RIGHT_FIRST: Final = RIGHT + 1
LEFT_LAST: Final = GAP - 1
FEWEST_RIGHT: Final = 8
"""Columns of the table of rivals, the widest that is always there."""
SPACER: Final = 1.5
HEAD_HEIGHT, AIR_HEIGHT = 24.0, 10.0


def projects_of(desk: Desk) -> list[Project]:
    """Open projects first, then those that are over."""
    is_open = {project.id for project in desk.shown.open_projects}
    return sorted(desk.of(Project), key=lambda project: project.id not in is_open)


def _draw(desk: Desk, canvas: Canvas) -> None:
    """One block below the other; each begins with a rule."""
    canvas.widths[GAP] = SPACER
    row = HEADER_ROW
    for number, project in enumerate(projects_of(desk), 1):
        row = _block(desk, canvas, project=project, number=number, row=row) + 1
    canvas.freeze = address(HEADER_ROW, FIRST_COLUMN + 1)
    canvas.print_title = False
    if row == HEADER_ROW:
        canvas.put(row, FIRST_COLUMN, value=_("Nothing has been recorded yet."), look=FIELD_VALUE)


def _block(desk: Desk, canvas: Canvas, *, project: Project, number: int, row: int) -> int:
    """Head, fields, then two tables beside each other twice; returns the first free row."""
    pairs = (
        (steps(desk, project, number=number), criteria(desk, project, number=number)),
        (seats(desk, project, number=number), rivals(desk, project, number=number)),
    )
    last = RIGHT + max(FEWEST_RIGHT, len(pairs[0][1].columns) + 2)
    row = _head(desk, canvas, project=project, row=row, last=last)
    for left, right in pairs:
        row = _beside(desk, canvas, left=left, right=right, row=row) + 1
        canvas.heights[row - 1] = AIR_HEIGHT
    return row - 1


def _beside(desk: Desk, canvas: Canvas, *, left: Table, right: Table, row: int) -> int:
    """Both tables from the same row on, since their keys share a hidden one."""
    below = [row]
    for table, column in ((left, 1), (right, RIGHT)):
        body = body_of(desk, table)
        if body.rows:
            below.append(lay(desk, canvas, body=body, place=Place(row, column, beside=True)))
    return max(below)


def _head(desk: Desk, canvas: Canvas, *, project: Project, row: int, last: int) -> int:
    """The rule with the name and the verdict, and the fields in two columns."""
    name = " ".join(part for part in (project.code or project.external, project.name) if part)
    for column in range(FIRST_COLUMN, last + 1):
        canvas.put(row, column, value=None, look=BLOCK_HEAD)
    canvas.put(row, FIRST_COLUMN, value=name, look=BLOCK_HEAD)
    canvas.put(row, RIGHT_FIRST, value=verdict(desk, project), look=BLOCK_SIDE)
    canvas.heights[row] = HEAD_HEIGHT
    left, right = left_fields(project), right_fields(desk, project)
    for n, (name, value) in enumerate(left, row + 1):
        _field(canvas, n, name=name, value=value, across=(FIRST_COLUMN, LEFT_LAST))
    for n, (name, value) in enumerate(right, row + 1):
        _field(canvas, n, name=name, value=value, across=(RIGHT_FIRST, last))
    return row + 1 + max(len(left), len(right))


def _field(canvas: Canvas, row: int, *, name: str, value: str, across: tuple[int, int]) -> None:
    """A name and, over the columns beside it, its value; merging is safe outside of tables."""
    first, last = across
    canvas.put(row, first, value=name, look=FIELD_NAME)
    for column in range(first + 1, last + 1):
        canvas.put(row, column, value=None, look=FIELD_VALUE)
    canvas.put(row, first + 1, value=value, look=FIELD_VALUE)
    canvas.merged.append(Area(row, first + 1, row, last))


def _note(desk: Desk) -> str:
    said = (
        desk.unit_words,
        _("as of {day}").format(day=desk.today.isoformat()),
        _("The last two columns are for the manager."),
    )
    return " · ".join(said)


PROJECTS: Final = Sheet("projects", N_("Projects"), note=_note, draw=_draw)


def _field_rows(desk: Desk) -> list[FieldRow]:
    return [row for project in projects_of(desk) for row in field_rows_of(desk, project)]


def _project(desk: Desk, row: Any) -> str:
    return desk.title_of(row.record)


DETAILS: Final = Sheet(
    "project_fields",
    N_("Project fields"),
    (
        replace(
            FIELDS,
            name="ProjectFields",
            columns=(
                replace(FIELDS.columns[0], read=_project, label=N_("Project")),
                *FIELDS.columns[1:],
            ),
            rows=_field_rows,
        ),
        plain(ProjectRole, "project role weight_note person reached veto"),
        plain(Milestone, "project name planned forecast actual"),
        plain(Concession, "project topic theirs give ask limit agreed date used"),
        plain(Argument, "project text answer weight"),
        plain(TechnicalRow, "project parameter need unit"),
    ),
    note=lambda desk: f"{desk.unit_words} · {_('The last two columns are for the manager.')}",
    keep=2,
    when=lambda desk: bool(desk.of(Project)),
)
