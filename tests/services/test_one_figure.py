"""A budget of one figure stands at both ends of its range, and moves as one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.fact import Money
from kamdesk.domain.records import Observation, Project
from kamdesk.services.accounts import add_account
from kamdesk.services.facts import choose
from kamdesk.services.opening import new_book
from kamdesk.services.projects import add_project
from kamdesk.services.records import Evidence, add_voice, set_field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kamdesk.storage.book import Book

TODAY = dt.date(2026, 11, 23)
MORE, LESS = Money(3_800_000_000, "CNY"), Money(3_650_000_000, "CNY")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "own.kam") as made:
        yield made


@pytest.fixture
def project(book: Book) -> Project:
    account, _changes = add_account(book, "云帆电子", today=TODAY)
    return add_project(book, account, name="泵组", budget_lo=MORE, budget_hi=MORE)[0]


def test_a_smaller_figure_moves_both_ends(book: Book, project: Project) -> None:
    set_field(book, project, name="budget_hi", value=LESS, today=TODAY)

    found = book.get(Project, project.id)
    assert found is not None
    assert (found.budget_lo, found.budget_hi) == (LESS, LESS)


def test_choosing_a_smaller_voice_moves_both_ends(book: Book, project: Project) -> None:
    heard = Evidence(observed_on=TODAY, kind="said", state="unconfirmed")
    voice, _changes = add_voice(book, project, name="budget_hi", value=LESS, evidence=heard)

    choose(book, voice)

    found = book.get(Project, project.id)
    assert found is not None
    assert (found.budget_lo, found.budget_hi) == (LESS, LESS)
    assert [row.value for row in book.all(Observation) if row.withdrawn] != []


def test_a_real_range_keeps_its_lower_end(book: Book, project: Project) -> None:
    low = Money(2_000_000_000, "CNY")
    ranged, _changes = set_field(book, project, name="budget_lo", value=low, today=TODAY)

    set_field(book, ranged, name="budget_hi", value=LESS, today=TODAY)

    found = book.get(Project, project.id)
    assert found is not None
    assert (found.budget_lo, found.budget_hi) == (low, LESS)
