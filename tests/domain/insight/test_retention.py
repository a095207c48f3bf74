"""F-19: the leaky bucket."""

from __future__ import annotations

from typing import Any

import pytest
from tests.helpers.customers import TODAY, firms, portfolio, sold

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.insight.retention import retention
from kamdesk.domain.records import Account, Organisation


def test_the_portfolio_of_the_samples() -> None:
    found: Any = retention(portfolio(), TODAY)
    assert found.value == 87.5
    assert found.detail["kept"] == ["A", "B", "D", "E", "F", "G", "H"]
    assert (found.detail["lost"], found.detail["new"]) == (["J"], ["I"])
    assert found.detail["weighted"] == pytest.approx(94.8, abs=0.05)
    assert found.detail["causes"] == {"other": 1}


def test_one_year_alone_gives_no_value() -> None:
    found = retention(firms({"a": 5}), TODAY)
    assert (found.value, found.coverage, found.detail["new"]) == (None, 0.0, ["a"])


def test_customers_without_any_sales_are_no_part_of_it() -> None:
    found = retention(firms({"a": 0}, sold("2025-11", 5, account="b"), b=""), TODAY)
    assert found.value is None


@pytest.mark.parametrize(
    ("causes", "share"),
    [(["C1", "U1"], 50.0), (["C1", "C3"], 100.0), (["U2"], 0.0), (["other"], None), ([None], None)],
)
def test_what_could_have_been_helped(causes: list[str | None], share: float | None) -> None:
    records: list[Any] = []
    for number, cause in enumerate(causes):
        key = f"a{number}"
        records += [
            Organisation(id=key, external=key, name=key),
            Account(id=key, external=key, organisation=key, lifecycle="lost", lost_cause=cause),
            sold("2025-11", 10, account=key),
        ]
    shelf = Shelf(records)
    dossiers = tuple(dossier_of(shelf, account.id) for account in shelf.of(Account))
    assert retention(dossiers, TODAY).detail["controllable"] == share
