"""What hangs on an account and has no tab that shows it better: sales, events, team, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget

from kamdesk.domain.records import (
    Account,
    AccountTeam,
    Action,
    Argument,
    Event,
    Note,
    OwnSkill,
    ProductLine,
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
    Note,
    OwnSkill,
    ProductLine,
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
            given = self._given(kind) or {}
            rows = self.dossier.shelf.of(kind)
            count = sum(all(getattr(r, n) == v for n, v in given.items()) for r in rows)
            words = f"{_(kind.PLURAL)}  {count}" if count else _(kind.PLURAL)
            self.kinds.item(number).setText(words)
        if self.kinds.currentRow() < 0:
            self.kinds.setCurrentRow(0)
        self._show_kind(self.kinds.currentRow())

    def _given(self, kind: type[Record]) -> dict[str, Any] | None:
        """What the records of a kind have in common here; ``None`` = that they are the account's.

        Notes hang on anything, and product lines on any maker; skills are those of all of us.
        """
        if kind is Note:
            return {"subject_kind": Account.ENTITY, "subject": self.account_id}
        return {"own": True} if kind is ProductLine else None

    def _show_kind(self, number: int) -> None:
        if self.subject is None or number < 0:
            return
        key = (self.account_id, number)
        if key not in self._lists:
            kind = KINDS[number]
            self._lists[key] = RecordList(
                self.desk, kind, account_id=self.account_id, given=self._given(kind), tall=True
            )
            self.stack.addWidget(self._lists[key])
        self._lists[key].reload()
        self.stack.setCurrentWidget(self._lists[key])
