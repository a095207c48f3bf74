"""What was changed at this account: when, by whom, what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from kamdesk.domain.fact import Kind, fact_of, has_fact
from kamdesk.domain.naming import shown_plain, title_of
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import N_, _
from kamdesk.ui.kit import EmptyState, Panel, PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.fact import Json
    from kamdesk.storage.queries import HistoryLine
    from kamdesk.ui.desk import Desk

KIND_WORDS = {"do": "", "undo": N_("undone"), "redo": N_("redone")}


class HistoryTab(Tab):
    """The change log of the account, newest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Narrow down"))
        self.filter.setAccessibleName(_("Narrow down"))
        self.filter.setClearButtonEnabled(True)
        self.model = RecordsModel(self._columns(), (), search=self._searched)
        self.view = RecordsView(self.model, name=_("History"))
        self.filter.textChanged.connect(lambda text: self.model.filter(text))
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("What was changed, the newest first"), TextRole.NOTE))
        head.addStretch(1)
        self.filter.setFixedWidth(300)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        frame = Panel(flush=True)
        frame.body.addWidget(self.view)
        column.addWidget(frame, 1)
        self.view.set_empty(
            EmptyState(
                _("Nothing was changed yet"),
                _("Every change is kept here with its old value."),
                icon="history",
            )
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=_("When"),
                value=lambda row: row.when.astimezone().strftime("%Y-%m-%d %H:%M"),
                width=130,
            ),
            Column(title=_("By whom"), value=lambda row: row.author, width=90),
            Column(title=_("What was done"), value=self._work, width=220, role="subject"),
            Column(title=_("Record"), value=self._record, width=180),
            Column(title=_("Field"), value=self._field, width=140),
            Column(title=_("Before"), value=lambda row: self._value(row, row.old), width=160),
            Column(
                title=_("After"),
                value=lambda row: self._value(row, row.new),
                width=160,
                stretch=True,
            ),
        )

    @staticmethod
    def _work(row: HistoryLine) -> str:
        kind = KIND_WORDS.get(row.kind, "")
        return f"{row.words} ({_(kind)})" if kind else row.words

    def _record(self, row: HistoryLine) -> str:
        kind = RECORDS.get(row.entity)
        if kind is None:
            return row.entity
        record = self.dossier.shelf.get(kind, row.record)
        return title_of(record, self.dossier.shelf) if record else _(kind.LABEL)

    @staticmethod
    def _field(row: HistoryLine) -> str:
        if row.field == "@alive":
            return _("made") if row.new else _("removed")
        kind = RECORDS.get(row.entity)
        if kind and has_fact(kind, row.field):
            return fact_of(kind, row.field).words
        return row.field

    def _value(self, row: HistoryLine, plain: Json) -> str:
        kind = RECORDS.get(row.entity)
        if plain is None or kind is None or not has_fact(kind, row.field):
            return ""
        item = fact_of(kind, row.field)
        if isinstance(plain, dict) and item.kind is not Kind.MONEY:
            # What a snapshot keeps is for trends, not for reading.
            return "…"
        if item.kind is Kind.REF and isinstance(plain, str):
            target = self.dossier.shelf.get(RECORDS[item.entity], plain)
            return title_of(target, self.dossier.shelf) if target else ""
        return shown_plain(item, plain)

    def _searched(self, row: HistoryLine) -> str:
        return f"{row.words} {row.author} {self._field(row)}"

    def reload(self) -> None:
        """Read the log again."""
        self.model.set_rows(tuple(self.desk.book.history(self.account_id)))
