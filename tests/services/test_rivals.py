"""Rivals of the book, what they did, and what we do about it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import make, make_account

from kamdesk.domain.records import Action, Event, Organisation
from kamdesk.services.rivals import (
    AnsweredAlready,
    Happening,
    NameMissing,
    due_day,
    follow_up,
    new_rival,
    record_event,
)
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.domain.records import Account

TODAY = dt.date(2026, 11, 23)
LATE = Happening("rival_mistake", "late by 7 weeks", TODAY)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


@pytest.fixture
def account(book: Book) -> Account:
    return make_account(book)


@pytest.fixture
def rival(book: Book) -> Organisation:
    return new_rival(book, " 东擎 ")[0]


def test_a_rival_begins_with_a_name(rival: Organisation) -> None:
    assert (rival.name, rival.is_rival) == ("东擎", True)


def test_a_known_firm_becomes_one(book: Book) -> None:
    firm = make(book, Organisation, name="恒霖", is_customer=True)

    rival, _changes = new_rival(book, "恒霖")

    assert (rival.id, rival.is_customer, rival.is_rival) == (firm.id, True, True)


def test_a_rival_needs_a_name(book: Book) -> None:
    with pytest.raises(NameMissing):
        new_rival(book, "  ")


def test_a_mistake_brings_its_follow_up(book: Book, account: Account, rival: Organisation) -> None:
    event, _changes = record_event(
        book, account, rival=rival, what=LATE, follow_up="offer a small batch"
    )

    action = book.get(Action, event.response or "")
    assert action is not None
    assert (action.text, action.due) == ("offer a small batch", dt.date(2026, 11, 26))
    book.undo()
    assert not book.all(Event)
    assert not book.all(Action)


def test_a_move_needs_none(book: Book, account: Account, rival: Organisation) -> None:
    event, _changes = record_event(
        book, account, rival=rival, what=Happening("rival_move", "", TODAY), follow_up=" "
    )

    assert (event.response, event.text, event.state) == (None, None, "confirmed")


def test_a_follow_up_comes_later_and_once(
    book: Book, account: Account, rival: Organisation
) -> None:
    event, _changes = record_event(book, account, rival=rival, what=LATE)

    answered, _changes = follow_up(book, event, text="call them", today=TODAY)

    assert book.get(Action, answered.response or "") is not None
    with pytest.raises(AnsweredAlready):
        follow_up(book, answered, text="again", today=TODAY)


def test_days_to_act_come_from_the_settings() -> None:
    assert due_day(TODAY) == dt.date(2026, 11, 26)
