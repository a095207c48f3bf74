"""What hangs on an account and has no tab that shows it better: sales, events, objections, team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget

from kamdesk.domain.records import (
    AccountTeam,
    Action,
    Argument,
    Event,
    Sale,
)
from kamdesk.i18n import _
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk

KINDS: tuple[type[Record], ...] = (
    Sale,
    Event,
    Argument,
    AccountTeam,
    Action,
)


class MoreTab(Tab):
    """A list of kinds on the left, the records of the chosen kind on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(_("Kinds of records"))
        self.kinds.setFixedWidth(220)
        self.stack = QStackedWidget()
        self._lists: dict[tuple[str, int], RecordList] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        row.setSpacing(Size.GAP)
        row.addWidget(self.kinds)
        row.addWidget(self.stack, 1)
        for kind in KINDS:
            self.kinds.addItem(_(kind.PLURAL))
        self.kinds.currentRowChanged.connect(self._show_kind)

    def reload(self) -> None:
        """Show the chosen kind again."""
        for number, kind in enumerate(KINDS):
            count = len(self.dossier.shelf.of(kind))
            words = f"{_(kind.PLURAL)}  {count}" if count else _(kind.PLURAL)
            self.kinds.item(number).setText(words)
        if self.kinds.currentRow() < 0:
            self.kinds.setCurrentRow(0)
        self._show_kind(self.kinds.currentRow())

    def _show_kind(self, number: int) -> None:
        if self.subject is None or number < 0:
            return
        key = (self.account_id, number)
        if key not in self._lists:
            self._lists[key] = RecordList(
                self.desk, KINDS[number], account_id=self.account_id, tall=True
            )
            self.stack.addWidget(self._lists[key])
        self._lists[key].reload()
        self.stack.setCurrentWidget(self._lists[key])
