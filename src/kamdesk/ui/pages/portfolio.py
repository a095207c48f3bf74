"""All accounts beside each other: heat table, concentration, risk, white space and so on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout

from kamdesk.i18n import N_, _, ngettext
from kamdesk.ui.kit import Button, EmptyState, PlainLabel, TabStrip
from kamdesk.ui.pages.base import Page
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.portfolio.section import Section
    from kamdesk.ui.tasks import Progress, Task

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("heat", N_("Accounts"), "HeatSection"),
    ("shares", N_("Concentration"), "SharesSection"),
    ("risk", N_("Risk and value"), "RiskSection"),
    ("white", N_("White space"), "WhiteSection"),
    ("pipeline", N_("Pipeline"), "PipelineSection"),
    ("tenders", N_("Tenders"), "TendersSection"),
    ("bucket", N_("Come and gone"), "BucketSection"),
    ("seasons", N_("Seasons"), "SeasonsSection"),
    ("reach", N_("Coverage"), "ReachSection"),
    ("waiting", N_("Money and service"), "WaitingSection"),
)
"""Key, words and class of each section; its module is ``ui/portfolio/<key>``."""


class PortfolioPage(Page):
    """The page Portfolio; its subject is the key of a section or ``None``.

    The watch of the book reads the accounts, then each section reckons for itself when it is looked
    at: at first what the formulas say, then what the rules say. What was on show stays until the
    new figures are there.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tabs = TabStrip()
        self.stack = QStackedWidget()
        self.count = PlainLabel("", TextRole.NOTE)
        self.busy = QProgressBar()
        self.whole: PortfolioView | None = None
        self.section_key = SECTIONS[0][0]
        self._made: dict[str, Section] = {}
        self._shown: dict[str, PortfolioView] = {}
        self._task: Task | None = None
        self._build()
        desk.portfolio.renewed.connect(lambda _view: self.look_again())
        desk.tasks.busy.connect(self._on_busy)

    def _build(self) -> None:
        strip = QFrame()
        strip.setObjectName("strip")
        head = QHBoxLayout(strip)
        head.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, 0)
        head.setSpacing(Size.GAP)
        head.addWidget(PlainLabel(_("Portfolio"), TextRole.NAME, fixed=True))
        head.addWidget(self.count)
        head.addStretch(1)
        for key, words, _page in SECTIONS:
            self.tabs.add(key, _(words))
        self.tabs.setAccessibleName(_("Portfolio"))
        self.tabs.picked.connect(lambda key: self.desk.go("portfolio", key))
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(_("Reading the accounts"))
        self.busy.hide()
        to_accounts = Button(_("Go to the accounts"), "primary", icon="building-factory-2")
        to_accounts.clicked.connect(lambda: self.desk.go("accounts"))
        self.empty = EmptyState(
            _("No accounts yet"),
            _("Here all accounts stand beside each other as soon as the book holds some."),
            icon="chart-pie",
            buttons=[to_accounts],
        )
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.tabs)
        column.addWidget(self.busy)
        column.addWidget(self.stack, 1)
        for key, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda s=step: self.tabs.step(s))

    def show_subject(self, subject: object) -> None:
        """Show a section; without one the section shown last."""
        self.subject = subject
        if isinstance(subject, str):
            self.section_key = subject
        self.tabs.select(self.section_key)
        is_empty = self.whole is not None and not self.whole.dossiers
        self.stack.setCurrentWidget(self.empty if is_empty else self.section(self.section_key))
        self.refresh()
        self._want_section()

    def section(self, key: str) -> Section:
        """A section, made when it is first wanted."""
        if key not in self._made:
            name = next(page for known, _words, page in SECTIONS if known == key)
            maker = getattr(import_module(f"kamdesk.ui.portfolio.{key}"), name)
            self._made[key] = cast("Section", maker(self.desk))
            self.stack.addWidget(self._made[key])
        return self._made[key]

    def reload(self) -> None:
        """Show what has been read; the watch tells when there is something newer."""
        self.desk.portfolio.ask()
        if self.desk.portfolio.view is None:
            self.busy.show()
        else:
            self._read(self.desk.portfolio.view)

    def _on_busy(self, busy: object) -> None:
        """Wait for nothing when nothing runs any more, perhaps because it failed."""
        if not busy:
            self.busy.hide()

    def _read(self, whole: PortfolioView) -> None:
        self.whole = whole
        number = len(whole.dossiers)
        self.count.setText(ngettext("{n} account", "{n} accounts", number).format(n=number))
        if not number:
            self.stack.setCurrentWidget(self.empty)
            return
        self.stack.setCurrentWidget(self.section(self.section_key))
        self._want_section()

    def _want_section(self) -> None:
        """Have the section on show reckoned, unless what it shows is this very reading."""
        whole, key = self.whole, self.section_key
        if whole is None or not whole.dossiers:
            return
        section, shown = self.section(key), self._shown.get(key)
        if shown is whole:
            return
        if shown is not None and shown.dossiers is whole.dossiers and not section.JUDGED:
            # The rules have been gone through since; it shows none of what they found.
            return

        def reckon(_progress: Progress) -> Any:
            return section.reckon(whole)

        def fill(found: Any) -> None:
            self._shown[key] = whole
            section.fill(whole, found)

        self._run(reckon, fill)

    def _run(self, job: Any, done: Any) -> None:
        if self._task is not None:
            self._task.cancel()
        self.busy.show()
        task = self._task = self.desk.tasks.run(job, done=done)
        task.ended.connect(lambda: self._ended(task))

    def _ended(self, task: Task) -> None:
        if self._task is task:
            self._task = None
            self.busy.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: nobody waits for the figures of a page that is not looked at."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.busy.hide()
