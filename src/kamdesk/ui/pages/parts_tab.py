"""A tab of the account page in several parts, of which one is on show."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from kamdesk.i18n import _
from kamdesk.ui.kit import SegmentedControl
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.service_kit import Section

    Parts = tuple[tuple[str, str, str, str], ...]


class PartsTab(Tab):
    """A switch for the parts, and the part on show; each is made when it is first wanted.

    Derived classes name the parts (key, words, module and class of each) and whose record leads to
    which part.
    """

    PARTS: ClassVar[Parts]
    PLACES: ClassVar[dict[str, type[Record]]]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.switch = SegmentedControl(
            [(key, _(words)) for key, words, _module, _name in self.PARTS], name=_("Which part")
        )
        self.stack = QStackedWidget()
        self._made: dict[str, Section] = {}
        head = QHBoxLayout()
        head.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, 0)
        head.addWidget(self.switch)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.switch.set_value(self.PARTS[0][0])
        self.switch.picked.connect(lambda _value: self.reload())

    def show_subject(self, subject: object) -> None:
        """Override: a record asked for leads to its part."""
        record = cast("tuple[str, str | None]", subject)[1]
        if record is not None:
            for key, kind in self.PLACES.items():
                if self.desk.book.get(kind, record) is not None:
                    self.switch.set_value(key)
                    self._stale = True
        super().show_subject(subject)

    def part(self, key: str) -> Section:
        """A part, made when it is first wanted."""
        if key not in self._made:
            module, name = next(found[2:] for found in self.PARTS if found[0] == key)
            made = getattr(import_module(f"kamdesk.ui.pages.{module}"), name)(self.desk)
            self._made[key] = cast("Section", made)
            self.stack.addWidget(self._made[key])
        return self._made[key]

    def go_to(self, key: str) -> Section:
        """Switch to a part and show it."""
        self.switch.set_value(key)
        self.reload()
        return self.part(key)

    def reload(self) -> None:
        """Show the part that is chosen; the others are read when they are."""
        if self.subject is None:
            return
        section = self.part(str(self.switch.value()))
        self.stack.setCurrentWidget(section)
        section.show_account(self.account_id, self.dossier)
