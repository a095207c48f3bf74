"""F-25: who moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import TODAY, days_ago, ours, theirs
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.movement import movement
from kamdesk.domain.records import Observation, Tie

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
