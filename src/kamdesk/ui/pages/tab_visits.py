"""Visits of an account: the list, and everything about the one picked beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kamdesk.i18n import _
from kamdesk.services.visits import finish_visit
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel, Tag, TagMark
from kamdesk.ui.models import RecordsModel, RecordsView
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.visit_file import VisitFile
from kamdesk.ui.pages.visit_rows import (
    VisitRow,
    label,
    moment_words,
    status_mark,
    visit_columns,
    visit_rows,
)
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk


class VisitsTab(Tab):
    """The list of visits and contacts, and the visit picked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.visit_id = ""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.filter.setClearButtonEnabled(True)
        self.plan_button = Button(
            _("Plan a visit"), "primary", icon="calendar-event", hint="Ctrl+Shift+V"
        )
        self.plan_button.setShortcut("Ctrl+Shift+V")
        self.model = RecordsModel(visit_columns(), (), search=lambda row: row.searched)
        self.view = RecordsView(self.model, name=_("Visits and contacts"))
        self.title = PlainLabel("", TextRole.TITLE)
        self.status = Tag()
        self.done_button = Button(_("Mark done"), icon="check")
        self.answers_button = Button(_("After the visit"), icon="pencil")
        self.brief_button = Button(_("Brief of this visit"), icon="file-text")
        self.file = VisitFile(desk, whole=True)
        self.side = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        self.side.addWidget(self._right())
        self.side.addWidget(QWidget())
        self.side.setMinimumWidth(440)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([760, 560])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        outer.addWidget(splitter)

    def _left(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        self.filter.setFixedWidth(240)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.plan_button)
        first = Button(_("Plan a visit"), "primary", icon="calendar-event")
        first.clicked.connect(self.plan)
        self.view.set_empty(
            EmptyState(
                _("No visits yet"),
                _("Plan the first: day, hour, and what you want to reach."),
                icon="map-pin",
                buttons=[first],
            )
        )
        panel = Panel(flush=True)
        panel.body.addWidget(self.view)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        column.addWidget(panel, 1)
        return left

    def _right(self) -> QWidget:
        # Day and kind have a line of their own: beside three buttons nothing of them was left.
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.status)
        head.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.answers_button)
        deeds.addWidget(self.done_button)
        deeds.addWidget(self.brief_button)
        deeds.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(Size.GAP, 0, 0, 0)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        column.addLayout(deeds)
        column.addWidget(self.file, 1)
        return right

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda text: self.model.filter(text))
        self.plan_button.clicked.connect(self.plan)
        self.view.went_to.connect(self._went_to)
        self.view.opened.connect(lambda _row: self.file.plan.focus_first())
        self.view.asked_to_delete.connect(self._delete)
        self.done_button.clicked.connect(self.finish)
        self.answers_button.clicked.connect(
            lambda: self.desk.go("debrief", (self.account_id, self.visit_id))
        )
        self.brief_button.clicked.connect(
            lambda: self.desk.go("brief", (self.account_id, self.visit_id))
        )

    def reload(self) -> None:
        """Show the visits, and the one asked for, the one shown before, or the next."""
        rows = visit_rows(self.dossier, self.desk.today)
        wanted = (self.record_id, self.visit_id)
        self.model.set_rows(rows)
        found = [row for name in wanted for row in rows if row.id == name]
        row = next(iter(found or rows), None)
        self.side.setCurrentIndex(0 if row else 1)
        self.visit_id = row.id if row else ""
        if row is not None:
            self.view.go_to(row)
            self._show_visit(row.id)

    def show_subject(self, subject: object) -> None:
        """Show the visit asked for; a tab that is only come back to keeps its own."""
        super().show_subject(subject)
        if self.record_id and self.record_id != self.visit_id:
            self._stale = True
            self.refresh()

    def _went_to(self, row: VisitRow | None) -> None:
        if row is not None and row.id != self.visit_id:
            self._show_visit(row.id)

    def _visit(self, visit_id: str) -> Interaction | None:
        return next((item for item in self.dossier.interactions if item.id == visit_id), None)

    def _show_visit(self, visit_id: str) -> None:
        visit = self._visit(visit_id)
        if visit is None:
            return
        self.visit_id = visit_id
        kind = label("INTERACTION", visit.kind)
        self.title.setText(" ".join(part for part in (moment_words(visit.start), kind) if part))
        mark = status_mark(visit.status)
        self.status.setVisible(isinstance(mark, TagMark))
        if isinstance(mark, TagMark):
            self.status.show_mark(mark)
        self.done_button.setVisible(visit.status in (None, "planned"))
        self.file.show_visit(self.account_id, visit)

    def plan(self) -> None:
        """Ask when, and show the new visit."""
        dialog = PlanVisitDialog(self.desk, self.account_id, parent=self.window())
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, visit_id: str) -> None:
        self.desk.go("account", (self.account_id, "visits", visit_id))
        # When the dialog is gone: closing it hands the keyboard back to where it was before.
        QTimer.singleShot(0, self.file.plan, self.file.plan.focus_first)

    def finish(self) -> None:
        """Say that the visit took place, and ask for its result."""
        visit = self._visit(self.visit_id)
        if visit is not None and self.desk.do(finish_visit, self.desk.book, visit) is not None:
            self.file.result.focus_first()

    def _delete(self, row: VisitRow) -> None:
        visit = self._visit(row.id)
        if visit is not None:
            name = " ".join(part for part in (moment_words(row.start), row.kind) if part)
            self.desk.remove(visit, _("{name} is in the bin.").format(name=name))
