"""From gaps to questions: their order, their addressees, their words, and what is never asked."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.dossiers import changed, edited, sample, sample_records, small
from tests.helpers.rooms import BUYING, DAY, PROJECT, gap_named, keys, person, role, visit_of

from kamdesk import i18n
from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.gaps import gap_of, gaps, questions_for
from kamdesk.domain.insight.fact_states import state_of, states
from kamdesk.domain.insight.plain import gap_to_json
from kamdesk.domain.records import (
    FactMark,
    Observation,
    Question,
)

if TYPE_CHECKING:
    import random

    from kamdesk.domain.dossier import Dossier


def asked(dossier: Dossier, key: str) -> list[tuple[str, str | None, str]]:
    found = questions_for(dossier, visit_of(dossier, key), today=DAY)
    return [(gap.number, gap.addressee, gap.key) for gap in found]


# ---------------------------------------------------------------------------- the sample book


def test_the_visit_to_the_gold_account_asks_what_its_people_can_answer() -> None:
    assert asked(sample("A"), "A-V8") == [
        ("Q1", "A3", "PP16:A3"),
        ("Q2", "A4", "PJ19:A-P2"),
        ("Q3", "A6", "BG14"),
        ("Q4", "A3", "PJ14:A-P2"),
        ("Q5", "A6", "PJ18:A-P1-role-11"),
    ]


def test_the_visit_to_the_prospect_settles_the_budget_first() -> None:
    assert asked(sample("C"), "C-V3")[:3] == [
        ("Q1", "C1", "PJ13:C-P1"),
        ("Q2", "C2", "PJ16:C-P1"),
        ("Q3", "C1", "PJ17:C-P1"),
    ]


def test_what_the_rep_wrote_keeps_his_words() -> None:
    first = questions_for(sample("C"), visit_of(sample("C"), "C-V3"), today=DAY)[0]
    assert (first.wording, first.why, first.question) == (
        "预算大概在什么范围?",
        "預算兩種說法",
        "C-Q1",
    )


def test_every_gap_of_the_file_is_in_the_list() -> None:
    for account in "ABC":
        dossier = sample(account)
        facts = {item.key for item in states(dossier, DAY) if item.is_gap}
        assert facts <= set(keys(dossier))


def test_every_question_of_the_sample_visits_has_a_name() -> None:
    for account, key in (("A", "A-V8"), ("C", "C-V3")):
        dossier = sample(account)
        for gap in questions_for(dossier, visit_of(dossier, key), today=DAY):
            assert gap.addressee_name
            assert gap.in_room


def test_the_weaker_order_never_precedes_the_stronger() -> None:
    found = gaps(sample("C"), DAY)
    assert [gap.rank for gap in found] == sorted(gap.rank for gap in found)
    assert found[0].key == "PJ13:C-P1"
    assert found[0].contradictory


def test_no_more_questions_than_asked_for() -> None:
    visit = visit_of(sample("A"), "A-V8")
    assert len(questions_for(sample("A"), visit, today=DAY, limit=2)) == 2


def test_the_words_follow_the_language() -> None:
    with i18n.speaking("zh_TW"):
        assert gap_named(sample("B"), "PJ13:B-P1").wording == (
            "2027年度密封件定点：預算大概在什麼範圍？"
        )
    with i18n.speaking("en"):
        assert gap_named(sample("B"), "PP18:B1").wording.startswith("严国栋: Whom does this person")


# ------------------------------------------------------------------------------- never asked


def test_a_threat_is_never_asked() -> None:
    dossier = sample("B")
    assert all(gap.addressee != "B6" for gap in gaps(dossier, DAY))


@pytest.mark.parametrize("mark", ["refused", "na"])
def test_what_was_refused_or_does_not_apply_is_never_asked_again(mark: str) -> None:
    row = FactMark(id="m", subject_kind="account", subject="B", fact_="BG12", mark=mark)
    assert "BG12" in keys(sample("B"))
    assert "BG12" not in keys(changed("B", plus=[row]))


def question(**fields: Any) -> Question:
    base: dict[str, Any] = {"id": "q", "external": "q", "account": "B", "wording": "What hurts?"}
    return Question(**(base | fields))


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({"state": "answered", "answered": dt.date(2026, 11, 1)}, True),
        ({"state": "answered"}, True),
        ({"state": "answered", "answered": dt.date(2026, 5, 27)}, True),
        ({"state": "answered", "answered": dt.date(2026, 5, 26)}, False),
        ({"state": "refused", "answered": dt.date(2020, 1, 1)}, True),
        ({"state": "asked"}, False),
    ],
)
def test_an_answered_question_is_not_asked_before_its_answer_is_stale(
    fields: dict[str, Any], gone: bool
) -> None:
    dossier = changed("B", plus=[question(fact_def="BG12", **fields)])
    assert ("BG12" not in keys(dossier)) is gone


def test_an_answer_about_one_person_leaves_the_others_open() -> None:
    answered = question(fact_def="PP20", addressee="B1", state="answered")
    found = keys(changed("B", plus=[answered]))
    assert "PP20:B1" not in found
    assert "PP20:B6" in found


def test_an_answer_of_nobody_in_particular_settles_nothing() -> None:
    answered = question(fact_def="PP17", state="answered")
    assert "PP17:B1" in keys(changed("B", plus=[answered]))


def test_an_observation_says_whose_fact_was_answered() -> None:
    seen = Observation(id="o", subject_kind="person", subject="B3", attribute="kpi", value="cost")
    answered = question(fact_def="PP20", addressee="B2", state="answered", observation="o")
    found = keys(changed("B", plus=[seen, answered]))
    assert "PP20:B3" not in found
    assert "PP20:B1" in found


def test_a_contradiction_is_asked_though_the_question_was_answered() -> None:
    answered = Question(
        id="q", account="C", fact_def="PJ13", wording="?", state="answered", addressee="C1"
    )
    assert "PJ13:C-P1" in keys(changed("C", plus=[answered], without=["C-Q1"]))


# --------------------------------------------------------------------------- written questions


def test_a_question_outside_of_the_catalogue_stands_on_its_own() -> None:
    own = question(addressee="B2", wording="How was the fair?")
    gap = gap_named(changed("B", plus=[own]), "q")
    assert (gap.fact, gap.own, gap.addressee, gap.table_safe) == ("", True, "B2", True)


def test_a_question_for_nobody_gets_somebody() -> None:
    gap = gap_named(changed("B", plus=[question(wording="How was the fair?")]), "q")
    assert gap.addressee == "B2"


def test_a_question_about_a_known_fact_is_asked_all_the_same() -> None:
    gap = gap_named(changed("B", plus=[question(fact_def="BG13", addressee="B2")]), "q")
    assert (gap.fact, gap.own) == ("BG13", True)


def test_a_private_question_is_not_for_the_table() -> None:
    gap = gap_named(changed("B", plus=[question(private=True)]), "q")
    assert not gap.table_safe


def test_two_questions_about_one_fact_are_both_asked() -> None:
    first = question(fact_def="BG12", addressee="B2")
    second = question(id="r", external="r", fact_def="BG12", addressee="B3")
    found = keys(changed("B", plus=[first, second]))
    assert ("BG12" in found, "r" in found) == (True, True)


def test_a_question_for_another_day_keeps_its_place_in_the_list() -> None:
    later = Question(
        id="q", external="q", account="C", wording="Why?", fact_def="PJ15", addressee="C2"
    )
    gap = gap_named(changed("C", plus=[later]), "PJ15:C-P1")
    assert (gap.question, gap.wording) == ("q", "Why?")


# ------------------------------------------------------------------------------- empty seats


def test_an_empty_seat_is_asked_for() -> None:
    known = small(
        PROJECT, BUYING, *person("a", "buy"), role("a", "influencer"), role(None, "auditor")
    )
    gap = gap_named(known, "PJ18:r-None-auditor")
    assert gap.addressee == "a"
    assert gap.wording.startswith("Line: who plays the part")


def test_a_seat_is_not_asked_for_beside_its_fact() -> None:
    dossier = small(PROJECT, *person("a"), role(None, "auditor"))
    assert [key for key in keys(dossier) if key.startswith("PJ18")] == ["PJ18:P"]


def test_the_seat_of_a_coach_is_not_asked_for() -> None:
    dossier = small(PROJECT, *person("a"), role("a", "influencer"), role(None, "coach"))
    assert not [key for key in keys(dossier) if "r-None" in key]


# -------------------------------------------------------------------------------- properties


def test_a_contradiction_says_who_said_what() -> None:
    gap = gap_named(changed("C", without=["C-Q1"]), "PJ13:C-P1")
    assert gap.why == "26,000,000 TWD (葉冠廷) or 22,000,000 TWD (簡志明)"


def test_a_contradiction_without_a_source_says_what() -> None:
    dossier = edited(changed("C", without=["C-Q1"]), "C-P1-obs-2", Observation, source=None)
    assert gap_named(dossier, "PJ13:C-P1").why.endswith(" or 22,000,000 TWD")


def test_the_question_for_a_form_is_there_whatever_the_state() -> None:
    dossier = sample("A")
    item = state_of(dossier, "BG12", subject=dossier.account, today=DAY)
    assert gap_of(dossier, item, today=DAY).wording == "What is your biggest headache right now?"


def test_a_gap_is_plain_json() -> None:
    plain = json.loads(json.dumps(gap_to_json(gap_named(sample("B"), "PJ13:B-P1"))))
    assert plain["fact"] == "PJ13"
    assert plain["addressee"] == "B5"


@given(st.randoms(use_true_random=False), st.sampled_from("ABC"))
def test_the_order_of_records_does_not_matter(chance: random.Random, account: str) -> None:
    records = list(sample_records())
    chance.shuffle(records)
    shuffled = gaps(dossier_of(Shelf(records), account), DAY)
    usual = gaps(sample(account), DAY)
    assert [(g.key, g.addressee) for g in shuffled] == [(g.key, g.addressee) for g in usual]


@given(st.sets(st.sampled_from([record.id for record in sample_records()]), max_size=60))
def test_whatever_is_missing_no_threat_and_no_namesake_is_asked(gone: set[str]) -> None:
    kept = [
        r for r in sample_records() if r.id not in gone or r.ENTITY in {"account", "organisation"}
    ]
    dossier = dossier_of(Shelf(kept), "B")
    for gap in gaps(dossier, DAY):
        found = dossier.person(gap.addressee)
        assert found is None or found.attitude != "threat" or gap.question
        assert gap.wording
