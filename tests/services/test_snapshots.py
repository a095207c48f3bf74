"""Snapshots: monthly, after visits, by hand; never in the way of undo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import make, make_account, make_person, open_sample

from kamdesk.domain.records import Interaction, Snapshot
from kamdesk.services.portfolio import read_portfolio
from kamdesk.services.records_file import export_records, import_records
from kamdesk.services.snapshots import after_visits, take_monthly, take_snapshot
from kamdesk.services.visits import finish_visit
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.domain.records import Account

NOVEMBER, LATER, DECEMBER = dt.date(2026, 11, 23), dt.date(2026, 11, 30), dt.date(2026, 12, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as made:
        yield made


@pytest.fixture
def account(book: Book) -> Account:
    made = make_account(book)
    make_person(book, made.organisation)
    return made


def visit_of(
    book: Book, account: Account, *, day: dt.date = NOVEMBER, **values: Any
) -> Interaction:
    start = dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC)
    fields: dict[str, Any] = {"kind": "visit", "status": "planned", "start": start} | values
    return make(book, Interaction, account=account.id, **fields)


def reasons(book: Book) -> list[str | None]:
    return [row.reason for row in book.all(Snapshot)]


def test_each_account_has_one_a_month(book: Book, account: Account) -> None:
    second = make_account(book, "second")
    assert take_monthly(book, NOVEMBER)
    assert take_monthly(book, LATER) is None
    assert {row.subject for row in book.all(Snapshot)} == {account.id, second.id}
    assert take_monthly(book, DECEMBER)
    assert reasons(book) == ["month"] * 4


@pytest.mark.usefixtures("account")
def test_an_account_made_later_gets_its_own(book: Book) -> None:
    take_monthly(book, NOVEMBER)
    make_account(book, "second")
    changes = take_monthly(book, LATER)
    assert changes is not None
    assert len(changes.ids) == 1


@pytest.mark.usefixtures("account")
def test_it_is_one_operation_that_undo_passes_over(book: Book) -> None:
    before = book.undo_words()
    take_monthly(book, NOVEMBER)
    assert book.undo_words() == before
    words = {line.words for line in book.history() if line.entity == "snapshot"}
    assert words == {"snapshots of 2026-11"}


def test_it_keeps_what_the_formulas_say(book: Book, account: Account) -> None:
    take_monthly(book, NOVEMBER)
    (row,) = book.all(Snapshot)
    assert isinstance(row.values, dict)
    assert {"F-01", "F-06", "F-28", "people", "findings"} <= set(row.values)
    assert (row.subject_kind, row.subject, row.taken_on) == ("account", account.id, NOVEMBER)


def test_it_counts_the_findings_the_portfolio_shows(book: Book, account: Account) -> None:
    shown = read_portfolio(book, NOVEMBER).findings[account.id]
    take_monthly(book, NOVEMBER)

    (kept,) = book.all(Snapshot)

    assert shown
    values: Any = kept.values
    assert sum(values["findings"].values()) == len(shown)


@pytest.mark.usefixtures("account")
def test_it_tells_how_far_it_is_and_can_be_stopped(book: Book) -> None:
    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        take_monthly(book, NOVEMBER, progress=stop)
    assert reasons(book) == []
    shares: list[float] = []
    take_monthly(book, NOVEMBER, progress=shares.append)
    assert shares[-1] == 1


def test_a_book_told_for_a_day_stands_still(tmp_path: Path) -> None:
    with open_sample(tmp_path) as book:
        assert take_monthly(book, NOVEMBER) is None
        visit = next(row for row in book.all(Interaction) if row.status == "planned")
        assert after_visits(book, finish_visit(book, visit), today=NOVEMBER) is None
        assert reasons(book) == []


def test_a_book_that_is_only_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.kam"
    with Book.create(path) as book:
        make_account(book)
    with Book.open(path, read_only=True) as book:
        assert take_monthly(book, NOVEMBER) is None


def test_a_visit_that_is_done_is_kept(book: Book, account: Account) -> None:
    visit = visit_of(book, account)
    changes = after_visits(book, finish_visit(book, visit), today=NOVEMBER)
    (row,) = book.all(Snapshot)
    assert changes is not None
    assert (row.reason, row.taken_on) == ("visit", NOVEMBER)
    assert isinstance(row.values, dict)
    assert row.values["visit"] == visit.id
    assert "F-06" not in row.values


def test_what_is_written_on_the_same_day_is_kept_with_it(book: Book, account: Account) -> None:
    done = finish_visit(book, visit_of(book, account))
    after_visits(book, done, today=NOVEMBER)
    make(book, Interaction, account=account.id, kind="phone", status="done")
    after_visits(book, done, today=NOVEMBER)
    assert reasons(book) == ["visit"]
    after_visits(book, done, today=LATER)
    assert [row.taken_on for row in book.all(Snapshot)] == [NOVEMBER]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "planned"},
        {"status": "done", "day": dt.date(2026, 10, 1)},
        {"status": "done", "day": DECEMBER},
        {"status": "done", "start": None},
    ],
)
def test_other_changes_of_visits_are_not(
    book: Book, account: Account, values: dict[str, Any]
) -> None:
    visit = visit_of(book, account, **values)
    with book.work("other words") as work:
        work.change(visit, objective="said")
    assert after_visits(book, work.changes, today=NOVEMBER) is None


def test_one_by_hand_replaces_that_of_the_day(book: Book, account: Account) -> None:
    take_snapshot(book, account, today=NOVEMBER)
    make_person(book, account.organisation, "second")
    take_snapshot(book, account, today=NOVEMBER)
    take_snapshot(book, account, today=LATER)
    assert [(row.reason, row.taken_on) for row in book.all(Snapshot)] == [
        ("manual", NOVEMBER),
        ("manual", LATER),
    ]


@pytest.mark.usefixtures("account")
def test_they_travel_with_the_records(book: Book, tmp_path: Path) -> None:
    take_monthly(book, NOVEMBER)
    export_records(book, tmp_path / "out.json")
    with Book.create(tmp_path / "b.kam") as other:
        import_records(other, tmp_path / "out.json")
        assert reasons(other) == ["month"]
        assert take_monthly(other, LATER) is None
