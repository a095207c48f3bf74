"""The suggested tier of the sample, measured against its portfolio."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.services.finding import find_account
from kamdesk.services.tiers import suggested_tier

if TYPE_CHECKING:
    from kamdesk.storage.book import Book

TODAY = dt.date(2026, 11, 23)


def test_the_sample(book: Book) -> None:
    told: list[float] = []

    found = suggested_tier(book, find_account(book, "A").id, today=TODAY, told=told.append)

    assert found.value is not None
    assert (round(found.value), found.level) == (88, "gold")
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_an_account_that_is_gone(book: Book) -> None:
    with pytest.raises(KeyError):
        suggested_tier(book, "gone", today=TODAY)
