"""Rows that somebody wrote below or between ours: what record they would become."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Fact, Kind, fact_of, facts_of, has_fact, is_empty
from kamdesk.domain.merge import Change
from kamdesk.domain.merge import Kind as Line_
from kamdesk.domain.records import RECORDS, Action, Person
from kamdesk.domain.values import ValueProblem, to_plain
from kamdesk.i18n import _
from kamdesk.services.merging.lines import REMARKS
from kamdesk.services.merging.reading import read_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.fact import Record
    from kamdesk.services.merging.lines import Line
    from kamdesk.services.merging.sides import Ours

SHOWN_NAMES: Final = {"~name": "name"}
"""Computed columns of people that are fields of a new one."""
ACTIONS: Final = {"tblPromises": "promise", "tblRequests": "request"}
"""Tables of actions of one kind, which has no column there."""
HOMES: Final = frozenset({"account", "organisation", "subject", "subject_kind"})
"""Fields the program fills in: whose the new record is."""
UNFIT: Final = frozenset({Kind.REF, Kind.REFS, Kind.SUBJECT, Kind.ENTITY, Kind.CODE, Kind.VALUE})


class NewRows:
    """Reads rows without an id."""

    def __init__(self, ours: Ours) -> None:
        self.ours = ours
        self.tables: set[str] = set()
        """What the table that is read now was called at export."""

    def of(self, line: Line, change: Change) -> Iterator[Change]:
        """A new record, or why there is none; nothing for a row that only holds remarks."""
        filled = {key: cell for key, cell in line.cells.items() if key not in REMARKS}
        kind = RECORDS.get(line.entity)
        if not filled or kind is None:
            # The rows of tables the program works out have no id at all.
            return
        change = replace(change, kind=Line_.NEW)
        values: dict[str, Any] = {}
        for key, cell in filled.items():
            item = _field(kind, key)
            if item is None:
                continue
            at = replace(change, key=key, label=line.label(key), theirs=cell)
            if item.kind in UNFIT or (item.private and not self.ours.with_private):
                reason = _("This names another record. Choose it in the program.")
                yield replace(at, kind=Line_.FORBIDDEN, reason=reason)
                continue
            try:
                value = read_cell(item, cell, units=self.ours.units)
            except ValueProblem as problem:
                yield replace(at, kind=Line_.UNREADABLE, reason=str(problem))
                continue
            if not is_empty(value):
                values[item.name] = to_plain(value)
        yield self._record(change, kind, values=values)

    def _record(self, change: Change, kind: type[Record], *, values: dict[str, Any]) -> Change:
        missing = [
            item.words
            for item in facts_of(kind)
            if item.required and item.name not in HOMES and item.name not in values
        ]
        if kind is Person and "name" not in values:
            missing = [fact_of(Person, "name").words]
        if missing or not values:
            words = ", ".join(missing) or _("a value")
            reason = _("A new row of this table needs {fields}. Add it in the program.")
            return replace(change, kind=Line_.FORBIDDEN, reason=reason.format(fields=words))
        return replace(change, theirs=_told(kind, values), values=values | self._home(kind, values))

    def _home(self, kind: type[Record], values: dict[str, Any]) -> dict[str, Any]:
        """Whose the record is, and what it must be to stand where it was written."""
        dossier = self.ours.dossier
        home: dict[str, Any] = {}
        if has_fact(kind, "account"):
            home["account"] = dossier.account.id
        elif has_fact(kind, "organisation"):
            home["organisation"] = dossier.organisation.id
        if has_fact(kind, "subject") and has_fact(kind, "subject_kind"):
            home |= {"subject_kind": "account", "subject": dossier.account.id}
        if kind is Action and "kind" not in values:
            found = (code for name, code in ACTIONS.items() if name in self.tables)
            home["kind"] = next(found, "task")
        return home


def _field(kind: type[Record], key: str) -> Fact | None:
    if kind is Person and key in SHOWN_NAMES:
        return fact_of(kind, SHOWN_NAMES[key])
    entity, _dot, name = key.partition(".")
    return fact_of(kind, name) if entity == kind.ENTITY and has_fact(kind, name) else None


def _told(kind: type[Record], values: dict[str, Any]) -> str:
    """What the row says, in one line."""
    found = (f"{fact_of(kind, name).words}: {value}" for name, value in values.items())
    return "; ".join(found)
