"""The numbers and words of this book: what formulas compare with, and what people are asked.

A table of all of them with the shipped one and the own one; Enter changes a line, a button gives
it back. What is changed holds at once in the whole window, and a step of undo takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from kamdesk.domain.editable import KINDS, Editable, group_words, numbers, texts
from kamdesk.domain.typed import show_number
from kamdesk.domain.words import Words
from kamdesk.i18n import _, language
from kamdesk.services.own import give_back
from kamdesk.ui.dialogs.own_value import OwnValueSheet
from kamdesk.ui.kit import Button, Panel, PlainLabel, SegmentedControl
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.models.records import Cell
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

HEIGHT = 360
"""Of the table, in pixels; its rows scroll."""


class OwnPanel(Panel):
    """Numbers or words, one line each, found by any word of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Numbers and words of this book"))
        self.desk = desk
        self.kind = SegmentedControl(
            [("numbers", _("Numbers")), ("texts", _("Words"))], name=_("Show")
        )
        self.kind.set_value("numbers")
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a number or a text"))
        self.search.setAccessibleName(_("Find a number or a text"))
        self.model = RecordsModel(_columns(), (), search=_haystack)
        self.table = RecordsView(self.model, name=_("Numbers and words of this book"))
        self.table.setFixedHeight(HEIGHT)
        self.change_button = Button(_("Edit"), "primary", icon="pencil")
        self.back_button = Button(_("Take the shipped one"))
        self.all_button = Button(_("Take all shipped ones"))
        self.count = PlainLabel("", TextRole.NOTE)
        self._build()
        self._connect()

    def _build(self) -> None:
        note = _(
            "Firms differ in these, formulas do not. What is changed holds in this book only, in "
            "every page, paper and workbook, and goes along with its records."
        )
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        head.addWidget(self.kind)
        head.addWidget(self.search, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(Size.GAP)
        for button in (self.change_button, self.back_button, self.all_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.count)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.kind.picked.connect(lambda _kind: self.reload())
        self.search.textChanged.connect(lambda text: self.model.filter(text))
        self.table.opened.connect(self.change)
        self.table.went_to.connect(lambda _row: self._tell())
        self.change_button.clicked.connect(lambda: self.change(self.table.current()))
        self.back_button.clicked.connect(self.take_shipped)
        self.all_button.clicked.connect(self.take_all_shipped)

    def reload(self) -> None:
        """Show what holds now."""
        self.model.set_rows(numbers() if self.kind.value() == "numbers" else texts())
        self._tell()

    def _tell(self) -> None:
        row: Editable | None = self.table.current()
        own = sum(item.own is not None for item in self.model.rows())
        self.change_button.setEnabled(row is not None)
        self.back_button.setEnabled(row is not None and row.own is not None)
        self.all_button.setEnabled(own > 0)
        self.count.setText(_("{n} of {all} are your own").format(n=own, all=len(self.model.rows())))

    def change(self, row: Editable | None) -> None:
        """Ask for another number or other words."""
        if row is not None:
            OwnValueSheet(self.desk, row, parent=self.window()).open()

    def take_shipped(self) -> None:
        """Let the shipped one of the line hold again."""
        row: Editable | None = self.table.current()
        if row is not None:
            self._give_back(row.path)

    def take_all_shipped(self) -> None:
        """Let all shipped ones on show hold again, in one step."""
        self._give_back(*(row.path for row in self.model.rows() if row.own is not None))

    def _give_back(self, *paths: str) -> None:
        if self.desk.do(give_back, self.desk.book, paths) is not None:
            self.desk.messages.told_undoable(_("The shipped ones hold again."), self.desk.undo)


def own_words(row: Editable) -> str:
    """The own number or text of a line, empty without one."""
    own = row.own
    if own is None:
        return ""
    if isinstance(own, dict):
        return str(own.get(language(), ""))
    return show_number(own)


def _shipped_words(row: Editable) -> str:
    return row.shipped.here if isinstance(row.shipped, Words) else show_number(row.shipped)


def _haystack(row: Editable) -> str:
    parts = (row.group, group_words(row.group), row.name, _shipped_words(row), own_words(row))
    return " ".join((*parts, _(KINDS[row.file])))


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            title=_("Counts for"),
            value=lambda row: group_words(row.group) or row.group,
            tip=lambda row: f"{row.group}  {group_words(row.group)}".strip(),
            width=210,
        ),
        Column(
            title=_("What"), value=lambda row: row.name, role="subject", width=260, stretch=True
        ),
        Column(title=_("Unit"), value=lambda row: row.unit, width=64),
        Column(title=_("Shipped"), value=_shipped_words, width=150),
        Column(
            title=_("Own"), value=lambda row: Cell(own_words(row), bold=True), key="own", width=150
        ),
    )
