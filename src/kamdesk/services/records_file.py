"""The whole book as a file of records, in and out.

Ids of a file are any text. On the way in they become external ids beside our own keys, so that
the same file taken in twice changes nothing; on the way out they stand again.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import Kind, Record, facts_of, is_empty, key_of
from kamdesk.domain.records import CustomField, CustomValue
from kamdesk.i18n import _
from kamdesk.imports.apart import nothing, read_apart
from kamdesk.imports.json_records import (
    Problem,
    RecordsRefused,
    read_tables,
    records_in,
    tables_of,
    write_records,
)
from kamdesk.reports.atomic import write_atomic
from kamdesk.storage.ids import is_own_id, new_id
from kamdesk.storage.queries import stored_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Fact
    from kamdesk.imports.json_records import Tables
    from kamdesk.storage.book import Book


def import_records(book: Book, path: Path, *, tick: Callable[[], object] = nothing) -> Changes:
    """Take a file in the JSON form into the book: all of it or nothing.

    It is read in a process of its own; ``tick`` is called meanwhile and may raise to cancel.
    Raises ``RecordsRefused`` with entity, id, attribute and reason, and the refusals of
    ``imports.apart``. One step of undo.
    """
    return _import(book, read_apart(read_tables, path, tick=tick), name=path.name)


def import_bytes(book: Book, data: bytes, *, name: str) -> Changes:
    """``import_records`` for records of our own that are in memory; ``name`` is for the history."""
    return _import(book, tables_of(data), name=name)


def _import(book: Book, tables: Tables, *, name: str) -> Changes:
    coming = _coming(book, tables)
    with book.work(_("import of “{file}”").format(file=name)) as work:
        for record in coming:
            work.put(record)
        problems = [
            Problem(record.ENTITY, key_of(record), "", str(reason))
            for record, reason in work.broken_rules()
        ]
        if problems:
            raise RecordsRefused(problems)
    return work.changes


def preview_records(book: Book, path: Path) -> int:
    """How many records of a file would be new or changed; the book stays as it is.

    Raises ``RecordsRefused`` like the import itself, but for the rules that span records.
    """
    tables = read_apart(read_tables, path)
    now = {(item.ENTITY, item.id): item for item in book.shelf().everything()}
    coming = _coming(book, tables)
    return sum(_differs(now.get((item.ENTITY, item.id)), item) for item in coming)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a record that the book knew by another id, with another value than the file's."""

    ours: Record
    fact: Fact
    theirs: Any

    @property
    def taken(self) -> Record:
        """The record as it would be with the file's value."""
        return dataclasses.replace(self.ours, **{self.fact.name: self.theirs})


def differences(
    book: Book, path: Path, *, tick: Callable[[], object] = nothing
) -> tuple[Difference, ...]:
    """Where book and file hold different values for what both know; the import keeps the book's.

    Raises ``RecordsRefused`` like the import itself.
    """
    tables = read_apart(read_tables, path, tick=tick)
    return tuple(
        Difference(ours, item, getattr(coming, item.name))
        for ours, coming in _pairs(book, tables)
        if ours is not None
        for item in facts_of(type(ours))
        if not is_empty(getattr(ours, item.name))
        and not is_empty(getattr(coming, item.name))
        and getattr(ours, item.name) != getattr(coming, item.name)
    )


def _differs(now: Record | None, coming: Record) -> bool:
    return now is None or now != dataclasses.replace(coming, external=now.external)


def _coming(book: Book, tables: Tables) -> list[Record]:
    """The records of a file under the keys they have, or will have, in the book."""
    return [_filled(ours, coming) for ours, coming in _pairs(book, tables)]


def _pairs(book: Book, tables: Tables) -> list[tuple[Record | None, Record]]:
    """Each record of a file under our keys, and the one of the book that it means, if any does."""
    with book.reading() as connection:
        stored = stored_keys(connection)
    fields = book.all(CustomField)
    records = records_in(
        tables, known=lambda entity, key: (entity, key) in stored.alive, fields=fields
    )
    same = _same(book, records, stored=stored.all)
    keys = _keys(records, stored.all | {place: row.id for place, row in same.items()})
    entities = _custom_entities(fields, records)
    return [
        (
            same.get((record.ENTITY, record.id)),
            _translated(record, lambda entity, key: keys.get((entity, key), key), fields=entities),
        )
        for record in records
    ]


def _same(
    book: Book, records: tuple[Record, ...], *, stored: dict[tuple[str, str], str]
) -> dict[tuple[str, str], Record]:
    """What the book holds already under other ids; an empty book holds nothing."""
    if not stored:
        return {}
    from kamdesk.services.same_records import same_records

    return same_records(records, book.shelf(), known=stored)


