"""A returned workbook against its export and the book, cell by cell: what it brings.

Nothing is written here. What comes out is a list of changes that people choose from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.evidence import belongs
from kamdesk.domain.merge import Change, Kind, Outcome, folded, outcome, same, short_id
from kamdesk.domain.records import ExportFile
from kamdesk.domain.values import ValueProblem, to_plain
from kamdesk.i18n import _
from kamdesk.reports.workbook.columns import COMPUTED, FIELD_VALUE
from kamdesk.services.merging.lines import (
    BAD,
    REMARKS,
    Line,
    alike,
    as_exported,
    blank_change,
    keys_in,
    lines_of,
)
from kamdesk.services.merging.new_rows import NewRows
from kamdesk.services.merging.reading import read_cell
from kamdesk.services.merging.references import REFERENCES, UNNAMED, References
from kamdesk.services.merging.sides import (
    CUSTOM,
    FIELD_KEY,
    BaseRow,
    BaseTable,
    Field,
    Ours,
    base_tables,
    clean,
    row_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.exported import Cell
    from kamdesk.storage.book import Book

RETURNED: Final = "returned"
"""The kind of export a workbook that came back is noted as."""


@dataclass(slots=True)
class Compared:
    """What came of it: the changes in the order of the file, and how many cells were ours alone."""

    changes: list[Change] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    """Sheets of the export that are not in the file any more."""


class Comparison:
    """Holds a returned file against ``ours``; ``run`` gives what it brings."""

    def __init__(self, ours: Ours, returned: Any) -> None:
        self.ours = ours
        self.tables = returned["tables"]
        self.base = base_tables(returned["base"])
        self.has_base = bool(self.base)
        self.export = str(ours.facts.get("export") or ours.facts.get("day") or "")
        self.out = Compared()
        self.references = References(ours)
        self._rows: dict[tuple[str, str], list[tuple[BaseTable, BaseRow]]] = defaultdict(list)
        for table in self.base:
            for key, row in table.rows.items():
                self._rows[table.entity, key].append((table, row))
        self._seen: dict[tuple[str, str], Line] = {}
        self._here: set[str] = set()
        self._told = told_marks(ours.book)
        self.new_rows = NewRows(ours, self.references, told=self._told)

    def run(self) -> Compared:
        """All changes, those of one place told once, with names that do not change."""
        for table in self.tables:
            self._here |= self._stand_in(table)
            for line in lines_of(table):
                self.out.changes += self._of_line(line)
        self.out.changes += self._removed()
        self.out.changes = _named(_once(self.out.changes))
        return self.out

    def _stand_in(self, table: Any) -> set[str]:
        """What a table was called at export; from now on new rows are rows of it."""
        names = {home.name for home in self._homes(table)}
        records = (self.ours.record(line.entity, line.record) for line in lines_of(table))
        self.new_rows.tables = names
        self.new_rows.siblings = [record for record in records if record is not None]
        return names

    def _homes(self, table: Any) -> Iterator[BaseTable]:
        """The tables of the export that this one is, by its rows or, without any, by its keys."""
        ids = {row_key(line.record, line.cells) for line in lines_of(table)}
        for home in self.base:
            if home.entity == table["entity"]:
                is_it = bool(ids & {*home.rows}) or (
                    home.sheet == table["sheet"] and {*home.keys} == {*table["keys"]}
                )
                if is_it:
                    yield home

    def _of_line(self, line: Line) -> Iterator[Change]:
        if not line.record:
            yield from self.new_rows.of(line, blank_change(line))
            yield from self._remarks(line, None)
            return
        key = row_key(line.record, line.cells)
        table, base = self._exported(line, key)
        why = self._not_ours(line, base)
        if why:
            if any(key in REMARKS or not key.startswith(COMPUTED) for key in line.cells):
                yield replace(blank_change(line), kind=Kind.FORBIDDEN, reason=why)
            return
        if table is not None and key in table.repeated:
            yield from self._remarks(line, base)
            return
        first = self._seen.setdefault((line.sheet + line.entity, key), line)
        if first is not line:
            if (
                line.entity != COMPUTED
                and not alike(first, line)
                and not (base and as_exported(line, base))
            ):
                reason = _("This row stands twice in the sheet, also in row {n}; the first counts.")
                reason = reason.format(n=first.number)
                yield replace(blank_change(line), kind=Kind.UNREADABLE, reason=reason)
            return
        for name in line.keys:
            if name in REMARKS:
                continue
            yield from self._of_cell(line, name, base=base)
        yield from self._remarks(line, base)

    def _exported(self, line: Line, key: str) -> tuple[BaseTable | None, BaseRow | None]:
        """The row as it left, from the table that has the most columns of this one."""
        found = self._rows.get((line.entity, key), [])
        keys = {*line.keys}
        return max(found, key=lambda one: len(keys & {*one[0].keys}), default=(None, None))

    def _not_ours(self, line: Line, base: BaseRow | None) -> str:
        """Why a row is none of this workbook; "" if it is."""
        if base is not None:
            return ""
        if self.has_base:
            return _("This row was not in the workbook when it was exported.")
        if line.entity == COMPUTED:
            return ""
        if belongs(self.ours.dossier, line.entity, record_id=line.record):
            return ""
        ghost = belongs(self.ours.dossier, "project_role", record_id=line.record)
        return "" if ghost else _("This row belongs to no record of this account.")

    def _of_cell(self, line: Line, key: str, *, base: BaseRow | None) -> Iterator[Change]:
        has_base = base is not None and key in base.cells
        held = base.cells[key] if base is not None and has_base else None
        theirs = line.cells.get(key)
        if has_base and key not in line.bad and same(theirs, held):
            theirs = held
        title = self.ours.title(self.ours.record(line.entity, line.record))
        blank = blank_change(line)
        change = replace(
            blank,
            key=key,
            label=line.label(key),
            title=title or blank.title,
            base=held,
            theirs=theirs,
        )
        if key in line.bad:
            if not has_base or line.bad[key] != "merged" or not same(theirs, held):
                yield replace(change, kind=Kind.UNREADABLE, reason=_(BAD[line.bad[key]]))
            return
        if key.startswith(COMPUTED):
            if has_base and not same(theirs, held):
                reason = _("The program works this out; change what it comes from.")
                yield replace(change, kind=Kind.FORBIDDEN, reason=reason)
            return
        place = self._place(line, key, base=base)
        if place is None:
            # Without the export nobody knows whose field a column of another record is.
            if has_base or key.partition(".")[0] == line.entity:
                yield from self._without_place(change, has_base=has_base)
            return
        yield from self._of_field(change, place, has_base=has_base)

    def _without_place(self, change: Change, *, has_base: bool) -> Iterator[Change]:
        if not same(change.theirs, change.base) and (has_base or change.theirs is not None):
            reason = _("There is no record for this cell. Enter it in the program.")
            yield replace(change, kind=Kind.FORBIDDEN, reason=reason)

    def _place(self, line: Line, key: str, *, base: BaseRow | None) -> Field | None:
        """The field a cell belongs to; ``None`` if its record is not there."""
        if key == FIELD_VALUE:
            key = str(base.cells.get(FIELD_KEY) if base else line.cells.get(FIELD_KEY))
            if key.startswith(CUSTOM):
                entities = ("organisation", "industry", "account")
                found = (self.ours.field(entity, key, record_id=line.record) for entity in entities)
                return next((place for place in found if place is not None), None)
            return self.ours.field(key.partition(".")[0], key, record_id=line.record)
        record = base.others.get(key, line.record) if base else line.record
        return self.ours.field(line.entity, key, record_id=record)

    def _of_field(self, change: Change, place: Field, *, has_base: bool) -> Iterator[Change]:
        ours, item, record = self.ours, place.item, place.record
        was = ours.value(place)
        now = clean(item, ours.cell(place, was))
        base, theirs = clean(item, change.base), clean(item, change.theirs)
        change = replace(
            change,
            entity=record.ENTITY,
            record=record.id,
            key=f"{CUSTOM}{item.key}" if place.own else f"{record.ENTITY}.{item.key}",
            title=ours.title(record),
            ours=now,
            was=to_plain(was),
            base=base,
            theirs=theirs,
        )
        verdict = outcome(now, theirs, base=base, has_base=has_base)
        if verdict in {Outcome.THEIRS, Outcome.BOTH}:
            change, verdict = self._read(change, place, verdict=verdict)
        self.out.outcomes[verdict] += 1
        if verdict in {Outcome.THEIRS, Outcome.BOTH}:
            yield change

    def _read(self, change: Change, place: Field, *, verdict: Outcome) -> tuple[Change, Outcome]:
        """The change with the value it would write, or with the reason why it cannot."""
        item, ours = place.item, self.ours
        if item.kind in UNNAMED:
            reason = _("This names another record. Choose it in the program.")
            return replace(change, kind=Kind.FORBIDDEN, reason=reason), verdict
        if item.private and not ours.with_private:
            reason = _("Private facts were not in this workbook.")
            return replace(change, kind=Kind.FORBIDDEN, reason=reason), verdict
        try:
            value = self._value(change.theirs, place)
        except ValueProblem as problem:
            return replace(change, kind=Kind.UNREADABLE, reason=str(problem)), verdict
        if item.required and value is None:
            reason = _("This must be filled in.")
            return replace(change, kind=Kind.UNREADABLE, reason=reason), verdict
        if to_plain(value) == change.was:
            return change, Outcome.SAME
        if verdict is Outcome.BOTH and same(ours.cell(place, value), change.base):
            return change, Outcome.OURS
        is_both = verdict is Outcome.BOTH
        kind = Kind.BOTH if is_both else Kind.THEIRS
        by = ours.changed_by(place) if is_both else ""
        return replace(change, kind=kind, value=to_plain(value), by=by), verdict

    def _value(self, cell: Cell, place: Field) -> Any:
        if place.item.kind in REFERENCES:
            kind = type(place.record)
            return self.references.read(kind, place.item, cell=cell, record=place.record)
        return read_cell(place.item, cell, units=self.ours.units, was=self.ours.value(place))

    def _remarks(self, line: Line, base: BaseRow | None) -> Iterator[Change]:
        """The manager's columns: each filled cell is a task or a question, once."""
        for key, kind in REMARKS.items():
            text = line.cells.get(key)
            if key in line.bad:
                reason = _(BAD[line.bad[key]])
                yield replace(
                    blank_change(line),
                    kind=Kind.UNREADABLE,
                    key=key,
                    label=line.label(key),
                    reason=reason,
                )
            elif text is not None and folded(text):
                yield from self._remark(line, key, kind=kind, base=base)

    def _remark(
        self, line: Line, key: str, *, kind: Kind, base: BaseRow | None
    ) -> Iterator[Change]:
        text = str(line.cells[key]).strip()
        field = str(line.cells.get(FIELD_KEY) or "")
        mark = short_id(self.export, line.entity, line.record, key, field, folded(text))
        if mark in self._told:
            return
        entity, record = line.entity, self.ours.record(line.entity, line.record)
        if line.entity == COMPUTED and base is not None:
            entity = str(base.cells.get(FIELD_KEY) or "").partition(".")[0]
            record = self.ours.record(entity, line.record)
        title = self.ours.title(record)
        field_name = str(line.cells.get("~field") or "")
        yield replace(
            blank_change(line),
            kind=kind,
            key=key,
            label=line.label(key),
            entity=entity,
            title=" · ".join(part for part in (title, field_name) if part),
            theirs=text,
            value=text,
            values={"mark": mark, "field": field},
        )

    def _removed(self) -> Iterator[Change]:
        """The rows of the export that are not in the file any more."""
        present = {(entity, key) for table in self.tables for entity, key in keys_in(table)}
        for table in self.base:
            if table.name not in self._here:
                self.out.missing.append(table.sheet)
                continue
            for key, row in table.rows.items():
                record = self.ours.record(table.entity, row.record)
                if (table.entity, key) in present or record is None:
                    continue
                if belongs(self.ours.dossier, table.entity, record_id=row.record):
                    yield Change(
                        "",
                        Kind.DELETED,
                        table.sheet,
                        0,
                        title=self.ours.title(record),
                        entity=table.entity,
                        record=row.record,
                    )


