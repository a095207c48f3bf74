"""Assessments are dated and never overwritten; an item without a score is not assessed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.records import Account, Assessment
from kamdesk.services.accounts import add_account
from kamdesk.services.assessments import Answer, NothingAssessed, ScoreOutside, add_assessment
from kamdesk.services.opening import new_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.storage.book import Book

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "own.kam") as made:
        yield made


@pytest.fixture
def account(book: Book) -> Account:
    return add_account(book, "云帆电子", today=TODAY)[0]


def test_the_newest_assessment_speaks_and_the_older_stays(book: Book, account: Account) -> None:
    earlier = TODAY - dt.timedelta(days=30)
    add_assessment(book, "R-ORG", subject=account, answers={"O1": Answer(1)}, today=earlier)

    add_assessment(book, "R-ORG", subject=account, answers={"O1": Answer(3)}, today=TODAY)

    assert len(book.all(Assessment)) == 2
    found = scored(book.dossier(account.id), "R-ORG", subject=account, today=TODAY)
    assert found.scores == {"O1": 3}


def test_an_item_without_a_score_is_not_assessed(book: Book, account: Account) -> None:
    answers = {"O1": Answer(4, "year-end meeting"), "O2": Answer(None)}

    add_assessment(book, "R-ORG", subject=account, answers=answers, today=TODAY)

    found = scored(book.dossier(account.id), "R-ORG", subject=account, today=TODAY)
    assert found.percent == 100
    assert "R-ORG:O2" in found.open


@pytest.mark.parametrize("score", [-1, 5, 99])
def test_a_score_outside_the_rubric_is_refused(book: Book, account: Account, score: int) -> None:
    with pytest.raises(ScoreOutside, match="0 to 4"):
        add_assessment(book, "R-ORG", subject=account, answers={"O1": Answer(score)}, today=TODAY)

    assert not book.all(Assessment)


def test_an_unknown_item_is_refused_by_its_code(book: Book, account: Account) -> None:
    with pytest.raises(ScoreOutside, match="O9"):
        add_assessment(book, "R-ORG", subject=account, answers={"O9": Answer(1)}, today=TODAY)


def test_an_assessment_of_nothing_is_refused(book: Book, account: Account) -> None:
    with pytest.raises(NothingAssessed):
        add_assessment(book, "R-ORG", subject=account, answers={"O1": Answer(None)}, today=TODAY)


def test_one_undo_takes_all_scores_back(book: Book, account: Account) -> None:
    answers = {"O1": Answer(2), "O2": Answer(3)}
    add_assessment(book, "R-ORG", subject=account, answers=answers, today=TODAY)

    book.undo()

    assert scored(book.dossier(account.id), "R-ORG", subject=account, today=TODAY).scores == {}
