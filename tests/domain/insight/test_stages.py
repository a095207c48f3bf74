"""Exit tests of the stages and the consistency of the bond level, by facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.customers import TODAY, days_ago, judged, met, ours, sold, theirs, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.stages import EXIT_TESTS, bond_test, exit_tests
from kamdesk.domain.records import (
    AccountTeam,
    Agreement,
    Assessment,
    ChecklistRun,
    ChecklistTick,
    Department,
    LedgerLine,
    Spend,
    Tie,
)
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record


def _met(*records: Record, **fields: Any) -> set[str]:
    return {check.code for check in exit_tests(small(*records, **fields), TODAY) if check.met}


def test_every_stage_has_its_tests() -> None:
    assert set(EXIT_TESTS) == set(scale("STAGE").codes)


def test_nothing_known_meets_nothing() -> None:
    assert _met() == set()


def test_an_account_without_a_stage_stands_at_the_first() -> None:
    codes = [check.code for check in exit_tests(small(), TODAY)]

    assert codes == list(EXIT_TESTS["building"])


def test_building_ends_with_qualification_value_manager_team_and_repeat_orders() -> None:
    team = [AccountTeam(id=f"t{n}", account="X", person=f"u{n}", role="technical") for n in (1, 2)]
    records = [
        *judged("R-KAQ", {"Q1": 3}),
        *team,
        sold("2026-09", 10),
        sold("2026-10", 10),
    ]

    assert _met(*records, owner="u0", our_value="less downtime") == set(EXIT_TESTS["building"])


def test_one_order_and_one_helper_are_not_enough() -> None:
    team = AccountTeam(id="t", account="X", person="u1", role="technical")
    left = AccountTeam(id="l", account="X", person="u2", valid_to=days_ago(1))

    assert _met(sold("2026-09", 10), team, left) == set()


def test_stable_ends_with_prevention_and_channels() -> None:
    quality = Department(id="QD", organisation="OWN", function="quality")
    records = [
        quality,
        *ours("tech", department="QD"),
        *ours("boss", level=4),
        *theirs("top", level=4),
        *met("v", days_ago(30), "tech", "boss", "top"),
    ]

    found = _met(
        *records,
        stage="stable",
        emergency_plan="call the depot",
        complaint_channel_told_on=days_ago(9),
    )

    assert found == set(EXIT_TESTS["stable"])


@pytest.mark.parametrize(("ticked", "expected"), [(6, True), (5, False)])
def test_a_crisis_list_counts_when_it_is_full(ticked: int, *, expected: bool) -> None:
    run = ChecklistRun(id="r", checklist="CK-CRISIS", subject_kind="account", subject="X")
    items = checklist("CK-CRISIS").items[:ticked]
    ticks = [
        ChecklistTick(id=item.code, checklist_run="r", item=item.code, done=True) for item in items
    ]

    assert ("crisis" in _met(run, *ticks, stage="stable")) is expected


def test_strengthening_is_lived_with_white_space_mutual_business_and_depth() -> None:
    spend = Spend(id="s", account="X", product_line="P1", year=2025, total=yuan(9))
    bought = LedgerLine(id="l", account="X", kind="buy_from_them", year=2026)

    found = _met(spend, bought, stage="strengthening", depth=3)

    assert found == set(EXIT_TESTS["strengthening"])


def test_an_unknown_stage_has_no_tests() -> None:
    assert exit_tests(small(stage="beyond"), TODAY) == ()


@pytest.mark.parametrize(
    ("records", "believable"),
    [
        ([], 1),
        (judged("R-W10", {"W5": 2}), 2),
        (judged("R-W10", {"W9": 3}), 3),
        ([Agreement(id="g", account="X", kind="strategic")], 3),
        ([Agreement(id="g", account="X", kind="strategic", valid_to=days_ago(1))], 1),
    ],
)
def test_the_bond_that_facts_make_believable(records: list[Record], believable: int) -> None:
    assert bond_test(small(*records), TODAY).believable == believable


@pytest.mark.parametrize(("departments", "believable"), [("DE", 2), ("DD", 1)])
def test_trust_in_two_departments_is_a_network(departments: str, believable: int) -> None:
    records: list[Record] = [*ours("U")]
    for key, department in zip("ab", departments, strict=True):
        records += [
            *theirs(key, department=department),
            Tie(id=f"t{key}", supplier_person="U", customer_person=key, strength=3),
        ]

    assert bond_test(small(*records), TODAY).believable == believable


@pytest.mark.parametrize(("chosen", "consistent"), [(None, None), (1, True), (3, False)])
def test_chosen_and_believable_are_compared(chosen: int | None, consistent: bool | None) -> None:
    assert bond_test(small(bond_level=chosen), TODAY).consistent is consistent


def test_a_met_test_names_its_proof() -> None:
    found = {check.code: check for check in exit_tests(sample("A"), TODAY)}

    assert any(check.met and check.rows for check in found.values())
    assert all(check.rows for check in found.values() if check.met)
    assert sample("A").shelf.of(Assessment)
