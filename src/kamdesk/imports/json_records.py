"""The JSON form: complete, strict, stable.

A file is read as a whole or refused as a whole, with entity, id, attribute and reason, so that
a half-imported book cannot exist. The ids in a file may be any text; they become external ids.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from kamdesk.domain.custom import own_value
from kamdesk.domain.fact import (
    Fact,
    Json,
    Kind,
    Record,
    fact_of,
    facts_of,
    has_fact,
    is_empty,
    key_of,
)
from kamdesk.domain.records import RECORDS, CustomField, CustomValue, Observation
from kamdesk.domain.values import DEEPEST, ValueProblem, from_plain, is_storable, to_plain
from kamdesk.errors import FileError
from kamdesk.i18n import _, ngettext
from kamdesk.imports.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Tables: TypeAlias = "dict[str, list[dict[str, Json]]]"
Known: TypeAlias = "Callable[[str, str], bool]"

FORMAT = "kamdesk-records"
VERSION = 1
SHOWN = 5
"""How many problems a refusal lists; a file with one wrong column would fill the screen."""


def nobody(_entity: str, _id: str) -> bool:
    """No record of a book is known."""
    return False


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason to refuse a file."""

    entity: str
    record: str
    attribute: str
    reason: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.entity, self.record, self.attribute) if part)
        return f"{place}: {self.reason}" if place else self.reason


class RecordsRefused(FileError):
    """A file of records that cannot be taken in; nothing of it was."""

    def __init__(self, problems: Iterable[Problem | Sequence[str]]) -> None:
        """``problems`` may be plain, as they come from the process that read the file."""
        self.problems = tuple(
            one if isinstance(one, Problem) else Problem(*one) for one in problems
        )
        super().__init__(problems=[[*astuple(one)] for one in self.problems])

    def __str__(self) -> str:
        count = len(self.problems)
        first = ngettext(
            "The file was not taken in; {n} thing in it is not right.",
            "The file was not taken in; {n} things in it are not right.",
            count,
        ).format(n=count)
        return "\n".join([first, *(str(item) for item in self.problems[:SHOWN])])


def read_tables(path: Path) -> Json:
    """The rows of a file by entity, as JSON: what is done apart (``imports.apart``).

    Raises ``RecordsRefused`` for what is no file of records, and the refusals of ``files``.
    """
    tables: Any = tables_of(read_bytes(path))
    plain: Json = tables
    return plain


def read_records(
    data: bytes,
    *,
    known: Known = nobody,
    fields: Iterable[CustomField] = (),
) -> tuple[Record, ...]:
    """``records_in`` for the bytes of a file that we wrote ourselves."""
    return records_in(tables_of(data), known=known, fields=fields)


def records_in(
    tables: Tables, *, known: Known = nobody, fields: Iterable[CustomField] = ()
) -> tuple[Record, ...]:
    """The records of the rows of a file; ``id`` and ``external`` are the file's ids.

    ``known(entity, id)`` tells whether a reference that the file does not hold itself can be
    found in the book; ``fields`` are the own fields of the book. Raises ``RecordsRefused`` with
    every reason found.
    """
    ids = {entity: {row["id"] for row in rows} for entity, rows in tables.items()}
    reader = _Reader(lambda entity, key: key in ids.get(entity, ()) or known(entity, key))
    records = [
        record for entity, rows in tables.items() for record in reader.table(RECORDS[entity], rows)
    ]
    reader.subjects(records, fields)
    if reader.problems:
        raise RecordsRefused(reader.problems)
    return tuple(records)


def _refuse(reason: str) -> RecordsRefused:
    return RecordsRefused([Problem("", "", "", reason)])


def tables_of(data: bytes) -> Tables:
    """The rows by entity, with their ids checked."""
    try:
        whole = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        raise _refuse(_("The file is not JSON: {reason}").format(reason=error)) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _refuse(_("The file is JSON, but not a file of KAMdesk records."))
    if whole.get("version") != VERSION or isinstance(whole.get("version"), bool):
        raise _refuse(
            _("The file has version {version} of the form; this program reads version 1.").format(
                version=whole.get("version")
            )
        )
    records = whole.get("records")
    if not isinstance(records, dict):
        raise _refuse(_("The file holds no “records”."))
    problems = [problem for entity, rows in records.items() for problem in _shape(entity, rows)]
    if problems:
        raise RecordsRefused(problems)
    return records


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object of the file; of two values under one name, neither may be lost in silence."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_("“{name}” stands twice in one place.").format(name=twice))
    return found


def _no_number(text: str) -> Json:
    raise ValueError(_("“{value}” is not a number.").format(value=text))


def _shape(entity: str, rows: Json) -> Iterable[Problem]:
    """What is wrong with the rows of an entity before their attributes are looked at."""
    if entity not in RECORDS:
        yield Problem(entity, "", "", _("There is no such entity."))
        return
    if not isinstance(rows, list):
        yield Problem(entity, "", "", _("A list of records is expected here."))
        return
    seen: set[str] = set()
    for row in rows:
        key = row.get("id") if isinstance(row, dict) else None
        if not isinstance(key, str) or not key.strip() or not is_storable(key):
            yield Problem(entity, str(key or ""), "id", _("Every record needs an id."))
        elif key in seen:
            yield Problem(entity, key, "id", _("This id stands twice in the file."))
        else:
            seen.add(key)
            for attribute, value in row.items() if isinstance(row, dict) else ():
                if _is_deep(value):
                    yield Problem(entity, key, attribute, _("The value is nested too deeply."))


