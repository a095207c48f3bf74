"""Names of every script, with quotes, slashes, 300 characters: kept whole from door to door."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import everything

from kamdesk.domain.records import Account, Organisation
from kamdesk.domain.values import FieldProblem
from kamdesk.imports.json_records import write_records
from kamdesk.services import accounts, briefs, finding
from kamdesk.services.records_file import exported, import_bytes
from kamdesk.services.workbooks import WorkbookOrder, workbook_name, write_account_workbook
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 11, 23)
NAMES = [
    "岚川化工集团",
    "Ünïcödé & Söhne",
    "شركة المستقبل",
    "חברה בע״מ",
    "\u202eevil.pdf\u202c",
    "हिन्दी ไทย 한국어",
    "𠮷野家 龘",
    "👨‍👩‍👧 family 🎉",
    'O\'Neil "the" “boss”',
    "a/b\\c:d*e?f<g>h|i",
    "../../etc/passwd",
    "=cmd|'/c calc'!A1",
    "<b>bold</b> &amp; <font color=red>",
    "Robert'); DROP TABLE account;--",
    "NUL",
    "x" * 300,
    "很长" * 150,
    "a\tb\nc",
    "e\u0301 ﬁ ①",
    "%s %d {name} {0}",
    "-rf *",
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_passes_every_door(book: Book, tmp_path: Path, name: str) -> None:
    account, _changes = accounts.add_account(book, name, today=TODAY)
    kept = name.strip()
    assert book.all(Organisation)[0].name == kept
    assert finding.find_account(book, kept) == account
    assert account.id in {hit.account for hit in book.search(kept)}
    assert book.undo_words() == f"new account: {name}"
    with Book.create(tmp_path / "other.kam") as other:
        import_bytes(other, write_records(exported(book)), name=name)
        assert everything(other) == everything(book)
    _papers(book, account, tmp_path)


def _papers(book: Book, account: Account, folder: Path) -> None:
    """Write brief and workbook under the names proposed for them."""
    dossier = book.dossier(account.id)
    order = briefs.BriefOrder(today=TODAY, lang="en")
    out = folder / "out"
    out.mkdir()
    brief = out / briefs.brief_name(dossier, order)
    briefs.write_brief(dossier, order=order, path=brief)
    sheets = WorkbookOrder(today=TODAY, lang="en")
    workbook = out / workbook_name(dossier, sheets)
    write_account_workbook(book, dossier, order=sheets, path=workbook)
    assert {item.resolve().parent for item in (brief, workbook)} == {out.resolve()}
    assert brief.read_bytes().startswith(b"%PDF")
    assert workbook.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["a\x00b", "\x00", "\ud800", "", "  "])
def test_a_name_no_file_can_keep_is_refused(book: Book, name: str) -> None:
    with pytest.raises(FieldProblem):
        accounts.add_account(book, name, today=TODAY)
    assert everything(book) == {}
