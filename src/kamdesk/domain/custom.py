"""Fields the user declared himself, seen as if they had been declared in code.

That is all it takes for them to pass through form, search, workbook, brief and JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import DATE, DECIMAL, FLAG, MONEY, TEXT, Fact, Json
from kamdesk.domain.naming import shown
from kamdesk.domain.records import CustomField, CustomValue
from kamdesk.domain.values import ValueProblem, from_plain
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record

KINDS = {
    "text": TEXT,
    "number": DECIMAL,
    "money": MONEY,
    "date": DATE,
    "choice": TEXT,
    "flag": FLAG,
}


def as_fact(field: CustomField) -> Fact:
    """The declaration of an own field. A choice is a text of which only some are allowed."""
    return Fact(
        name=field.key or "",
        label=field.label or "",
        of=KINDS[field.kind or "text"],
        help=field.help or "",
        private=field.private,
    )


def fields_on(shelf: Shelf, entity: str) -> tuple[CustomField, ...]:
    """The own fields that stand on a kind of record, in the order they were added."""
    return shelf.where(CustomField, "entity", value=entity)


def own_value(field: CustomField, plain: Json) -> Any:
    """The value of an own field from its plain form. Raises ``ValueProblem``."""
    value = from_plain(as_fact(field), plain)
    if field.kind == "choice" and value and value not in field.choices:
        reason = _("“{value}” is not one of: {codes}.")
        raise ValueProblem(reason=reason.format(value=value, codes=", ".join(field.choices)))
    return value


def custom_value(shelf: Shelf, field: CustomField, *, record: Record) -> Any:
    """What an own field holds for a record; ``None`` if nothing, or nothing that can be read."""
    rows = shelf.where(CustomValue, "subject", value=record.id)
    plain: Json = next((row.value for row in rows if row.custom_field == field.id), None)
    try:
        return own_value(field, plain)
    except ValueProblem:
        # The field was another kind once; the old value stays in the file until it is retyped.
        return None


def custom_lines(
    shelf: Shelf, record: Record, *, with_private: bool
) -> tuple[tuple[str, str], ...]:
    """Label and value of every filled own field of a record, as a person reads them."""
    lines = []
    for field in fields_on(shelf, record.ENTITY):
        value = custom_value(shelf, field, record=record)
        if value is not None and (with_private or not field.private):
            lines.append((field.label or _("Own field"), shown(as_fact(field), value)))
    return tuple(lines)