def told_marks(book: Book) -> frozenset[str]:
    """The manager's remarks that were taken before: the same file brings each once."""
    return frozenset(
        str(mark)
        for row in book.all(ExportFile)
        if row.kind == RETURNED and isinstance(row.rows, dict)
        if isinstance(marks := row.rows.get("marks"), list)
        for mark in marks
    )


def _once(changes: list[Change]) -> list[Change]:
    """Changes of one field told once; two different ones of one field are both refused."""
    places: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        if change.kind in {Kind.THEIRS, Kind.BOTH}:
            places.setdefault((change.entity, change.record, change.key), []).append(change)
    dropped: set[int] = set()
    refused: set[int] = set()
    for found in places.values():
        if len({folded(change.theirs) for change in found}) > 1:
            refused |= {id(change) for change in found}
        else:
            dropped |= {id(change) for change in found[1:]}
    reason = _("This value stands in several sheets and was changed in different ways.")
    return [
        replace(change, kind=Kind.UNREADABLE, reason=reason) if id(change) in refused else change
        for change in changes
        if id(change) not in dropped
    ]


def _named(changes: list[Change]) -> list[Change]:
    """Give every change its short name; equal ones are told apart by a number."""
    taken: Counter[str] = Counter()
    named = []
    for change in changes:
        about = (change.kind, change.entity, change.record, change.key, change.sheet)
        name = short_id(*about, folded(change.theirs), change.label, sorted(change.values.items()))
        taken[name] += 1
        named.append(replace(change, id=name if taken[name] == 1 else f"{name}-{taken[name]}"))
    return named
