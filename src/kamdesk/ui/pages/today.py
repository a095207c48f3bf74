"""Today: what is late, due or alarming at all accounts, the worst first, each with its one click.

The page a book opens on. It is painted at once and filled in when the book has been read in the
background (``PortfolioWatch``); after a change it fills in again without losing the place.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kamdesk import settings
from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import (
    Button,
    Combo,
    CountChip,
    EmptyState,
    Option,
    Panel,
    PlainLabel,
    ScrollPage,
)
from kamdesk.ui.kit.words import face, tip
from kamdesk.ui.models import SectionsModel, SectionsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from kamdesk.domain.insight.result import Row
    from kamdesk.services.portfolio import PortfolioView
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.models import Section
    from kamdesk.ui.pages.today_rows import TodayLine
    from kamdesk.ui.pages.today_side import ConcentrationPanel, FirstPanel
    from kamdesk.ui.pages.today_week import WeekPanel

SIDE = 304
WIDE = 1200
"""Below this width of the page there is no room for who is to act."""
DAYS, AMOUNT, WHO = 3, 4, 5
ASIDE = "aside"
"""The section of what was put aside; it is folded until somebody looks."""
TONES = ("red", "amber", "paused", "info")


class TodayPage(Page):
    """List at the left, the week and the whole at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sections: tuple[Section, ...] = ()
        self._view: PortfolioView | None = None
        self.chips = {tone: CountChip(tone) for tone in TONES}
        self.add_button = Button(_("New account"))
        self._said = ""
        self.week: WeekPanel | None = None
        self.first: FirstPanel | None = None
        self.concentration: ConcentrationPanel
        self.owners = Combo()
        self.owners.setAccessibleName(_("Whose accounts"))
        self.record_button = Button(_("Record a visit"), icon="plus", hint="Ctrl+Shift+R")
        self.record_button.setShortcut("Ctrl+Shift+R")
        self.workbook_button = Button(_("Portfolio workbook"), icon="download")
        self.workbook_button.setToolTip(tip(_("Portfolio workbook")))
        self.answers_button = Button("", icon="pencil")
        self.answers_button.hide()
        self._build()
        self._connect()
        desk.portfolio.renewed.connect(lambda _view: self.look_again())
        desk.portfolio.ask()

    def _build(self) -> None:
        from kamdesk.ui.pages.today_rows import today_columns

        self.model = SectionsModel(today_columns(), small=True)
        self.view = SectionsView(self.model, name=_("Today"))
        self.view.reasons = frozenset({DAYS, AMOUNT})
        self.view.fold(ASIDE, folded=True)
        self.frame = Panel(flush=True)
        self.frame.setAccessibleName(_("Today"))
        self.frame.body.addWidget(self.view)
        self.frame.set_busy(True)
        self.pile = QStackedWidget()
        self.pile.addWidget(self.frame)
        self.empty = Panel(flush=True)
        self.pile.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(Size.GAP)
        row.addWidget(self.pile, 1)
        self.side = ScrollPage(name=_("The week"))
        self.side.setFixedWidth(SIDE)
        self.side.body.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.side)
        column.addLayout(row, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        head.addWidget(PlainLabel(_("This week's priorities"), TextRole.NAME, fixed=True))
        self.day = PlainLabel("", TextRole.NOTE, fixed=True)
        head.addWidget(self.day)
        for chip in self.chips.values():
            chip.hide()
            head.addWidget(chip)
        head.addStretch(1)
        self.owners.setFixedWidth(150)
        head.addWidget(self.owners)
        head.addWidget(self.answers_button)
        head.addWidget(self.record_button)
        head.addWidget(self.workbook_button)
        return head

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.toggled.connect(lambda _on: self._narrow())
        self.owners.currentIndexChanged.connect(lambda _index: self._choose_owner())
        self.record_button.clicked.connect(self.record)
        self.answers_button.clicked.connect(self.answer)
        self.view.opened.connect(self.open_rows)
        self.view.dealt.connect(self.deal)
        self.view.asked_to_delete.connect(self.put_aside)
        self.view.reason_wanted.connect(self.say_why)
        self.view.menu_wanted.connect(self.open_menu)
        self.workbook_button.clicked.connect(self.save_workbook)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: in a small window who is to act stands in the tool tip of the matter."""
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE
        self.view.show_column(WHO, shown=is_wide)
        # The week beside the list says the day too.
        self.day.setVisible(is_wide)
        self.owners.setFixedWidth(150 if is_wide else 120)
        # Its sign is enough there, the words are its name and its tool tip.
        self.workbook_button.setText(face(_("Portfolio workbook")) if is_wide else "")

    # what is shown

    def reload(self) -> None:
        """Show what has been read; the watch tells when there is something newer."""
        self.desk.portfolio.ask()
        if self.desk.portfolio.view is not None:
            self._show(self.desk.portfolio.view)

    def _show(self, view: PortfolioView) -> None:
        from kamdesk.ui.pages.today_source import owners_of, today_sections
        from kamdesk.ui.pages.today_week import weekday_words

        is_first, self._view = self._view is None, view
        self.frame.set_busy(False)
        self.day.setText(f"{view.today.isoformat()} {weekday_words(view.today)}")
        self._sections = today_sections(view)
        chosen = settings.load().owner if is_first else self.owners.current()
        options = [Option("", _("All owners")), *(Option(*item) for item in owners_of(view))]
        known = any(option.value == chosen for option in options)
        with QSignalBlocker(self.owners):
            self.owners.set_options(options)
            self.owners.set_current(chosen if known else "")
        self._narrow()
        self._offer_answers()
        self._show_side(view)
        if is_first:
            self._begin()

    def _choose_owner(self) -> None:
        """Show the accounts of the chosen owner, the next time the program starts too."""
        from kamdesk.services.preferences import save_settings

        self._narrow()
        owner = str(self.owners.current() or "")
        save_settings(dataclasses.replace(settings.load(), owner=owner))

    def _begin(self) -> None:
        """Stand on the first line; the keyboard is there unless somebody has it already."""
        self.view.go_to_first()
        if self.isVisible() and QApplication.focusWidget() in {None, self.window()}:
            self.view.setFocus()

    def _narrow(self) -> None:
        """Show the lines of the pressed tones and of the chosen owner."""
        from kamdesk.ui.pages.today_source import counted, narrowed

        owner = self.owners.current()
        mine = narrowed(self._sections, lambda line: owner in {None, "", line.owner})
        counts = counted(mine)
        for tone, chip in self.chips.items():
            chip.set_words(_tone_words(tone, counts[tone]))
            chip.setVisible(counts[tone] > 0 or chip.isChecked())
        wanted = {tone for tone, chip in self.chips.items() if chip.isChecked()}
        shown = narrowed(mine, lambda line: not wanted or line.tone in wanted)
        self.view.set_sections(shown)
        self._show_list(is_empty=not shown)

    def _show_list(self, *, is_empty: bool) -> None:
        """The list, or what to do where it is empty; what is said already stays as it is.

        A button made anew beside the old one, which Qt deletes later, would share its shortcut with
        it, and neither would hear the keys.
        """
        view = self._view
        said = ""
        if is_empty and view is not None:
            said = next_words(view) if view.dossiers else _("No accounts yet")
        if said != self._said:
            self._said = said
            self.empty.clear()
            if view is not None and said:
                self.empty.body.addWidget(self._empty_state(view))
        self.pile.setCurrentWidget(self.empty if is_empty else self.frame)

    def _empty_state(self, view: PortfolioView) -> EmptyState:
        """What to do first in an empty book; what comes next where nothing is late."""
        if view.dossiers:
            return EmptyState(_("Nothing is late"), next_words(view), icon="circle-check")
        self.add_button = Button(_("New account"), "primary", icon="plus", hint="Ctrl+Shift+N")
        self.add_button.setShortcut("Ctrl+Shift+N")
        self.add_button.clicked.connect(self.add)
        return EmptyState(
            _("No accounts yet"),
            _("Begin with the customer you visit next. A name is enough."),
            icon="building-factory-2",
            buttons=[self.add_button],
        )

    def _show_side(self, view: PortfolioView) -> None:
        from kamdesk.ui.pages.today_source import first_lines

        if self.week is None:
            self._build_side()
        assert self.week is not None and self.first is not None  # noqa: S101, PT018 -- just made
        self.week.show_dossiers(view.dossiers, view.today)
        self.first.show_lines(first_lines(view))
        self.concentration.show_result(view.portfolio["F-05"])

    def _build_side(self) -> None:
        """The panels at the right, made when there is something to show: they need the records."""
        from kamdesk.ui.pages.today_side import ConcentrationPanel, FirstPanel
        from kamdesk.ui.pages.today_week import WeekPanel

        self.week, self.first = WeekPanel(), FirstPanel()
        self.concentration = ConcentrationPanel()
        for panel in (self.week, self.first, self.concentration):
            self.side.body.addWidget(panel)
        self.side.body.addStretch(1)
        self.week.picked.connect(lambda entry: self._jump(entry.row, entry.account))
        self.first.picked.connect(lambda key: self.desk.go("account", (key, "overview", None)))
        self.first.counted.connect(lambda key: self.all_findings(key))
        self.first.more.connect(lambda: self.desk.go("accounts"))
        self.concentration.opened.connect(self._why_concentrated)

    def _why_concentrated(self) -> None:
        from kamdesk.ui.dialogs.why import show_why

        if self._view is not None:
            show_why(self.desk, self._view.portfolio["F-05"], account=None, parent=self)

    # what people do

    def open_rows(self, line: TodayLine) -> None:
        """Go to the record behind a line."""
        if line.rows:
            self._jump(line.rows[0], line.account)

    def _jump(self, row: Row, account: str) -> None:
        from kamdesk.ui.jump import jump

        jump(self.desk, row, account=account, parent=self)

    def deal(self, line: TodayLine) -> None:
        """The one click that deals with a line; one that was put aside comes back."""
        from kamdesk.ui.pages.today_acts import bring_back
        from kamdesk.ui.remedies import carry_out

        if line.source.aside is None:
            carry_out(self.desk, line.source, parent=self)
        elif self._view is not None:
            bring_back(self, line, view=self._view)

    def put_aside(self, line: TodayLine) -> None:
        """Take a line out of the list for a while; a reason is asked for."""
        from kamdesk.ui.pages.today_acts import put_aside

        if self._view is not None:
            put_aside(self, line, view=self._view)

    def say_why(self, line: TodayLine) -> None:
        """Say where the number of a line comes from."""
        from kamdesk.ui.pages.today_acts import show_reason

        if self._view is not None:
            show_reason(self, line, view=self._view)

    def open_menu(self, line: TodayLine, spot: QPoint) -> None:
        """Open the menu of a line."""
        from kamdesk.ui.pages.today_acts import show_menu

        if self._view is not None:
            show_menu(self, line, view=self._view, spot=spot)

    def all_findings(self, account: str) -> None:
        """Show what the counts of an account count."""
        from kamdesk.ui.dialogs.findings import show_findings

        if self.desk.has_account(account):
            show_findings(self.desk, account, parent=self)

    def save_workbook(self) -> None:
        """Write the workbook of all accounts, for Monday's talk with the manager."""
        from kamdesk.ui.portfolio_out import ask_portfolio

        ask_portfolio(self.desk, self)

    def add(self) -> None:
        """Begin with the first account."""
        from kamdesk.ui.dialogs.new_account import ask_account

        ask_account(self.desk, self)

    def _offer_answers(self) -> None:
        """Offer the quick-entry page where visits are past and nothing was written down."""
        from kamdesk.ui.after_visits import waiting

        count = len(waiting(self.desk))
        words = ngettext("Answers of {n} visit", "Answers of {n} visits", count).format(n=count)
        self.answers_button.set_text(words)
        self.answers_button.setVisible(count > 0)

    def answer(self) -> None:
        """Write down what the last visit brought."""
        from kamdesk.ui.after_visits import waiting

        for account, visit, _words in waiting(self.desk)[:1]:
            self.desk.go("debrief", (account, visit))

    def record(self) -> None:
        """Write down a visit that took place, at the account of the current line first."""
        from kamdesk.ui.dialogs.record_visit import RecordVisitDialog

        line, view = self.view.current(), self._view
        if view is None or not view.dossiers:
            return
        account = line.account if line else view.dossiers[0].account.id
        dialog = RecordVisitDialog(self.desk, account, parent=self)
        dialog.made.connect(
            lambda visit: self.desk.go("account", (dialog.account_id, "visits", visit))
        )
        dialog.open()


def _tone_words(tone: str, count: int) -> str:
    match tone:
        case "red":
            words = ngettext("{n} severe", "{n} severe", count)
        case "amber":
            words = ngettext("{n} to watch", "{n} to watch", count)
        case "paused":
            words = ngettext("{n} on hold", "{n} on hold", count)
        case _info:
            words = ngettext("{n} note", "{n} notes", count)
    return words.format(n=count)


def next_words(view: PortfolioView) -> str:
    """The next dated thing, for a week in which nothing is late."""
    from kamdesk.ui.pages.today_source import next_entry
    from kamdesk.ui.pages.today_week import entry_words

    entry = next_entry(view)
    if entry is None:
        return _("Nothing has a day yet. Plan the next visit on the page of an account.")
    return _("Next: {day}, {what}").format(day=entry.day.isoformat(), what=entry_words(entry))
