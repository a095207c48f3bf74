"""The one door for writes.

Everything that changes a book passes a unit of work: it checks, finds the changed fields, writes
the change log and the search index in the same transaction, and tells what changed. Leaving the
block with an exception leaves the book as it was.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.changes import Changes
from kamdesk.domain.fact import Fact, Kind, Record, facts_of, is_empty
from kamdesk.domain.invariants import check
from kamdesk.domain.records import RECORDS
from kamdesk.domain.values import to_plain, validated
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.storage import search
from kamdesk.storage.changelog import ALIVE, PRIVATE, Entry
from kamdesk.storage.convert import select_list, to_columns, to_record, to_records
from kamdesk.storage.home import Homes
from kamdesk.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

R = TypeVar("R", bound=Record)


class RecordGone(UserError):
    """A change to what was removed meanwhile."""

    sentence = N_("This was removed meanwhile: {name}. Undo the removal first.")


class Work:
    """An open unit of work. Made by ``book.work("...")``; closed by leaving the block."""

    def __init__(self, connection: Connection, words: str, *, stamp: str) -> None:
        self.connection = connection
        self.words = words
        self._stamp = stamp
        self._entries: list[Entry] = []
        self._touched: dict[tuple[str, str], Record] = {}
        self._removed: set[tuple[str, str]] = set()
        self._found: set[tuple[str, str]] = set()
        self._changed: set[tuple[str, str]] = set()
        self._sound = False

    @property
    def changes(self) -> Changes:
        """What was changed so far."""
        return Changes(self.words, frozenset(self._changed))

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record as it stands inside this work, or ``None``."""
        if record_id is None:
            return None
        found = self._select(kind, "id=? AND deleted IS NULL", value=record_id)
        return found[0] if found else None

    def where(self, kind: type[R], name: str, *, value: object) -> tuple[R, ...]:
        """All records of a kind whose field has that value."""
        return tuple(
            self._select(kind, f'"{name.removesuffix("_")}"=? AND deleted IS NULL', value=value)
        )

    def listing(self, kind: type[R], name: str, *, record_id: str) -> tuple[R, ...]:
        """All records of a kind whose list of references names that record."""
        condition = f'instr("{name.removesuffix("_")}", ?) > 0 AND deleted IS NULL'
        return tuple(self._select(kind, condition, value=record_id))

    def _select(self, kind: type[R], condition: str, *, value: object) -> list[R]:
        rows = self.connection.execute(
            f'SELECT {select_list(kind)} FROM "{kind.ENTITY}" WHERE {condition}',
            (value,),
        )
        return to_records(kind, rows.fetchall())

    def add(self, kind: type[R], /, **values: Any) -> R:
        """A new record of a kind, with a key of its own. Raises ``FieldProblem``."""
        record = validated(kind(id=new_id(), **values))
        self._insert(record)
        return record

    def change(self, record: R, **values: Any) -> R:
        """The record with some fields set; fields that keep their value are not logged.

        ``record`` may be as old as the screen it comes from: only ``values`` are written over what
        the book holds now. Raises ``FieldProblem``, ``RecordGone``.
        """
        row = self._row(record)
        if row is None or row[-1] is not None:
            raise RecordGone(name=_(record.LABEL))
        stored = to_record(type(record), row)
        new = validated(dataclasses.replace(stored, **values))
        self._update(stored, new, alive=True)
        return new

    def put(self, record: R) -> R:
        """Insert a record or bring the stored one to this state, out of the bin if need be.

        Raises ``FieldProblem``.
        """
        record = validated(record)
        row = self._row(record)
        if row is None:
            self._insert(record)
            return record
        stored = to_record(type(record), row)
        record = dataclasses.replace(record, external=stored.external or record.external)
        self._update(stored, record, alive=row[-1] is None)
        return record

    def _row(self, record: Record) -> Any:
        """The stored row with its day of removal behind; ``None`` if there is none."""
        kind = type(record)
        return self.connection.execute(
            f'SELECT {select_list(kind)}, deleted FROM "{kind.ENTITY}" WHERE id=?',
            (record.id,),
        ).fetchone()

    def _insert(self, record: Record) -> None:
        columns: dict[str, Any] = {
            "id": record.id,
            "external": record.external,
            "private": int(record.private),
            "created": self._stamp,
            "updated": self._stamp,
        }
        self._log(record, ALIVE, old=False, new=True)
        if record.private:
            self._log(record, PRIVATE, old=False, new=True)
        # Empty columns are left to the table: most are, and an import writes thousands of rows.
        for item in facts_of(type(record)):
            value = getattr(record, item.name)
            if not is_empty(value):
                columns |= to_columns(item, value)
                self._log(record, item.key, old=None, new=to_plain(value))
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self.connection.execute(
            f'INSERT INTO "{record.ENTITY}" ({names}) VALUES ({marks})', tuple(columns.values())
        )
        self._touch(record, found=True)

    def _update(self, old: Record, new: Record, *, alive: bool) -> None:
        before = len(self._entries)
        if not alive:
            self._log(new, ALIVE, old=False, new=True)
        if old.private != new.private:
            self._log(new, PRIVATE, old=old.private, new=new.private)
        changed = [
            item
            for item in facts_of(type(new))
            if _differs(getattr(old, item.name), getattr(new, item.name))
        ]
        for item in changed:
            was, value = getattr(old, item.name), getattr(new, item.name)
            self._log(new, item.key, old=to_plain(was), new=to_plain(value))
        if len(self._entries) == before:
            return
        columns: dict[str, Any] = {"updated": self._stamp, "private": int(new.private)}
        if not alive:
            columns["deleted"] = None
        if old.external != new.external:
            columns["external"] = new.external
        for item in changed:
            columns |= to_columns(item, getattr(new, item.name))
        # Only what changed: a column that is written is checked and sorted into its indexes again.
        self._write(new, columns)
        self._removed.discard((new.ENTITY, new.id))
        self._touch(new, found=not alive or any(_finds(item) for item in changed))

    def _write(self, record: Record, columns: dict[str, Any]) -> None:
        assignments = ", ".join(f'"{name}"=?' for name in columns)
        self.connection.execute(
            f'UPDATE "{record.ENTITY}" SET {assignments} WHERE id=?',
            (*columns.values(), record.id),
        )

    def remove(self, record: Record) -> None:
        """Put a record into the bin, with everything that cannot be without it.

        References that may be empty are emptied: a removed person leaves a ghost seat behind. But
        what would belong to nothing any more (a criterion of a removed project) goes along.
        """
        key = (record.ENTITY, record.id)
        if key in self._removed or self.get(type(record), record.id) is None:
            return
        self._removed.add(key)
        for dependent in self._dependents(record):
            self.remove(dependent)
        self._write(record, {"deleted": self._stamp, "updated": self._stamp})
        self._log(record, ALIVE, old=True, new=False)
        self._touched.pop(key, None)
        self._sound = False
        self._found.add(key)
        self._changed.add((record.ENTITY, record.id))

    def _dependents(self, record: Record) -> list[Record]:
        """What needs the record to be; what merely names it is emptied on the way."""
        found: list[Record] = []
        for kind in RECORDS.values():
            for item in facts_of(kind):
                if item.kind is Kind.SUBJECT:
                    rows = self.where(kind, item.name, value=record.id)
                    found += [row for row in rows if self._hangs_on(row, item.name, record=record)]
                elif item.kind is Kind.REF and item.entity == record.ENTITY:
                    for row in self.where(kind, item.name, value=record.id):
                        if item.required or _only_home(row, item.name):
                            found.append(row)
                        else:
                            self.change(row, **{item.name: None})
                elif item.kind is Kind.REFS and item.entity == record.ENTITY:
                    self._take_out(kind, item.name, record_id=record.id)
        return found

    def _take_out(self, kind: type[Record], name: str, *, record_id: str) -> None:
        """Take a removed record out of the lists that name it."""
        for row in self.listing(kind, name, record_id=record_id):
            kept = tuple(part for part in getattr(row, name) if part != record_id)
            self.change(row, **{name: kept})

    @staticmethod
    def _hangs_on(row: Record, name: str, *, record: Record) -> bool:
        entity = getattr(row, f"{name}_kind", None)
        return entity in (record.ENTITY, None)

    def _log(self, record: Record, field: str, *, old: Any, new: Any) -> None:
        self._entries.append(Entry(record.ENTITY, record.id, field, old, new))

    def _touch(self, record: Record, *, found: bool) -> None:
        self._touched[record.ENTITY, record.id] = record
        self._sound = False
        if found:
            self._found.add((record.ENTITY, record.id))
        self._changed.add((record.ENTITY, record.id))

    def broken_rules(self) -> Iterator[tuple[Record, UserError]]:
        """The touched records that break a rule which spans records, with the refusal.

        Nothing is looked at twice as long as nothing changes.
        """
        if self._sound:
            return
        is_sound = True
        for record in self._touched.values():
            try:
                check(record, self)
            except UserError as problem:
                is_sound = False
                yield record, problem
        self._sound = is_sound

    def finish(self) -> list[Entry]:
        """Check the rules that span records, refresh the search index, name the accounts.

        Returns the entries to log; called once, by the book, before the commit.
        """
        for _record, problem in self.broken_rules():
            raise problem
        homes = Homes(self.connection, self._touched)
        entries = [
            Entry(e.entity, e.record, e.field, e.old, e.new, homes.account_of(e.entity, e.record))
            for e in self._entries
        ]
        search.refresh(self.connection, self._found, homes=homes)
        return entries


def _only_home(row: Record, name: str) -> bool:
    """Whether a reference is all that leads a record home; without it, it stands in no account."""
    homes = type(row).HOME
    return name in homes and not any(getattr(row, home) for home in homes if home != name)


def _differs(was: Any, value: Any) -> bool:
    """Whether a field got another value; in a free value, ``True`` and ``1`` are two."""
    if is_empty(was) and is_empty(value):
        return False
    return bool(was != value) or type(was) is not type(value)


def _finds(item: Fact) -> bool:
    """Whether a field decides by which words a record is found, or under which account."""
    return item.search or item.kind in {Kind.REF, Kind.SUBJECT, Kind.ENTITY}
