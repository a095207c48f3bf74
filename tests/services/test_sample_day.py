"""The sample book is told for one day, so that it is not late in everything a year later."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.services.opening import new_book, open_book, sample_book

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sample_book_is_told_for_its_day(tmp_path: Path) -> None:
    with sample_book(tmp_path / "sample.kam"):
        pass

    with open_book(tmp_path / "sample.kam") as book:
        assert book.day == dt.date(2026, 11, 23)


def test_a_book_of_ones_own_goes_by_the_clock(tmp_path: Path) -> None:
    with new_book(tmp_path / "own.kam") as book:
        assert book.day is None
