"""Projects of an account: one at a time, with everything that decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kamdesk.domain.records import Concession, Milestone, Project, ProjectRival, TechnicalRow
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.projects import add_project
from kamdesk.ui.dialogs.ask import ask_line
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Button, ChoiceEditor, EmptyState, Option, Panel, PlainLabel, ScrollPage
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.project_panels import BudgetPanel, PricePanel, StepsPanel, TimetablePanel
from kamdesk.ui.pages.project_tables import CriteriaPanel, RolesPanel
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field


class ProjectsTab(Tab):
    """The project chosen in the head; the others one click away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.project_id = ""
        self.name = PlainLabel("", TextRole.TITLE)
        self.note = PlainLabel("", TextRole.NOTE)
        self.chooser = ChoiceEditor([], allow_empty=False)
        self.chooser.setAccessibleName(_("Project"))
        self.add_button = Button(_("New project"), icon="plus", hint="Ctrl+Shift+J")
        # The tab's own shortcut: the button is not there while there are no projects.
        QShortcut(QKeySequence("Ctrl+Shift+J"), self).activated.connect(lambda: self.add())
        self.steps, self.budget = StepsPanel(desk), BudgetPanel(desk)
        self.timetable, self.price = TimetablePanel(desk), PricePanel(desk)
        self.roles, self.criteria = RolesPanel(desk), CriteriaPanel(desk)
        self.form: RecordForm | None = None
        self._lists: list[RecordList] = []
        self._built: tuple[str, str] = ("", "")
        self.stack = QStackedWidget()
        self.page = ScrollPage()
        self._build()
        self.chooser.committed.connect(self._chosen)
        self.add_button.clicked.connect(self.add)
        self.budget.evidence_wanted.connect(self._budget_evidence)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        head.addWidget(self.name)
        head.addWidget(self.note, 1)
        self.chooser.setMinimumWidth(180)
        head.addWidget(self.chooser)
        head.addWidget(self.add_button)
        body = self.page.body
        body.addLayout(head)
        body.addWidget(self.steps)
        for parts in (((self.budget, 4), (self.timetable, 5), (self.price, 3)), self._tables()):
            row = QHBoxLayout()
            row.setSpacing(Size.GAP)
            for panel, stretch in parts:
                row.addWidget(panel, stretch)
            body.addLayout(row)
        self._below = QVBoxLayout()
        self._below.setSpacing(Size.GAP)
        body.addLayout(self._below)
        body.addStretch(1)
        first = Button(_("New project"), "primary", icon="plus")
        first.clicked.connect(self.add)
        empty = EmptyState(
            _("No projects yet"),
            _("Ask what they plan to buy or change in the next twelve months."),
            icon="briefcase",
            buttons=[first],
        )
        self.stack.addWidget(self.page)
        self.stack.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _tables(self) -> tuple[tuple[Panel, int], ...]:
        return ((self.roles, 5), (self.criteria, 6))

    def reload(self) -> None:
        """Show the project asked for, the one shown before, or the first open one."""
        dossier = self.dossier
        projects = {project.id: project for project in dossier.projects}
        wanted = (self.record_id, self.project_id, *(item.id for item in dossier.open_projects))
        found = [projects[item] for item in wanted if item in projects]
        project = next(iter(found or projects.values()), None)
        self.stack.setCurrentIndex(0 if project else 1)
        if project is None:
            return
        self.project_id = project.id
        self.chooser.set_options(
            [Option(item.id, item.code or item.name or "") for item in projects.values()]
        )
        self.chooser.set_value(project.id)
        self._show_project(project)

    def _show_project(self, project: Project) -> None:
        dossier = self.dossier
        self.name.setText(" ".join(part for part in (project.code, project.name) if part))
        self.note.setText(self._note(project))
        for panel in (self.steps, self.budget, self.timetable, self.price):
            panel.show_project(dossier, project)
        for table in (self.roles, self.criteria):
            table.show_project(dossier, project)
        if self._built != (self.account_id, project.id):
            self._built = (self.account_id, project.id)
            self._build_below(project)
        if self.form is not None:
            self.form.load(project)
        for records in self._lists:
            records.reload()

    @staticmethod
    def _note(project: Project) -> str:
        parts = [
            scale("TENDER_METHOD").label(project.tender_method) if project.tender_method else "",
            project.tender_no or "",
            scale("INTENT").label(project.intent) if project.intent else "",
            scale("RESULT").label(project.result) if project.result else "",
        ]
        return " · ".join(part for part in parts if part)

    def _build_below(self, project: Project) -> None:
        while self._below.count():
            item = self._below.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        panel = Panel(_("Everything about the project"))
        self.form = RecordForm(
            self.desk, Project, account_id=self.account_id, without=("account", "currency")
        )
        self.form.evidence_wanted.connect(self._show_evidence)
        panel.body.addWidget(self.form)
        given = {"project": project.id}
        self._lists = [
            RecordList(self.desk, kind, account_id=self.account_id, given=given)
            for kind in (ProjectRival, Milestone, Concession, TechnicalRow)
        ]
        for widget in (*self._lists, panel):
            self._below.addWidget(widget)

    def _chosen(self) -> None:
        self.desk.go("account", (self.account_id, "projects", self.chooser.value()))

    def _show_evidence(self, field: Field) -> None:
        EvidenceDialog(self.desk, field, account_id=self.account_id, parent=self.window()).open()

    def _budget_evidence(self) -> None:
        if self.form is not None:
            self._show_evidence(self.form.field("budget_hi"))

    def add(self) -> None:
        """Ask for a name and show the new project."""
        ask_line(self, _("New project"), label=_("Name of the project"), on_answer=self._make)

    def _make(self, name: str) -> None:
        made = self.desk.do(add_project, self.desk.book, self.dossier.account, name=name)
        if made is not None:
            self.desk.go("account", (self.account_id, "projects", made[0].id))
