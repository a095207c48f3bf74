"""Where everything is: the items of the trade with their places; Enter goes there.

One who knows the trade looks for a thing by its name there, not by the tab it happens to be on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from kamdesk.domain.items import Item, items
from kamdesk.domain.records import Account
from kamdesk.i18n import _
from kamdesk.ui.kit import Panel, PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.theme import TextRole
from kamdesk.ui.whereabouts import places_of, way_to

if TYPE_CHECKING:
    from kamdesk.ui.desk import Desk

HEIGHT = 320
"""Of the table, in pixels; its rows scroll."""


class ItemsPanel(Panel):
    """All items; the account gone to is the one named first in the list of accounts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Where everything is"))
        self.desk = desk
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a thing by its name in the trade"))
        self.search.setAccessibleName(_("Find a thing by its name in the trade"))
        self.model = RecordsModel(_columns(), (), search=_haystack)
        self.table = RecordsView(self.model, name=_("Where everything is"))
        self.table.setFixedHeight(HEIGHT)
        note = _("What the books on the trade ask for, and where it is here. Enter goes there.")
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.body.addWidget(self.search)
        self.body.addWidget(self.table)
        self.search.textChanged.connect(lambda text: self.model.filter(text))
        self.table.opened.connect(self.go)

    def reload(self) -> None:
        """Show the items; they are the same for every book."""
        if not self.model.rows() and not self.search.text():
            self.model.set_rows(tuple(items().values()))

    def go(self, item: Item) -> None:
        """Go to the page the item is on, if it is on one."""
        way = way_to(item)
        if way is None:
            self.desk.messages.tell(places_of(item))
            return
        page, tab = way
        if page in {"account", "brief"}:
            self._go_to_account(page, tab)
        else:
            self.desk.go(page, tab or None)

    def _go_to_account(self, page: str, tab: str) -> None:
        account = next(iter(self.desk.book.all(Account)), None)
        if account is None:
            self.desk.go("accounts")
        elif page == "brief":
            self.desk.go("brief", (account.id, None))
        else:
            self.desk.go("account", (account.id, tab, None))


def _haystack(item: Item) -> str:
    return " ".join((item.id, *item.name, places_of(item)))


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Item"), value=lambda item: item.id, key="id", width=72),
        Column(
            title=_("What"),
            value=lambda item: item.name.here,
            role="subject",
            width=330,
            key="name",
        ),
        Column(title=_("Where"), value=places_of, width=300, stretch=True, tip=places_of),
    )
