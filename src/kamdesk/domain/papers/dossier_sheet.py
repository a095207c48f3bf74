"""All that is known of an account on paper, to be read where the program is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.model import Grid, Paper
from kamdesk.domain.papers.week import firm
from kamdesk.domain.records import (
    RECORDS,
    Account,
    CustomField,
    CustomValue,
    ExportFile,
    FindingMark,
    Setting,
    Snapshot,
)
from kamdesk.domain.told import lines_of
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

UNPRINTED: Final = frozenset({CustomField, CustomValue, ExportFile, FindingMark, Setting, Snapshot})
"""What the program keeps for itself; own fields stand with the record they belong to."""
MOST: Final = 1200
"""Characters of one cell; a row is never cut by the end of a page, so long ones are several."""


def dossier_sheet(
    dossier: Dossier, *, today: dt.date, author: str, with_private: bool = False
) -> Paper:
    """A table for each kind of record; private records and facts only ``with_private``."""
    pieces = [
        _card(dossier, record, with_private=with_private)
        for record in (dossier.account, dossier.organisation)
    ]
    pieces += [
        grid
        for kind in RECORDS.values()
        if kind not in UNPRINTED | {Account}
        if (grid := _table(dossier, kind, with_private=with_private)).rows
    ]
    return Paper(
        title=_("All that is known: {name}").format(name=firm(dossier)),
        day=today.isoformat(),
        under=_("{n} kinds of records, as of the day of printing").format(n=len(pieces)),
        pieces=tuple(pieces),
        author=author,
        wide=True,
    )


def _card(dossier: Dossier, record: Record, *, with_private: bool) -> Grid:
    """The customer himself, field by field."""
    lines = lines_of(record, dossier.shelf, with_private=with_private)
    return Grid(
        _("{kind}: {name}").format(
            kind=_(record.LABEL), name=title_of(dossier.organisation, dossier.shelf)
        ),
        (_("Field"), _("What is known")),
        (0.24, 0.76),
        tuple(row for label, value in lines for row in _split(label, value)),
    )


def _table(dossier: Dossier, kind: type[Record], *, with_private: bool) -> Grid:
    rows: list[tuple[str, ...]] = []
    for record in dossier.shelf.of(kind):
        if with_private or not record.private:
            rows += _rows(dossier, record, with_private=with_private)
    return Grid(_(kind.PLURAL), (_("Record"), _("What is known")), (0.24, 0.76), tuple(rows))


def _rows(dossier: Dossier, record: Record, *, with_private: bool) -> list[tuple[str, ...]]:
    """One row, or more where there is much to say."""
    lines = lines_of(record, dossier.shelf, with_private=with_private)
    text = _("; ").join(
        _("{label}: {value}").format(label=label, value=value) for label, value in lines
    )
    return list(_split(title_of(record, dossier.shelf), text))


def _split(name: str, text: str) -> Iterator[tuple[str, str]]:
    """A name and its text, in as many rows as it takes."""
    yield name, text[:MOST]
    for place in range(MOST, len(text), MOST):
        yield "…", text[place : place + MOST]
