"""A record in full, as a person reads it: every filled field, references by the name they lead to.

For what must be readable without the program: the sheets and papers of the whole book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.custom import custom_lines
from kamdesk.domain.fact import Kind, facts_of, is_empty
from kamdesk.domain.naming import shown, title_of
from kamdesk.domain.records import RECORDS

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Fact, Record
    from kamdesk.domain.naming import Find


def told(record: Record, item: Fact, *, find: Find) -> str:
    """The value of a field in words; "" where nobody filled it in.

    A reference to something that is not among what can be seen keeps its id: it is not lost.
    """
    value = getattr(record, item.name)
    if is_empty(value):
        return ""
    if item.kind is Kind.SUBJECT:
        entity = getattr(record, f"{item.name}_kind", None) or ""
        return _named(entity, value, find=find)
    if item.kind is Kind.REF:
        return _named(item.entity, value, find=find)
    if item.kind is Kind.REFS:
        return ", ".join(_named(item.entity, key, find=find) for key in value)
    if item.kind is Kind.ENTITY:
        from kamdesk.i18n import _

        return _(RECORDS[value].LABEL) if value in RECORDS else str(value)
    return shown(item, value)


def _named(entity: str, key: Any, *, find: Find) -> str:
    kind = RECORDS.get(entity)
    target = find.get(kind, key) if kind else None
    return title_of(target, find) if target is not None else str(key)


def lines_of(record: Record, shelf: Shelf, *, with_private: bool) -> tuple[tuple[str, str], ...]:
    """Label and words of every filled field, those the user declared himself last."""
    own = custom_lines(shelf, record, with_private=with_private)
    found = [
        (item.words, told(record, item, find=shelf))
        for item in facts_of(type(record))
        if with_private or not item.private
    ]
    return tuple(line for line in (*found, *own) if line[1])
