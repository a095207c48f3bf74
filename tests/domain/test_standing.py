"""The standing data: complete, consistent with itself, and read as it is written."""

from __future__ import annotations

from typing import Any

import pytest

from kamdesk.domain.scales import scale
from kamdesk.domain.standing import (
    FactDef,
    checklist,
    checklists,
    counts_as_touch,
    counts_as_visit,
    criteria_template,
    fact_defs,
    rubric,
    rubrics,
    step_template,
    thresholds,
)

# The catalogue: id, weight, days until stale, scope[/condition], ? = a question is asked.
_CATALOGUE = """
BG01 2 730 account ?; BG02 2 365 account ?; BG03 1 730 account ?; BG04 3 365 account ?
BG05 3 365 account ?; BG06 2 365 account ?; BG07 3 365 account ?; BG08 2 180 account ?
BG09 2 365 account ?; BG10 1 365 account ?; BG11 2 365 account ?; BG12 3 180 account ?
BG13 3 730 account ?; BG14 3 365 account ?; BG15 1 730 account ?; BG16 2 730 account ?
BG17 1 365 account ?; BG18 2 365 account ?; BG19 1 365 account ?; PP01 3 0 account ?
PP02 3 0 account ?; PP04 2 365 account ?; PP05 1 365 account ?; PP11 2 365 person -
PP12 1 365 person ?; PP13 1 365 person -; PP14 3 365 person ?; PP15 3 180 person -
PP16 2 365 person ?; PP17 1 365 person -; PP18 2 365 person ?; PP19 2 0 person -
PP20 2 365 person ?; PP21 2 180 person/rival -; CP01 3 180 account ?; CP11 3 365 rival ?
CP12 3 365 rival/installed ?; CP13 3 365 rival ?; CP14 2 365 rival ?; CP15 3 180 rival ?
CP16 1 365 rival -; CP17 2 365 rival -; CP18 2 90 rival ?; PJ01 3 180 account ?
PJ11 3 365 project ?; PJ12 3 180 project ?; PJ13 3 180 project ?; PJ14 2 180 project ?
PJ15 3 90 project ?; PJ16 3 90 project ?; PJ17 3 180 project ?; PJ18 2 180 project ?
PJ19 3 180 project ?; PJ20 2 90 project/rival -; PJ21 2 180 project ?; PJ22 2 180 project ?
PJ23 3 180 project -; CO01 3 365 account ?; CO02 2 365 account -; CO03 3 365 account ?
CO04 2 365 account ?; CO05 1 365 account -; CO06 1 365 account ?; CO07 1 365 account ?
"""

_FORMULAS = [f"F-{number:02}" for number in range(1, 29)]


def _catalogue() -> list[tuple[str, str]]:
    entries = _CATALOGUE.strip().replace("\n", "; ").split("; ")
    return [(entry.split()[0], entry.split(maxsplit=1)[1]) for entry in entries]


def _as_catalogued(fact_id: str) -> str:
    fact = fact_defs()[fact_id]
    scope = f"{fact.scope}/{fact.condition}" if fact.condition else fact.scope
    return f"{fact.weight} {fact.stale_days} {scope} {'?' if fact.is_asked else '-'}"


def _facts() -> list[FactDef]:
    return list(fact_defs().values())


@pytest.mark.parametrize(("fact_id", "line"), _catalogue())
def test_a_fact_is_as_in_the_catalogue(fact_id: str, line: str) -> None:
    assert _as_catalogued(fact_id) == line


def test_the_catalogue_is_whole_and_in_order() -> None:
    assert list(fact_defs()) == [fact_id for fact_id, _ in _catalogue()]


def test_a_fact_stands_in_the_section_of_its_id() -> None:
    assert {fact.section for fact in _facts()} == set(scale("SECTION").codes)
    assert all(fact.id.startswith(fact.section) for fact in _facts())


def test_facts_are_asked_of_known_addressees() -> None:
    asked = {code for fact in _facts() for code in fact.ask}

    assert asked == set(scale("ADDRESSEE").codes)


def test_every_fact_says_whom_to_ask_and_why() -> None:
    assert all(fact.ask and all(fact.why) for fact in _facts())


