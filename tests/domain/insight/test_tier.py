"""F-06: the tier that the figures suggest."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago, portfolio, sold, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.tier import Yardstick, tier_suggestion, yardstick
from kamdesk.domain.records import Invoice, Payment, Snapshot, Spend

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json, Record
    from kamdesk.domain.insight.result import Insight

ORACLE = {
    "A": (88.0, "gold", False),
    "B": (58.0, "silver", False),
    "D": (72.0, "gold", False),
    "E": (65.0, "silver", False),
    "F": (63.0, "silver", False),
    "G": (43.0, "bronze", False),
    "H": (50.0, "silver", True),
    "I": (43.0, "bronze", False),
}


@pytest.fixture(scope="module")
def measure() -> Yardstick:
    """Return the yardstick of the sample book."""
    return yardstick(portfolio(), TODAY)


def _account(key: str) -> Dossier:
    return next(dossier for dossier in portfolio() if dossier.account.id == key)


def test_the_median_is_that_of_developed_accounts(measure: Yardstick) -> None:
    assert measure.median_unserved == 3200 * 100000


@pytest.mark.parametrize("account", ORACLE)
def test_the_tiers_of_the_samples(account: str, measure: Yardstick) -> None:
    found = tier_suggestion(_account(account), TODAY, portfolio=measure)
    assert (found.value, found.level, found.detail["propose"]) == ORACLE[account]


def test_the_parts_of_a(measure: Yardstick) -> None:
    found = tier_suggestion(sample("A"), TODAY, portfolio=measure)
    assert [part.points for part in found.parts] == [40, 20, 7, 11, 7, 3]
    assert all(part.rows for part in found.parts)


@pytest.mark.parametrize("account", ["C", "J"])
def test_prospects_and_lost_accounts_have_no_tier(account: str, measure: Yardstick) -> None:
    found = tier_suggestion(_account(account), TODAY, portfolio=measure)
    assert (found.value, found.level) == (None, None)


def test_what_is_unknown_of_j_is_left_out(measure: Yardstick) -> None:
    found = tier_suggestion(_account("J"), TODAY, portfolio=measure)
    assert (found.coverage, found.missing) == (0.65, ("potential", "payment"))


def test_without_a_portfolio_two_parts_are_not_known() -> None:
    found = tier_suggestion(sample("A"), TODAY)
    assert found.missing == ("sales", "potential")
    assert found.value == pytest.approx(100 * 28 / 40)


def _suggest(*records: Record, measure: Yardstick | None = None, **fields: Any) -> Insight:
    fields.setdefault("lifecycle", "developed")
    return tier_suggestion(small(*records, **fields), TODAY, portfolio=measure)


def test_nothing_known_is_no_suggestion() -> None:
    found = _suggest()
    assert (found.value, found.level, found.coverage) == (None, None, 0.0)


def test_sales_that_stopped_are_known_to_be_nothing() -> None:
    part = _suggest(sold("2025-01", 5)).parts[0]
    assert part.points == 0.0


@pytest.mark.parametrize(
    ("total", "points"), [(0, 0.0), (1, 6.0), (99, 6.0), (100, 12.0), (199, 12.0), (200, 20.0)]
)
def test_potential_is_measured_against_the_median(total: float, points: float) -> None:
    spend = Spend(id="s", account="X", product_line="P1", total=yuan(total), ours=yuan(0))
    found = _suggest(spend, measure=Yardstick(median_unserved=10000.0))
    assert found.parts[1].points == points


def test_a_category_of_none_is_an_answer_and_an_empty_one_is_not() -> None:
    assert _suggest(ka_category="none").parts[4].points == 0.0
    assert _suggest().parts[4].points is None


def test_a_red_payment_trap_never_gives_gold() -> None:
    records = (
        Invoice(id="i", account="X", no="1", issued=days_ago(300), amount=yuan(5)),
        Payment(id="p", invoice="i", date=days_ago(10), amount=yuan(5)),
        Spend(id="s", account="X", product_line="P1", total=yuan(100), ours=yuan(0)),
    )
    measure = Yardstick(median_unserved=1.0, classes={"X": "A"})
    fields = {"growth_percent": 20.0, "ka_category": "strategic", "style": "feeling"}
    found = _suggest(*records, measure=measure, **fields)
    assert (found.value, found.level, found.detail["capped"]) == (85.0, "silver", True)


def _styled(growth: float, tier: str | None, *records: Record) -> Any:
    """Only growth and style are known: 15 points of which growth gives up to 10."""
    return _suggest(*records, growth_percent=growth, style="business", tier=tier).detail["propose"]


@pytest.mark.parametrize(
    ("growth", "tier", "propose"),
    [
        (20.0, "silver", True),
        (20.0, "gold", False),
        (20.0, None, True),
        (-1.0, "silver", True),
        (-1.0, "bronze", False),
        (6.0, "gold", True),
    ],
)
def test_a_change_is_proposed_well_past_the_border(
    growth: float, tier: str | None, *, propose: bool
) -> None:
    assert _styled(growth, tier) is propose


def _near(tier: str, *records: Record) -> Any:
    """72 points as D has them: gold by less than three points."""
    measure = Yardstick(median_unserved=10000.0, classes={"X": "A"})
    return _suggest(
        *records,
        Spend(id="s", account="X", product_line="P1", total=yuan(100), ours=yuan(0)),
        Invoice(id="i", account="X", no="1", issued=days_ago(120), amount=yuan(5)),
        Payment(id="p", invoice="i", date=TODAY, amount=yuan(5)),
        measure=measure,
        growth_percent=6.0,
        ka_category="important",
        style="business",
        tier=tier,
    )


def _snapshot(key: str, days: int, values: Json) -> Snapshot:
    return Snapshot(
        id=key, subject_kind="account", subject="X", taken_on=days_ago(days), values=values
    )


@pytest.mark.parametrize(
    ("first", "second", "propose"),
    [
        ({"F-06": {"level": "gold"}}, {"F-06": {"level": "gold"}}, True),
        ({"F-06": "gold"}, {"F-06": "gold"}, True),
        ({"F-06": "silver"}, {"F-06": "gold"}, False),
        ({}, {"F-06": "gold"}, False),
        (None, {"F-06": "gold"}, False),
    ],
)
def test_a_proposal_that_stands_for_two_months_is_made(
    first: Json, second: Json, *, propose: bool
) -> None:
    found = _near("silver", _snapshot("1", 31, first), _snapshot("2", 1, second))
    assert found.value == 72.0
    assert found.detail["propose"] is propose


def test_two_visits_are_not_two_months() -> None:
    rows = [
        dataclasses.replace(_snapshot(str(days), days, {"F-06": "gold"}), reason="visit")
        for days in (9, 1)
    ]
    assert _near("silver", *rows).detail["propose"] is False


def test_one_month_is_not_enough() -> None:
    assert _near("silver", _snapshot("1", 1, {"F-06": "gold"})).detail["propose"] is False


@given(
    st.none() | st.floats(-50, 50),
    st.none() | st.sampled_from(["feeling", "mixed", "business"]),
    st.none() | st.sampled_from(["strategic", "group", "important", "economic", "none"]),
)
def test_points_stay_between_0_and_100(
    growth: float | None, style: str | None, category: str | None
) -> None:
    found = _suggest(growth_percent=growth, style=style, ka_category=category)
    known = [growth, style, category]
    assert (found.value is None) is all(item is None for item in known)
    assert found.value is None or 0 <= found.value <= 100
