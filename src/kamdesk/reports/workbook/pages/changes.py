"""Sheet 15: which fields changed since the last export, from what to what, and who did it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import Fact, fact_of, has_fact
from kamdesk.domain.naming import shown_plain
from kamdesk.domain.records import RECORDS, ExportFile
from kamdesk.i18n import N_, _, ngettext
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.desk import local
from kamdesk.reports.workbook.model import Sheet, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.fact import Json, Record
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.storage.queries import HistoryLine

ALIVE: Final = "@alive"
"""The field under which the log notes that a record came or went."""
MOST_NEW: Final = 20
"""Records that one step may add line by line; more of them, an import, are one line."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words."""

    id: str
    when: dt.datetime
    author: str
    work: str
    kind: str = ""
    record: str = ""
    field: str = ""
    old: str = ""
    new: str = ""


def change_rows(desk: Desk) -> list[ChangeRow]:
    """What changed and may be shown, newest first."""
    since = last_export(desk)
    lines = [
        line
        for line in desk.history
        if line.entity in RECORDS and (since is None or line.when.date() >= since)
    ]
    steps = groupby(lines, key=lambda line: (line.when, line.words))
    return [row for _key, step in steps for row in _of_step(desk, list(step))]


def last_export(desk: Desk) -> dt.date | None:
    """The day of the last workbook before today, if the book notes it."""
    days = [row.date for row in desk.whole.shelf.of(ExportFile) if row.date is not None]
    return max((day for day in days if day < desk.today), default=None)


def _of_step(desk: Desk, lines: list[HistoryLine]) -> Iterator[ChangeRow]:
    """The lines of one step of work; the fields of a new record are told by the record."""
    new = {line.record for line in lines if line.field == ALIVE and line.new}
    if len(new) > MOST_NEW:
        count = ngettext("{n} new record", "{n} new records", len(new)).format(n=len(new))
        yield _row(lines[0], new=count)
        # The history is cut at its end, and with it some notes that a record came: what had no
        # value before belongs to the new records.
        lines = [line for line in lines if line.record not in new and line.old is not None]
    for line in lines:
        if line.field == ALIVE:
            yield from _came_or_went(desk, line)
        elif line.record not in new:
            yield from _changed(desk, line)


def _record(desk: Desk, line: HistoryLine) -> Record | None:
    """The record of a line, if it may be shown.

    Everything of a private record stays in the house, and of one that is gone, too: nobody can
    say any more that it was not private.
    """
    record = desk.whole.shelf.get(RECORDS[line.entity], line.record)
    may = record is not None and (desk.with_private or not record.private)
    return record if may else None


def _came_or_went(desk: Desk, line: HistoryLine) -> Iterator[ChangeRow]:
    record = _record(desk, line)
    if record is not None:
        yield _row(line, record=desk.title_of(record), new=_("new"))
    elif not line.new:
        yield _row(line, new=_("deleted"))


def _changed(desk: Desk, line: HistoryLine) -> Iterator[ChangeRow]:
    record, kind = _record(desk, line), RECORDS[line.entity]
    if record is None or not has_fact(kind, line.field):
        return
    fact = fact_of(kind, line.field)
    if desk.with_private or not fact.private:
        yield _row(
            line,
            record=desk.title_of(record),
            field=fact.words,
            old=_value(desk, fact, value=line.old),
            new=_value(desk, fact, value=line.new),
        )


def _row(line: HistoryLine, **words: str) -> ChangeRow:
    label = _(RECORDS[line.entity].LABEL) if "record" in words else ""
    return ChangeRow(line.record, line.when, line.author, line.words, kind=label, **words)


def _value(desk: Desk, fact: Fact, *, value: Json) -> str:
    if value is None:
        return ""
    if fact.entity and isinstance(value, str):
        return desk.title(fact.entity, value) or value
    return shown_plain(fact, value)


TABLE: Final = Table(
    "Changes",
    (
        computed("when", N_("When"), read=lambda _d, row: local(row.when), form=Form.TIME),
        computed("author", N_("Who"), read=lambda _d, row: row.author, width=12.0),
        computed("kind", N_("Kind"), read=lambda _d, row: row.kind, width=16.0),
        computed("record", N_("Of"), read=lambda _d, row: row.record, width=20.0, bold=True),
        computed("field", N_("Field"), read=lambda _d, row: row.field, width=18.0),
        computed("old", N_("Before"), read=lambda _d, row: row.old, width=26.0),
        computed("new", N_("Now"), read=lambda _d, row: row.new, width=26.0),
        computed("work", N_("Work"), read=lambda _d, row: row.work, width=24.0),
    ),
    change_rows,
)


def _note(desk: Desk) -> str:
    since = last_export(desk)
    if since is None:
        return _("All that the book remembers, newest first.")
    return _("Since the workbook of {day}, newest first.").format(day=since.isoformat())


CHANGES: Final = Sheet("changes", N_("Changes"), (TABLE,), note=_note)
