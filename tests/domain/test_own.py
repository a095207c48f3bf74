"""What a book has of its own reaches formulas and words, and stays with that book."""

from __future__ import annotations

import copy
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY
from tests.helpers.dossiers import sample

from kamdesk.domain.hints import hint_defs
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.visit_rhythm import visit_rhythm
from kamdesk.domain.own import SHIPPED, Own, at, current, put, using
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist, fact_defs, rubric

CYCLE = "thresholds/F-07/cycles/gold"
DATA: dict[str, Any] = {
    "a": {"days": 7, "name": ["一", "壹", "one"], "ask": ["x", "y", "z"]},
    "rows": [["code", "二", "貳", "two"], {"code": "c", "0": ["三", "叁", "three"]}, [1, 2]],
}


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def test_an_own_number_reaches_the_formula() -> None:
    with using(Own({"thresholds/F-07/cycles/silver": 15})):
        own = visit_rhythm(sample("B"), TODAY)
    shipped = visit_rhythm(sample("B"), TODAY)

    assert own.value == pytest.approx(2 * (shipped.value or 0))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("facts/BG12/question", lambda: fact_defs()["BG12"].question.en),
        ("rubrics/R-ORG/items/O1/name", lambda: rubric("R-ORG").items[0].name.en),
        ("rubrics/R-ORG/items/O1/0", lambda: rubric("R-ORG").items[0].anchors[0].en),
        ("checklists/CK-KIT/items/film", lambda: checklist("CK-KIT").items[2].name.en),
        ("hints/hint/bond.1/words", lambda: hint_defs()["bond", "1", ""].words.en),
        ("scales/TIER/steps/gold", lambda: scale("TIER").label("gold", "en")),
        ("scales/POWER/steps/4", lambda: scale("POWER").label(4, "en")),
    ],
)
def test_own_words_stand_wherever_the_text_does(path: str, words: Any) -> None:
    with using(Own({path: {"en": "ours"}})):
        own = words()

    assert (own, words() != "ours") == ("ours", True)


def test_a_weight_of_a_fact_is_a_number_too() -> None:
    with using(Own({"facts/BG12/weight": 5})):
        assert fact_defs()["BG12"].weight == 5


def test_two_books_do_not_mix() -> None:
    def gold() -> Any:
        return limits_of("F-07")["cycles"]["gold"]

    found = []
    for value in (7, 21):
        with using(Own({CYCLE: value})):
            found.append(gold())

    assert [*found, gold()] == [7, 21, 14]


def test_a_job_takes_the_numbers_of_who_started_it_along() -> None:
    def gold() -> Any:
        return limits_of("F-07")["cycles"]["gold"]

    with ThreadPoolExecutor(1) as pool:
        with using(Own({CYCLE: 7})):
            job = pool.submit(copy_context().run, gold)
        other = pool.submit(copy_context().run, gold)

    assert (job.result(), other.result()) == (7, 14)


def test_outside_of_a_book_the_shipped_ones_hold() -> None:
    with using(Own({CYCLE: 7})):
        pass

    assert current() is SHIPPED


@pytest.mark.parametrize(
    "own",
    [
        {CYCLE: "seven"},
        {CYCLE: True},
        {CYCLE: float("nan")},
        {"thresholds/F-07/nowhere": 7},
        {"thresholds/F-11/excluded_roles": {"en": "buyer"}},
        {"facts/BG12/ask": {"en": "nobody"}},
        {"facts/BG12/question": {"xx": "?"}},
        {"facts/BG12/question": 7},
        {"thresholds": 7},
    ],
)
def test_what_does_not_fit_is_passed_over(own: dict[str, Any]) -> None:
    with using(Own(own)):
        found = (limits_of("F-07"), limits_of("F-11"), fact_defs()["BG12"])

    assert found == (limits_of("F-07"), limits_of("F-11"), fact_defs()["BG12"])


def test_words_of_one_language_leave_the_others(data: dict[str, Any]) -> None:
    put(data, ["rows", "code"], value={"zh_TW": "新"})

    assert data["rows"][0] == ["code", "二", "新", "two"]


def test_what_stands_at_a_path_is_what_was_put_there(data: dict[str, Any]) -> None:
    put(data, ["rows", "c", "0"], value={"en": "drei"})
    put(data, ["rows", "2", "1"], value=9)

    assert at(data, ["rows", "c", "0"]) == ["三", "叁", "drei"]
    assert at(data, ["rows", "2", "1"]) == 9


@given(st.lists(st.sampled_from(["a", "days", "name", "rows", "code", "0", "2", "9", ""])))
def test_no_path_breaks_anything(path: list[str]) -> None:
    data = copy.deepcopy(DATA)

    done = put(data, path, value=1)

    assert done == (data != DATA)
