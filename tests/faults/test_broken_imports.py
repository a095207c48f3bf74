"""Broken files of every kind: no crash, no hang, nothing half taken in, the good parts kept."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from tests.helpers.mutate import mutated, mutated_zip, mutations

from kamdesk.domain.records import Organisation, Person
from kamdesk.errors import KamdeskError
from kamdesk.imports.json_records import write_records
from kamdesk.imports.tables import read_table
from kamdesk.imports.vcard import read_cards
from kamdesk.services.contacts import Source, columns_of, read_source, staging, take_in
from kamdesk.services.records_file import import_bytes
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHORT, FULL, LONGEST = 60, 2_000, 30.0
ROWS = (
    ("姓名", "手机", "公司", "部门", "职务", "邮箱", "生日", "客户等级"),
    ("林嘉慧", "13900000101", "岚川化工集团", "采购", "部长", "l@x.example", "1980-06-07", "gold"),
    ("高远山", "+86 574 8800 0102", "岚川化工集团", "集团", "副总裁", "g@x.example", "", ""),
    ("Anna Clark", "020 7946 0000", "Clark Ltd.", "", "Buyer", "a@x.example", "1/13/1979", ""),
)
GOOD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name};;;;\r\nFN:{name}\r\nTEL:0{number}\r\nEND:VCARD\r\n"
ODD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E5=\r\n"
    "=98=89\r\nitem1.TEL;CELL;PREF:+86 139 0000 0103\r\nitem1.X-ABLabel:_$!<Work>!$_\r\n"
    "ADR;WORK:;;1 Road;Town;;12345;Land\r\nNOTE:a\\nb\r\n c\r\nPHOTO;ENCODING=b:AAAA\r\n"
    "EMAIL:x@y.example\r\nBDAY:19800607\r\nORG:岚川;采购\r\nEND:VCARD\r\n"
)
FIRST, LAST = "5748800001", "5748800002"
CARDS = GOOD.format(name="First", number=FIRST), ODD, GOOD.format(name="Last", number=LAST)


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    """How many broken files are tried of each kind."""
    return FULL if request.config.getoption("--full") else SHORT


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book."""
    with Book.create(tmp_path / "b.kam") as made:
        yield made


def workbook() -> bytes:
    """A list as a workbook."""
    made, out = Workbook(), io.BytesIO()
    sheet: Any = made.active
    for row in ROWS:
        sheet.append(row)
    made.save(out)
    return out.getvalue()


def csv_file() -> bytes:
    """A list as text."""
    return "\r\n".join(";".join(row) for row in ROWS).encode("gb18030")


def records_file() -> bytes:
    """Records in the JSON form."""
    firm = Organisation(id="A", name="岚川化工集团", is_customer=True)
    return write_records([firm, *(Person(id=f"P{n}", name=f"n{n}") for n in range(5))])


def tried(book: Book, act: Callable[[], object]) -> None:
    """Take something in: in time, all or nothing, and one undo takes it back."""
    began = time.monotonic()
    before = book.shelf().everything()
    try:
        act()
    except KamdeskError:
        assert book.shelf().everything() == before
    else:
        if book.shelf().everything() != before:
            book.undo()
        assert book.shelf().everything() == before
    assert time.monotonic() - began < LONGEST


def take_rows(book: Book, path: Path, data: bytes) -> None:
    """Take a list in, whatever it has become."""
    path.write_bytes(data)
    found: Any = read_table(path)
    rows = tuple(tuple(row) for row in found["rows"])
    source = Source(path.name, found["encoding"], rows=rows)
    take_in(book, staging(book, source, columns=columns_of(book, source)))


def take_cards(book: Book, path: Path, data: bytes) -> None:
    """Take cards in, whatever they have become."""
    path.write_bytes(data)
    found: Any = read_cards(path)
    take_in(book, staging(book, Source(path.name, found["encoding"], cards=found)))


def test_broken_cards(book: Book, tmp_path: Path, count: int) -> None:
    for _seed, data in mutations("".join(CARDS).encode(), count):
        tried(book, lambda data=data: take_cards(book, tmp_path / "c.vcf", data))  # type: ignore[misc]


def test_broken_lists(book: Book, tmp_path: Path, count: int) -> None:
    for _seed, data in mutations(csv_file(), count):
        tried(book, lambda data=data: take_rows(book, tmp_path / "l.csv", data))  # type: ignore[misc]


def test_broken_workbooks(book: Book, tmp_path: Path, count: int) -> None:
    whole = workbook()
    for seed in range(count):
        data = mutated_zip(whole, seed)
        tried(book, lambda data=data: take_rows(book, tmp_path / "l.xlsx", data))  # type: ignore[misc]


def test_broken_records(book: Book, count: int) -> None:
    for _seed, data in mutations(records_file(), count):
        tried(book, lambda data=data: import_bytes(book, data, name="r.json"))  # type: ignore[misc]


def test_good_cards_beside_broken_ones_are_kept(tmp_path: Path, count: int) -> None:
    path = tmp_path / "c.vcf"
    for seed in range(count):
        first, odd, last = (card.encode() for card in CARDS)
        path.write_bytes(first + mutated(odd, seed) + b"\r\n" + last)
        try:
            found: Any = read_cards(path)
        except KamdeskError:
            continue  # a NUL: no text at all, and said so
        numbers = [way["value"] for card in found["cards"] for way in card["ways"]]
        assert f"0{FIRST}" in numbers, seed
        assert f"0{LAST}" in numbers, seed


@pytest.mark.parametrize("seed", range(3))
def test_a_broken_file_is_read_apart(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "l.xlsx"
    path.write_bytes(mutated_zip(workbook(), seed))
    with suppress(KamdeskError):
        assert read_source(path).rows is not None
