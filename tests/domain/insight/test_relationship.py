"""F-02: the three levels of the relationship and their total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, judged, theirs
from tests.helpers.dossiers import sample, sample_records, small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.insight.relationship import (
    extensive,
    key_people,
    organisational,
    relationship,
)
from kamdesk.domain.records import Department

if TYPE_CHECKING:
    import random

    from kamdesk.domain.fact import Record

ATTITUDES = ("threat", "commodity", "accepted", "valued")


@pytest.mark.parametrize(
    ("account", "level", "score", "band", "missing"),
    [
        ("A", "3", 68.75, 3, ("strategic_agreement", "mgmt_seminar")),
        ("B", "2", 18.75, 1, ("cxo_visit", "seminar", "multi_product", "framework")),
        ("C", "1", None, None, ("access",)),
    ],
)
def test_the_organisational_level_of_the_samples(
    account: str, level: str, score: float | None, band: int | None, missing: tuple[str, ...]
) -> None:
    found = organisational(sample(account), TODAY)
    assert (found.level, found.value, found.detail["band"]) == (level, score, band)
    assert found.missing == missing


@pytest.mark.parametrize(
    ("account", "value", "level", "coverage", "veto"),
    [
        ("A", 73.0, "good", 1.0, []),
        ("B", 33.375, "poor", 8 / 12, ["B6"]),
        ("C", 33.0, "poor", 3 / 9, []),
    ],
)
def test_the_key_persons_of_the_samples(
    account: str, value: float, level: str, coverage: float, veto: list[str]
) -> None:
    found = key_people(sample(account), TODAY)
    assert found.value == pytest.approx(value)
    assert found.level == level
    assert found.coverage == pytest.approx(coverage)
    assert found.detail["veto"] == veto


@pytest.mark.parametrize(
    ("account", "value", "level", "coverage", "short", "balanced"),
    [
        ("A", 58.0357, "weak", 13 / 14, "A-D2", False),
        ("B", 23.9583, "poor", 6 / 11, "B-D2", False),
        ("C", None, None, 0.0, None, None),
    ],
)
def test_the_departments_of_the_samples(
    account: str,
    value: float | None,
    level: str | None,
    coverage: float,
    short: str | None,
    balanced: bool | None,
) -> None:
    found = extensive(sample(account), TODAY)
    assert found.value == (None if value is None else pytest.approx(value, abs=0.005))
    assert found.level == level
    assert found.coverage == pytest.approx(coverage, abs=0.006)
    assert (found.detail["short_board"], found.detail["balanced"]) == (short, balanced)


@pytest.mark.parametrize(
    ("account", "value", "level", "coverage"),
    [("A", 67.77, "good", 0.98), ("B", 25.90, "poor", 0.75), ("C", 33.0, "insufficient", 0.13)],
)
def test_the_total_of_the_samples(account: str, value: float, level: str, coverage: float) -> None:
    found = relationship(sample(account), TODAY)
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.level == level
    assert found.coverage == pytest.approx(coverage, abs=0.005)


def test_the_score_and_the_facts_of_b_disagree() -> None:
    assert organisational(sample("B"), TODAY).detail["disagrees"] is True


def test_a_part_answered_assessment_names_what_is_open() -> None:
    found = organisational(small(*judged("R-ORG", {"O1": 4})), TODAY)
    assert found.missing == ("invited", "R-ORG:O2", "R-ORG:O3", "R-ORG:O4")
    assert found.level == "0"


@pytest.mark.parametrize(("score", "band"), [(0, 1), (1, 2), (2, 3), (3, 3), (4, 4)])
def test_the_bands_of_the_score(score: int, band: int) -> None:
    found = organisational(
        small(*judged("R-ORG", dict.fromkeys(("O1", "O2", "O3", "O4"), score))), TODAY
    )
    assert found.detail["band"] == band


def test_an_unknown_attitude_lowers_the_coverage_and_not_the_value() -> None:
    people = (*theirs("p", power=3, attitude="valued"), *theirs("q", power=3))
    found = key_people(small(*people), TODAY)
    assert (found.value, found.coverage, found.missing) == (100.0, 0.5, ("PP15:q",))


def test_a_key_person_without_power_weighs_nothing() -> None:
    person = theirs("p", power=0, attitude="threat", class_="key")
    found = key_people(small(*person), TODAY)
    assert (found.value, found.level, found.coverage) == (None, None, 0.0)


def test_a_formal_level_stands_in_and_is_marked() -> None:
    person = theirs("p", level=4, attitude="valued", class_="key")
    assert key_people(small(*person), TODAY).detail["estimated"] == ["p"]


def test_departments_that_take_no_part_are_left_out() -> None:
    departments = (
        Department(id="d", external="d", organisation="X", name="Idle", involvement=0),
        Department(id="e", external="e", organisation="X", name="Busy", involvement=2),
    )
    scores = (
        *judged("R-EXT", dict.fromkeys(("E1", "E2", "E3", "E4"), 0), subject=departments[0]),
        *judged("R-EXT", dict.fromkeys(("E1", "E2", "E3", "E4"), 4), subject=departments[1]),
    )
    found = extensive(small(*departments, *scores), TODAY)
    assert (found.value, found.detail["short_board"], found.detail["balanced"]) == (
        100.0,
        "e",
        True,
    )


def test_an_account_nobody_knows_has_no_total() -> None:
    found = relationship(small(), TODAY)
    assert (found.value, found.level, found.coverage) == (None, "insufficient", 0.0)


def test_every_part_of_the_total_shows_its_rows() -> None:
    assert all(part.rows for part in relationship(sample("A"), TODAY).parts)


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(ATTITUDES)), min_size=1, max_size=6))
def test_the_value_stays_between_0_and_100(people: list[tuple[int, str]]) -> None:
    records = [
        record
        for number, (power, attitude) in enumerate(people)
        for record in theirs(f"p{number}", power=power, attitude=attitude, class_="key")
    ]
    found = key_people(small(*records), TODAY)
    assert found.value is not None
    assert 0 <= found.value <= 100.0001


@given(st.integers(1, 4), st.integers(0, 2), st.sampled_from(ATTITUDES))
def test_a_better_attitude_never_lowers_the_value(power: int, step: int, other: str) -> None:
    second = theirs("q", power=2, attitude=other, class_="key")

    def value(attitude: str) -> float:
        person = theirs("p", power=power, attitude=attitude, class_="key")
        return key_people(small(*person, *second), TODAY).value or 0.0

    assert value(ATTITUDES[step + 1]) > value(ATTITUDES[step])


@given(st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(order: random.Random) -> None:
    records: list[Record] = list(sample_records())
    order.shuffle(records)
    found = relationship(dossier_of(Shelf(records), "A"), TODAY)
    assert found.value == pytest.approx(relationship(sample("A"), TODAY).value)