def test_the_reason_fits_on_one_line_of_the_brief() -> None:
    lengths = {fact.id: max(len(fact.why.zh_CN), len(fact.why.zh_TW)) for fact in _facts()}

    assert {fact_id: n for fact_id, n in lengths.items() if n > 14} == {}


def test_questions_for_the_coach_are_not_for_the_table() -> None:
    assert [fact.id for fact in _facts() if fact.ask[0] == "coach" and fact.table_safe] == []


def test_rivals_power_and_attitudes_are_not_for_the_table() -> None:
    secret = [fact for fact in _facts() if fact.section == "CP" or fact.id in {"PP14", "PP15"}]

    assert [fact.id for fact in secret if fact.table_safe] == []


def test_only_questions_are_for_the_table() -> None:
    assert all(fact.is_asked for fact in _facts() if fact.table_safe)


@pytest.mark.parametrize(
    ("code", "items"),
    [
        ("R-ORG", "O1 O2 O3 O4"),
        ("R-KDM", "V1 V2 V3 A1 A2 C1 T1 T2 T3"),
        ("R-EXT", "E1 E2 E3 E4"),
        ("R-W10", "W1 W2 W3 W4 W5 W6 W7 W8 W9 W10"),
        ("R-KAQ", "Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9 Q10"),
        ("R-PQ", "intent problem budget timetable process deciders capable worth"),
        ("R-SAT", "quality delivery service price"),
        ("R-NEG", "N1 N2 N3 N4 N5"),
        ("R-REP", "opening questions objections ask composure"),
    ],
)
def test_a_rubric_has_its_items(code: str, items: str) -> None:
    assert [item.code for item in rubric(code).items] == items.split()


@pytest.mark.parametrize(
    ("code", "weights"),
    [("R-ORG", [30, 25, 25, 20]), ("R-KAQ", [15, 10, 15, 10, 5, 10, 10, 10, 5, 10])],
)
def test_weights_of_a_rubric_make_a_hundred(code: str, weights: list[int]) -> None:
    assert [item.weight for item in rubric(code).items] == weights


@pytest.mark.parametrize("code", list(rubrics()))
def test_anchors_are_scores_of_the_rubric(code: str) -> None:
    judged = rubric(code)

    assert all(set(item.anchors) <= set(judged.scores) for item in judged.items)


@pytest.mark.parametrize("code", [code for code in rubrics() if code != "R-KDM"])
def test_the_ends_of_a_score_have_anchors(code: str) -> None:
    judged = rubric(code)

    assert all({judged.lowest, judged.highest} <= set(item.anchors) for item in judged.items)


def test_evidence_for_an_attitude_is_yes_or_no() -> None:
    assert [r.code for r in rubrics().values() if r.is_yes_no] == ["R-KDM"]


def test_the_rehearsal_is_private() -> None:
    assert [r.code for r in rubrics().values() if r.private] == ["R-REP"]


def test_an_item_is_found_by_its_code() -> None:
    found = rubric("R-ORG").item("O1")

    assert found is not None
    assert found.weight == 30


def test_an_unknown_item_is_none() -> None:
    assert rubric("R-ORG").item("O9") is None


def test_questions_of_the_first_weapon_are_not_those_of_the_tenth() -> None:
    first = rubric("R-W10").items[0]

    assert [tick.code for tick in first.ticks] == [
        "W1.forgave",
        "W1.told",
        "W1.blocked",
        "W1.trusted",
    ]


def test_every_question_of_the_ten_weapons_has_its_item() -> None:
    used = [tick for item in rubric("R-W10").items for tick in item.ticks]

    assert used == list(checklist("CK-W10").items)


@pytest.mark.parametrize("code", ["W5", "W7"])
def test_weapons_scored_by_counting_have_four_questions(code: str) -> None:
    item = rubric("R-W10").item(code)

    assert item is not None
    assert len(item.ticks) == 4


def test_all_checklists_are_there() -> None:
    expected = "KIT VISIT TALK TEAM K6 O5 PLA W10 SVC CMP RIVAL PROJ BG 4F FAVOR HAND COMP CRISIS"

    assert list(checklists()) == [f"CK-{name}" for name in expected.split()]


