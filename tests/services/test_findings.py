"""Findings of a book: all of them, put aside with a reason, back again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.windows import copied, sample_file

from kamdesk.domain.records import Account, FindingMark
from kamdesk.services.finding import find_account
from kamdesk.services.findings import (
    DayPassed,
    ReasonNeeded,
    Told,
    book_findings,
    bring_back,
    put_aside,
)
from kamdesk.services.records import set_field
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 11, 23)
__all__ = ["sample_file"]


@pytest.fixture
def book(sample_file: Path, tmp_path: Path) -> Iterator[Book]:
    with Book.open(copied(sample_file, tmp_path / "book.kam")) as book:
        yield book


def told(book: Book, rule: str, *, account: str = "B", day: dt.date = TODAY) -> Told:
    found = book_findings(book, day, account=find_account(book, account))
    return next(item for item in found if item.finding.rule == rule)


def test_a_book_has_those_of_all_accounts_and_of_the_portfolio(book: Book) -> None:
    plain: list[Any] = [item.plain for item in book_findings(book, TODAY)]
    assert {(row["rule"], row["account"]) for row in plain[-2:]} == {
        ("FND-01", "A"),
        ("FND-46", "B"),
    }
    assert {row["account"] for row in plain} == set("ABCDEFGHIJ")
    assert "FND-47" in {row["rule"] for row in plain if row["account"] == "H"}
    row = next(r for r in plain if (r["rule"], r["account"]) == ("FND-33", "A"))
    assert row["severity"] == "red"
    assert row["days"] == 35
    assert row["amount"] == {"amount": 60_000_000, "currency": "CNY"}
    assert row["records"] == [{"entity": "invoice", "id": "A-I2"}]
    assert row["remedy"] == {"kind": "collect", "entity": "invoice", "id": "A-I2"}
    assert row["aside"] is None


def test_it_is_put_aside_told_so_and_undone(book: Book) -> None:
    finding = told(book, "FND-41").finding
    put_aside(book, finding, reason=" told by phone ", today=TODAY, until=dt.date(2026, 12, 1))

    aside: Any = told(book, "FND-41").plain
    assert aside["aside"] == {"reason": "told by phone", "until": "2026-12-01"}
    assert "put aside: told by phone" in told(book, "FND-41").line

    book.undo()
    assert told(book, "FND-41").finding.aside is None


def test_it_is_brought_back(book: Book) -> None:
    put_aside(book, told(book, "FND-41").finding, reason="seen", today=TODAY)
    bring_back(book, told(book, "FND-41").finding)
    assert told(book, "FND-41").finding.aside is None
    assert book.all(FindingMark) == ()


def test_a_new_reason_takes_the_place_of_the_old(book: Book) -> None:
    finding = told(book, "FND-41").finding
    put_aside(book, told(book, "FND-44").finding, reason="other", today=TODAY)
    for reason in ("one", "two"):
        put_aside(book, finding, reason=reason, today=TODAY)
    assert sorted(row.reason or "" for row in book.all(FindingMark)) == ["other", "two"]


def test_it_comes_back_when_its_data_change(book: Book) -> None:
    account = find_account(book, "A")
    finding = told(book, "FND-10", account="A").finding
    put_aside(book, finding, reason="agreed", today=TODAY)
    assert told(book, "FND-10", account="A").finding.aside is not None

    set_field(book, account, name="visit_cycle_days", value=10, today=TODAY)

    assert told(book, "FND-10", account="A").finding.aside is None


def test_it_comes_back_on_its_day(book: Book) -> None:
    day = dt.date(2026, 11, 25)
    put_aside(book, told(book, "FND-41").finding, reason="later", today=TODAY, until=day)
    assert told(book, "FND-41").finding.aside is not None
    assert told(book, "FND-41", day=day).finding.aside is None


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed(book: Book, reason: str) -> None:
    with pytest.raises(ReasonNeeded):
        put_aside(book, told(book, "FND-41").finding, reason=reason, today=TODAY)


def test_a_day_that_is_over_is_refused(book: Book) -> None:
    with pytest.raises(DayPassed, match="2026-11-23"):
        put_aside(book, told(book, "FND-41").finding, reason="x", today=TODAY, until=TODAY)
    assert book.all(Account)
