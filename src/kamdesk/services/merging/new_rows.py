"""Rows that somebody wrote below or between ours: what record they would become.

A row says itself what it belongs to (the project of a milestone, both ends of a tie), or stands in
the block of one project, or is the account's. One that was taken before is not offered again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Fact, Kind, fact_of, facts_of, has_fact, is_empty
from kamdesk.domain.merge import Change, folded, short_id
from kamdesk.domain.merge import Kind as Line_
from kamdesk.domain.records import (
    RECORDS,
    Action,
    Criterion,
    Person,
    Post,
    ProcurementStep,
    ProjectRival,
    ProjectRole,
    Question,
)
from kamdesk.domain.values import ValueProblem, to_plain
from kamdesk.i18n import _
from kamdesk.reports.workbook.columns import COMPUTED
from kamdesk.services.merging.lines import BAD, REMARKS
from kamdesk.services.merging.reading import read_cell
from kamdesk.services.merging.references import REFERENCES, UNNAMED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kamdesk.domain.exported import Cell
    from kamdesk.domain.fact import Record
    from kamdesk.services.merging.lines import Line
    from kamdesk.services.merging.references import References
    from kamdesk.services.merging.sides import Ours

SHOWN: Final[dict[type[Record], dict[str, str]]] = {
    Person: {"~name": "name", "~title": "post.title", "~department": "post.department"},
    Criterion: {"~criterion": "name"},
    ProcurementStep: {"~who": "person", "~planned": "planned", "~forecast": "forecast"},
}
"""Computed columns that are fields of a new record, or of the post of a new person."""
BLOCKS: Final = frozenset({ProcurementStep, ProjectRole, ProjectRival, Criterion})
"""Kinds whose rows stand in the block of their project."""
POST: Final = "post."
MARK: Final = "mark"
ACTIONS: Final = {
    "tblPromises": "promise",
    "tblRequests": "request",
    "tblCollections": "collection",
}
"""Tables of actions of one kind, which has no column there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A new row on its way: what it says as written, and the plain values of the fields."""

    line: Line
    change: Change
    kind: type[Record]
    values: dict[str, Any]
    written: list[str]


class NewRows:
    """Reads rows without an id."""

    def __init__(self, ours: Ours, references: References, *, told: Collection[str]) -> None:
        self.ours = ours
        self.references = references
        self.told = told
        self.tables: Collection[str] = ()
        """What the table that is read now was called at export."""
        self.siblings: Sequence[Record] = ()
        """The records of its other rows."""

    def of(self, line: Line, change: Change) -> Iterator[Change]:
        """A new record, or why there is none; nothing for a row that only holds remarks."""
        filled = {key: cell for key, cell in line.cells.items() if key not in REMARKS}
        kind = RECORDS.get(line.entity)
        if not filled or kind is None:
            # The rows of tables the program works out have no id at all.
            return
        said = [(key, folded(cell)) for key, cell in sorted(filled.items())]
        mark = short_id("new", line.entity, self.ours.facts.get("export"), said)
        if mark in self.told:
            return
        row = Row(line, replace(change, kind=Line_.NEW), kind, {}, [])
        for key, cell in filled.items():
            yield from self._cell(row, key, cell=cell)
        found = self._record(row)
        if found.kind is Line_.NEW:
            found = replace(found, values=found.values | {MARK: mark})
        yield found

    def _cell(self, row: Row, key: str, *, cell: Cell) -> Iterator[Change]:
        """Put what a cell means among the values, or tell why it is left out."""
        at = replace(row.change, key=key, label=row.line.label(key), theirs=cell)
        place = _place(row.kind, key)
        if key in row.line.bad:
            yield replace(at, kind=Line_.UNREADABLE, reason=_(BAD[row.line.bad[key]]))
            return
        if place is None:
            if not key.startswith(COMPUTED):
                reason = _("Fill this in once the row has been taken.")
                yield replace(at, kind=Line_.FORBIDDEN, reason=reason)
            return
        owner, item = place
        if item.kind in UNNAMED or (item.private and not self.ours.with_private):
            named = _("This names another record. Choose it in the program.")
            reason = _("Private facts were not in this workbook.") if item.private else named
            yield replace(at, kind=Line_.FORBIDDEN, reason=reason)
            return
        try:
            values = self._values(owner, item, cell=cell)
        except ValueProblem as problem:
            yield replace(at, kind=Line_.UNREADABLE, reason=str(problem))
            return
        if values:
            prefix = POST if owner is not row.kind else ""
            row.values.update({prefix + name: value for name, value in values.items()})
            row.written.append(f"{at.label}: {folded(cell)}")

    def _values(self, kind: type[Record], item: Fact, *, cell: Cell) -> dict[str, Any]:
        """The plain values of a field; none if the cell stands for an empty one."""
        if item.kind is Kind.SUBJECT:
            found = self.references.subject(kind, folded(cell))
            return {f"{item.name}_kind": found.ENTITY, item.name: found.id}
        if item.kind in REFERENCES:
            value = self.references.read(kind, item, cell=cell, record=None)
        else:
            value = read_cell(item, cell, units=self.ours.units)
        return {} if is_empty(value) else {item.name: to_plain(value)}

    def _record(self, row: Row) -> Change:
        values = self._home(row) | row.values
        missing = [
            item.words
            for item in facts_of(row.kind)
            if item.required and item.name not in values and item.kind is not Kind.ENTITY
        ]
        if row.kind is Person and "name" not in values:
            missing = [fact_of(Person, "name").words]
        if missing or not row.values:
            words = ", ".join(missing) or _("a value")
            reason = _("A new row of this table needs {fields}. Add it in the program.")
            return replace(row.change, kind=Line_.FORBIDDEN, reason=reason.format(fields=words))
        return replace(row.change, theirs="; ".join(row.written), values=values)

    def _home(self, row: Row) -> dict[str, Any]:
        """Whose the record is, and what it must be to stand where it was written."""
        kind, dossier = row.kind, self.ours.dossier
        home = self._parents(row)
        has_other = any(name in home | row.values for name in kind.HOME if name != "account")
        if has_fact(kind, "account") and (not has_other or _needs_account(kind)):
            home["account"] = dossier.account.id
        elif "organisation" in kind.HOME:
            home["organisation"] = dossier.organisation.id
        if has_fact(kind, "subject") and has_fact(kind, "subject_kind"):
            home |= {"subject_kind": "account", "subject": dossier.account.id}
        if kind is Action:
            found = (code for name, code in ACTIONS.items() if name in self.tables)
            home["kind"] = next(found, "task")
        if kind is Question:
            home["state"] = "open"
        return home

    def _parents(self, row: Row) -> dict[str, Any]:
        """What all rows of a block hang on, where the block and no column says so."""
        home: dict[str, Any] = {}
        if row.kind in BLOCKS and f"{row.kind.ENTITY}.project" not in row.line.keys:
            parents = {getattr(record, "project", None) for record in self.siblings}
            if len(parents) == 1:
                home["project"] = parents.pop()
        if row.kind is ProcurementStep:
            orders = [getattr(record, "order", None) or 0 for record in self.siblings]
            home["order"] = max(orders, default=0) + 1
        return home


def _needs_account(kind: type[Record]) -> bool:
    """Whether a record stands under its account even if it hangs on something there."""
    return fact_of(kind, "account").required or kind is Action


def _place(kind: type[Record], key: str) -> tuple[type[Record], Fact] | None:
    """The field of a new record that a column fills; of a new person, also of his post."""
    entity, _dot, name = SHOWN.get(kind, {}).get(key, key).rpartition(".")
    owner = Post if kind is Person and entity == Post.ENTITY else kind
    if entity in {"", owner.ENTITY} and has_fact(owner, name):
        return owner, fact_of(owner, name)
    return None
