"""All records of one kind at an account, as a table: the plain form of every entity.

Columns come from the declarations, so a new field shows here without a line of code.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Fact, Kind, Money, facts_of, is_empty
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.naming import shown, title_of
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import _
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.kit import Button, Panel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.wording import exact_money_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk

MOST_COLUMNS = 7
NUMBERS = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.MONEY})
ORDERED = NUMBERS | {Kind.DATE, Kind.TIME}
"""Kinds that sort by what they are; the others by their words."""
WORDS = frozenset({Kind.LONG, Kind.TEXT, Kind.TEXTS})
UNLISTED = frozenset({Kind.ENTITY, Kind.VALUE})


class RecordList(Panel):
    """A panel with the records of a kind; Enter edits, Del removes, the button adds.

    ``given`` are the fields the place decides; they filter the rows and fill new records.
    ``tall`` lists take the room there is; others are as tall as their rows, up to eight.
    """

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        *,
        account_id: str,
        given: Mapping[str, Any] | None = None,
        tall: bool = False,
    ) -> None:
        super().__init__(_(kind.PLURAL), flush=True)
        self._tall = tall
        self.desk, self.kind, self.account_id = desk, kind, account_id
        self.given = dict(given) if given is not None else _home(desk, kind, account_id=account_id)
        self.model = RecordsModel(self._columns(), ())
        self.view = RecordsView(self.model, name=_(kind.PLURAL))
        self.add_button = Button(_("Add"), "inline", icon="plus")
        self.add_button.setAccessibleName(_("New: {kind}").format(kind=_(kind.LABEL)))
        self.add_right(self.add_button)
        self.body.addWidget(self.view)
        self.add_button.clicked.connect(self.add)
        self.view.opened.connect(self.edit)
        self.view.asked_to_delete.connect(self._delete)

    def rename(self, words: str) -> None:
        """Name the records where the place shows a part of their kind."""
        self.set_title(words)
        self.view.setAccessibleName(words)

    def _columns(self) -> tuple[Column, ...]:
        facts = [
            item
            for item in facts_of(self.kind)
            if item.kind not in UNLISTED and item.name not in self.given
        ]
        marked = [item for item in facts if item.column]
        shown = (marked or facts)[:MOST_COLUMNS]
        # Words take the room there is; the last ones, for the first column names the record.
        wordy = [item for item in shown if item.kind in WORDS]
        widest = (wordy or shown)[-1]
        return tuple(
            Column(
                title=item.words,
                value=partial(self._shown, item),
                sort_key=partial(self._order, item) if item.kind in ORDERED else None,
                role="subject" if number == 0 else "text",
                align="right" if item.kind in NUMBERS else "left",
                width=180 if number == 0 or item.kind in WORDS else 120,
                stretch=item is widest,
            )
            for number, item in enumerate(shown)
        )

    def _shown(self, item: Fact, record: Record) -> str:
        value = getattr(record, item.name)
        if is_empty(value):
            return ""
        if item.kind is Kind.REF:
            return self._title(item.entity, value)
        if item.kind is Kind.REFS:
            return _(", ").join(self._title(item.entity, part) for part in value)
        if item.kind is Kind.SUBJECT:
            return self._title(getattr(record, f"{item.name}_kind", ""), value)
        if isinstance(value, Money):
            return exact_money_words(value)
        return shown(item, value)

    def _order(self, item: Fact, record: Record) -> Any:
        """What a line is sorted by: an amount by what it is worth in the account's currency."""
        value = getattr(record, item.name)
        if isinstance(value, Money):
            return own_till(self.dossier).worth(value)
        return value

    def _title(self, entity: str, record_id: str) -> str:
        kind = RECORDS.get(entity)
        found = self.dossier.shelf.get(kind, record_id) if kind else None
        return title_of(found, self.dossier.shelf) if found else ""

    @property
    def dossier(self) -> Dossier:
        """The dossier of the account on show."""
        return self.desk.dossier(self.account_id)

    def reload(self) -> None:
        """Show the records there are."""
        rows = [
            record
            for record in self.dossier.shelf.of(self.kind)
            if all(getattr(record, name) == value for name, value in self.given.items())
        ]
        self.model.set_rows(tuple(rows))
        if not self._tall:
            self.view.setVisible(bool(rows))
            self.view.fit_height(260)

    def add(self) -> None:
        """Ask for a new record."""
        dialog = NewRecordDialog(
            self.desk, self.kind, account_id=self.account_id, given=self.given, parent=self.window()
        )
        dialog.made.connect(lambda _record: self.reload())
        dialog.open()

    def edit(self, record: Record) -> None:
        """Open a record."""
        dialog = RecordDialog(self.desk, record, account_id=self.account_id, parent=self.window())
        dialog.finished.connect(lambda _code: self.reload())
        dialog.open()

    def _delete(self, record: Record) -> None:
        name = title_of(record, self.dossier.shelf)
        self.desk.remove(record, _("{name} is in the bin.").format(name=name))
        self.reload()


def _home(desk: Desk, kind: type[Record], *, account_id: str) -> dict[str, Any]:
    """The field of a kind that says it is this account's."""
    dossier = desk.dossier(account_id)
    for name in kind.HOME:
        if name == "account":
            return {"account": account_id}
        if name == "organisation":
            return {"organisation": dossier.organisation.id}
    return {}
