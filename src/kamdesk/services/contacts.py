"""Taking in contacts and lists of others: read apart, staged, then written in one step of undo.

Nothing is written before the user has seen what would become of each row. Rows nobody can decide
without him are left out unless he says who is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kamdesk.domain.fact import fact_of, is_empty
from kamdesk.domain.matching import firm_key, flat
from kamdesk.domain.records import (
    RECORDS,
    Account,
    ContactPoint,
    Department,
    Note,
    Organisation,
    Person,
    Post,
    Setting,
)
from kamdesk.domain.staging import Index, meant_post, stage
from kamdesk.domain.staging_records import Names, stage_records
from kamdesk.errors import FileError, UserError
from kamdesk.i18n import N_, _
from kamdesk.imports.columns import CONTACTS, fingerprint, heading_row, proposed, targets
from kamdesk.imports.encodings import ENCODINGS
from kamdesk.imports.lists import Bad, Columns, from_cards, from_rows
from kamdesk.imports.tables import IsOurWorkbook
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.failed_rows import failed_rows
from kamdesk.services.contact_sources import KINDS, Source, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record
    from kamdesk.domain.staged import Coming, Staged
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work

R = TypeVar("R", bound="Record")
__all__ = [
    "CONTACTS",
    "ENCODINGS",
    "KINDS",
    "NEW",
    "OUT",
    "Bad",
    "Columns",
    "IsOurWorkbook",
    "RowRefused",
    "Source",
    "Staging",
    "columns_at",
    "columns_of",
    "read_source",
    "remember_columns",
    "staging",
    "take_in",
    "targets",
    "usual",
    "write_failed",
]
"""With what the window needs to know of lists; it does not reach into ``imports`` itself."""
REMEMBERED: Final = "columns:"
"""Settings that remember what the columns of a list meant, by the fingerprint of its headings."""
NEW, OUT = "new", ""
"""What can be said of a row beside the id of the record it means."""


@dataclass(frozen=True, slots=True)
class Staging:
    """All rows with what would become of them, and those that cannot be taken in."""

    source: str
    rows: tuple[Staged, ...]
    bad: tuple[Bad, ...]
    kind: str = CONTACTS


def write_failed(path: Path, staged: Staging, *, headings: Sequence[str] = ()) -> None:
    """Write the rows that cannot be taken in, with why, as a list to mend and take in again."""
    rows = ((item.line, item.reason, item.cells) for item in staged.bad)
    write_atomic(path, failed_rows(rows, headings=headings))


# -------------------------------------------------------------------------- columns


def columns_of(book: Book, source: Source, *, kind: str = CONTACTS) -> Columns:
    """What the columns of a list mean: as it was said last time, else as their headings tell."""
    header = heading_row(source.rows, kind)
    names = source.headings(header)
    for row in book.all(Setting) if names else ():
        value = row.value if row.key == REMEMBERED + fingerprint(names) else None
        if isinstance(value, dict) and value.get("kind", CONTACTS) == kind:
            said = value.get("columns")
            there = said if isinstance(said, dict) else {}
            keys = tuple(str(there.get(str(place)) or "") for place in range(len(names)))
            return Columns(keys, header, kind)
    return columns_at(source, header, kind=kind)


def columns_at(source: Source, header: int, *, kind: str = CONTACTS) -> Columns:
    """What the headings in that row, -1 for none, say of the columns."""
    return Columns(proposed(source.rows, header, kind=kind), header, kind)


def remember_columns(book: Book, source: Source, *, columns: Columns) -> Changes | None:
    """Keep what the columns mean for the next list with the same headings; undo passes it over."""
    names = source.headings(columns.header)
    if not names:
        return None
    key = REMEMBERED + fingerprint(names)
    value = {
        "kind": columns.kind,
        "columns": {str(place): name for place, name in enumerate(columns.keys) if name},
    }
    with book.work(_("columns of a list"), aside=True) as work:
        rows = work.where(Setting, "key", value=key)
        if rows:
            work.change(rows[0], value=value)
        else:
            work.add(Setting, key=key, value=value)
    return work.changes


# -------------------------------------------------------------------------- staging


def staging(
    book: Book, source: Source, *, columns: Columns | None = None, account: Account | None = None
) -> Staging:
    """What the rows of a file would do to the book; nothing is written.

    With ``account``, people who name no firm belong to its customer.
    """
    shelf = book.shelf()
    columns = columns or Columns()
    rows, bad = _rows(source, columns)
    if source.cards is None and columns.kind != CONTACTS:
        staged, refused = stage_records(shelf, rows, kind=RECORDS[columns.kind], account=account)
        more = [Bad(row.line, reason, source.rows[row.line - 1]) for row, reason in refused]
        whole = tuple(sorted((*bad, *more), key=lambda item: item.line))
        return Staging(source.name, staged, whole, columns.kind)
    firm = shelf.get(Organisation, account.organisation) if account else None
    if firm is not None:
        home = {"name": firm.name}
        rows = tuple(
            row if row.firm else replace(row, values={**row.values, "organisation": home})
            for row in rows
        )
    return Staging(source.name, stage(shelf, rows), bad)


def _rows(source: Source, columns: Columns) -> tuple[tuple[Coming, ...], tuple[Bad, ...]]:
    if source.cards is not None:
        return from_cards(source.cards)
    return from_rows(source.rows, columns)


# ------------------------------------------------------------------------ taking in


class RowRefused(FileError):
    """A row breaks a rule of the book."""

    sentence = N_("“{file}”, row {n}: {reason} Nothing of the file was taken in.")


def take_in(
    book: Book,
    staged: Staging,
    *,
    choices: Mapping[int, str] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Changes:
    """Write what was staged, in one step of undo: all of it or nothing.

    ``choices``: by the line of a row, ``NEW``, ``OUT``, or the id of the record it means; without
    one a row goes the way it was staged, and an unclear one stays out.

    ``progress`` hears a share of 0 to 1 and may end the work by raising; then nothing is written.
    Raises ``RowRefused``.
    """
    said = choices or {}
    shelf = book.shelf()
    with book.work(_("import of “{file}”").format(file=staged.source)) as work:
        taker = _Taker(work, shelf)
        for number, row in enumerate(staged.rows):
            if progress is not None:
                progress(number / len(staged.rows))
            choice = said.get(row.coming.line, usual(row))
            if choice == OUT:
                continue
            try:
                taker.take(row, choice, kind=staged.kind)
            except UserError as problem:
                raise _refused(staged, row.coming.line, reason=problem) from problem
        for record, reason in work.broken_rules():
            raise _refused(staged, taker.lines.get(record.id, 0), reason=reason)
    return work.changes


def _refused(staged: Staging, line: int, *, reason: UserError) -> RowRefused:
    return RowRefused(file=staged.source, n=line, reason=reason)


def usual(row: Staged) -> str:
    """Which way a row goes if nobody says otherwise."""
    if row.verdict == "new":
        return NEW
    return row.target.record.id if row.target and row.verdict == "adds" else OUT


class _Taker:
    """Writes rows of people and firms; knows what it has made itself."""

    def __init__(self, work: Work, shelf: Shelf) -> None:
        self._work = work
        self._index = Index(shelf)
        self._names = Names(shelf)
        self._firms: dict[str, Organisation] = {}
        self._departments: dict[tuple[str, str], str] = {}
        self._said: dict[str, tuple[set[tuple[str, str]], set[str]]] = {}
        self.lines: dict[str, int] = {}
        self._line = 0

    def take(self, row: Staged, choice: str, *, kind: str = CONTACTS) -> None:
        """One row: a new person, firm or record of that kind, or the one of that id."""
        coming = row.coming
        self._line = coming.line
        if kind != CONTACTS:
            self._add(RECORDS[kind], **coming.of(kind))
            return
        if not coming.names_person:
            meant = self._work.get(Organisation, choice) if choice != NEW else None
            firm = self._firm(coming.firm, coming.of("organisation"), meant=meant)
            self._account(firm, coming.of("account"))
            self._ways(firm, row)
            return
        person = self._work.get(Person, choice) if choice != NEW else None
        given = coming.of("person")
        is_new = person is None
        person = self._fill(person, given) if person else self._add(Person, **given)
        self._post(person, coming)
        if is_new and not coming.firm:
            # A title needs a firm; it is not thrown away for want of one.
            loose = " · ".join(str(part) for part in coming.of("post").values())
            self._note(person, loose, known=set())
        self._ways(person, row)

    def _post(self, person: Person, coming: Coming) -> None:
        """The post a row is about; whoever has one elsewhere keeps that one."""
        posts = self._work.where(Post, "person", value=person.id)
        known = self._known(coming.firm) if coming.firm else None
        post, elsewhere = meant_post(posts, known, named=bool(coming.firm))
        if elsewhere:
            return
        if coming.firm:
            at = self._firm(coming.firm, coming.of("organisation"))
            self._account(at, coming.of("account"))
            organisation = at.id
        elif post is not None and post.organisation:
            organisation = post.organisation
        else:
            return
        values = dict(coming.of("post"))
        if values.get("department"):
            values["department"] = self._department(organisation, str(values["department"]))
        if post is None:
            self._add(Post, person=person.id, organisation=organisation, **values)
        else:
            self._fill(post, values)

    def _firm(
        self, name: str, values: Mapping[str, Any], *, meant: Organisation | None = None
    ) -> Organisation:
        known = meant or self._known(name)
        if known is None:
            found = self._add(Organisation, **{"name": name, **values})
        else:
            found = self._fill(known, values)
        self._firms[firm_key(name) or flat(name)] = found
        return found

    def _known(self, name: str) -> Organisation | None:
        """The firm of that name, of the book or of an earlier row."""
        return self._firms.get(firm_key(name) or flat(name)) or self._index.firm(name)

    def _account(self, firm: Organisation, values: Mapping[str, Any]) -> None:
        if not values:
            return
        given = dict(values)
        for name, value in values.items():
            if fact_of(Account, name).entity:
                found = self._names.find(fact_of(Account, name).entity, str(value))
                if len(found) == 1:
                    given[name] = found[0]
                else:
                    del given[name]
        accounts = self._work.where(Account, "organisation", value=firm.id)
        if accounts:
            self._fill(accounts[0], given)
        else:
            self._change(firm, is_customer=True)
            # A tier is for customers who order.
            begun = "developed" if given.get("tier") else "potential"
            self._add(Account, organisation=firm.id, **{"lifecycle": begun, **given})

    def _department(self, firm: str, name: str) -> str:
        key = (firm, flat(name))
        if key not in self._departments:
            known = self._work.where(Department, "organisation", value=firm)
            found = next((item for item in known if flat(item.name or "") == key[1]), None)
            found = found or self._add(Department, organisation=firm, name=name)
            self._departments[key] = found.id
        return self._departments[key]

    def _fill(self, record: Any, values: Mapping[str, Any]) -> Any:
        """The record with what it did not know; what it knows stays."""
        stored = self._work.get(type(record), record.id) or record
        empty = {name: value for name, value in values.items() if is_empty(getattr(stored, name))}
        return self._change(stored, **empty) if empty else stored

    def _add(self, kind: type[R], /, **values: Any) -> R:
        made = self._work.add(kind, **values)
        self.lines[made.id] = self._line
        return made

    def _change(self, record: R, **values: Any) -> R:
        self.lines[record.id] = self._line
        return self._work.change(record, **values)

    def _ways(self, owner: Person | Organisation, row: Staged) -> None:
        if owner.id not in self._said:
            self._said[owner.id] = (self._index.ways(owner), self._index.notes(owner))
        ways, notes = self._said[owner.id]
        for way in row.coming.ways:
            if way.key not in ways:
                self._add(
                    ContactPoint,
                    subject_kind=owner.ENTITY,
                    subject=owner.id,
                    kind=way.kind,
                    value=way.value,
                    note=way.note or None,
                    preferred=way.preferred or None,
                )
                ways.add(way.key)
        self._note(owner, row.coming.note, known=notes)

    def _note(self, owner: Person | Organisation, text: str, *, known: set[str]) -> None:
        if text and flat(text) not in known:
            self._add(Note, subject_kind=owner.ENTITY, subject=owner.id, text=text, private=True)
            known.add(flat(text))
