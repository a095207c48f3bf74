"""Somebody changes his post, and what he did stays his."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import change, one

from kamdesk.domain.findings.judge import findings_of
from kamdesk.domain.records import Organisation, Person, Post, Project, ProjectRole, Tie
from kamdesk.services.moves import Move, MovedBeforeHeCame, move_person

if TYPE_CHECKING:
    from kamdesk.storage.book import Book

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def zheng(book: Book) -> Person:
    """郑怀安, head of the mechanical department, on whom people report."""
    found: Person = one(book, Person, "A2")
    return found


@pytest.fixture
def post(book: Book) -> Post:
    """His post."""
    found: Post = one(book, Post, "A2p")
    return found


def posts_of(book: Book, person: Person) -> list[tuple[str | None, dt.date | None]]:
    """Firm and end of each of his posts."""
    return [
        (item.organisation, item.valid_to) for item in book.all(Post) if item.person == person.id
    ]


def seats(book: Book, person: Person | None) -> int:
    """How many seats in projects of account A somebody, or nobody, holds."""
    projects = {item.id for item in book.all(Project) if (item.external or "").startswith("A-")}
    key = person.id if person else None
    return sum(row.person == key and row.project in projects for row in book.all(ProjectRole))


def test_to_a_rival(book: Book, zheng: Person, post: Post, today: dt.date) -> None:
    rival = one(book, Organisation, "R1")
    ties = len([row for row in book.all(Tie) if row.customer_person == zheng.id])
    vacant = seats(book, None)

    move_person(book, zheng, old=post, move=Move(DAY, rival, {"title": "Sales"}))

    assert posts_of(book, zheng) == [
        (post.organisation, DAY - dt.timedelta(days=1)),
        (rival.id, None),
    ]
    assert len([row for row in book.all(Tie) if row.customer_person == zheng.id]) == ties
    assert seats(book, zheng) == 0
    assert seats(book, None) == vacant + 3
    assert all(row.reports_to != zheng.id for row in book.all(Post) if row.valid_to is None)
    account = next(item for item in book.all(Project) if item.external == "A-P1").account
    dossier = book.dossier(account or "")
    assert "FND-50" in {finding.rule for finding in findings_of(dossier, today)}


def test_away_nobody_knows_where_and_the_seats_are_kept(
    book: Book, zheng: Person, post: Post
) -> None:
    move_person(book, zheng, old=post, move=Move(DAY, leave_seats=False))
    assert posts_of(book, zheng) == [(post.organisation, DAY - dt.timedelta(days=1))]
    assert seats(book, zheng) == 3


def test_within_the_firm_he_keeps_his_seats(book: Book, zheng: Person, post: Post) -> None:
    firm = one(book, Organisation, "A")
    move_person(book, zheng, old=post, move=Move(DAY, firm, {"level": 4}))
    assert seats(book, zheng) == 3
    assert posts_of(book, zheng)[1] == (firm.id, None)


def test_seats_of_what_is_decided_and_posts_that_ended_stay(
    book: Book, zheng: Person, post: Post
) -> None:
    change(book, one(book, Project, "A-P2"), result="won")
    former = change(book, one(book, Post, "A5p"), valid_to=dt.date(2026, 1, 1))
    move_person(book, zheng, old=post, move=Move(DAY))
    assert seats(book, zheng) == 1
    kept = book.get(Post, former.id)
    assert kept is not None
    assert kept.reports_to == zheng.id


def test_somebody_without_a_post_gets_one(book: Book, zheng: Person) -> None:
    firm = one(book, Organisation, "B")
    move_person(book, zheng, old=None, move=Move(DAY, firm))
    assert (firm.id, None) in posts_of(book, zheng)


def test_nobody_moves_before_he_came(book: Book, zheng: Person, post: Post) -> None:
    begun = change(book, post, valid_from=DAY)
    with pytest.raises(MovedBeforeHeCame, match="2026-11-20"):
        move_person(book, zheng, old=begun, move=Move(DAY))


def test_one_undo_takes_it_back(book: Book, zheng: Person, post: Post) -> None:
    before = (book.all(Post), book.all(ProjectRole))
    move_person(book, zheng, old=post, move=Move(DAY, one(book, Organisation, "R1")))
    assert book.undo() is not None
    assert (book.all(Post), book.all(ProjectRole)) == before
