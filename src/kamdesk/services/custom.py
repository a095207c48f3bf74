"""Fields the user adds himself, without code: on any record, of six kinds of value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.custom import own_value
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import CustomField, CustomValue
from kamdesk.domain.values import to_plain
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from typing import Any

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book


class FieldExists(UserError):
    """Two fields of one name on one kind of record cannot be told apart."""

    sentence = N_("There is a field “{label}” here already. Choose another name.")


def add_field(book: Book, entity: str, *, label: str, kind: str, **more: Any) -> Changes:
    """A new own field on a kind of record; ``kind`` is a code of CUSTOM_KIND."""
    label = label.strip()
    taken = [item for item in book.all(CustomField) if item.entity == entity]
    if any(label in {item.label, item.key} for item in taken):
        raise FieldExists(label=label)
    with book.work(_("new field: {label}").format(label=label)) as work:
        work.add(CustomField, entity=entity, key=label, label=label, kind=kind, **more)
    return work.changes


def set_custom(book: Book, field: CustomField, *, record: Record, value: Any) -> Changes:
    """Set an own field of a record; an empty value takes it away. Raises ``ValueProblem``."""
    words = _("{field} of {name}").format(field=field.label or "", name=title_of(record, book))
    with book.work(words) as work:
        rows = [
            row
            for row in work.where(CustomValue, "custom_field", value=field.id)
            if row.subject == record.id
        ]
        plain = to_plain(own_value(field, to_plain(value)))
        if plain in (None, "") and rows:
            work.remove(rows[0])
        elif rows:
            work.change(rows[0], value=plain)
        elif plain not in (None, ""):
            work.add(CustomValue, custom_field=field.id, subject=record.id, value=plain)
    return work.changes
