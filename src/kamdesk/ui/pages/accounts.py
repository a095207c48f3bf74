"""All accounts in one list: type to narrow it down, Enter to open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QLineEdit, QWidget

from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.services.accounts import account_lines
from kamdesk.ui.kit import Button, EmptyState, PlainLabel, TagMark
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.list_frame import FILTER_WIDTH, lay_out_list
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import tier_letter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.storage.queries import AccountLine
    from kamdesk.ui.desk import Desk


RISK_TONES: Final = {"low": "green", "medium": "amber", "high": "red", "very high": "red"}


SPARE: Final = (2, 3)
"""Columns that a small window does without: lifecycle and category."""
WIDE: Final = 1200
COUNTS: Final = (4, 5, 6)
RISK: Final = 6
"""The numbers that say why they are so: findings, and the risk."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the rules found at an account: red and amber findings, defection risk and its level."""

    red: int = 0
    amber: int = 0
    risk: float | None = None
    level: str = ""


def account_columns(today: dt.date, marks: Mapping[str, Marks]) -> tuple[Column, ...]:
    """The columns of the list; days are counted to ``today``, ``marks`` fill in later."""
    return (
        Column(title=_("Account"), value=_name, role="subject", width=260, stretch=True),
        Column(title=_("Tier"), value=_tier, role="tier", width=148),
        Column(
            title=_("Lifecycle"), value=lambda row: _label("LIFECYCLE", row.lifecycle), width=150
        ),
        Column(
            title=_("Category"), value=lambda row: _label("KA_CATEGORY", row.category), width=150
        ),
        Column(
            title=_("Red"),
            value=lambda row: _count(marks.get(row.id), "red"),
            tip=lambda _row: _("Severe findings. A click shows them."),
            sort_key=lambda row: marks[row.id].red if row.id in marks else None,
            align="right",
            width=60,
        ),
        Column(
            title=_("Amber"),
            value=lambda row: _count(marks.get(row.id), "amber"),
            tip=lambda _row: _("Findings to watch. A click shows them."),
            sort_key=lambda row: marks[row.id].amber if row.id in marks else None,
            align="right",
            width=68,
        ),
        Column(
            title=_("Risk"),
            value=lambda row: _risk(marks.get(row.id)),
            tip=lambda _row: _("Defection risk, 0 to 100. A click says why."),
            sort_key=lambda row: marks[row.id].risk if row.id in marks else None,
            align="right",
            width=84,
        ),
        Column(title=_("Manager"), value=lambda row: row.owner or "", width=110),
        Column(
            title=_("Last visit"),
            value=lambda row: row.last_visit.isoformat() if row.last_visit else "",
            width=110,
        ),
        Column(
            title=_("Days"),
            value=lambda row: (today - row.last_visit).days if row.last_visit else None,
            tip=lambda _row: _("Days since the last visit"),
            role="number",
            align="right",
            width=70,
        ),
        Column(
            title=_("Next visit"),
            value=lambda row: row.next_visit.isoformat() if row.next_visit else "",
            width=110,
        ),
    )


def _count(marks: Marks | None, tone: Literal["red", "amber"]) -> Cell:
    """How many findings of a tone; empty until the book has been read."""
    if marks is None:
        return Cell("")
    count: int = getattr(marks, tone)
    return Cell(str(count), tone=tone if count else "faint", bold=count > 0 and tone == "red")


def _risk(marks: Marks | None) -> Cell:
    """The defection risk in points, coloured by its level; empty where there is none."""
    if marks is None or marks.risk is None:
        return Cell("")
    return Cell(f"{marks.risk:.0f}", tone=RISK_TONES.get(marks.level, ""))


def _name(row: AccountLine) -> str:
    return row.name


def _tier(row: AccountLine) -> Cell | str:
    if not row.tier:
        return ""
    letter = TagMark(tier_letter(row.tier), "plain")
    return Cell(_label("TIER", row.tier), sign=row.tier, tag=letter)


def _label(name: str, code: str | None) -> str:
    return scale(name).label(code) if code else ""


