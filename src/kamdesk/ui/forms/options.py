"""What a reference can point at: the records a rep would look for, named as he names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.candidates import candidates, name_in
from kamdesk.domain.fact import Fact, Kind
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.ui.kit import Option

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record


def options_for(
    dossier: Dossier, kind: type[Record], *, item: Fact, today: dt.date
) -> list[Option]:
    """The options of a choice or reference field; empty for every other kind."""
    if item.kind in {Kind.CHOICE, Kind.CHOICES}:
        found = scale(item.scale)
        return [Option(code, found.label(code), found.help(code)) for code in found.codes]
    if item.kind is Kind.ENTITY:
        return [Option(entity, words_of(record)) for entity, record in RECORDS.items()]
    if item.kind in {Kind.REF, Kind.REFS}:
        records = candidates(dossier, kind, item=item, today=today)
        return [Option(record.id, name_in(dossier, record, today=today)) for record in records]
    return []


def words_of(kind: type[Record]) -> str:
    """The name of a kind of record in the current language."""
    from kamdesk.i18n import _

    return _(kind.LABEL)
