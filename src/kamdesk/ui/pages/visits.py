"""Visits and contacts of all accounts: what is planned, what was done, the next on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from kamdesk.domain.days import day_of
from kamdesk.i18n import _, ngettext
from kamdesk.services.visits import visit_lines
from kamdesk.ui.kit import PlainLabel, SegmentedControl
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.list_frame import FILTER_WIDTH, lay_out_list, nothing_here
from kamdesk.ui.pages.visit_rows import label, moment_words, status_mark
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import distance_words

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.storage.lists import VisitLine
    from kamdesk.ui.desk import Desk

ALL = "all"


def visit_list_columns(today: dt.date) -> tuple[Column, ...]:
    """The columns of the list; days are counted to ``today``."""
    return (
        Column(title=_("Account"), value=lambda row: row.customer, role="subject", width=240),
        Column(
            title=_("Date"),
            value=lambda row: moment_words(row.start),
            sort_key=_when,
            width=130,
        ),
        Column(
            title=_("Days"),
            value=lambda row: _days(row, today),
            sort_key=_when,
            width=110,
        ),
        Column(title=_("Kind"), value=lambda row: label("INTERACTION", row.kind), width=130),
        Column(title=_("Status"), value=lambda row: status_mark(row.status), role="tag", width=90),
        Column(title=_("Goal or result"), value=_text, width=260, stretch=True),
    )


def _when(row: VisitLine) -> str | None:
    return str(row.start) if row.start else None


def _text(row: VisitLine) -> str:
    return (row.result or row.objective or "").replace("\n", " ")


def _days(row: VisitLine, today: dt.date) -> Cell | str:
    """How far ahead, how late, or how long ago."""
    if row.start is None:
        return ""
    day = day_of(row.start)
    if row.status == "planned":
        late = day < today
        return Cell(distance_words(day, today), tone="amber" if late else "", bold=late)
    past = (today - day).days
    return ngettext("{n} day ago", "{n} days ago", past).format(n=past)


class VisitsPage(Page):
    """The list of visits; Enter opens the visit on the page of its account."""

    KINDS = frozenset({"interaction", "account", "organisation"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.status = SegmentedControl(
            [("planned", _("Planned")), ("done", _("Done")), (ALL, _("All"))],
            name=_("Which visits"),
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down by account, kind or goal"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.filter.setClearButtonEnabled(True)
        self.count = PlainLabel("", TextRole.NOTE)
        self.model = RecordsModel(visit_list_columns(desk.today), (), search=_searched)
        self.view = RecordsView(self.model, name=_("Visits"))
        self._build()
        self.status.set_value("planned")
        self.status.picked.connect(lambda _value: self._narrow())
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.view.opened.connect(self._open)

    def _build(self) -> None:
        self.filter.setFixedWidth(FILTER_WIDTH)
        tools = (self.status, self.filter)
        lay_out_list(self, _("Visits"), count=self.count, tools=tools, view=self.view)
        words = _("A visit is planned on the page of its account, tab Visits.")
        self.view.set_empty(
            nothing_here(self.desk, _("No such visits"), words=words, icon="map-pin")
        )

    def reload(self) -> None:
        """Read the visits again."""
        self.model.set_rows(tuple(visit_lines(self.desk.book)))
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.status.value()
        self.model.filter(self.filter.text(), lambda row: wanted in {ALL, row.status or "planned"})
        shown = len(self.model.rows())
        self.count.setText(ngettext("{n} visit", "{n} visits", shown).format(n=shown))

    def _open(self, row: VisitLine) -> None:
        self.desk.go("account", (row.account, "visits", row.id))


def _searched(row: VisitLine) -> str:
    parts = (row.customer, label("INTERACTION", row.kind), row.objective, row.result)
    return " ".join(part for part in (moment_words(row.start), *parts) if part)