def _filled(ours: Record | None, coming: Record) -> Record:
    """The record as it comes; where the book knows it by another id, its own values stay."""
    if ours is None:
        return coming
    values = {
        item.name: getattr(coming, item.name)
        for item in facts_of(type(ours))
        if is_empty(getattr(ours, item.name))
    }
    return dataclasses.replace(ours, **values)


def _keys(
    records: Iterable[Record], stored: dict[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Our key for every (entity, id) of the file: the stored one, the file's own, or a new one."""
    keys = dict(stored)
    for record in records:
        place = (record.ENTITY, record.id)
        if place not in keys:
            keys[place] = record.id if is_own_id(record.id) else new_id()
    return keys


def _custom_entities(stored: Iterable[CustomField], records: Iterable[Record]) -> dict[str, str]:
    """On which entity an own field stands, by the field's id in book and file."""
    fields = [*stored, *(item for item in records if isinstance(item, CustomField))]
    known = {item.id: item.entity or "" for item in fields}
    return known | {item.external: item.entity or "" for item in fields if item.external}


def _translated(
    record: Record, key: Callable[[str, str], str], *, fields: dict[str, str]
) -> Record:
    """The record with its id and every reference run through ``key(entity, id)``."""
    values: dict[str, Any] = {"id": key(record.ENTITY, record.id)}
    values["external"] = None if is_own_id(record.id) else record.id
    for item in facts_of(type(record)):
        value = getattr(record, item.name)
        if not value:
            continue
        if item.kind is Kind.REF:
            values[item.name] = key(item.entity, value)
        elif item.kind is Kind.REFS:
            values[item.name] = tuple(key(item.entity, part) for part in value)
        elif item.kind is Kind.SUBJECT:
            values[item.name] = key(_subject_entity(record, item.name, fields=fields), value)
    return dataclasses.replace(record, **values)


def _subject_entity(record: Record, name: str, *, fields: dict[str, str]) -> str:
    if isinstance(record, CustomValue):
        return fields.get(record.custom_field or "", "")
    return getattr(record, f"{name}_kind", None) or ""


def export_records(
    book: Book, path: Path, *, accounts: Sequence[str] = (), with_private: bool = True
) -> int:
    """Write the book, or the ``accounts`` of these ids, in the JSON form; returns how many records.

    The JSON form is the rep's own complete copy, so private facts are in it unless left out.
    """
    records = exported(book, accounts=accounts, with_private=with_private)
    write_atomic(path, write_records(records))
    return len(records)


def exported(
    book: Book, *, accounts: Sequence[str] = (), with_private: bool = True
) -> tuple[Record, ...]:
    """All records with the ids they had in the file they came from, where they came from one.

    With ``accounts``, only theirs and the shared ones that these name.
    """
    shelf = book.shelf()
    whole = shelf.everything()
    wanted = _belonging(book, shelf, accounts=accounts) if accounts else None
    records = [
        record
        for record in whole
        if (with_private or not record.private) and (wanted is None or record.id in wanted)
    ]
    names = {(record.ENTITY, record.id): key_of(record) for record in records}
    fields = {item.id: item.entity or "" for item in shelf.of(CustomField)}
    return tuple(
        dataclasses.replace(
            _translated(
                record if with_private else _without_private(record),
                lambda entity, key: names.get((entity, key), key),
                fields=fields,
            ),
            external=None,
        )
        for record in records
    )


def _belonging(book: Book, shelf: Shelf, *, accounts: Sequence[str]) -> set[str]:
    """The ids of what belongs to accounts, and of everything that this names, however far."""
    everything = {record.id: record for record in shelf.everything()}
    found: dict[str, Record] = {}
    ahead = [row for account in accounts for row in book.dossier(account).shelf.everything()]
    while ahead:
        record = ahead.pop()
        if record.id in found:
            continue
        found[record.id] = record
        named = (everything.get(key) for key in _named_by(record))
        ahead += [row for row in named if row is not None and row.id not in found]
    return set(found)


def _named_by(record: Record) -> Iterator[str]:
    """The ids a record refers to."""
    for item in facts_of(type(record)):
        value = getattr(record, item.name)
        if item.kind is Kind.REFS:
            yield from value
        elif item.kind in {Kind.REF, Kind.SUBJECT} and value:
            yield value


def _without_private(record: Record) -> Record:
    hidden: dict[str, Any] = {
        item.name: () if item.is_list else None for item in facts_of(type(record)) if item.private
    }
    return dataclasses.replace(record, **hidden) if hidden else record
