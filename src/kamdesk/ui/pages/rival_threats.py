"""Rivals of one account in its open projects: threat with its parts, criteria side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.insight.criteria import project_table
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Organisation, ProjectRival
from kamdesk.domain.rivals.parts import projects_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.kit import Bar, MeterRow, Panel, PlainLabel, Tag, hairline
from kamdesk.ui.pages.rival_acts import place_words, threat_line
from kamdesk.ui.pages.rival_parts import RivalPanel
from kamdesk.ui.pages.service_kit import align_meters
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.criteria import Table
    from kamdesk.domain.records import Project
    from kamdesk.domain.rivals import InProject
    from kamdesk.ui.desk import Desk

FITS: Final = {"yes": "green", "partial": "amber", "no": "red"}
FULL = 100


def in_open_projects(dossier: Dossier, today: dt.date) -> list[InProject]:
    """All rivals in all open projects of the account, the most dangerous first."""
    found = [
        item
        for firm in dossier.rivals
        for item in projects_of(firm, (dossier,), today=today)
        if item.open
    ]
    return sorted(found, key=lambda item: -((item.threat.value or 0.0) if item.threat else 0.0))


class ThreatsPanel(RivalPanel):
    """F-12 of every rival in every open project, each part as a bar."""

    def __init__(self, desk: Desk) -> None:
        empty = _("No rival is named in an open project. Name them on the Projects tab.")
        super().__init__(desk, _("Threat in the open projects"), empty=empty)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the threats of an account, two beside each other."""
        self.begin()
        found = in_open_projects(dossier, self.desk.today)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Size.PAGE)
        grid.setVerticalSpacing(Size.GAP)
        for number, item in enumerate(found):
            grid.addWidget(self._threat(item), *divmod(number, 2))
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        self.body.addLayout(grid)
        self.finish(min(len(found), 1))

    def _threat(self, item: InProject) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        firm = item.dossier.shelf.get(Organisation, item.row.organisation)
        name = title_of(firm, item.dossier.shelf) if firm else "?"
        head.addWidget(PlainLabel(name, TextRole.SUBJECT))
        project = item.project.code or item.project.name or "?"
        subject = (item.dossier.account.id, "projects", item.project.id)
        head.addWidget(self.link(project, "account", subject=subject))
        head.addStretch(1)
        head.addWidget(self.edit(item.row, account=item.dossier.account.id))
        column.addLayout(head)
        column.addWidget(PlainLabel(place_words(item.row), TextRole.NOTE, wrap=True))
        column.addLayout(threat_line(self.desk, item))
        rows = []
        for part in item.threat.parts if item.threat else ():
            most = part.maximum or 0.0
            share = FULL * (part.points or 0.0) / most if most else 0.0
            words = "?" if part.points is None else f"{part.points:.0f} / {most:.0f}"
            bar = Bar(share, coverage=0.0 if part.points is None else 1.0, ink="data")
            rows.append(MeterRow(part.label, bar, figure=words))
            column.addWidget(rows[-1])
        if rows:
            align_meters(rows)
        column.addStretch(1)
        return box


class CriteriaPanel(Panel):
    """Each criterion of each open project: how we fit, how each rival fits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Criteria: we against them"))
        self.desk = desk

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the tables of the projects that have criteria."""
        self.clear()
        shown = 0
        for project in dossier.open_projects:
            table = project_table(dossier, project)
            rivals = _rivals(dossier, project)
            if table.criteria and rivals:
                if shown:
                    self.body.addWidget(hairline())
                self.body.addLayout(_table(dossier, project, table=table, rivals=rivals))
                shown += 1
        if not shown:
            words = _("No criteria are noted. Ask what counts, who wrote it, and who meets it.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))


def _rivals(dossier: Dossier, project: Project) -> list[Organisation]:
    rows = dossier.shelf.where(ProjectRival, "project", value=project.id)
    found = (dossier.shelf.get(Organisation, row.organisation) for row in rows)
    return [firm for firm in found if firm is not None]


def _table(
    dossier: Dossier, project: Project, *, table: Table, rivals: list[Organisation]
) -> QGridLayout:
    """One project: criteria in rows, we and the rivals in columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Size.GAP)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    name = title_of(project, dossier.shelf)
    grid.addWidget(PlainLabel(name, TextRole.SUBJECT), 0, 0)
    heads = (_("We"), *((firm.short or firm.name or "?") for firm in rivals))
    for column, words in enumerate(heads, start=1):
        grid.addWidget(PlainLabel(words, TextRole.NOTE), 0, column)
    for number, criterion in enumerate(table.criteria, start=1):
        kind = scale("CRITERION_KIND").label(criterion.kind) if criterion.kind else ""
        words = f"{criterion.name} · {kind}" if kind else criterion.name or ""
        grid.addWidget(PlainLabel(words), number, 0)
        ids = (table.ours, *(firm.id for firm in rivals))
        for column, organisation in enumerate(ids, start=1):
            fit = table.fit(criterion, organisation) or "unknown"
            grid.addWidget(Tag(scale("FIT").label(fit), FITS.get(fit, "plain")), number, column)
    return grid
