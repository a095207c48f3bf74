"""What a file of records says otherwise than the book: shown, and taken one by one if wished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.domain.told import told
from kamdesk.i18n import _
from kamdesk.services.records import set_field
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.services.records_file import Difference
    from kamdesk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference in words."""

    id: str
    name: str
    field: str
    ours: str
    theirs: str
    about: Difference


class DifferencesDialog(Sheet):
    """Ours stays unless "Take theirs" is pressed on a line, or Enter."""

    def __init__(
        self, desk: Desk, found: tuple[Difference, ...], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("The file says otherwise"), parent, width=860)
        self.desk = desk
        self.model = RecordsModel(_columns(), [_line(desk, item) for item in found])
        self.view = RecordsView(self.model, name=_("The file says otherwise"))
        self.view.opened.connect(lambda _line: self.take())
        self.view.fit_height(420)
        note = _("Both books know these records. Ours stays unless you take theirs.")
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.take_button = self.add_button(_("Take theirs"))
        self.take_button.clicked.connect(self.take)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.fit()
        if found:
            self.view.selectRow(0)

    def take(self) -> None:
        """Set the field of the current line to the value of the file; undo takes it back."""
        line = self.view.current()
        if line is None:
            return
        about = line.about
        record = self.desk.book.get(type(about.ours), about.ours.id)
        if record is None:
            return
        done = self.desk.do(
            set_field,
            self.desk.book,
            record,
            name=about.fact.name,
            value=about.theirs,
            today=self.desk.today,
        )
        if done is not None:
            self.model.set_rows([row for row in self.model.rows() if row.id != line.id])


def _line(desk: Desk, item: Difference) -> DifferenceLine:
    book = desk.book
    return DifferenceLine(
        f"{item.ours.id}:{item.fact.name}",
        title_of(item.ours, book),
        item.fact.words,
        told(item.ours, item.fact, find=book),
        told(item.taken, item.fact, find=book),
        item,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Record"), value=lambda row: row.name, role="subject", width=180),
        Column(title=_("Field"), value=lambda row: row.field, width=130),
        Column(title=_("Ours"), value=lambda row: row.ours, width=220, tip=lambda row: row.ours),
        Column(
            title=_("From the file"),
            value=lambda row: row.theirs,
            width=220,
            stretch=True,
            tip=lambda row: row.theirs,
        ),
    )
