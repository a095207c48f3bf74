"""Ways to reach a firm or a person: chips, added by typing, removed with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.records import ContactPoint
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.people import set_contact
from kamdesk.ui.kit import (
    Button,
    ChoiceEditor,
    FlowLayout,
    Option,
    Panel,
    RemovableChip,
    TextEditor,
    clear_layout,
)

if TYPE_CHECKING:
    from kamdesk.domain.records import Organisation, Person
    from kamdesk.ui.desk import Desk


class ContactWays(Panel):
    """The contact ways of one owner."""

    def __init__(self, desk: Desk, owner: Person | Organisation, *, account_id: str) -> None:
        super().__init__(_("Contact ways"))
        self.desk, self.owner, self.account_id = desk, owner, account_id
        kinds = scale("CONTACT_KIND")
        self.kind = ChoiceEditor([Option(code, kinds.label(code)) for code in kinds.codes])
        self.kind.set_value(kinds.codes[0])
        self.kind.setAccessibleName(_("Kind of contact way"))
        self.value = TextEditor(placeholder=_("Number or address"))
        self.value.setAccessibleName(_("Number or address"))
        self.add_button = Button(_("Add"), "inline", icon="plus")
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips)
        self._build()
        self.add_button.clicked.connect(self.add)
        self.value.returnPressed.connect(self.add)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.value, 1)
        row.addWidget(self.add_button)
        self.body.addWidget(self.chips)
        self.body.addLayout(row)

    def reload(self) -> None:
        """Show the ways there are."""
        clear_layout(self._flow)
        rows = self.desk.dossier(self.account_id).shelf.where(
            ContactPoint, "subject", value=self.owner.id
        )
        for point in rows:
            kind = scale("CONTACT_KIND").label(point.kind) if point.kind else ""
            chip = RemovableChip(f"{kind} {point.value}".strip())
            chip.removed.connect(lambda p=point: self._remove(p))
            self._flow.addWidget(chip)
        self.chips.setVisible(bool(rows))

    def add(self) -> None:
        """Keep what was typed as a way to reach the owner."""
        self.value.commit()
        value = (self.value.value() or "").strip()
        if not value:
            return
        kind = str(self.kind.value())
        if self.desk.do(set_contact, self.desk.book, self.owner, kind=kind, value=value):
            self.value.set_value(None)
            self.reload()

    def _remove(self, point: ContactPoint) -> None:
        self.desk.remove(point, _("{value} is in the bin.").format(value=point.value or ""))
        self.reload()
