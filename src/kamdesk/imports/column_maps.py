"""What the columns of a list mean, written down in a file (``--map MAP.toml``).

```toml
kind = "contacts"          # or the name of an entity: sale, invoice, ...
encoding = "gb18030"       # each of these may be left out
delimiter = ";"
sheet = "2026"
header = 3                 # the row of the headings, counted from 1; 0 for none
[columns]                  # heading, or number of the column, and what it fills
"姓名" = "person.name"
"7" = "contact_point.mobile"
"备注" = ""                 # left out
```
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kamdesk.domain.matching import flat
from kamdesk.domain.records import RECORDS
from kamdesk.errors import FileError
from kamdesk.i18n import N_, _
from kamdesk.imports.columns import CONTACTS, heading_row, proposed, targets
from kamdesk.imports.files import read_bytes
from kamdesk.imports.lists import Columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class MapRefused(FileError):
    """A map that cannot be followed."""

    sentence = N_("“{file}” is no map of columns: {reason}")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A map as it stands in its file; ``header`` is ``None`` where it is to be found."""

    name: str
    kind: str = CONTACTS
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def read_map(path: Path) -> ColumnMap:
    """The map in a file. Raises ``MapRefused`` with the reason, ``FileNotReadable``."""
    try:
        plain = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except (UnicodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise MapRefused(file=path.name, reason=error) from error
    kind = _word(plain, "kind", path=path) or CONTACTS
    if kind != CONTACTS and kind not in RECORDS:
        raise MapRefused(file=path.name, reason=_("There is no such entity."))
    header = plain.get("header")
    if header is not None and (isinstance(header, bool) or not isinstance(header, int)):
        raise MapRefused(file=path.name, reason=_("A whole number is expected here."))
    columns = plain.get("columns", {})
    known = targets(kind)
    for name, key in columns.items() if isinstance(columns, dict) else [("columns", columns)]:
        if key != "" and key not in known:
            reason = _("“{name}” = “{target}”: there is no such field.").format(
                name=name, target=key
            )
            raise MapRefused(file=path.name, reason=reason)
    return ColumnMap(
        path.name,
        kind,
        encoding=_word(plain, "encoding", path=path),
        delimiter=_word(plain, "delimiter", path=path),
        sheet=_word(plain, "sheet", path=path),
        header=None if header is None else max(header, 0) - 1,
        columns=columns,
    )


def _word(plain: Mapping[str, Any], name: str, *, path: Path) -> str:
    value = plain.get(name, "")
    if not isinstance(value, str):
        raise MapRefused(file=path.name, reason=_("Text is expected here."))
    return value


def mapped(rows: Sequence[Sequence[str]], said: ColumnMap) -> Columns:
    """What the columns of a list mean by a map; those it does not name are left out.

    A map without columns leaves them to their headings. Raises ``MapRefused`` if it names a
    column that is not there.
    """
    header = heading_row(rows, said.kind) if said.header is None else said.header
    if header >= len(rows):
        raise MapRefused(file=said.name, reason=_("The list has no row for the headings."))
    if not said.columns:
        return Columns(proposed(rows, header, kind=said.kind), header, said.kind)
    if said.header is None and header < 0:
        header = _row_of(rows, said)
    names = [flat(cell) for cell in rows[header]] if header >= 0 else []
    width = max((len(row) for row in rows), default=0)
    keys = [""] * width
    for name, key in said.columns.items():
        place = names.index(flat(name)) if flat(name) in names else _number(name) - 1
        if not 0 <= place < width:
            reason = _("The list has no column “{name}”.").format(name=name)
            raise MapRefused(file=said.name, reason=reason)
        keys[place] = key
    return Columns(tuple(keys), header, said.kind)


def _row_of(rows: Sequence[Sequence[str]], said: ColumnMap) -> int:
    """The first row that has all headings of a map; -1 if none has."""
    wanted = {flat(name) for name in said.columns if not _number(name)}
    found = (place for place, row in enumerate(rows) if wanted <= {flat(cell) for cell in row})
    return next(found, -1) if wanted else -1


def _number(name: str) -> int:
    return int(name) if name.isascii() and name.isdigit() else 0
