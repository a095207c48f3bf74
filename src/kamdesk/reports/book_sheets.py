"""The whole book as tables: a sheet for each kind of record, with ids, names and real values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kamdesk.domain.currencies import minor_of
from kamdesk.domain.custom import as_fact, custom_value, fields_on
from kamdesk.domain.fact import Fact, Kind, facts_of, key_of
from kamdesk.domain.naming import shown
from kamdesk.domain.records import RECORDS, CustomValue
from kamdesk.domain.told import told
from kamdesk.i18n import _
from kamdesk.reports.plain_sheets import PlainSheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import CustomField
    from kamdesk.reports.workbook.canvas import CellValue

NAMED = frozenset({Kind.REF, Kind.REFS, Kind.SUBJECT})
"""Fields that lead to other records: their name and, beside it, their id."""


def book_sheets(shelf: Shelf, *, with_private: bool = False) -> tuple[PlainSheet, ...]:
    """All records, kind by kind; kinds nobody filled have no sheet."""
    keys: dict[str, str] = {record.id: key_of(record) for record in shelf.everything()}
    made = (
        _sheet(shelf, kind, keys=keys, with_private=with_private)
        for kind in RECORDS.values()
        if kind is not CustomValue
    )
    return tuple(sheet for sheet in made if sheet.rows)


def _sheet(
    shelf: Shelf, kind: type[Record], *, keys: dict[str, str], with_private: bool
) -> PlainSheet:
    facts = [item for item in facts_of(kind) if with_private or not item.private]
    own = [f for f in fields_on(shelf, kind.ENTITY) if with_private or not f.private]
    heads = [_("id"), *(head for item in facts for head in _heads(item))]
    heads += [field.label or _("Own field") for field in own]
    rows = tuple(
        (
            key_of(record),
            *(cell for item in facts for cell in _cells(shelf, record, item=item, keys=keys)),
            *(_own(shelf, field, record=record) for field in own),
        )
        for record in shelf.of(kind)
        if with_private or not record.private
    )
    return PlainSheet(_(kind.PLURAL), tuple(heads), rows, note=kind.ENTITY)


def _heads(item: Fact) -> Iterator[str]:
    words = f"{item.words} ({_(item.unit)})" if item.unit else item.words
    yield words
    if item.kind is Kind.MONEY:
        yield _("{field}: currency").format(field=words)
    elif item.kind in NAMED:
        yield _("{field}: id").format(field=words)


def _cells(
    shelf: Shelf, record: Record, *, item: Fact, keys: dict[str, str]
) -> Iterator[CellValue]:
    value = getattr(record, item.name)
    if item.kind is Kind.MONEY:
        yield None if value is None else value.amount / minor_of(value.currency)
        yield None if value is None else value.currency
    elif item.kind in NAMED:
        yield told(record, item, find=shelf)
        named = value if isinstance(value, tuple) else (value,)
        yield ", ".join(keys.get(key) or key for key in named if key)
    else:
        yield _plain(value) if _is_plain(value) else told(record, item, find=shelf)


def _own(shelf: Shelf, field: CustomField, *, record: Record) -> CellValue:
    value = custom_value(shelf, field, record=record)
    return _plain(value) if _is_plain(value) else shown(as_fact(field), value)


def _is_plain(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number or isinstance(value, dt.date)


def _plain(value: Any) -> CellValue:
    """A number or a day as Excel has them; a moment in the time of the place."""
    if isinstance(value, dt.datetime):
        return value.astimezone().replace(tzinfo=None)
    found: CellValue = value
    return found
