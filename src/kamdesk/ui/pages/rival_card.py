"""The card of one rival over all accounts; what is written about the firm is edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.records import Organisation
from kamdesk.i18n import _, ngettext
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.dialogs.rival_event import RivalEventDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Button, Panel, PlainLabel, ScrollPage, Tag, clear_layout
from kamdesk.ui.pages.rival_acts import AsksPanel, EventsPanel, ProjectsPanel, QuotesPanel
from kamdesk.ui.pages.rival_compare import ComparisonsPanel
from kamdesk.ui.pages.rival_parts import (
    InstalledPanel,
    RepsPanel,
    StandingsPanel,
    account_name,
)
from kamdesk.ui.pages.service_kit import two_columns
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.rivals import RivalCard
    from kamdesk.services.rivals import RivalBoard
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field

ABOUT: Final = ("short", "background", "learn_from", "products", "website")


class RivalCardView(ScrollPage):
    """The panels of a rival; made anew only for another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.card: RivalCard | None = None
        self._home = ""
        self._accounts: tuple[tuple[str, str], ...] = ()

    def show_board(self, board: RivalBoard) -> None:
        """Show the card of a board."""
        card = board.card
        if card is None or board.home is None:
            return
        if self.card is None or (card.firm.id, board.home) != (self.card.firm.id, self._home):
            self._home = board.home
            self._build()
        self.card, self._accounts = card, board.accounts
        self._show_head(card)
        self.form.load(card.firm)
        self.reps.show_reps(card.firm, card.reps, home=self._home)
        self.standings.show_standings(card.standings)
        self.projects.show_projects(card.projects)
        self.installed.show_items(card.installed)
        self.events.show_events(card.events)
        self.quotes.show_quotes(card.quotes)
        self.asks.show_asks(card.asks)
        self.comparisons.show_cards(
            card.firm, board.comparisons, technical=board.technical, home=self._home
        )

    def _build(self) -> None:
        clear_layout(self.body)
        self.name = PlainLabel("", TextRole.NAME)
        self.tags = QHBoxLayout()
        self.count = PlainLabel("", TextRole.NOTE)
        self.event_button = Button(_("Record an event"), "primary", icon="plus")
        self.event_button.clicked.connect(self.record_event)
        edit = Button(_("Edit"), "normal", icon="pencil")
        edit.clicked.connect(self._edit)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(edit)
        head.addWidget(self.event_button)
        below = QHBoxLayout()
        below.addLayout(self.tags)
        below.addWidget(self.count, 1)
        self.body.addLayout(head)
        self.body.addLayout(below)
        self.about = Panel(_("The firm"))
        self.form = RecordForm(self.desk, Organisation, account_id=self._home, names=ABOUT)
        self.form.evidence_wanted.connect(self._show_evidence)
        self.about.body.addWidget(self.form)
        self.reps, self.asks = RepsPanel(self.desk), AsksPanel(self.desk)
        self.standings, self.projects = StandingsPanel(self.desk), ProjectsPanel(self.desk)
        self.installed, self.events = InstalledPanel(self.desk), EventsPanel(self.desk)
        self.quotes, self.comparisons = QuotesPanel(self.desk), ComparisonsPanel(self.desk)
        left, right = two_columns(self)
        for side, panels in (
            (left, (self.projects, self.standings, self.events, self.asks)),
            (right, (self.about, self.reps, self.installed, self.quotes)),
        ):
            for panel in panels:
                side.addWidget(panel)
            side.addStretch(1)
        self.body.addWidget(self.comparisons)
        self.body.addStretch(1)

    def _show_head(self, card: RivalCard) -> None:
        self.name.setText(card.firm.name or "")
        clear_layout(self.tags)
        parts = (
            (card.firm.is_customer, _("also a customer of ours")),
            (card.firm.is_partner, _("also a partner")),
        )
        for there, words in parts:
            if there:
                self.tags.addWidget(Tag.severity(words, "amber"))
        accounts = len(card.accounts)
        at = ngettext("at {n} account", "at {n} accounts", accounts).format(n=accounts)
        ended = _("we won {won}, lost {lost} against it").format(
            won=card.decided("won"), lost=card.decided("lost")
        )
        self.count.setText(f"{at} · {ended}")

    def record_event(self) -> None:
        """Ask what it did; the accounts where it is known come first."""
        card = self.card
        if card is None:
            return
        known = {item.account.id: account_name(item) for item in card.accounts}
        accounts = list((known | dict(self._accounts)).items())
        RivalEventDialog(self.desk, card.firm, accounts=accounts, parent=self.window()).open()

    def _edit(self) -> None:
        if self.card is not None:
            RecordDialog(
                self.desk, self.card.firm, account_id=self._home, parent=self.window()
            ).open()

    def _show_evidence(self, field: Field) -> None:
        EvidenceDialog(self.desk, field, account_id=self._home, parent=self.window()).open()
