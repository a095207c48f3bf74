"""One account: a strip that always says how it stands, and its tabs below."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kamdesk.i18n import N_, _
from kamdesk.ui.kit import EmptyState, TabStrip
from kamdesk.ui.pages.account_strip import AccountStrip
from kamdesk.ui.pages.base import Page

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk

TABS: tuple[tuple[str, str, str], ...] = (
    ("overview", N_("Overview"), "OverviewTab"),
    ("background", N_("Background"), "BackgroundTab"),
    ("people", N_("People"), "PeopleTab"),
    ("rivals", N_("Rivals"), "RivalsTab"),
    ("projects", N_("Projects"), "ProjectsTab"),
    ("visits", N_("Visits"), "VisitsTab"),
    ("service", N_("Service and money"), "ServiceTab"),
    ("relationship", N_("Relationship"), "RelationshipTab"),
    ("more", N_("More"), "MoreTab"),
    ("history", N_("History"), "HistoryTab"),
)
"""Key, words and class of each tab; its module is ``tab_<key>``."""


class Tab(Page):
    """A tab of the account page; its subject is ``(account id, record id or None)``."""

    @property
    def account_id(self) -> str:
        """The account on show."""
        return cast("tuple[str, str | None]", self.subject)[0]

    @property
    def record_id(self) -> str | None:
        """The record the user came for, if he came for one."""
        return cast("tuple[str, str | None]", self.subject)[1]

    @property
    def dossier(self) -> Dossier:
        """All that is known of the account on show."""
        return self.desk.dossier(self.account_id)


class AccountPage(Page):
    """The account page; its subject is ``(account id, tab key, record id or None)``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.strip = AccountStrip(desk)
        self.tabs = TabStrip()
        self.stack = QStackedWidget()
        self._made: dict[str, Tab] = {}
        self._gone = EmptyState(
            _("This account is in the bin"),
            _("Undo brings it back with everything that hung on it."),
            icon="trash",
        )
        self._build()

    def _build(self) -> None:
        for key, words, _page in TABS:
            self.tabs.add(key, _(words))
        self.tabs.setAccessibleName(_("Account"))
        self.tabs.picked.connect(self._picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self._gone)
        for key, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda s=step: self.tabs.step(s))

    def show_subject(self, subject: object) -> None:
        """Show a tab of an account, and the record asked for on it."""
        account, tab, record = cast("tuple[str, str, str | None]", subject)
        if self.subject is None or cast("tuple[str, str, str | None]", self.subject)[0] != account:
            self._stale = True
        self.subject = subject
        self.tabs.select(tab)
        self.refresh()
        self._show_tab(tab, record)

    def tab(self, key: str) -> Tab:
        """A tab, made when it is first wanted."""
        if key not in self._made:
            name = next(page for known, _words, page in TABS if known == key)
            maker = getattr(import_module(f"kamdesk.ui.pages.tab_{key}"), name)
            self._made[key] = cast("Tab", maker(self.desk))
            self.stack.addWidget(self._made[key])
        return self._made[key]

    def _picked(self, key: str) -> None:
        account = cast("tuple[str, str, str | None]", self.subject)[0]
        self.desk.go("account", (account, key, None))

    def _show_tab(self, key: str, record: str | None) -> None:
        account = cast("tuple[str, str, str | None]", self.subject)[0]
        if self._dossier(account) is None:
            self.stack.setCurrentWidget(self._gone)
            return
        tab = self.tab(key)
        self.stack.setCurrentWidget(tab)
        tab.show_subject((account, record))

    def _dossier(self, account: str) -> Dossier | None:
        try:
            return self.desk.dossier(account)
        except KeyError:
            return None

    def reload(self) -> None:
        """Read the strip and the counts of the tabs again."""
        account, tab, record = cast("tuple[str, str, str | None]", self.subject)
        dossier = self._dossier(account)
        self.strip.setVisible(dossier is not None)
        self.tabs.setVisible(dossier is not None)
        if dossier is None:
            self.stack.setCurrentWidget(self._gone)
            return
        self.strip.show_dossier(dossier)
        today = self.desk.today
        self.tabs.set_count("people", len(dossier.people(today)))
        self.tabs.set_count("rivals", len(dossier.rivals))
        self.tabs.set_count("projects", len(dossier.projects))
        self.tabs.set_count("visits", len(dossier.interactions))
        if self.stack.currentWidget() is self._gone:
            self._show_tab(tab, record)
