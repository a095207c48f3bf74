"""The pack as files: all three or one, and a colleague's book that takes the account in."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from tests.helpers.pdf_pages import text_of

from kamdesk.domain.records import Account, Organisation
from kamdesk.services.finding import find_account
from kamdesk.services.handover import HandoverOrder, UnknownPack, write_handover
from kamdesk.services.open_export import FolderRefused
from kamdesk.services.opening import new_book
from kamdesk.services.records_file import import_records

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.storage.book import Book

ORDER = HandoverOrder(dt.date(2026, 11, 23), "en", taker="许文涛")


@pytest.fixture
def dossier(book: Book) -> Dossier:
    """Account A."""
    return book.dossier(find_account(book, "A").id)


def test_all_three_into_a_folder(book: Book, dossier: Dossier, tmp_path: Path) -> None:
    told: list[str] = []

    made = write_handover(
        book,
        dossier,
        order=ORDER,
        target=tmp_path,
        progress=lambda _share, words: told.append(words),
    )

    assert [path.name for path in made] == [
        "handover 岚川 2026-11-23.pdf",
        "handover 岚川 2026-11-23.xlsx",
        "handover 岚川 2026-11-23.json",
    ]
    assert told == [path.name for path in made]
    assert all(path.stat().st_size > 1000 for path in made)


def test_the_pdf_has_the_map_first_and_names_no_coach(
    book: Book, dossier: Dossier, tmp_path: Path
) -> None:
    (path,) = write_handover(book, dossier, order=ORDER, target=tmp_path / "p.pdf")

    pages = text_of(path.read_bytes())
    assert "Power map" in pages[0]
    assert "Whom to introduce" in pages[1]
    assert "oach" not in "".join(pages).replace("The coach handed over in person", "")


def test_with_the_tick_the_coach_stands_on_the_last_page(
    book: Book, dossier: Dossier, tmp_path: Path
) -> None:
    order = HandoverOrder(ORDER.today, "en", coach=True)
    (path,) = write_handover(book, dossier, order=order, target=tmp_path / "p.pdf")
    pages = text_of(path.read_bytes())

    assert "Coach: hand over in person" in pages[-1]
    assert "Whom to introduce" not in pages[-1]


def test_the_workbook_has_the_tables_with_real_days(
    book: Book, dossier: Dossier, tmp_path: Path
) -> None:
    (path,) = write_handover(book, dossier, order=ORDER, target=tmp_path / "p.XLSX")

    sheet = load_workbook(path)["Prices quoted"]
    assert isinstance(sheet["D4"].value, dt.datetime)


@pytest.mark.parametrize("coach", [True, False])
def test_the_records_go_into_the_book_of_the_colleague(
    book: Book, dossier: Dossier, *, tmp_path: Path, coach: bool
) -> None:
    order = HandoverOrder(ORDER.today, "en", coach=coach)
    (path,) = write_handover(book, dossier, order=order, target=tmp_path / "p.json")

    roles = json.loads(path.read_bytes())["records"]["project_role"]
    assert any(role["role"] == "coach" for role in roles) == coach
    with new_book(tmp_path / "his.kam") as his:
        import_records(his, path)
        firms = len(his.all(Organisation))
        assert not import_records(his, path)
        assert [item.external for item in his.all(Account)] == ["A"]
        assert len(his.all(Organisation)) == firms


def test_another_ending_is_refused(book: Book, dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match=r"\.pdf"):
        write_handover(book, dossier, order=ORDER, target=tmp_path / "p.docx")

    assert not list(tmp_path.glob("p.*"))


def test_a_folder_is_made_where_it_can_be(book: Book, dossier: Dossier, tmp_path: Path) -> None:
    write_handover(book, dossier, order=ORDER, target=tmp_path / "pack")
    assert len(list((tmp_path / "pack").iterdir())) == 3

    with pytest.raises(FolderRefused, match="could not be made"):
        write_handover(book, dossier, order=ORDER, target=tmp_path / "nowhere" / "pack")
