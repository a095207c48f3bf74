"""Sheet 15: which fields changed since the last export, from what to what, and who did it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import Fact, Record, fact_of, has_fact
from kamdesk.domain.naming import shown_plain
from kamdesk.domain.records import RECORDS, ExportFile
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.desk import local
from kamdesk.reports.workbook.model import Sheet, Table

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.storage.queries import HistoryLine


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One changed field, in words."""

    line: HistoryLine
    kind: type[Record]
    fact: Fact | None
    record: Record | None

    @property
    def id(self) -> str:
        """The record that changed."""
        return self.line.record


def change_rows(desk: Desk) -> list[ChangeRow]:
    """The lines of the history that may be shown, newest first.

    Private fields stay in the house, and so does everything of a record that is private, or that
    is gone, since nobody can say any more that it was not.
    """
    since = last_export(desk)
    rows = []
    for line in desk.history:
        kind = RECORDS.get(line.entity)
        if kind is None or (since is not None and line.when.date() < since):
            continue
        record = desk.whole.shelf.get(kind, line.record)
        fact = fact_of(kind, line.field) if has_fact(kind, line.field) else None
        if desk.with_private or _open(record, fact):
            rows.append(ChangeRow(line, kind, fact, record))
    return rows


def _open(record: Record | None, fact: Fact | None) -> bool:
    return record is not None and not record.private and fact is not None and not fact.private


def last_export(desk: Desk) -> dt.date | None:
    """The day of the last workbook before today, if the book notes it."""
    days = [row.date for row in desk.whole.shelf.of(ExportFile) if row.date is not None]
    return max((day for day in days if day < desk.today), default=None)


def _value(desk: Desk, row: ChangeRow, value: Json) -> str:
    if value is None or row.fact is None:
        return ""
    if row.fact.entity and isinstance(value, str):
        return desk.title(row.fact.entity, value) or value
    return shown_plain(row.fact, value)


TABLE: Final = Table(
    "Changes",
    (
        computed("when", N_("When"), lambda _d, row: local(row.line.when), Form.TIME),
        computed("author", N_("Who"), lambda _d, row: row.line.author, width=14.0),
        computed("kind", N_("Kind"), lambda _d, row: _(row.kind.LABEL), width=16.0),
        computed(
            "record", N_("Of"), lambda d, row: d.title_of(row.record), width=22.0, bold=True
        ),
        computed("field", N_("Field"), lambda _d, row: row.fact.words if row.fact else "", width=18.0),
        computed("old", N_("Before"), lambda d, row: _value(d, row, row.line.old), width=26.0),
        computed("new", N_("Now"), lambda d, row: _value(d, row, row.line.new), width=26.0),
        computed("words", N_("Work"), lambda _d, row: row.line.words, width=20.0),
    ),
    change_rows,
)


def _note(desk: Desk) -> str:
    since = last_export(desk)
    if since is None:
        return _("All that the book remembers, newest first.")
    return _("Since the workbook of {day}, newest first.").format(day=since.isoformat())


CHANGES: Final = Sheet("changes", N_("Changes"), (TABLE,), note=_note)
