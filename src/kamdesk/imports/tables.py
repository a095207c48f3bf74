"""Lists that others hand in: CSV of any encoding, Excel of any age, OpenDocument.

A list is rows of text here. Telephones and codes that a spreadsheet took for numbers lose their
".0"; days are written 2026-11-23. Which column means what is decided elsewhere.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.imports.encodings import decoded
from kamdesk.imports.preflight import (
    FileDamaged,
    FileOfAnotherKind,
    check_open_document,
    check_workbook,
    checked_bytes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kamdesk.domain.fact import Json

DELIMITERS: Final = (",", ";", "\t", "|")
SAMPLE: Final = 50
"""Rows that are looked at to find the delimiter."""
MOST_ROWS, MOST_COLUMNS = 100_000, 200
SPREADSHEETS: Final = frozenset({".xlsx", ".xls", ".ods"})
TEXTS: Final = frozenset({".csv", ".tsv", ".txt"})


PROPERTIES, MAKER = "docProps/core.xml", b">KAMdesk</"


class ListTooLong(FileError):
    """More rows than anybody has contacts."""

    sentence = N_("“{file}” has more than {n} rows. Split it and take the parts in one by one.")


class IsOurWorkbook(FileError):
    """A workbook of this program goes another way back."""

    sentence = N_(
        "“{file}” is a workbook that KAMdesk wrote. Take it back with “merge”, which knows what "
        "was changed in it; nothing was taken in here."
    )


class SheetMissing(FileError):
    """A sheet of that name is not there."""

    sentence = N_("“{file}” has no sheet “{sheet}”.")


def read_table(
    path: Path, *, encoding: str = "", delimiter: str = "", sheet: str = ""
) -> dict[str, Json]:
    """The rows of a list as text, and how it was read.

    ``{"encoding":, "delimiter":, "sheets": [names], "sheet":, "rows": [[text, ...], ...]}``; rows
    are as long as the longest, empty ones at the end are left out. Raises ``FileIsNoText``,
    ``ListTooLong``, ``SheetMissing``, ``IsOurWorkbook`` and what ``checked_bytes`` and
    ``check_workbook`` raise.
    """
    kind = path.suffix.lower()
    data = checked_bytes(path)
    if kind in SPREADSHEETS:
        return _spreadsheet(data, kind, name=path.name, sheet=sheet)
    if kind in TEXTS:
        return _text_list(data, path.name, encoding=encoding, delimiter=delimiter)
    raise FileOfAnotherKind(file=path.name, kind=".csv .xlsx .ods .xls")


def _text_list(data: bytes, name: str, *, encoding: str, delimiter: str) -> dict[str, Json]:
    text, used = decoded(data, encoding, name=name)
    found = delimiter or _delimiter(text)
    try:
        # An open quotation mark would swallow the rest of the file into one cell.
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=found))
    except csv.Error as error:
        raise FileDamaged(file=name, detail=error) from error
    return {
        "encoding": used,
        "delimiter": found,
        "sheets": [],
        "sheet": "",
        "rows": _squared(rows, name),
    }


def _delimiter(text: str) -> str:
    """The sign that cuts the most of the first rows into the same number of columns."""
    rows = text.splitlines()[:SAMPLE]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [count for row in rows if (count := row.count(sign))]
        return max(((counts.count(count), count) for count in counts), default=(0, 0))

    return max(DELIMITERS, key=evenness)


def _spreadsheet(data: bytes, kind: str, *, name: str, sheet: str) -> dict[str, Json]:
    from python_calamine import CalamineError, CalamineWorkbook

    if kind == ".xlsx":
        check_workbook(data, name=name)
        if _is_ours(data):
            raise IsOurWorkbook(file=name)
    elif kind == ".ods":
        check_open_document(data, name=name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        if sheet and sheet not in names:
            raise SheetMissing(file=name, sheet=sheet)
        chosen = sheet or next(iter(names), "")
        rows = book.get_sheet_by_name(chosen).to_python() if chosen else []
    except (CalamineError, OSError, ValueError) as error:
        raise FileDamaged(file=name, detail=error) from error
    return {
        "encoding": "",
        "delimiter": "",
        "sheets": [*names],
        "sheet": chosen,
        "rows": _squared(rows, name),
    }


def _is_ours(data: bytes) -> bool:
    """Whether the properties of a workbook name this program as its maker."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        return MAKER in (archive.read(PROPERTIES) if PROPERTIES in names else b"")


def _squared(rows: Iterable[Iterable[Any]], name: str) -> list[Json]:
    """Rows of text, all equally long, without empty rows and columns at the ends."""
    texts = [[_text(value) for value in row][:MOST_COLUMNS] for row in rows]
    while texts and not any(texts[-1]):
        texts.pop()
    if len(texts) > MOST_ROWS:
        raise ListTooLong(file=name, n=MOST_ROWS)
    width = max((_filled(row) for row in texts), default=0)
    return [[*row[:width], *[""] * (width - len(row))] for row in texts]


def _filled(row: list[str]) -> int:
    return max((place for place, text in enumerate(row, start=1) if text), default=0)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    # A quotation mark in front is how spreadsheets keep text from being a formula.
    text = str(value).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in set("=+-@0") else text
