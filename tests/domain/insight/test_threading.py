"""F-13: the single contact, on both sides."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago, met, ours, theirs
from tests.helpers.dossiers import changed, sample, small

from kamdesk.domain.insight.threading import threading
from kamdesk.domain.records import Interaction, Project, ProjectRole

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

ORACLE = {
    "A": ("green/green", 11, 6, 0.0),
    "B": ("red/red", 4, 2, 8.0),
    "C": ("amber/amber", 3, 2, 5.0),
}


@pytest.mark.parametrize("account", ORACLE)
def test_the_samples_hang_on_as_few_people_as_expected(account: str) -> None:
    found = threading(sample(account), TODAY)
    shown = (found.level, found.detail["touches"], found.detail["persons"], found.value)
    assert shown == ORACLE[account]


def test_a_mail_counted_as_a_call_would_turn_c_red() -> None:
    mail = sample("C").shelf.get(Interaction, "C-M1")
    assert mail is not None
    called = changed("C", without=["C-M1"], plus=[dataclasses.replace(mail, kind="phone")])
    assert threading(called, TODAY).detail["customer"] == "red"


def test_nobody_met_is_red_on_both_sides() -> None:
    found = threading(small(), TODAY)
    assert (found.level, found.value) == ("red/red", 8.0)


def test_nobody_of_ours_there_is_red_on_our_side() -> None:
    records = (*theirs("p"), *theirs("q"), *theirs("r"), *met("v", days_ago(5), "p", "q", "r"))
    assert threading(small(*records), TODAY).detail["own"] == "red"


@pytest.mark.parametrize(
    ("tier", "light"), [("gold", "red"), ("silver", "red"), ("bronze", "amber")]
)
def test_one_of_ours_is_worse_for_a_precious_account(tier: str, light: str) -> None:
    records = (*theirs("p"), *ours("u"), *met("v", days_ago(5), "p", "u"))
    assert threading(small(*records, tier=tier), TODAY).detail["own"] == light


@pytest.mark.parametrize(("times", "light"), [(3, "green"), (4, "amber")])
def test_one_of_ours_with_four_in_five_is_amber(times: int, light: str) -> None:
    records: list[Record] = [*theirs("p"), *ours("u"), *ours("w"), *met("v", TODAY, "p", "w")]
    for number in range(times):
        records += met(f"v{number}", days_ago(number + 1), "p", "u")
    assert threading(small(*records), TODAY).detail["own"] == light


@pytest.mark.parametrize(
    ("touched", "light"),
    [
        (["p"], "red"),
        (["p", "q"], "amber"),
        (["p", "p", "q"], "amber"),
        (["p", "p", "p", "q"], "red"),
        (["p", "p", "q", "r"], "amber"),
        (["p", "q", "r"], "green"),
    ],
)
def test_the_light_of_their_side(touched: list[str], light: str) -> None:
    records: list[Record] = [record for key in "pqr" for record in theirs(key)]
    for number, key in enumerate(touched):
        records += met(f"v{number}", days_ago(number), key)
    assert threading(small(*records), TODAY).detail["customer"] == light


def test_three_people_of_one_department_are_amber() -> None:
    records: list[Record] = [record for key in "pqr" for record in theirs(key, department="d")]
    records += met("v", TODAY, "p", "q", "r")
    assert threading(small(*records), TODAY).detail["customer"] == "amber"


def test_a_coach_is_the_bridge() -> None:
    records = (
        *theirs("p"),
        *theirs("q"),
        *met("v", TODAY, "q"),
        Project(id="j", external="j", account="X"),
        ProjectRole(id="r", project="j", person="p", role="coach"),
    )
    assert threading(small(*records), TODAY).detail["bridge"] == "p"


def test_without_a_coach_the_bridge_is_who_brings_the_power_along() -> None:
    records: list[Record] = [*theirs("p"), *theirs("boss", power=4), *theirs("q", power=3)]
    records += [*met("v", TODAY, "p", "boss"), *met("w", TODAY, "p", "q")]
    assert threading(small(*records), TODAY).detail["bridge"] == "p"


def test_who_was_met_alone_is_no_bridge() -> None:
    records = (*theirs("p", power=4), *met("v", TODAY, "p"))
    assert threading(small(*records), TODAY).detail["bridge"] is None


@given(st.lists(st.sampled_from("pqrs"), max_size=8))
def test_the_points_stay_within_their_limit(touched: list[str]) -> None:
    records: list[Record] = [record for key in "pqrs" for record in theirs(key)]
    for number, key in enumerate(touched):
        records += met(f"v{number}", days_ago(number), key)
    found = threading(small(*records), TODAY)
    assert found.value is not None
    assert 0 <= found.value <= 8
    assert found.detail["touches"] == len(touched)
