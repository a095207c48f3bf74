"""F-12: how dangerous a rival is in a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago, theirs, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.threat import price_points, stance_to, threat
from kamdesk.domain.records import (
    Criterion,
    CriterionFit,
    Organisation,
    Project,
    ProjectRival,
    Stance,
)

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight

ORACLE = [
    ("A", "A-P1:R1", 66.09, "high", 1.0),
    ("A", "A-P1:R2", 48.33, "medium", 1.0),
    ("A", "A-P2:R2", 34.22, "medium", 1.0),
    ("B", "B-P1:R3", 85.99, "severe", 0.85),
    ("C", "C-P1:R1", 75.77, "severe", 0.65),
]
ATTITUDES = ("threat", "commodity", "accepted", "valued")


@pytest.mark.parametrize("row", ORACLE, ids=lambda row: row[1])
def test_the_rivals_of_the_samples(row: tuple[str, str, float, str, float]) -> None:
    account, key, value, level, coverage = row
    found = threat(sample(account), TODAY).items[key]
    assert found.value == pytest.approx(value, abs=0.005)
    assert (found.level, found.coverage) == (level, coverage)


@pytest.mark.parametrize(("account", "largest"), [("A", 66.09), ("B", 85.99), ("C", 75.77)])
def test_the_account_has_its_largest_threat(account: str, largest: float) -> None:
    assert threat(sample(account), TODAY).value == pytest.approx(largest, abs=0.005)


def test_without_rivals_there_is_no_threat() -> None:
    found = threat(small(Project(id="j", account="X")), TODAY)
    assert (found.value, found.level, found.coverage) == (None, None, 0.0)


def _rival(*records: Record, ours: Money | None = None, **fields: Any) -> Insight:
    base = (
        Organisation(id="R", external="R", name="Rival", is_rival=True),
        Project(id="j", external="j", account="X", price_ours=ours),
        ProjectRival(id="jr", project="j", organisation="R", **fields),
    )
    return threat(small(*base, *records), TODAY).items["j:R"]


def test_nothing_known_is_insufficient() -> None:
    found = _rival()
    assert (found.value, found.level, found.coverage) == (None, "insufficient", 0.0)
    assert found.missing == ("position", "people", "criteria", "price")


def test_a_position_alone_is_too_little() -> None:
    found = _rival(position="preferred")
    assert (found.value, found.level) == (88.0, "insufficient")
    assert found.coverage == pytest.approx(25 / 85)


def test_no_position_at_all_is_an_answer() -> None:
    assert _rival(position="none").value == 0.0


def test_an_incumbent_without_satisfaction_lacks_it() -> None:
    assert "satisfaction" in _rival(position="incumbent").missing


def test_a_rival_not_installed_has_no_such_part() -> None:
    codes = [part.code for part in _rival(position="contacted").parts]
    assert "satisfaction" not in codes


@pytest.mark.parametrize(("score", "points"), [(1, 0.0), (3, 7.5), (5, 15.0)])
def test_satisfaction_counts_from_very_bad(score: int, points: float) -> None:
    assert _rival(satisfaction=score).parts[-1].points == points


@pytest.mark.parametrize(
    ("dearer", "points"),
    [
        (-0.5, 15),
        (-0.10, 15),
        (-0.09, 10),
        (-0.03, 10),
        (-0.02, 7),
        (0.0, 7),
        (0.02, 7),
        (0.03, 3),
        (0.09, 3),
        (0.10, 0),
        (0.5, 0),
    ],
)
def test_the_cheaper_the_more_dangerous(dearer: float, points: float) -> None:
    assert price_points(dearer, limits_of("F-12")) == points


def test_the_middle_of_the_expected_price_counts() -> None:
    found = _rival(ours=yuan(100), expected_price_lo=yuan(84), expected_price_hi=yuan(98))
    price = next(part for part in found.parts if part.code == "price")
    assert price.points == 10.0


def test_prices_of_two_currencies_are_not_compared() -> None:
    found = _rival(ours=yuan(100), expected_price_lo=Money(8000, "USD"))
    assert "price" in found.missing


@pytest.mark.parametrize(("fit", "points"), [("yes", 20.0), ("no", 0.0), ("unknown", None)])
def test_who_meets_the_criteria_is_dangerous(fit: str, points: float | None) -> None:
    records = (
        Criterion(id="c", project="j", name="Speed", kind="must"),
        CriterionFit(id="f", criterion="c", organisation="R", fit=fit),
    )
    found = _rival(*records)
    assert next(part for part in found.parts if part.code == "criteria").points == points


def test_the_newest_attitude_to_a_rival_counts() -> None:
    rows = [
        Stance(id=str(days), person="p", organisation="R", attitude=a, observed_on=days_ago(days))
        for days, a in ((9, "threat"), (3, "valued"), (-2, "commodity"))
    ]
    found = stance_to(small(*rows), "p", organisation_id="R", today=TODAY)
    assert found is not None
    assert found.attitude == "valued"


def test_people_without_power_leave_the_part_out() -> None:
    records = (
        *theirs("p", power=0, class_="key"),
        Stance(id="s", person="p", organisation="R", attitude="valued"),
    )
    assert "people" in _rival(*records).missing


@given(st.integers(1, 4), st.integers(0, 2))
def test_liking_the_rival_more_never_lowers_the_threat(power: int, step: int) -> None:
    def value(attitude: str) -> float:
        records = (
            *theirs("p", power=power, class_="key"),
            Stance(id="s", person="p", organisation="R", attitude=attitude),
        )
        return _rival(*records, position="contacted").value or 0.0

    assert 0 <= value(ATTITUDES[step]) < value(ATTITUDES[step + 1]) <= 100
