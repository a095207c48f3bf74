"""Projects of all accounts: the next order on top, with the step each one stands at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.services.projects import criteria_levels, project_lines
from kamdesk.ui.kit import (
    PlainLabel,
    SegmentedControl,
    TagMark,
    severity,
)
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.list_frame import FILTER_WIDTH, lay_out_list, nothing_here
from kamdesk.ui.pages.visit_rows import label
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QHideEvent

    from kamdesk.storage.lists import ProjectLine
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task

ALL = "all"
TONES = {"alarm": "red", "watch": "amber", "safe": "green"}
"""How serious a criteria status is; the others are plain."""


class ProjectsPage(Page):
    """The list of projects; Enter opens the project on the page of its account.

    The criteria status (F-04) is reckoned in the background and appears when it is there.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.levels: dict[str, str] = {}
        self._task: Task | None = None
        self.state = SegmentedControl(
            [("open", _("Open")), ("decided", _("Decided")), (ALL, _("All"))],
            name=_("Which projects"),
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down by account, project or step"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.filter.setClearButtonEnabled(True)
        self.count = PlainLabel("", TextRole.NOTE)
        self.model = RecordsModel(self._columns(desk.today), (), search=_searched)
        self.view = RecordsView(self.model, name=_("Projects"))
        self._build()
        self.state.set_value("open")
        self.state.picked.connect(lambda _value: self._narrow())
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.view.opened.connect(
            lambda row: self.desk.go("account", (row.account, "projects", row.id))
        )

    def _columns(self, today: dt.date) -> tuple[Column, ...]:
        return (
            Column(title=_("Account"), value=lambda row: row.customer, role="subject", width=180),
            Column(title=_("Number"), value=lambda row: row.code or "", width=76),
            Column(title=_("Project"), value=lambda row: row.name, width=240, stretch=True),
            Column(
                title=_("Purchase intent"), value=lambda row: label("INTENT", row.intent), width=110
            ),
            Column(
                title=_("Budget"),
                value=lambda row: money_words(row.budget),
                sort_key=lambda row: row.budget.amount if row.budget else None,
                align="right",
                width=110,
            ),
            Column(title=_("Order date"), value=lambda row: _order(row, today), width=100),
            Column(title=_("Current step"), value=lambda row: row.step or "", width=120),
            Column(title=_("Purchase criteria"), value=self._criteria, role="tag", width=130),
            Column(title=_("Result"), value=lambda row: label("RESULT", row.result), width=90),
        )

    def _build(self) -> None:
        self.filter.setFixedWidth(FILTER_WIDTH)
        tools = (self.state, self.filter)
        lay_out_list(self, _("Projects"), count=self.count, tools=tools, view=self.view)
        words = _("A project is begun on the page of its account, tab Projects.")
        self.view.set_empty(
            nothing_here(self.desk, _("No such projects"), words=words, icon="briefcase")
        )

    def reload(self) -> None:
        """Read the projects again, and have their criteria reckoned."""
        rows = tuple(project_lines(self.desk.book))
        self.model.set_rows(rows)
        self._narrow()
        if self._task is not None:
            self._task.cancel()
        book = self.desk.book
        accounts = [row.account for row in rows if row.weighed and row.result in (None, "open")]
        if accounts:
            self._task = self.desk.tasks.run(
                lambda progress: criteria_levels(book, accounts, told=progress),
                done=self._show_levels,
            )

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: nobody waits for the criteria of a page that is not looked at."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._stale = True

    def _show_levels(self, levels: dict[str, str]) -> None:
        self._task = None
        self.levels = levels
        self.model.refresh()

    def _criteria(self, row: ProjectLine) -> TagMark | str:
        """The status in words where criteria were entered."""
        level = self.levels.get(row.id) if row.weighed else None
        if level is None:
            return ""
        words = scale("CRITERIA_STATUS").label(level)
        tone = TONES.get(level.rstrip("?"), "")
        return severity(words, tone) if tone else TagMark(words)

    def _narrow(self) -> None:
        wanted = self.state.value()
        self.model.filter(
            self.filter.text(),
            lambda row: wanted == ALL or (row.result in (None, "open")) == (wanted == "open"),
        )
        shown = len(self.model.rows())
        self.count.setText(ngettext("{n} project", "{n} projects", shown).format(n=shown))


def _order(row: ProjectLine, today: dt.date) -> Cell | str:
    """The day of the order; amber where it has passed and nothing was decided."""
    if row.order_date is None:
        return ""
    late = row.result in (None, "open") and row.order_date < today
    return Cell(row.order_date.isoformat(), tone="amber" if late else "")


def _searched(row: ProjectLine) -> str:
    parts = (row.customer, row.code, row.name, row.step, label("INTENT", row.intent))
    return " ".join(part for part in parts if part)
