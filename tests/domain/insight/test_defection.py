"""F-03: the risk that a customer leaves, and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, at, days_ago, judged, met, sold, theirs
from tests.helpers.dossiers import changed, sample, sample_records, small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.insight.defection import defection
from kamdesk.domain.records import Complaint, Event
from kamdesk.domain.standing import rubric

if TYPE_CHECKING:
    import datetime as dt
    import random

    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight

W10 = tuple(item.code for item in rubric("R-W10").items)
ORACLE = {
    "A": (47.94, "medium", 27.0, 20.94, 0.0, (0.94, 6, 0, 5, 3, 6)),
    "B": (92.5, "very high", 52.5, 40.0, 50.0, (6.88, 12, 8, 12, 6, 3)),
}


@pytest.mark.parametrize("account", ORACLE)
def test_the_risk_of_the_samples(account: str) -> None:
    found = defection(sample(account), TODAY)
    value, level, base, signals, floor, parts = ORACLE[account]
    detail: Any = found.detail
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.level == level
    assert (detail["base"], detail["floor"]) == (base, floor)
    assert detail["signals"] == pytest.approx(signals, abs=0.005)
    assert [part.points for part in found.parts[1:]] == pytest.approx(parts, abs=0.006)


def test_a_prospect_has_no_risk() -> None:
    found = defection(sample("C"), TODAY)
    assert (found.value, found.level, found.parts) == (None, None, ())


@pytest.mark.parametrize("lifecycle", ["potential", "interested", "lost"])
def test_who_does_not_buy_cannot_leave(lifecycle: str) -> None:
    assert defection(small(lifecycle=lifecycle), TODAY).value is None


def test_a_dormant_account_still_has_a_risk() -> None:
    assert defection(small(lifecycle="dormant"), TODAY).value is not None


def test_u2_is_suspected_at_b_and_gives_no_floor_of_its_own() -> None:
    detail = defection(sample("B"), TODAY).detail
    assert (detail["suspected"], detail["uncontrollable"]) == (True, False)


def _calm(score: int = 4) -> tuple[Record, ...]:
    """The ten weapons at hand, and nothing but good contacts."""
    people = [record for key in "pqr" for record in theirs(key, attitude="valued")]
    return (*judged("R-W10", dict.fromkeys(W10, score)), *people, *met("v", TODAY, *"pqr"))


def _risk(*records: Record) -> Insight:
    return defection(small(*records), TODAY)


@pytest.mark.parametrize(
    ("kind", "state", "day", "floor"),
    [
        ("trigger_u1", "confirmed", TODAY, 70.0),
        ("trigger_u2", "confirmed", None, 70.0),
        ("trigger_u1", "suspected", TODAY, 0.0),
        ("trigger_u1", "closed", TODAY, 0.0),
        ("trigger_u1", "confirmed", days_ago(-1), 0.0),
    ],
)
def test_a_confirmed_trigger_sets_the_floor(
    kind: str, state: str, day: dt.date | None, *, floor: float
) -> None:
    found = _risk(*_calm(), Event(id="e", account="X", kind=kind, state=state, happened_on=day))
    assert found.detail["floor"] == floor
    assert (found.level == "very high") is (floor == 70)


@pytest.mark.parametrize(("days", "floor"), [(7, 0.0), (8, 50.0)])
def test_a_critical_complaint_past_its_target_sets_a_floor(days: int, floor: float) -> None:
    complaint = Complaint(id="c", account="X", severity="critical", opened=at(days_ago(days)))
    assert _risk(*_calm(), complaint).detail["floor"] == floor


def test_criteria_to_be_checked_count_but_set_no_floor() -> None:
    unsure = changed("B", without=_fits_of_r3())
    found = defection(unsure, TODAY)
    criteria = next(part for part in found.parts if part.code == "criteria")
    assert criteria.points == 12.0
    critical = changed("B", without=(*_fits_of_r3(), "B-C1"))
    assert defection(critical, TODAY).detail["floor"] == 0.0


def _fits_of_r3() -> tuple[str, ...]:
    from kamdesk.domain.records import CriterionFit

    return tuple(
        record.id
        for record in sample_records()
        if isinstance(record, CriterionFit) and record.organisation == "R3"
    )


def test_without_the_ten_weapons_the_signals_stand_alone() -> None:
    found = _risk(*met("v", TODAY))
    assert found.detail["signals_only"] is True
    assert (found.value, found.coverage) == (2.5 * 8, 0.4)
    assert found.missing[0] == "R-W10"
    assert found.insufficient


@pytest.mark.parametrize(("days", "stale"), [(180, False), (181, True)])
def test_an_old_assessment_is_marked(days: int, stale: bool) -> None:
    found = _risk(*judged("R-W10", {"W1": 4}, day=days_ago(days)))
    assert found.detail["stale"] is stale


def test_unknown_signals_are_missing_and_not_zero() -> None:
    found = _risk()
    unknown = {part.code for part in found.parts if part.points is None}
    assert unknown == {"base", "attitude", "criteria", "trend"}


def test_the_sales_at_risk_are_those_of_accounts_that_may_leave() -> None:
    assert defection(sample("A"), TODAY).detail["sales_at_risk"] == 0.0
    assert defection(sample("B"), TODAY).detail["sales_at_risk"] == 680000000.0


@pytest.mark.parametrize(
    ("now", "points"), [(60, 10.0), (61, 6.0), (80, 6.0), (81, 3.0), (90, 3.0), (91, 0.0), (200, 0)]
)
def test_the_fall_of_sales(now: float, points: float) -> None:
    found = _risk(*_calm(), sold("2025-11", 100), sold("2026-11", now))
    assert next(part for part in found.parts if part.code == "trend").points == points


def test_returned_goods_may_turn_sales_negative() -> None:
    found = _risk(*_calm(), sold("2025-11", 100), sold("2026-11", -5))
    assert next(part for part in found.parts if part.code == "trend").points == 10.0


@pytest.mark.parametrize(("days", "points"), [(364, 4.0), (365, 0.0)])
def test_failures_of_handling_count_for_a_year(days: int, points: float) -> None:
    complaint = Complaint(
        id="c",
        account="X",
        severity="minor",
        opened=at(days_ago(days)),
        closed=days_ago(days - 1),
        tags=("delay", "excuse"),
    )
    found = _risk(*_calm(), complaint)
    assert next(part for part in found.parts if part.code == "complaints").points == points


def test_every_known_part_above_zero_shows_its_rows() -> None:
    found = defection(sample("B"), TODAY)
    assert all(part.rows for part in found.parts if part.points)


@given(st.lists(st.integers(0, 4), min_size=10, max_size=10), st.integers(0, 9))
def test_a_better_weapon_never_raises_the_risk(scores: list[int], item: int) -> None:
    better = [min(4, score + (place == item)) for place, score in enumerate(scores)]
    before = _risk(*judged("R-W10", dict(zip(W10, scores, strict=True)))).value
    after = _risk(*judged("R-W10", dict(zip(W10, better, strict=True)))).value
    assert before is not None
    assert after is not None
    assert 0 <= after <= before <= 100


@given(st.integers(0, 3))
def test_more_complaints_never_lower_the_risk(count: int) -> None:
    def value(number: int) -> float:
        complaints = (
            Complaint(id=f"c{n}", account="X", severity="major", opened=at(days_ago(n)))
            for n in range(number)
        )
        return _risk(*_calm(), *complaints).value or 0.0

    assert value(count) <= value(count + 1) <= 100


@given(st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(order: random.Random) -> None:
    records = list(sample_records())
    order.shuffle(records)
    assert defection(dossier_of(Shelf(records), "B"), TODAY).value == 92.5