class AccountsPage(Page):
    """The list of accounts."""

    KINDS = frozenset({"account", "organisation", "interaction", "person"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down by name, tier or manager"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.filter.setClearButtonEnabled(True)
        self.add_button = Button(_("New account"), "primary", icon="plus", hint="Ctrl+Shift+N")
        self.count = PlainLabel("", TextRole.NOTE)
        self._marks: dict[str, Marks] = {}
        self.model = RecordsModel(account_columns(desk.today, self._marks), (), search=_searched)
        self.view = RecordsView(self.model, name=_("Accounts"))
        self._build()
        self.filter.textChanged.connect(self._narrow)
        self.view.opened.connect(lambda row: self.desk.go("account", (row.id, "overview", None)))
        self.view.asked_to_delete.connect(self._delete)
        self.view.clicked.connect(self._say_why)
        self.add_button.clicked.connect(self.add)
        self.add_button.setShortcut("Ctrl+Shift+N")
        desk.portfolio.renewed.connect(self._mark)

    def _build(self) -> None:
        self.filter.setFixedWidth(FILTER_WIDTH)
        tools = (self.filter, self.add_button)
        lay_out_list(self, _("Accounts"), count=self.count, tools=tools, view=self.view)
        first = Button(_("New account"), "primary", icon="plus")
        first.clicked.connect(self.add)
        self.view.set_empty(
            EmptyState(
                _("No accounts yet"),
                _("Begin with the customer you visit next. A name is enough."),
                icon="building-factory-2",
                buttons=[first],
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: in a small window the names are read whole; what the tier says goes first."""
        super().resizeEvent(event)
        for number in SPARE:
            self.view.setColumnHidden(number, self.width() < WIDE)

    def _say_why(self, index: QModelIndex) -> None:
        """A click on a number says where it comes from; a line is opened by a double click."""
        row = self.model.row_at(index.row())
        if index.column() not in COUNTS or not self.model.cell(index.row(), index.column()).text:
            return
        if index.column() == RISK:
            from kamdesk.domain.insight.registry import FORMULAS
            from kamdesk.ui.dialogs.why import show_why

            found = FORMULAS["F-03"](self.desk.dossier(row.id), self.desk.today)
            show_why(self.desk, found, account=row.id, parent=self)
        else:
            from kamdesk.ui.dialogs.findings import show_findings

            show_findings(self.desk, row.id, parent=self)

    def reload(self) -> None:
        """Read the accounts again; what the rules found fills in behind."""
        self.desk.portfolio.ask()
        if self.desk.portfolio.view is not None:
            self._mark(self.desk.portfolio.view)
        self.model.set_rows(tuple(account_lines(self.desk.book, self.desk.today)))
        self._show_count()

    def _mark(self, view: PortfolioView) -> None:
        """Show what the rules found, once they have been gone through."""
        if not view.is_judged:
            return
        self._marks.clear()
        for row in view.monday.order:
            risk = view.insights[row.account]["F-03"]
            self._marks[row.account] = Marks(row.red, row.amber, risk.value, risk.level or "")
        self.model.refresh()

    def _narrow(self, text: str) -> None:
        self.model.filter(text)
        self._show_count()

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        if shown == total:
            words = ngettext("{n} account", "{n} accounts", total).format(n=total)
        else:
            words = _("{shown} of {total}").format(shown=shown, total=total)
        self.count.setText(words)

    def add(self) -> None:
        """Ask for a name and open the new account."""
        from kamdesk.ui.dialogs.new_account import ask_account  # the list is painted without it

        ask_account(self.desk, self)

    def _delete(self, row: AccountLine) -> None:
        from kamdesk.domain.records import Account

        account = self.desk.book.get(Account, row.id)
        if account is not None:
            words = _("{name} is in the bin.").format(name=row.name)
            self.desk.remove(account, words)


def _searched(row: AccountLine) -> str:
    parts = (row.name, row.short, row.code, row.owner, _label("TIER", row.tier))
    return " ".join(part for part in parts if part)
