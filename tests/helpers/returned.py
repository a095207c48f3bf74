"""Workbooks that came back, for tests: a small book, its export, and a hand that edits it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from tests.helpers.books import change, make, make_account, make_person, make_project

from kamdesk.domain.records import (
    Account,
    Action,
    CustomField,
    Interaction,
    Organisation,
    Person,
    Project,
)
from kamdesk.imports.returned import read_returned
from kamdesk.services.merge import Preview, compare
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Trip:
    """A workbook on its way: the book it left, and the file."""

    book: Book
    account: Account
    person: Person
    project: Project
    path: Path

    def edited(self, edit: Callable[[Workbook], object]) -> Path:
        """The file after somebody edited and saved it."""
        workbook = load_workbook(self.path)
        edit(workbook)
        path = self.path.with_name("returned.xlsx")
        workbook.save(path)
        return path

    def look(self, path: Path | None = None, **options: Any) -> Preview:
        """What the file brings."""
        path = path or self.path
        return compare(self.book, read_returned(path), path=path, today=TODAY, **options)

    def returned(self, edit: Callable[[Workbook], object]) -> Preview:
        """What the file brings after somebody edited it."""
        return self.look(self.edited(edit))


def trip_of(folder: Path, *, lang: str = "en", with_private: bool = False) -> Iterator[Trip]:
    """A book with one of everything that matters, and its workbook."""
    with Book.create(folder / "book.kam") as book:
        yield trip_in(book, folder, lang=lang, with_private=with_private)


def trip_in(book: Book, folder: Path, *, lang: str = "en", with_private: bool = False) -> Trip:
    """Fill an empty book and export its account."""
    own = make(book, Organisation, name="云桥流体", is_own=True)
    kam = make_person(book, own.id, "周既明")
    account = make_account(book, lifecycle="developed", tier="gold", owner=kam.id)
    person = make_person(book, account.organisation, level=3)
    person = change(book, person, power=3, attitude="accepted", hobby="围棋")
    make_person(book, account.organisation, "郑怀安")
    project = make_project(book, account, problem="停机太多")
    make(book, CustomField, entity="account", key="熟人", label="熟人", kind="text")
    visit = dt.datetime(2026, 12, 1, 1, tzinfo=dt.UTC)
    make(book, Interaction, account=account.id, kind="visit", start=visit, status="planned")
    make(book, Action, account=account.id, kind="promise", side="ours", text="报价", due=TODAY)
    path = folder / "out.xlsx"
    order = WorkbookOrder(today=TODAY, lang=lang, with_private=with_private)
    write_account_workbook(book, book.dossier(account.id), order=order, path=path)
    return Trip(book, account, person, project, path)


def place_of(workbook: Workbook, record: str, key: str) -> tuple[Worksheet, int, int]:
    """Sheet, row and column of a record's cell under a key, wherever it stands."""
    for sheet in workbook.worksheets:
        keys: dict[str, int] = {}
        for number, row in enumerate(sheet.iter_rows(min_row=1), 1):
            texts = {str(cell.value): int(cell.column) for cell in row if cell.value}
            if any(text.endswith(".id") for text in texts):
                keys = texts
            elif record in texts and key in keys:
                return sheet, number, keys[key]
    raise LookupError(record, key)


def keys_of(sheet: Worksheet, row: int = 3) -> dict[str, int]:
    """Columns by the keys of the hidden row."""
    cells: Any = sheet[row]
    return {str(cell.value): cell.column for cell in cells if cell.value}


def cell_of(workbook: Workbook, record: str, key: str) -> Cell:
    """A record's cell under a key."""
    sheet, row, column = place_of(workbook, record, key)
    found: Any = sheet.cell(row, column)
    cell: Cell = found
    return cell


def put(record: str, key: str, value: Any) -> Callable[[Workbook], object]:
    """A hand that writes one cell."""

    def write(workbook: Workbook) -> None:
        cell_of(workbook, record, key).value = value

    return write


def told(preview: Preview) -> list[tuple[str, str, Any]]:
    """Kind, field and value of each change."""
    return [(str(change.kind), change.key, change.theirs) for change in preview.changes]
