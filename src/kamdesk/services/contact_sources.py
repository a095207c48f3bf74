"""Reads a file of contacts or a list in a process of its own, as rows of text or as cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.imports.apart import nothing, read_apart
from kamdesk.imports.preflight import FileOfAnotherKind
from kamdesk.imports.tables import SPREADSHEETS, TEXTS, read_table
from kamdesk.imports.vcard import read_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

CARDS: Final = frozenset({".vcf", ".vcard"})
KINDS: Final = CARDS | SPREADSHEETS | TEXTS


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: rows of text, or cards."""

    name: str
    encoding: str
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    cards: Mapping[str, Any] | None = None

    def headings(self, header: int) -> tuple[str, ...]:
        """The texts of the heading row; none where there is none."""
        return self.rows[header] if 0 <= header < len(self.rows) else ()


def read_source(
    path: Path,
    *,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    tick: Callable[[], object] = nothing,
) -> Source:
    """Read a file in a process of its own; ``tick`` may raise to cancel.

    Raises the sentences of ``imports``: too large, damaged, no text in that encoding, too long.
    """
    kind = path.suffix.lower()
    if kind in CARDS:
        found = read_apart(read_cards, path, encoding=encoding, tick=tick)
        return Source(path.name, found["encoding"], cards=found)
    if kind not in KINDS:
        raise FileOfAnotherKind(file=path.name, kind=".vcf .csv .xlsx .ods .xls")
    found = read_apart(
        read_table, path, tick=tick, encoding=encoding, delimiter=delimiter, sheet=sheet
    )
    return Source(
        path.name,
        found["encoding"],
        delimiter=found["delimiter"],
        sheets=tuple(found["sheets"]),
        sheet=found["sheet"],
        rows=tuple(map(tuple, found["rows"])),
    )
