"""The workbook of all accounts says what the page Portfolio says of the same book."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.helpers.portfolios import TODAY, block, rows_of, sample_data, sample_workbook

from kamdesk.domain.portfolio.heat import heat
from kamdesk.domain.portfolio.pareto import pareto
from kamdesk.domain.portfolio.pipeline import pipeline
from kamdesk.domain.portfolio.waiting import complaint_rows, favour_rows
from kamdesk.services.portfolio import PortfolioView

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.fact import Money

UNIT = 100 * 1000
"""Minor units of an amount in an English workbook."""


@cache
def whole() -> PortfolioView:
    """The sample book as the page sees it."""
    data = sample_data()
    return PortfolioView(TODAY, data.dossiers, data.insights, data.whole)


def units(money: Money | None) -> float:
    """An amount as the workbook writes it."""
    return money.amount / UNIT if money else 0.0


@pytest.mark.parametrize(
    ("header", "attribute"),
    [
        ("Overdue", "overdue"),
        ("Sales 12 months", "sales"),
        ("Sales 12 months before", "prior"),
        ("Receivable", "receivable"),
    ],
)
def test_amounts_of_accounts_are_those_of_the_heat_table(header: str, attribute: str) -> None:
    ours = {row["ID"]: row[header] or 0 for row in rows_of(sample_workbook()["Accounts"])}

    theirs = {row.id: units(getattr(row, attribute)) for row in heat(whole())}

    assert ours == pytest.approx(theirs)


def test_visits_and_complaints_of_accounts_are_those_of_the_heat_table() -> None:
    rows = {row["ID"]: row for row in rows_of(sample_workbook()["Accounts"])}

    for found in heat(whole()):
        row = rows[found.id]
        assert _day(row["Last visit"]) == found.last_visit
        assert _day(row["Next visit"]) == found.next_visit
        assert row["Complaints open"] == found.complaints_open


def _day(value: dt.datetime | None) -> dt.date | None:
    return value.date() if value else None


def test_customers_stand_in_the_order_of_the_pareto() -> None:
    shares = [row["Share"] for row in rows_of(sample_workbook()["Concentration"])]

    assert shares == pytest.approx([row.share / 100 for row in pareto(whole()).shares])


def test_projects_complaints_and_favours_are_the_same_records() -> None:
    book = sample_workbook()

    assert {row["ID"] for row in rows_of(book["Pipeline"])} == {
        row.id for row in pipeline(whole()).rows
    }
    assert {row["ID"] for row in rows_of(book["Complaints"])} == {
        row.id for row in complaint_rows(whole())
    }
    assert {row["ID"] for row in block(book["Favours"], "Support by account")} == {
        row.id for row in favour_rows(whole())
    }
