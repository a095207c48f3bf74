"""A brief with fields goes out, is filled in as a reader does it, and comes back as answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import remove
from tests.helpers.filled import fill

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import ExportFile, Person
from kamdesk.services.brief_numbers import freeze_brief
from kamdesk.services.briefs import BriefOrder, brief_bytes, write_brief
from kamdesk.services.filled_briefs import (
    ForeignBrief,
    NotOurBrief,
    NumbersUnknown,
    OtherVisit,
    answers_in,
    read_filled,
    save_filled,
)
from kamdesk.services.finding import find_account, find_visit
from kamdesk.services.opening import new_book

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kamdesk.domain.records import Interaction
    from kamdesk.storage.book import Book

CHINESE = "年度降本 5%，写进考核"


@pytest.fixture
def visit(book: Book) -> Interaction:
    """Find the visit of the sample that is planned for tomorrow."""
    return find_visit(book, find_account(book, "A"), words="A-V8")


@pytest.fixture
def printed(book: Book, visit: Interaction, *, today: dt.date, tmp_path: Path) -> Path:
    """Write a fillable brief of the visit."""
    path = tmp_path / "brief.pdf"
    order = BriefOrder(today=today, visit=visit, fillable=True)
    write_brief(book.dossier(visit.account or ""), order, path=path)
    freeze_brief(book, visit, today=today)
    return path


def test_filled_in_and_back(
    book: Book, visit: Interaction, printed: Path, *, tmp_path: Path, today: dt.date
) -> None:
    back = tmp_path / "back.pdf"
    names = fill(
        printed,
        back,
        values={"Q1": CHINESE, "Q2-2": "他审定", "D11": "call him", "D11-day": "11-26", "R.1": True,
                "D7.0.0": True, "D8.2": True},
    )  # fmt: skip
    assert {"Q1", "Q5", "Q5-2", "D6", "D9", "D10", "D11", "R.3", "D7.2.3", "D8.3"} <= set(names)
    assert len(names) == len(set(names))

    filled = read_filled(book, back, visit=visit)
    found, _changes = save_filled(book, filled, today=today)

    assert filled.given["Q1"] == CHINESE
    assert filled.given["D11"] == "call him 11-26"
    assert [item.number for item in found] == ["Q1", "Q2", "R", "D7", "D8", "D11"]
    person = next(row for row in book.all(Person) if key_of(row) == "A3")
    assert person.career_need == CHINESE
    done = find_visit(book, find_account(book, "A"), words="A-V8")
    assert (done.status, done.result, done.interest_signal) == ("done", "Minimum reached", "asking")


def test_a_plain_brief_has_no_fields_and_is_told(
    book: Book, visit: Interaction, *, tmp_path: Path, today: dt.date
) -> None:
    path = tmp_path / "plain.pdf"
    write_brief(book.dossier(visit.account or ""), BriefOrder(today=today, visit=visit), path=path)

    with pytest.raises(NotOurBrief):
        read_filled(book, path)


def test_of_another_visit_or_book_or_unknown(
    book: Book, visit: Interaction, printed: Path, *, tmp_path: Path
) -> None:
    other = find_visit(book, find_account(book, "C"), words="C-V3")
    with pytest.raises(OtherVisit, match="2026-11-24"):
        read_filled(book, printed, visit=other)
    with new_book(tmp_path / "other.kam") as strange, pytest.raises(ForeignBrief):
        read_filled(strange, printed)
    remove(book, next(row for row in book.all(ExportFile) if row.kind == "brief"))
    with pytest.raises(NumbersUnknown):
        read_filled(book, printed, visit=visit)


def test_both_blanks_of_a_number_are_put_together(
    book: Book, visit: Interaction, printed: Path
) -> None:
    del printed
    from kamdesk.services.brief_numbers import last_sheet

    sheet = last_sheet(book, visit)
    assert sheet is not None

    given = answers_in(
        {"Q1": "one", "Q1-2": "two", "Q2": "same", "Q2-2": "same", "X": "?", "D8.0": True,
         "D8.1": True, "D7.9.0": True, "D11-day": "11-26"},
        sheet,
    )  # fmt: skip

    assert given == {"Q1": "one two", "Q2": "same", "D8": "cold", "D11": "11-26"}


def test_the_table_copy_is_never_filled_in(book: Book, visit: Interaction, today: dt.date) -> None:
    dossier = book.dossier(visit.account or "")

    table = brief_bytes(dossier, BriefOrder(today, visit, copy="table", fillable=True))
    nobody = brief_bytes(dossier, BriefOrder(today, fillable=True))

    assert b"AcroForm" not in table
    assert b"AcroForm" not in nobody
