"""What the tests of the verbs stand on: a sample book to write in, and a brief that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import open_sample

from kamdesk.services.brief_numbers import freeze_brief
from kamdesk.services.finding import find_account, find_visit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.domain.records import Interaction
    from kamdesk.storage.book import Book


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    """Make a sample book of one's own."""
    with open_sample(tmp_path) as made:
        yield made


@pytest.fixture
def book(sample: Book) -> Book:
    """Give the same to those who know no other book."""
    return sample


@pytest.fixture
def visit(book: Book, today: dt.date) -> Interaction:
    """Print the brief of the visit of tomorrow: Q1 a text, Q2, Q3 words, Q4 a choice, Q5 a seat."""
    found = find_visit(book, find_account(book, "A"), words="A-V8")
    freeze_brief(book, found, today=today)
    return found
