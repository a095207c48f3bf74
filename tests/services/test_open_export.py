"""A book that opens without the program: whole or not there, private only with the tick."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from tests.helpers.books import (
    change,
    everything,
    make,
    make_account,
    make_person,
)
from tests.helpers.pdf_pages import text_of

from kamdesk.domain.records import Account, CustomField, CustomValue, Organisation, Person
from kamdesk.services.open_export import (
    FolderRefused,
    FolderTaken,
    OpenOrder,
    folder_name,
    open_export,
)
from kamdesk.services.opening import new_book
from kamdesk.services.records_file import import_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.storage.book import Book

ORDER = OpenOrder(dt.date(2026, 11, 23), "en")
WHOLE = OpenOrder(dt.date(2026, 11, 23), "en", with_private=True)


class Enough(Exception):
    """The user wants no more of it."""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Book]:
    """A book of one account with one person."""
    with new_book(tmp_path / "small.kam") as found:
        account = make_account(found, "岚川", private=False)
        make_person(found, account.organisation)
        yield found


def test_everything_stands_in_a_folder_that_needs_no_program(book: Book, tmp_path: Path) -> None:
    told: list[float] = []
    out = tmp_path / folder_name(book, ORDER)

    count = open_export(book, out, order=WHOLE, progress=lambda share, _words: told.append(share))

    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert len(files) == count == 3 + len(book.all(Account))
    assert "READ ME.html" in files
    assert "PDF/岚川.pdf" in files
    assert told == sorted(told)
    page = (out / "READ ME.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert all(words in page for words in ("What is what", "内容说明", "內容說明", "sample.xlsx"))


def test_the_records_give_an_equal_book(book: Book, tmp_path: Path) -> None:
    open_export(book, tmp_path / "out", order=WHOLE)

    with new_book(tmp_path / "other.kam") as other:
        import_records(other, tmp_path / "out" / "sample.json")
        assert {kind for kind, _key in everything(other)} == {k for k, _key in everything(book)}
        assert len(everything(other)) == len(everything(book))


def test_sheets_hold_names_ids_and_real_values(book: Book, tmp_path: Path) -> None:
    field = make(
        book, CustomField, entity="person", key="car", label="Car <b>", kind="text", private=False
    )
    lin = next(item for item in book.all(Person) if item.external == "A3")
    make(book, CustomValue, custom_field=field.id, subject=lin.id, value="=red")
    open_export(book, tmp_path / "out", order=ORDER)

    workbook = load_workbook(tmp_path / "out" / "sample.xlsx")
    invoices = workbook["Invoices"]
    heads = [cell.value for cell in invoices[3]]
    row = dict(zip(heads, [cell.value for cell in invoices[4]], strict=True))
    assert row["Account"] == "岚川化工集团"
    assert row["Account: id"] == "A"
    assert isinstance(row["Amount"], int | float)
    assert row["Amount: currency"] == "CNY"
    assert isinstance(row["Due"], dt.datetime)
    people = workbook["People"]
    cars = [cell.value for cell in people[3]].index("Car <b>")
    assert "=red" in [people.cell(line, cars + 1).value for line in range(4, people.max_row + 1)]


def test_private_facts_leave_with_the_tick_only(small: Book, tmp_path: Path) -> None:
    change(small, small.all(Person)[0], hobby="orchids of the secret garden")
    firm = make(small, Organisation, name="Hidden customer", is_customer=True)
    make(small, Account, organisation=firm.id, private=True)
    open_export(small, tmp_path / "out", order=ORDER)
    open_export(small, tmp_path / "all", order=WHOLE)

    def text(folder: str) -> str:
        pages = text_of((tmp_path / folder / "PDF" / "岚川.pdf").read_bytes())
        sheet = load_workbook(tmp_path / folder / "small.xlsx")["People"]
        cells = [str(cell.value) for row in sheet.rows for cell in row]
        plain = json.loads((tmp_path / folder / "small.json").read_bytes())
        return re.sub(r"\s+", "", " ".join([*pages, *cells, str(plain)]))

    assert text("all").count("orchidsofthesecretgarden") == 3
    assert "orchids" not in text("out")
    assert not (tmp_path / "out" / "PDF" / "Hidden customer.pdf").exists()
    assert (tmp_path / "all" / "PDF" / "Hidden customer.pdf").exists()


def test_two_accounts_of_one_name_have_two_papers(small: Book, tmp_path: Path) -> None:
    firm = make(small, Organisation, name="岚川", is_customer=True)
    make(small, Account, organisation=firm.id)
    open_export(small, tmp_path / "out", order=ORDER)

    assert (tmp_path / "out" / "PDF" / "岚川 2.pdf").exists()


def test_a_long_text_is_printed_whole(small: Book, tmp_path: Path) -> None:
    change(small, small.all(Person)[0], concerns="word " * 900 + "the very end")
    open_export(small, tmp_path / "out", order=ORDER)

    pages = text_of((tmp_path / "out" / "PDF" / "岚川.pdf").read_bytes())
    assert "thevery" in re.sub(r"\s+", "", "".join(pages))


def test_what_is_stopped_leaves_nothing(small: Book, tmp_path: Path) -> None:
    def stop(share: float, _words: str) -> None:
        if share > 0.18:
            raise Enough

    with pytest.raises(Enough):
        open_export(small, tmp_path / "out", order=ORDER, progress=stop)

    assert not list(tmp_path.glob("out*"))


def test_what_was_left_unfinished_is_cleared_away(small: Book, tmp_path: Path) -> None:
    (tmp_path / "out.unfinished").mkdir()
    open_export(small, tmp_path / "out", order=ORDER)

    assert [path.name for path in tmp_path.glob("out*")] == ["out"]


def test_a_folder_that_is_there_is_left_alone(small: Book, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(FolderTaken, match="already"):
        open_export(small, tmp_path / "out", order=ORDER)

    assert not list((tmp_path / "out").iterdir())


def test_a_place_where_nothing_can_be_made_is_said(small: Book, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderRefused, match="could not be made"):
        open_export(small, tmp_path / "file" / "out", order=ORDER)
