"""The two sides of a comparison that are ours: what was exported, and what the book says now.

Both are given as cells of the language and the unit the workbook was written in, so that they can
be held beside the returned file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.custom import as_fact, custom_value, fields_on
from kamdesk.domain.exported import cell_from_json
from kamdesk.domain.fact import Kind, fact_of, has_fact
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import LANGUAGES, language, speaking
from kamdesk.reports.workbook.cells import cell_of
from kamdesk.reports.workbook.columns import FIELD_VALUE
from kamdesk.reports.workbook.desk import UNITS, Desk
from kamdesk.services.merging.reading import Units, is_blank

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.exported import Cell
    from kamdesk.domain.fact import Fact, Record
    from kamdesk.domain.records import CustomField
    from kamdesk.storage.book import Book

CUSTOM: Final = "custom."
FIELD_KEY: Final = "~key"
"""The column that says which field a row is about, where every row is another one."""
MOST_HISTORY: Final = 20_000


@dataclass(frozen=True, slots=True)
class BaseRow:
    """A row as it was exported."""

    table: str
    record: str
    others: dict[str, str]
    cells: dict[str, Cell]


@dataclass(slots=True)
class BaseTable:
    """A table as it was exported, its rows by their keys."""

    name: str
    sheet: str
    entity: str
    keys: tuple[str, ...]
    rows: dict[str, BaseRow] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)
    """Keys of several rows: what is reckoned by year or month stands under one record."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record in the book: where a cell belongs."""

    record: Record
    item: Fact
    own: CustomField | None = None


def row_key(record: str, cells: dict[str, Any]) -> str:
    """What a row is known by: its record, and its field where each row is one."""
    return f"{record}|{cells.get(FIELD_KEY)}" if {FIELD_VALUE, FIELD_KEY} & {*cells} else record


def base_tables(base: Any) -> list[BaseTable]:
    """The tables of an export; none if its base is missing."""
    found = []
    for plain in base["tables"] if base else ():
        keys = tuple(plain["keys"])
        table = BaseTable(plain["name"], plain["sheet"], plain["entity"], keys)
        for record, others, cells in plain["rows"]:
            held = dict(zip(keys, map(cell_from_json, cells), strict=True))
            row = BaseRow(table.name, record, others, held)
            key = row_key(record, held)
            if key in table.rows:
                table.repeated.add(key)
            table.rows[key] = row
        found.append(table)
    return found


class Ours:
    """What the book says now."""

    def __init__(
        self, book: Book, dossier: Dossier, *, facts: dict[str, Any], today: dt.date
    ) -> None:
        self.book = book
        self.dossier = dossier
        self.facts = facts
        self.today = today
        self.with_private = bool(facts.get("private"))
        self.desk = Desk(dossier, today=today, with_private=True)
        currency = str(facts.get("currency") or self.desk.currency)
        unit = facts.get("unit")
        self.units = Units(currency, int(unit or 1) if unit in UNITS.values() else self.desk.unit)
        self.desk.currency = currency

    @property
    def language(self) -> str:
        """The language the workbook was written in."""
        found = self.facts.get("language")
        return found if found in LANGUAGES else language()

    def record(self, entity: str, record_id: str) -> Record | None:
        """A record of the book, or ``None`` if it is not there any more."""
        kind = RECORDS.get(entity)
        if kind is None or not record_id:
            return None
        return self.dossier.shelf.get(kind, record_id) or self.book.get(kind, record_id)

    def field(self, entity: str, key: str, *, record_id: str) -> Field | None:
        """The field a key means; ``None`` if there is no such field or record."""
        if key.startswith(CUSTOM):
            record = self.record(entity, record_id)
            if record is None:
                return None
            for own in fields_on(self.dossier.shelf, entity):
                if own.key == key.removeprefix(CUSTOM):
                    return Field(record, as_fact(own), own)
            return None
        entity, _dot, name = key.partition(".")
        record = self.record(entity, record_id)
        if record is None or not has_fact(type(record), name):
            return None
        return Field(record, fact_of(type(record), name))

    def value(self, place: Field) -> Any:
        """What the book holds for a field now."""
        if place.own is not None:
            return custom_value(self.dossier.shelf, place.own, record=place.record)
        return getattr(place.record, place.item.name)

    def cell(self, place: Field, value: Any) -> Cell:
        """A value as the workbook would show it, in its language."""
        with speaking(self.language):
            if place.item.kind is Kind.SUBJECT:
                entity = getattr(place.record, f"{place.item.name}_kind", None) or ""
                return self.desk.title(entity, value)
            return cell_of(self.desk, value, fact=place.item)

    def title(self, record: Record | None) -> str:
        """What people call a record."""
        return title_of(record, self.dossier.shelf) if record is not None else ""

    def changed_by(self, place: Field) -> str:
        """Who changed a field last, and when; "" if the history does not say."""
        return self._last.get((place.record.ENTITY, place.record.id, place.item.key), "")

    @cached_property
    def _last(self) -> dict[tuple[str, str, str], str]:
        lines = self.book.history(self.dossier.account.id, limit=MOST_HISTORY)
        return {
            (line.entity, line.record, line.field): (
                f"{line.author}, {line.when.astimezone():%Y-%m-%d %H:%M}"
            )
            for line in reversed(lines)
        }


def clean(item: Fact, cell: Cell) -> Cell:
    """A cell without the words that stand for an empty one, and with days as days."""
    if item.kind is Kind.CHOICE and item.scale and is_blank(item.scale, cell):
        return None
    return cell
