"""People of an account: as a table or by department, and all of one person beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from kamdesk.ui.charts import PeopleMap, map_legend
from kamdesk.ui.dialogs.new_person import NewPersonDialog
from kamdesk.ui.kit import Button, EmptyState, SegmentedControl
from kamdesk.ui.models import RecordsModel, RecordsView
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.department_tree import DepartmentTree
from kamdesk.ui.pages.people_rows import PersonRow, person_columns, person_rows
from kamdesk.ui.pages.person_panel import PersonPanel
from kamdesk.ui.people_picture import picture_of
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

VIEWS = ("list", "tree", "map")


class PeopleTab(Tab):
    """The people, and the person picked."""

    KINDS = frozenset(
        {"person", "post", "department", "tie", "link", "contact_point", "project_role", "stance"}
        | {"observation", "fact_mark", "attendance", "interaction", "custom_value"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.mode = SegmentedControl(
            [("list", _("List")), ("tree", _("Departments")), ("map", _("Map"))], name=_("Shown as")
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.add_button = Button(_("Add person"), "primary", icon="user-plus", hint="Ctrl+Shift+P")
        self.add_button.setShortcut("Ctrl+Shift+P")
        self.model = RecordsModel(person_columns(), (), search=lambda row: row.search)
        self.view = RecordsView(self.model, name=_("People"))
        self.tree = DepartmentTree()
        self.map = PeopleMap(mini=False)
        self.stack = QStackedWidget()
        self.person = PersonPanel(desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        head.addWidget(self.mode)
        head.addStretch(1)
        self.filter.setFixedWidth(240)
        head.addWidget(self.filter)
        head.addWidget(self.add_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        mapped = QWidget()
        inner = QVBoxLayout(mapped)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.map, 1)
        inner.addWidget(map_legend())
        for widget in (self.view, self.tree, mapped):
            self.stack.addWidget(widget)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.person)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([880, 440])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        outer.addWidget(splitter)
        first = Button(_("Add person"), "primary", icon="user-plus")
        first.clicked.connect(self.add)
        self.view.set_empty(
            EmptyState(
                _("No people yet"),
                _("Begin with three: who uses it, who buys it, who signs."),
                icon="users",
                buttons=[first],
            )
        )

    def _connect(self) -> None:
        self.mode.picked.connect(self._show_mode)
        self.mode.set_value("list")
        self.filter.textChanged.connect(lambda text: self.model.filter(text))
        self.add_button.clicked.connect(self.add)
        self.view.went_to.connect(self._went_to)
        self.view.opened.connect(lambda _row: self.person.focus_first())
        self.view.asked_to_delete.connect(self._delete)
        self.tree.picked.connect(self._pick)
        self.map.picked.connect(self._pick)

    def _show_mode(self, mode: str) -> None:
        self.stack.setCurrentIndex(VIEWS.index(mode))
        self.filter.setVisible(mode == "list")

    def _went_to(self, row: PersonRow | None) -> None:
        if row is not None:
            self._pick(row.id)

    def _pick(self, person_id: str) -> None:
        if self.dossier.person(person_id):
            self.person.show_person(self.account_id, person_id)

    def reload(self) -> None:
        """Show who is there, and the person asked for or the one shown before."""
        dossier, today = self.dossier, self.desk.today
        rows = person_rows(dossier, today)
        shown = self.person.person_id
        self.model.set_rows(rows)
        self.tree.show_dossier(dossier, today)
        self.map.set_picture(picture_of(dossier, today))
        wanted = self.record_id or shown
        row = next((row for row in rows if wanted in {row.id, row.post_id}), None)
        row = row or next(iter(rows), None)
        if row is None:
            self.person.clear_person()
            return
        self.view.go_to(row)
        self.person.show_person(self.account_id, row.id)

    def add(self) -> None:
        """Ask for a person and show him."""
        dialog = NewPersonDialog(self.desk, self.account_id, parent=self.window())
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, person_id: str) -> None:
        self.desk.go("account", (self.account_id, "people", person_id))

    def _delete(self, row: PersonRow) -> None:
        person = self.dossier.person(row.id)
        if person is not None:
            name = title_of(person, self.dossier.shelf)
            self.desk.remove(person, _("{name} is in the bin.").format(name=name))
