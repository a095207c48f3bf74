"""Rivals at an account: threat and criteria by project, then each rival with all we know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kamdesk.domain.dossier import holds
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Account, AccountRival, Organisation, Post, PriceQuote, Tie
from kamdesk.domain.rivals import comparisons_of, technical_lines
from kamdesk.domain.rivals.parts import events_of
from kamdesk.i18n import _
from kamdesk.services.accounts import add_rival
from kamdesk.services.people import add_person
from kamdesk.ui.dialogs.ask import ask_line
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.dialogs.rival_event import RivalEventDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel, ScrollPage, clear_layout
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.rival_acts import EventsPanel
from kamdesk.ui.pages.rival_compare import ComparisonsPanel
from kamdesk.ui.pages.rival_threats import CriteriaPanel, ThreatsPanel
from kamdesk.ui.pages.service_kit import two_columns
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field

WIDE = 1180
"""Px of the page from which on two rivals stand beside each other."""
FIELDS = (
    "product_in_use",
    "share",
    "satisfaction",
    "satisfaction_reason",
    "strengths",
    "weaknesses",
    "note",
)


class RivalsTab(Tab):
    """Threat and criteria on top, one panel a rival, then moves, prices and comparison cards."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_button = Button(_("Add rival"), "primary", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.none_form: RecordForm | None = None
        self.forms: dict[str, RecordForm] = {}
        self.cards: dict[str, ComparisonsPanel] = {}
        self.page = ScrollPage()
        self.stack = QStackedWidget()
        self._shape: tuple[object, ...] = ()
        self._build()

    def _build(self) -> None:
        first = Button(_("Add rival"), "primary", icon="plus")
        first.clicked.connect(self.add)
        self._none_place = QVBoxLayout()
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(
            EmptyState(
                _("No rivals known"),
                _("Ask who else they talk to. If there is nobody, say so below."),
                icon="swords",
                buttons=[first],
            )
        )
        column.addLayout(self._none_place)
        column.addStretch(2)
        self.stack.addWidget(self.page)
        self.stack.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def reload(self) -> None:
        """Show the rivals; panels are made anew only when their number changes."""
        dossier = self.dossier
        rows = dossier.shelf.where(AccountRival, "account", value=self.account_id)
        self.stack.setCurrentIndex(0 if rows else 1)
        shape = (self.account_id, *(row.id for row in rows), len(dossier.shelf.of(Post)))
        if shape != self._shape:
            self._shape = shape
            self._build_rivals(rows)
            self._build_none()
        for row in rows:
            self.forms[row.id].load(row)
        if self.none_form is not None:
            self.none_form.load(dossier.account)
        if rows:
            self._show_panels(dossier)

    def _show_panels(self, dossier: Dossier) -> None:
        """Fill the panels that stand for all rivals together."""
        self.threats.show_dossier(dossier)
        self.criteria.show_dossier(dossier)
        happened = [item for firm in dossier.rivals for item in events_of(firm, (dossier,))]
        happened.sort(key=lambda item: str(item.event.happened_on), reverse=True)
        self.events.show_events(happened, with_account=False)
        self.quotes.reload()
        for firm_id, cards in self.cards.items():
            firm = dossier.shelf.get(Organisation, firm_id)
            if firm is not None:
                cards.show_cards(
                    firm,
                    comparisons_of(firm, dossier.shelf),
                    technical=technical_lines(firm, (dossier,)),
                    home=self.account_id,
                )

    def _build_none(self) -> None:
        clear_layout(self._none_place)
        names = ("none_confirmed",)
        self.none_form = RecordForm(self.desk, Account, account_id=self.account_id, names=names)
        self.none_form.setFixedWidth(360)
        self._none_place.addWidget(self.none_form, 0, Qt.AlignmentFlag.AlignHCenter)

    def _build_rivals(self, rows: tuple[AccountRival, ...]) -> None:
        clear_layout(self.page.body)
        self.forms.clear()
        self.cards.clear()
        head = QHBoxLayout()
        grid = Button(_("Head to head"), "normal", icon="table")
        grid.clicked.connect(lambda: self.desk.go("account", (self.account_id, "people", "grid")))
        head.addWidget(grid)
        head.addStretch(1)
        self.add_button = Button(_("Add rival"), "primary", icon="plus")
        self.add_button.clicked.connect(self.add)
        head.addWidget(self.add_button)
        self.page.body.addLayout(head)
        self.threats, self.criteria = ThreatsPanel(self.desk), CriteriaPanel(self.desk)
        self.page.body.addWidget(self.threats)
        columns = two_columns(self.page, narrow=WIDE)
        for number, row in enumerate(rows):
            columns[number % 2].addWidget(self._panel(row))
        for column in columns:
            column.addStretch(1)
        self.events = EventsPanel(self.desk)
        self.quotes = RecordList(self.desk, PriceQuote, account_id=self.account_id)
        for panel in (self.criteria, self.events, self.quotes):
            self.page.body.addWidget(panel)
        for row in rows:
            if row.organisation is not None and row.organisation not in self.cards:
                self.cards[row.organisation] = ComparisonsPanel(self.desk)
                self.page.body.addWidget(self.cards[row.organisation])
        self.page.body.addStretch(1)

    def _panel(self, row: AccountRival) -> Panel:
        firm = self.dossier.shelf.get(Organisation, row.organisation)
        panel = Panel(title_of(firm, self.dossier.shelf) if firm else _("Rival"))
        if firm is not None:
            self._links(panel, firm)
        remove = Button(_("Remove"), "inline", icon="trash")
        remove.clicked.connect(lambda _on=False: self._remove(row, firm))
        panel.add_right(remove)
        form = RecordForm(self.desk, AccountRival, account_id=self.account_id, names=FIELDS)
        form.evidence_wanted.connect(self._show_evidence)
        self.forms[row.id] = form
        panel.body.addWidget(form)
        if firm is not None:
            self._people(panel, firm)
        return panel

    def _links(self, panel: Panel, firm: Organisation) -> None:
        """What leads on from a rival: an event, its card over all accounts, the firm itself."""
        event = Button(_("Record an event"), "inline", icon="plus")
        event.clicked.connect(lambda _on=False: self._event(firm))
        card = Button(_("At all accounts"), "inline", icon="swords")
        card.clicked.connect(lambda _on=False: self.desk.go("rivals", firm.id))
        about = Button(_("About the firm"), "inline", icon="building")
        about.clicked.connect(lambda _on=False: self._open(firm))
        for button in (event, card, about):
            panel.add_right(button)

    def _event(self, firm: Organisation) -> None:
        name = title_of(self.dossier.organisation, self.dossier.shelf)
        accounts = [(self.account_id, name)]
        RivalEventDialog(self.desk, firm, accounts=accounts, parent=self.window()).open()

    def _people(self, panel: Panel, firm: Organisation) -> None:
        """The rival's people with their ties at this customer."""
        dossier, today = self.dossier, self.desk.today
        for post in dossier.shelf.where(Post, "organisation", value=firm.id):
            person = dossier.person(post.person)
            if person is None or not holds(post, today):
                continue
            line = QHBoxLayout()
            name = Button(title_of(person, dossier.shelf), "link")
            name.clicked.connect(lambda _on=False, p=person: self._open(p))
            line.addWidget(name)
            line.addWidget(PlainLabel(person.style or "", TextRole.NOTE), 1)
            line.addWidget(PlainLabel(self._ties(person), TextRole.SUBJECT, fixed=True))
            panel.body.addLayout(line)
        add = Button(_("Add rep"), "inline", icon="user-plus")
        add.clicked.connect(lambda _on=False: self._add_rep(firm))
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        panel.body.addLayout(row)

    def _ties(self, person: Person) -> str:
        dossier = self.dossier
        theirs = {item.id for item in dossier.people(self.desk.today)}
        ties = [
            tie
            for tie in dossier.shelf.where(Tie, "supplier_person", value=person.id)
            if tie.customer_person in theirs
        ]
        found = ((dossier.person(tie.customer_person), tie.strength) for tie in ties)
        return _(", ").join(
            f"{title_of(customer, dossier.shelf)} {strength}"
            for customer, strength in found
            if customer is not None
        )

    def _open(self, record: Organisation | Person) -> None:
        RecordDialog(self.desk, record, account_id=self.account_id, parent=self.window()).open()

    def _remove(self, row: AccountRival, firm: Organisation | None) -> None:
        name = title_of(firm or row, self.dossier.shelf)
        self.desk.remove(row, _("{name} is in the bin.").format(name=name))

    def _add_rep(self, firm: Organisation) -> None:
        ask_line(
            self,
            _("Add rep"),
            label=_("Name of the rep"),
            on_answer=lambda name: self.desk.do(add_person, self.desk.book, firm, name=name),
        )

    def _show_evidence(self, field: Field) -> None:
        EvidenceDialog(self.desk, field, account_id=self.account_id, parent=self.window()).open()

    def add(self) -> None:
        """Ask for the name of a rival."""
        ask_line(self, _("Add rival"), label=_("Name of the rival"), on_answer=self._make)

    def _make(self, name: str) -> None:
        self.desk.do(add_rival, self.desk.book, self.dossier.account, name=name)
