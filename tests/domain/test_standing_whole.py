"""Counts the standing data against the notes of the trade (1B.1 to 1B.9) and names what lacks."""

from __future__ import annotations

import pytest

from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist, checklists, rubric, rubrics

SCALES = """
LIFECYCLE potential interested developed dormant lost
TIER gold silver bronze
KA_CATEGORY economic important group strategic none
CUSTOMER_TYPE end_user oem distributor dealer wholesaler agent contractor institute
STYLE feeling mixed business
STAGE building stable strengthening
ORG_LEVEL 0 1 2 3 4
BOND_LEVEL 1 2 3
DEPTH 0 1 2 3 4 5 6
LINK_KIND trade communication special contract alliance
DEPT_KIND use purchase support executive
INVOLVEMENT 0 1 2 3
PERSON_LEVEL 1 2 3 4
POWER 0 1 2 3 4
ATTITUDE valued accepted commodity threat
NEED_LEVEL 1 2 3 4 5
TIE 0 1 2 3 4
PERSON_CLASS key related indirect unrelated
SUPPLIER_STATUS none applied in_audit approved suspended withdrawn
PURCHASE_MODE central divided mixed
PURCHASE_CONTINUITY continuous occasional one_off
BUY_MODE direct via_agent reciprocal lease
TENDER_METHOD open invited negotiated inquiry single framework_call
INTENT none idea planned approved
SOLUTION_KIND technical managerial process financial
LOSS_CAUSE U1 U2 C1 C2 C3 other
CREDIT_GRADE A B C D
SEVERITY critical major minor
HANDLING_FAIL buck_passing delay broken_promise ambiguous excuse
SATISFACTION 1 2 3 4 5
FACT_STATE known unconfirmed unknown stale na refused
"""
ROLES = """approver economic_buyer decider user technical spec_author purchasing buyer auditor
finance influencer gatekeeper coach blocker"""

# Rubric: number of items, scores whose looks every item must describe, reconstruction.
RUBRICS = {
    "R-ORG": (4, {0, 2, 4}),
    "R-KDM": (9, set()),
    "R-DEPTH": (5, {0, 2, 4}),
    "R-EXT": (4, {0, 2, 4}),
    "R-W10": (10, {0, 2, 4}),
    "R-KAQ": (10, {0, 2, 4}),
    "R-PQ": (8, {0, 1, 2}),
    "R-NEG": (5, {0, 2, 4}),
    "R-REP": (5, {0, 2, 4}),
    "R-SAT": (4, {1, 5}),
}
CHECKLISTS = {
    "CK-KIT": 8,
    "CK-VISIT": 10,
    "CK-TALK": 7,
    "CK-TEAM": 4,
    "CK-K6": 6,
    "CK-O5": 5,
    "CK-PLA": 16,
    "CK-W10": 36,
    "CK-SVC": 11,
    "CK-CMP": 13,
    "CK-RIVAL": 9,
    "CK-PROJ": 9,
    "CK-BG": 7,
    "CK-4F": 4,
    "CK-FAVOR": 6,
    "CK-HAND": 7,
    "CK-COMP": 5,
    "CK-CRISIS": 6,
}
RECONSTRUCTED_LISTS = {"CK-TALK", "CK-HAND", "CK-COMP", "CK-CRISIS"}


def _scales() -> list[tuple[str, list[str]]]:
    rows = [line.split() for line in SCALES.strip().splitlines()]
    return [(name, codes) for name, *codes in [*rows, ["PROJECT_ROLE", *ROLES.split()]]]


@pytest.mark.parametrize(("name", "codes"), _scales())
def test_a_scale_lacks_nothing_and_speaks_three_languages(name: str, codes: list[str]) -> None:
    found = scale(name)

    assert [code for code in codes if code not in {str(step.code) for step in found}] == []
    assert [step.code for step in found if not all(step.label)] == []


def test_all_rubrics_are_there() -> None:
    assert set(rubrics()) == set(RUBRICS)


@pytest.mark.parametrize(("code", "count", "anchors"), [(c, *v) for c, v in RUBRICS.items()])
def test_a_rubric_lacks_no_item_and_no_anchor(code: str, count: int, anchors: set[int]) -> None:
    judged = rubric(code)

    assert len(judged.items) == count
    assert [item.code for item in judged.items if not anchors <= set(item.anchors)] == []
    assert [item.code for item in judged.items if not all(map(all, item.anchors.values()))] == []


@pytest.mark.parametrize("code", list(RUBRICS))
def test_anchors_and_weights_are_told_to_be_a_reconstruction(code: str) -> None:
    assert rubric(code).reconstruction


def test_all_checklists_are_there() -> None:
    assert {code: len(found.items) for code, found in checklists().items()} == CHECKLISTS


@pytest.mark.parametrize("code", list(CHECKLISTS))
def test_a_checklist_speaks_three_languages_and_owns_up_to_reconstruction(code: str) -> None:
    found = checklist(code)

    assert [item.code for item in found.items if not all(item.name)] == []
    assert found.reconstruction == (code in RECONSTRUCTED_LISTS)


@pytest.mark.parametrize("group", ["p", "l", "a"])
def test_measures_come_as_point_line_and_area(group: str) -> None:
    counts = {"p": 4, "l": 5, "a": 7}
    found = [item for item in checklist("CK-PLA").items if item.code.startswith(f"{group}_")]

    assert len(found) == counts[group]
