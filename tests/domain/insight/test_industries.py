"""F-35: accounts, sales and covered firms by industry."""

from __future__ import annotations

from typing import Any

import pytest
from tests.helpers.customers import TODAY, days_ago, met, portfolio, sold
from tests.helpers.dossiers import small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.insight.industries import covered, industries
from kamdesk.domain.insight.sales import sales, till_of
from kamdesk.domain.records import Account, Industry, Organisation


def test_every_account_of_the_samples_stands_in_one_industry() -> None:
    found = industries(portfolio(), TODAY)

    assert len(found.items) == 10
    assert sum(part.maximum or 0 for part in found.parts) == 10
    till = till_of(portfolio())
    total = till.total(row.amount for d in portfolio() for row in sales(d, TODAY))
    assert sum(_number(item.detail["now"]) for item in found.items.values()) == total
    assert sum(_number(item.detail["share"]) for item in found.items.values()) == pytest.approx(100)


def _number(value: Any) -> float:
    return float(value or 0)


def _trade() -> tuple[Any, ...]:
    records: list[Any] = [Industry(id="W", name="Water", trend="up")]
    for key, lifecycle, industry in (
        ("a", "developed", "W"),
        ("b", "potential", "W"),
        ("c", None, "W"),
        ("d", "potential", None),
    ):
        records += [
            Organisation(id=key, external=key, name=key, industry=industry, is_customer=True),
            Account(id=key, external=key, organisation=key, lifecycle=lifecycle),
        ]
    records += [sold("2026-11", 30, account="a"), sold("2025-06", 20, account="a")]
    shelf = Shelf(records)
    return tuple(dossier_of(shelf, key) for key in "abcd")


def test_covered_open_and_unknown_firms_are_counted_apart() -> None:
    found = industries(_trade(), TODAY)

    water, unsaid = found.items["W"], found.items[""]
    assert [part.points for part in water.parts] == [1, 1, 1, 3000, 2000]
    assert water.value == 50.0
    assert water.coverage == pytest.approx(2 / 3)
    assert (water.detail["trend"], water.detail["share"]) == ("up", 100.0)
    assert (unsaid.value, unsaid.detail["now"]) == (0.0, None)
    assert found.detail == {"covered": 1, "open": 2, "firms": 4}


def test_the_industry_that_buys_most_stands_first() -> None:
    assert [part.label for part in industries(_trade(), TODAY).parts] == [
        "Water",
        "Industry not entered",
    ]


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"lifecycle": "potential"}, False),
        ({"lifecycle": "potential", "first_contact": days_ago(1)}, True),
        ({"lifecycle": "potential", "first_contact": days_ago(-1)}, False),
        ({"first_order": days_ago(9)}, True),
        ({"lifecycle": "lost"}, True),
        ({}, None),
    ],
)
def test_a_firm_is_covered_once_we_dealt_with_it(
    fields: dict[str, Any], known: bool | None
) -> None:
    assert covered(small(**fields), TODAY) is known


def test_a_contact_or_a_sale_covers_a_firm() -> None:
    assert covered(small(*met("V", days_ago(1)), lifecycle="potential"), TODAY) is True
    assert covered(small(sold("2026-01", 1), lifecycle="potential"), TODAY) is True


def test_a_planned_visit_does_not_yet() -> None:
    planned = met("V", days_ago(1), status="planned")

    assert covered(small(*planned, lifecycle="potential"), TODAY) is False


def test_without_accounts_there_is_nothing() -> None:
    found = industries((), TODAY)

    assert (found.value, found.coverage, found.missing) == (None, 0.0, ("accounts",))
