"""The steps of a complaint: each once, each undone by one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import make, make_account, make_person

from kamdesk.domain.records import Complaint, Organisation
from kamdesk.services.complaints import MOMENTS, STEPS, BeforeOpened, Moment, StepTaken, take_step
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPENED = dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 20, 4, 30, 59, 7, tzinfo=dt.UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


@pytest.fixture
def complaint(book: Book) -> Complaint:
    account = make_account(book)
    return make(book, Complaint, account=account.id, what="leak", opened=OPENED)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_noted_and_undone(book: Book, complaint: Complaint, step: str) -> None:
    take_step(book, complaint, step=step, moment=Moment(LATER))
    kept = getattr(book.get(Complaint, complaint.id), step)

    book.undo()

    assert kept == (LATER.replace(microsecond=0) if step in MOMENTS else LATER.astimezone().date())
    assert getattr(book.get(Complaint, complaint.id), step) is None


def test_passing_on_says_to_whom(book: Book, complaint: Complaint) -> None:
    person = make_person(book, book.all(Organisation)[0].id)

    take_step(book, complaint, step="passed_on", moment=Moment(LATER, passed_to=person.id))

    kept = book.get(Complaint, complaint.id)
    assert kept is not None
    assert kept.passed_to == person.id


@pytest.mark.parametrize("step", ["first_answer", "closed"])
def test_a_step_is_taken_once(book: Book, complaint: Complaint, step: str) -> None:
    take_step(book, complaint, step=step, moment=Moment(LATER))
    kept = book.get(Complaint, complaint.id)
    assert kept is not None

    with pytest.raises(StepTaken, match="is noted already: 2026-11-"):
        take_step(book, kept, step=step, moment=Moment(LATER))


def test_nothing_is_done_before_it_happened(book: Book, complaint: Complaint) -> None:
    with pytest.raises(BeforeOpened):
        take_step(
            book, complaint, step="first_answer", moment=Moment(OPENED - dt.timedelta(hours=1))
        )
