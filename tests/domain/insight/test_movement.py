"""F-25: who moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import TODAY, days_ago, ours, theirs
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.movement import movement, moves
from kamdesk.domain.records import Observation, Snapshot, Tie

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json
    from kamdesk.domain.insight.result import Insight


def _seen(
    days: int, value: Json, *, of: str = "p", what: str = "attitude", kind: str = "person"
) -> Observation:
    return Observation(
        id=f"{of}-{days}",
        subject_kind=kind,
        subject=of,
        attribute=what,
        value=value,
        observed_on=days_ago(days),
    )


def _moved(*rows: Observation, power: int = 3) -> Insight:
    return movement(small(*theirs("p", power=power), *rows), TODAY)


def test_nobody_moved_in_the_last_quarter_of_the_samples() -> None:
    found = movement(sample("A"), TODAY)
    assert (found.level, found.parts) == ("ok", ())


def test_since_a_year_ago_four_people_of_a_moved_up() -> None:
    found = movement(sample("A"), TODAY, since=days_ago(340))
    assert {part.code: part.points for part in found.parts}["A1:attitude"] == 1.0
    assert found.level == "ok"


@pytest.mark.parametrize(
    ("before", "after", "power", "level"),
    [
        ("valued", "accepted", 3, "alarm"),
        ("valued", "accepted", 2, "ok"),
        ("accepted", "valued", 4, "ok"),
        ("commodity", "threat", 4, "alarm"),
    ],
)
def test_a_powerful_person_going_down_is_an_alarm(
    before: str, after: str, *, power: int, level: str
) -> None:
    found = _moved(_seen(200, before), _seen(5, after), power=power)
    assert (found.level, len(found.parts)) == (level, 1)


@pytest.mark.parametrize(
    "rows",
    [
        (_seen(5, "valued"),),
        (_seen(200, "valued"),),
        (_seen(200, "valued"), _seen(5, "valued")),
        (_seen(50, "valued"), _seen(5, "threat")),
        (_seen(200, "odd"), _seen(5, "threat")),
        (_seen(200, None), _seen(5, "threat")),
    ],
)
def test_a_move_needs_two_different_values_over_the_day(rows: tuple[Observation, ...]) -> None:
    assert _moved(*rows).parts == ()


def test_power_moves_too() -> None:
    found = _moved(_seen(200, 1, what="power"), _seen(5, 4, what="power"))
    assert [(part.code, part.points) for part in found.parts] == [("p:power", 3.0)]


def test_our_ties_move_and_those_of_others_are_not_ours() -> None:
    records = (
        *theirs("p", power=3),
        *ours("u"),
        Tie(id="t", supplier_person="u", customer_person="p", strength=1),
        Tie(id="x", supplier_person="somebody", customer_person="p", strength=1),
        _seen(200, 3, of="t", what="strength", kind="tie"),
        _seen(5, 1, of="t", what="strength", kind="tie"),
    )
    found = movement(small(*records), TODAY)
    assert found.detail["moves"] == [["p", "strength", 3, 1]]
    assert found.level == "alarm"


def _kept(days: int, attitude: str | None, *, strength: Json = None) -> Snapshot:
    return Snapshot(
        id=f"sn-{days}",
        subject_kind="account",
        subject="X",
        taken_on=days_ago(days),
        values={"people": {"p": {"attitude": attitude, "power": 3}}, "ties": {"t": strength}},
    )


def test_a_snapshot_tells_how_he_stood_and_the_record_how_he_stands() -> None:
    records = (*theirs("p", power=3, attitude="commodity"), _kept(100, "valued"))
    found = movement(small(*records), TODAY)
    assert found.detail["moves"] == [["p", "attitude", "valued", "commodity"]]
    assert found.level == "alarm"
    assert [row.entity for row in found.parts[0].rows] == ["person", "snapshot"]


def test_who_stands_as_in_the_snapshot_did_not_move() -> None:
    records = (*theirs("p", power=3, attitude="valued"), _kept(100, "valued"))
    assert movement(small(*records), TODAY).parts == ()


@pytest.mark.parametrize(
    ("noted", "before"), [(200, "commodity"), (100, "threat"), (95, "threat"), (50, "commodity")]
)
def test_the_later_of_observation_and_snapshot_counts(noted: int, before: str) -> None:
    records = (
        *theirs("p", power=3, attitude="valued"),
        _kept(100, "commodity"),
        _seen(noted, "threat"),
    )
    found = movement(small(*records), TODAY)
    assert found.detail["moves"] == [["p", "attitude", before, "valued"]]


def test_between_two_past_days_the_present_does_not_count() -> None:
    records = (
        *theirs("p", power=3, attitude="threat"),
        _kept(100, "accepted"),
        _kept(40, "valued"),
        _seen(5, "threat"),
    )
    (found,) = moves(small(*records), days_ago(90), today=days_ago(30))
    assert (found.before, found.after, found.steps) == ("accepted", "valued", 1)
    assert (found.attribute, found.tie) == ("attitude", None)


def test_ties_are_kept_too() -> None:
    records = (
        *theirs("p", power=3),
        *ours("u"),
        Tie(id="t", supplier_person="u", customer_person="p", strength=1),
        _kept(100, None, strength=3),
    )
    found = movement(small(*records), TODAY)
    assert found.detail["moves"] == [["p", "strength", 3, 1]]


@pytest.mark.parametrize("values", [None, {"people": []}, {"people": {"p": "valued"}}])
def test_a_snapshot_of_others_that_says_nothing_is_passed_over(values: Json) -> None:
    odd = Snapshot(
        id="odd", subject_kind="account", subject="X", taken_on=days_ago(100), values=values
    )
    assert movement(small(*theirs("p", power=3, attitude="valued"), odd), TODAY).parts == ()