@pytest.mark.parametrize("code", list(checklists()))
def test_lines_of_a_checklist_have_codes_of_their_own(code: str) -> None:
    codes = [item.code for item in checklist(code).items]

    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("method", scale("TENDER_METHOD").codes)
def test_every_way_of_buying_has_its_steps(method: str) -> None:
    template = step_template(method)

    assert template is not None
    assert template.steps[0].name.en == "Need stated"
    assert {step.department for step in template.steps} <= {*scale("DEPT_KIND").codes, ""}


@pytest.mark.parametrize("method", [None, "", "criteria", "barter"])
def test_another_way_of_buying_has_no_steps(method: str | None) -> None:
    assert step_template(method) is None


def test_the_usual_criteria_begin_with_the_four_of_the_trade() -> None:
    names = [criterion.name.zh_CN for criterion in criteria_template()[:4]]

    assert names == ["技术水平", "设备能力", "付款条件", "供货进度"]


def test_usual_criteria_are_of_a_known_kind() -> None:
    assert {criterion.kind for criterion in criteria_template()} <= set(
        scale("CRITERION_KIND").codes
    )


@pytest.mark.parametrize("formula", [f for f in _FORMULAS if f != "F-02"])
def test_every_formula_finds_its_numbers(formula: str) -> None:
    assert any(name.startswith(formula) for name in thresholds())


def test_sections_of_the_file_weigh_a_hundred() -> None:
    sections = thresholds()["F-01"]["sections"]

    assert dict(sections) == {"BG": 25, "PP": 25, "CP": 20, "PJ": 20, "CO": 10}


def test_thresholds_cannot_be_changed_by_accident() -> None:
    cycles: Any = thresholds()["F-07"]["cycles"]

    with pytest.raises(TypeError):
        cycles["gold"] = 1


def test_lists_of_thresholds_are_fixed() -> None:
    assert thresholds()["F-03"]["fall"] == ((0.40, 10), (0.20, 6), (0.10, 3))


@pytest.mark.parametrize(
    ("formula", "key", "name"),
    [
        ("F-01", "key_roles", "PROJECT_ROLE"),
        ("F-01", "sections", "SECTION"),
        ("F-01", "values", "FACT_STATE"),
        ("F-01", "levels", "COMPLETENESS"),
        ("F-02b", "attitudes", "ATTITUDE"),
        ("F-02b", "levels", "BAND"),
        ("F-03", "levels", "RISK"),
        ("F-03", "complaints", "SEVERITY"),
        ("F-03", "criteria", "CRITERIA_STATUS"),
        ("F-04", "order", "CRITERIA_STATUS"),
        ("F-06", "category", "KA_CATEGORY"),
        ("F-06", "style", "STYLE"),
        ("F-06", "levels", "TIER"),
        ("F-11", "excluded_roles", "PROJECT_ROLE"),
        ("F-12", "position", "POSITION"),
        ("F-12", "levels", "THREAT"),
        ("F-13", "points_customer", "LIGHT"),
        ("F-13", "red_tiers", "TIER"),
        ("F-14", "levels", "PQ_VERDICT"),
        ("F-16", "first_answer_hours", "SEVERITY"),
        ("F-27", "official_roles", "PROJECT_ROLE"),
        ("interactions", "not_visit", "INTERACTION"),
        ("interactions", "not_touch", "INTERACTION"),
        ("interactions", "by_phone", "INTERACTION"),
    ],
)
def test_thresholds_speak_of_known_codes(formula: str, key: str, name: str) -> None:
    assert set(thresholds()[formula][key]) <= set(scale(name).codes)


@pytest.mark.parametrize(
    ("kind", "visit", "touch"),
    [
        ("visit", True, True),
        ("video", True, True),
        ("working_group", True, True),
        ("phone", False, True),
        ("complaint_call", False, True),
        ("mail", False, False),
        ("social", False, False),
    ],
)
def test_kinds_of_contact_count(kind: str, visit: bool, touch: bool) -> None:
    assert (counts_as_visit(kind), counts_as_touch(kind)) == (visit, touch)
