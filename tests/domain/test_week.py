"""The week of the sample book: what happens on which day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import open_sample

from kamdesk.domain.records import Interaction
from kamdesk.domain.week import DAYS, entries_of, monday_of, week_of
from kamdesk.services.portfolio import PortfolioView, read_portfolio

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PortfolioView:
    folder: Path = tmp_path_factory.mktemp("week")
    with open_sample(folder) as book:
        return read_portfolio(book, dt.date(2026, 11, 23))


@pytest.mark.parametrize("offset", range(DAYS))
def test_a_week_begins_on_monday(offset: int) -> None:
    assert monday_of(dt.date(2026, 11, 23) + dt.timedelta(days=offset)) == dt.date(2026, 11, 23)


def test_the_week_of_the_sample(sample: PortfolioView) -> None:
    week = week_of(sample.dossiers, dt.date(2026, 11, 23), today=sample.today)

    found = {day.day: [(entry.kind, entry.firm) for entry in week[day]] for day in week}
    assert list(found) == [23, 24, 25, 26, 27, 28, 29]
    assert found[23] == []
    assert found[24] == [("visit", "岚川"), ("money", "岚川")]
    assert ("sample", "铎岳重机") in found[25]
    assert found[26] == [("visit", "嘉霖")]


def test_a_visit_tells_its_hour_and_how_many_are_met(sample: PortfolioView) -> None:
    week = week_of(sample.dossiers, dt.date(2026, 11, 23), today=sample.today)
    visit = week[dt.date(2026, 11, 24)][0]

    assert visit.people == 3
    assert visit.at is not None
    assert not visit.done
    assert visit.row.entity == "interaction"


def test_tender_dates_and_ends_of_agreements(sample: PortfolioView) -> None:
    kinds = {
        entry.kind for dossier in sample.dossiers for entry in entries_of(dossier, sample.today)
    }

    assert kinds == {"visit", "money", "promise", "sample", "tender", "agreement"}


def test_what_is_done_or_off_is_no_task(sample: PortfolioView) -> None:
    entries = [e for dossier in sample.dossiers for e in entries_of(dossier, sample.today)]
    visits = {e.row.id: e for e in entries if e.kind == "visit"}

    for dossier in sample.dossiers:
        for item in dossier.shelf.of(Interaction):
            if item.status == "cancelled" or item.start is None:
                assert item.id not in visits
            elif item.id in visits:
                assert visits[item.id].done == (item.status == "done")