def _is_deep(value: Json) -> bool:
    """Whether a value holds more levels than any field can; said before anything walks down."""
    level, parts = 0, [value]
    while parts and level <= DEEPEST:
        level += 1
        parts = [inner for part in parts for inner in _inside(part)]
    return bool(parts)


def _inside(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


class _Reader:
    """Turns rows into records and collects what is wrong with them."""

    def __init__(self, exists: Callable[[str, str], bool]) -> None:
        self.exists = exists
        self.problems: list[Problem] = []

    def table(self, kind: type[Record], rows: list[dict[str, Json]]) -> Iterable[Record]:
        for row in rows:
            key = str(row["id"])
            values = {
                name: value
                for attribute, plain in row.items()
                if attribute != "id"
                for name, value in self._attribute(kind, key, attribute=attribute, plain=plain)
            }
            for item in facts_of(kind):
                if item.required and is_empty(values.get(item.name)):
                    self._add(
                        kind.ENTITY, key, attribute=item.key, reason=_("This must be filled in.")
                    )
            yield kind(id=key, external=key, **values)

    def _attribute(
        self, kind: type[Record], key: str, *, attribute: str, plain: Json
    ) -> Iterable[tuple[str, Any]]:
        if attribute == "private":
            if not isinstance(plain, bool):
                self._add(
                    kind.ENTITY, key, attribute=attribute, reason=_("Yes or no is expected here.")
                )
            else:
                yield "private", plain
            return
        if not has_fact(kind, attribute) or fact_of(kind, attribute).key != attribute:
            self._add(
                kind.ENTITY, key, attribute=attribute, reason=_("There is no such attribute.")
            )
            return
        item = fact_of(kind, attribute)
        try:
            value = from_plain(item, plain)
        except ValueProblem as problem:
            self._add(kind.ENTITY, key, attribute=attribute, reason=str(problem))
            return
        self._references(kind, key, item=item, value=value)
        yield item.name, value

    def _references(self, kind: type[Record], key: str, *, item: Fact, value: Any) -> None:
        targets = value if item.kind is Kind.REFS else (value,) if item.kind is Kind.REF else ()
        for target in targets:
            if target is not None and not self.exists(item.entity, target):
                self._dangling(kind.ENTITY, key, item.key, item.entity, target)
        if item.kind is Kind.ENTITY and value is not None and value not in RECORDS:
            self._add(kind.ENTITY, key, attribute=item.key, reason=_("There is no such entity."))

    def subjects(self, records: list[Record], stored: Iterable[CustomField]) -> None:
        """Check what hangs on any entity: subjects, observed attributes, own fields."""
        fields = {key_of(item): item for item in stored}
        fields |= {item.id: item for item in records if isinstance(item, CustomField)}
        for record in records:
            for name, entity, target in subjects_of(record):
                if entity in RECORDS and not self.exists(entity, target):
                    self._dangling(record.ENTITY, record.id, name, entity, target)
            if isinstance(record, Observation):
                self._observation(record)
            if isinstance(record, CustomValue):
                self._own_value(record, fields.get(record.custom_field or ""))

    def _own_value(self, record: CustomValue, own: CustomField | None) -> None:
        """The value of an own field; a field that is not there was told already."""
        if own is None or own.entity not in RECORDS or own.kind is None:
            return
        if not self.exists(own.entity, record.subject or ""):
            target = record.subject or ""
            self._dangling(record.ENTITY, record.id, "subject", own.entity, target)
        try:
            own_value(own, record.value)
        except ValueProblem as problem:
            self._add(record.ENTITY, record.id, attribute="value", reason=str(problem))

    def _observation(self, record: Observation) -> None:
        kind = RECORDS.get(record.subject_kind or "")
        if kind is None:
            return
        if not has_fact(kind, record.attribute or ""):
            self._add(
                record.ENTITY,
                record.id,
                attribute="attribute",
                reason=_("There is no such attribute."),
            )
            return
        try:
            from_plain(fact_of(kind, record.attribute or ""), record.value)
        except ValueProblem as problem:
            self._add(record.ENTITY, record.id, attribute="value", reason=str(problem))

    def _dangling(self, *place: str) -> None:
        entity, key, attribute, target_entity, target = place
        reason = _("It points at {entity} “{id}”, which is not there.")
        self._add(
            entity, key, attribute=attribute, reason=reason.format(entity=target_entity, id=target)
        )

    def _add(self, entity: str, key: str, *, attribute: str, reason: str) -> None:
        self.problems.append(Problem(entity, key, attribute, reason))


def subjects_of(record: Record) -> Iterable[tuple[str, str, str]]:
    """The free references of a record (``subject_kind`` + ``subject``): key, entity, id."""
    for item in facts_of(type(record)):
        if item.kind is not Kind.SUBJECT:
            continue
        entity = getattr(record, f"{item.name}_kind", None)
        target = getattr(record, item.name)
        if entity and target:
            yield item.key, entity, target


def write_records(records: Iterable[Record]) -> bytes:
    """Records in the JSON form, empty attributes left out; ids as they stand on the records."""
    tables: dict[str, list[dict[str, Json]]] = {}
    for record in records:
        tables.setdefault(record.ENTITY, []).append(_row(record))
    ordered = {entity: tables[entity] for entity in RECORDS if entity in tables}
    whole = {"format": FORMAT, "version": VERSION, "records": ordered}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _row(record: Record) -> dict[str, Json]:
    row: dict[str, Json] = {"id": record.id}
    for item in facts_of(type(record)):
        value = getattr(record, item.name)
        if not is_empty(value):
            row[item.key] = to_plain(value)
    if record.private:
        row["private"] = True
    return row
