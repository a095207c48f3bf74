"""People of an account: as a table or by department, and all of one person beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kamdesk.domain.naming import title_of
from kamdesk.i18n import _
from kamdesk.ui.dialogs.new_person import NewPersonDialog
from kamdesk.ui.kit import Button, EmptyState, Panel, SegmentedControl
from kamdesk.ui.models import RecordsModel, RecordsView
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.department_tree import DepartmentTree
from kamdesk.ui.pages.people_coverage import CoveragePage
from kamdesk.ui.pages.people_grid import HeadToHeadPage
from kamdesk.ui.pages.people_map import PeopleMapPage
from kamdesk.ui.pages.people_rows import PersonRow, person_columns, person_rows
from kamdesk.ui.pages.person_panel import PersonPanel
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

VIEWS = ("list", "tree", "map", "grid", "coverage")


class PeopleTab(Tab):
    """The people, and the person picked."""

    KINDS = frozenset(
        {"person", "post", "department", "tie", "link", "contact_point", "project_role", "stance"}
        | {"observation", "fact_mark", "attendance", "interaction", "custom_value"}
        | {"project", "organisation", "account_rival", "project_rival"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.mode = SegmentedControl(
            [
                ("list", _("List")),
                ("tree", _("Departments")),
                ("map", _("Map")),
                ("grid", _("Grid")),
                ("coverage", _("Coverage")),
            ],
            name=_("Shown as"),
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.add_button = Button(_("Add person"), "primary", icon="user-plus", hint="Ctrl+Shift+P")
        self.add_button.setShortcut("Ctrl+Shift+P")
        self.model = RecordsModel(person_columns(), (), search=lambda row: row.search)
        self.view = RecordsView(self.model, name=_("People"))
        self.tree = DepartmentTree()
        self.map = PeopleMapPage(desk)
        self.grid = HeadToHeadPage(desk)
        self.coverage = CoveragePage(desk)
        self.stack = QStackedWidget()
        self.person = PersonPanel(desk)
        self._asked: str | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        head.addWidget(self.mode)
        head.addStretch(1)
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(240)
        head.addWidget(self.filter)
        head.addWidget(self.add_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        frame = Panel(flush=True)
        frame.body.addWidget(self.stack)
        column.addWidget(frame, 1)
        for widget in (self.view, self.tree, self.map, self.grid, self.coverage, self._nobody()):
            self.stack.addWidget(widget)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.person)
        splitter.setStretchFactor(0, 1)
        splitter.setHandleWidth(Size.GAP)
        splitter.setSizes([852, 440])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        outer.addWidget(splitter)

    def _nobody(self) -> EmptyState:
        """What stands there, however it is shown, while nobody is known."""
        first = Button(_("Add person"), "primary", icon="user-plus")
        first.clicked.connect(lambda: self.add())
        return EmptyState(
            _("No people yet"),
            _("Begin with three: who uses it, who buys it, who signs."),
            icon="users",
            buttons=[first],
        )

    def _connect(self) -> None:
        self.mode.picked.connect(self._show_mode)
        self.mode.set_value("list")
        self.filter.textChanged.connect(lambda text: self.model.filter(text))
        self.add_button.clicked.connect(lambda: self.add())
        self.view.went_to.connect(self._went_to)
        self.view.opened.connect(lambda _row: self.person.focus_first())
        self.view.asked_to_delete.connect(self._delete)
        self.tree.picked.connect(self._pick)
        self.map.picked.connect(self._pick)
        self.grid.picked.connect(self._pick)
        self.map.opened.connect(lambda _id: self.person.focus_first())
        self.map.wanted_person.connect(lambda department: self.add(department))

    def _show_mode(self, mode: str) -> None:
        shown = VIEWS.index(mode) if self.model.total() else len(VIEWS)
        self.stack.setCurrentIndex(shown)
        self.filter.setVisible(mode == "list" and bool(self.model.total()))
        # Coverage is about no single person, and without anybody there is nothing to show.
        self.person.setVisible(mode != "coverage" and bool(self.model.total()))

    def _went_to(self, row: PersonRow | None) -> None:
        if row is not None:
            self._pick(row.id)

    def _pick(self, person_id: str) -> None:
        if self.dossier.person(person_id):
            self.tree.select(person_id)
            self.map.map.go_to(person_id)
            self.grid.go_to(person_id)
            self.person.show_person(self.account_id, person_id)

    def show_subject(self, subject: object) -> None:
        """Show the people of an account; the person, or the view, asked for is gone to once."""
        if subject != self.subject:
            asked = cast("tuple[str, str | None]", subject)[1]
            if asked in VIEWS:
                self.mode.set_value(asked)
                asked = None
            self._asked = asked
        super().show_subject(subject)

    def reload(self) -> None:
        """Show who is there, and the person asked for or the one shown before."""
        dossier, today = self.dossier, self.desk.today
        rows = person_rows(dossier, today)
        shown = self._asked or self.person.person_id
        self._asked = None
        self.model.set_rows(rows)
        self.tree.show_dossier(dossier, today)
        self.map.show_account(self.account_id)
        self.grid.show_account(self.account_id)
        self.coverage.show_account(self.account_id)
        self._show_mode(str(self.mode.value()))
        row = next((row for row in rows if shown in {row.id, row.post_id}), None)
        row = row or next(iter(rows), None)
        if row is None:
            self.person.clear_person()
            return
        self.view.go_to(row)
        self.tree.select(row.id)
        self.map.map.go_to(row.id)
        self.grid.go_to(row.id)
        self.person.show_person(self.account_id, row.id)

    def add(self, department: str = "") -> None:
        """Ask for a person, of a department where one is given, and show him."""
        dialog = NewPersonDialog(self.desk, self.account_id, parent=self.window())
        if department:
            dialog.department.set_value(department)
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, person_id: str) -> None:
        self.desk.go("account", (self.account_id, "people", person_id))

    def _delete(self, row: PersonRow) -> None:
        person = self.dossier.person(row.id)
        if person is not None:
            name = title_of(person, self.dossier.shelf)
            self.desk.remove(person, _("{name} is in the bin.").format(name=name))
