"""Workbooks for tests: written once a language, read back with openpyxl."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from tests.helpers.dossiers import sample

from kamdesk.reports.account_workbook import account_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kamdesk.domain.dossier import Dossier

TODAY = dt.date(2026, 11, 23)
HEADER, FIRST = 4, 5


@cache
def data_of(lang: str, *, with_private: bool = False, account: str = "A") -> bytes:
    """The bytes of a sample account's workbook."""
    return account_workbook(sample(account), today=TODAY, lang=lang, with_private=with_private)


def read(data: bytes) -> Workbook:
    """A workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))


@cache
def book_of(lang: str = "en", *, with_private: bool = False, account: str = "A") -> Workbook:
    """A sample account's workbook, read back; tests must not change it."""
    return read(data_of(lang, with_private=with_private, account=account))


def workbook_of(dossier: Dossier, *, with_private: bool = False) -> Workbook:
    """The English workbook of a dossier, read back."""
    return read(account_workbook(dossier, today=TODAY, lang="en", with_private=with_private))


def keyed(sheet: Worksheet, row: int = HEADER - 1) -> dict[str, int]:
    """Column numbers by the keys of the hidden row."""
    cells = {column: sheet.cell(row, column).value for column in range(1, sheet.max_column + 1)}
    return {str(key): column for column, key in cells.items() if key}


def cell_at(sheet: Worksheet, record: str, key: str) -> Any:
    """The cell of a record's row under a key, in the first table of a sheet."""
    column = keyed(sheet)[key]
    row = next(n for n in range(FIRST, sheet.max_row + 1) if sheet.cell(n, 1).value == record)
    return sheet.cell(row, column)


def texts(book: Workbook) -> set[str]:
    """Every text of a workbook."""
    return {
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
