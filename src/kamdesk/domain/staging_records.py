"""Rows of a list as records of one kind: sales by month, invoices, whatever has a declaration.

References stand in a list as names; they are found here, and a row whose reference nobody can mean
is refused with its reason. A row whose values the book holds already changes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Kind, facts_of, is_empty
from kamdesk.domain.matching import firm_key, flat, name_key
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, Account, Organisation, Person
from kamdesk.domain.staged import Coming, Staged
from kamdesk.domain.values import is_storable
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Fact, Record

OWN: Final = frozenset({"account", "organisation"})
"""References that the chosen account fills where a list does not."""


def stage_records(
    shelf: Shelf, rows: Iterable[Coming], *, kind: type[Record], account: Account | None = None
) -> tuple[tuple[Staged, ...], tuple[tuple[Coming, str], ...]]:
    """What each row would do, with references found; and the rows that cannot be taken in."""
    names = Names(shelf)
    there = Counter[tuple[Any, ...]]()
    forms: dict[tuple[str, ...], Counter[tuple[Any, ...]]] = {}
    staged: list[Staged] = []
    bad: list[tuple[Coming, str]] = []
    for row in rows:
        values = dict(row.of(kind.ENTITY))
        reasons = [*_filled_in(kind, values, names=names, account=account)]
        if reasons:
            bad.append((row, " ".join(reasons)))
            continue
        fields = tuple(sorted(values))
        if fields not in forms:
            forms[fields] = Counter(
                tuple(getattr(record, name) for name in fields) for record in shelf.of(kind)
            )
        there, key = forms[fields], tuple(values[name] for name in fields)
        is_known = there[key] > 0
        # The book's row stands for one row of the list, not for all that look the same.
        there[key] -= is_known
        found = replace(row, values={kind.ENTITY: values})
        staged.append(Staged(found, "same" if is_known else "new"))
    return tuple(staged), tuple(bad)


def _filled_in(
    kind: type[Record], values: dict[str, Any], *, names: Names, account: Account | None
) -> Iterable[str]:
    """Turn names into ids in place; give what is wrong with the row."""
    for item in facts_of(kind):
        value = values.get(item.name)
        if item.kind is Kind.REF and not is_empty(value):
            found = names.find(item.entity, str(value))
            if len(found) != 1:
                yield _no_or_several(item, str(value), found=found)
            else:
                values[item.name] = found[0]
        elif account is not None and item.name in OWN and item.kind is Kind.REF:
            values.setdefault(
                item.name, account.id if item.entity == "account" else account.organisation
            )
        if item.required and is_empty(values.get(item.name)):
            yield _("{field}: {reason}").format(
                field=item.words, reason=_("This must be filled in.")
            )


def _no_or_several(item: Fact, text: str, *, found: list[str]) -> str:
    reason = (
        _("“{name}” can mean several in this book.")
        if found
        else _("“{name}” is not in this book.")
    ).format(name=text)
    return _("{field}: {reason}").format(field=item.words, reason=reason)


class Names:
    """Finds the records of a book by what lists call them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, dict[str, dict[str, None]]] = {}

    def find(self, entity: str, text: str) -> list[str]:
        """The ids of all records of an entity that a text can mean."""
        if not is_storable(text):
            return []
        if entity not in self._known:
            self._known[entity] = self._index(RECORDS[entity])
        there = self._known[entity]
        return [*(there.get(text) or there.get(self._form(entity, text)) or {})]

    @staticmethod
    def _form(entity: str, text: str) -> str:
        if entity == Person.ENTITY:
            return f"~{name_key(text) or flat(text)}"
        if entity in {Organisation.ENTITY, Account.ENTITY}:
            return f"~{firm_key(text) or flat(text)}"
        return f"~{flat(text)}"

    def _index(self, kind: type[Record]) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for record in self._shelf.of(kind):
            for word in (record.id, record.external, getattr(record, "code", None)):
                if word:
                    found.setdefault(word, {})[record.id] = None
            for name in self._names(record):
                found.setdefault(self._form(kind.ENTITY, name), {})[record.id] = None
        return found

    def _names(self, record: Record) -> Iterable[str]:
        if isinstance(record, Account):
            firm = self._shelf.get(Organisation, record.organisation)
            return self._names(firm) if firm else ()
        if isinstance(record, Organisation):
            return [name for name in (record.name, record.short, record.name_other) if name]
        return [title_of(record, self._shelf)]
