"""Our product against theirs on one card of four boxes (S2-15), and the technical needs below.

Dell's people had such a card on the desk: their features, ours, our advantages, their weaknesses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import fact_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Comparison, Product, ProductLine
from kamdesk.domain.rivals.comparing import FIELDS
from kamdesk.i18n import _
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.kit import Button, Panel, PlainLabel, clear_layout, group_head
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Organisation
    from kamdesk.domain.rivals import Comparing, TechnicalLine
    from kamdesk.ui.desk import Desk

BOX: Final = 72
"""The least height of a box, so that four of them stand like on a card."""


class ComparisonsPanel(Panel):
    """The comparison cards with one rival; the buttons make products, lines and cards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_(Comparison.PLURAL))
        self.desk = desk
        self._firm: Organisation | None = None
        self._home = ""
        self.card_button = Button(_("New card"), "inline", icon="plus")
        self.card_button.clicked.connect(self.add_card)
        self.product_button = Button(_("New product"), "inline", icon="plus")
        self.product_button.clicked.connect(self.add_product)
        self.line_button = Button(_("New product line"), "inline", icon="plus")
        self.line_button.clicked.connect(self.add_line)
        for button in (self.line_button, self.product_button, self.card_button):
            self.add_right(button)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(Size.GAP)
        self.body.addLayout(self.cards)

    def show_cards(
        self,
        firm: Organisation,
        found: Sequence[Comparing],
        *,
        technical: Sequence[TechnicalLine],
        home: str,
    ) -> None:
        """Show the cards of a rival; ``home`` is an account whose names the forms may use."""
        self._firm, self._home = firm, home
        name = firm.short or firm.name or ""
        self.set_title(_("Comparison cards: {name}").format(name=name))
        clear_layout(self.cards)
        for item in found:
            self.cards.addWidget(self._card(item))
        if not found:
            words = _(
                "No card yet. Take one product of theirs and one of ours, and fill four boxes:"
                " one page is enough for a talk."
            )
            self.cards.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        if technical:
            self.cards.addWidget(self._technical(technical))

    def _card(self, item: Comparing) -> QWidget:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        find = self.desk.book
        names = [title_of(p, find) if p else "?" for p in (item.ours, item.theirs)]
        words = _("{ours} against {theirs}").format(ours=names[0], theirs=names[1])
        head.addWidget(PlainLabel(words, TextRole.SUBJECT), 1)
        day = day_words(item.record.date, self.desk.today)
        head.addWidget(PlainLabel(day, TextRole.NOTE, fixed=True))
        for words, record in (
            (_("Edit"), item.record),
            (_("Our product"), item.ours),
            (_("Their product"), item.theirs),
        ):
            if record is not None:
                head.addWidget(self._opener(words, record))
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, name in enumerate(FIELDS):
            grid.addWidget(
                _box(fact_of(Comparison, name).words, item.box(name)), *divmod(number, 2)
            )
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        return card

    def _opener(self, words: str, record: Record) -> Button:
        button = Button(words, "inline", icon="pencil")
        button.clicked.connect(lambda _on=False: self._open(record))
        return button

    def _technical(self, found: Sequence[TechnicalLine]) -> QWidget:
        """Parameter, need, and what we and they offer."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Size.GAP)
        heads = (_("Technical need"), _("Need"), _("We offer"), _("They offer"), _("Project"))
        for column, words in enumerate(heads):
            grid.addWidget(PlainLabel(words, TextRole.NOTE), 0, column)
            grid.setColumnStretch(column, 1)
        for number, line in enumerate(found, start=1):
            row = line.row
            name = Button(row.parameter or "?", "link")
            name.clicked.connect(lambda _on=False, record=row: self._open(record))
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignLeft)
            need = " ".join(part for part in (row.need, row.unit) if part)
            project = next((p for p in line.dossier.projects if p.id == row.project), None)
            where = title_of(project, line.dossier.shelf) if project else ""
            for column, words in enumerate((need, line.ours, line.theirs, where), start=1):
                grid.addWidget(PlainLabel(words or "—"), number, column)
        return table

    def _open(self, record: Record) -> None:
        RecordDialog(self.desk, record, account_id=self._home, parent=self.window()).open()

    def add_card(self) -> None:
        """Ask for a new card: the two products and the four boxes."""
        self._new(Comparison, {}, date=self.desk.today)

    def add_product(self) -> None:
        """Ask for a product; theirs is proposed."""
        self._new(Product, {}, maker=self._firm.id if self._firm else None)

    def add_line(self) -> None:
        """Ask for a product line."""
        self._new(ProductLine, {})

    def _new(self, kind: type[Record], given: dict[str, Any], **proposed: Any) -> None:
        dialog = NewRecordDialog(
            self.desk, kind, account_id=self._home, given=given, parent=self.window()
        )
        for name, value in proposed.items():
            dialog.form.set_value(name, value)
        dialog.open()


def _box(head: str, text: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(group_head(head))
    column.addWidget(
        PlainLabel(text or _("empty"), TextRole.TEXT if text else TextRole.FAINT, wrap=True)
    )
    column.addStretch(1)
    box.setMinimumHeight(BOX)
    return box
