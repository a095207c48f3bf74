"""F-10 and F-14: the account and the project, worth it or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago, judged
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.qualification import key_account, project_qualification
from kamdesk.domain.records import Event, Project
from kamdesk.domain.standing import rubric

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.insight.result import Insight

KAQ = tuple(item.code for item in rubric("R-KAQ").items)
PQ = tuple(item.code for item in rubric("R-PQ").items)


@pytest.mark.parametrize(
    ("account", "value", "verdict"),
    [("A", 90.0, "key account"), ("B", 58.75, "develop"), ("C", 60.0, "develop")],
)
def test_the_accounts_of_the_samples(account: str, value: float, verdict: str) -> None:
    found = key_account(sample(account), TODAY)
    assert (found.value, found.level) == (value, verdict)


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        (dict.fromkeys(KAQ, 4) | {"Q1": 0}, "does not fit"),
        ({"Q1": 0}, "does not fit"),
        ({"Q1": 4, "Q2": 0}, "insufficient"),
        (dict.fromkeys(KAQ, 4) | {"Q2": 0, "Q3": 0}, "serve site by site"),
        (dict.fromkeys(KAQ, 4) | {"Q3": 0}, "project customer"),
        (dict.fromkeys(KAQ, 3), "key account"),
        (dict.fromkeys(KAQ, 2), "develop"),
        (dict.fromkeys(KAQ, 1), "normal customer"),
        ({}, "insufficient"),
    ],
)
def test_the_verdicts_in_their_order(scores: dict[str, int], verdict: str) -> None:
    assert key_account(small(*judged("R-KAQ", scores)), TODAY).level == verdict


@pytest.mark.parametrize(("days", "again"), [(365, False), (366, True)])
def test_after_a_year_it_is_assessed_again(days: int, again: bool) -> None:
    found = key_account(small(*judged("R-KAQ", {"Q1": 4}, day=days_ago(days))), TODAY)
    assert found.detail["reassess"] is again


@pytest.mark.parametrize(
    ("state", "day", "again"),
    [
        ("confirmed", days_ago(1), True),
        ("suspected", days_ago(1), False),
        ("confirmed", days_ago(30), False),
        ("confirmed", None, False),
    ],
)
def test_a_new_course_of_the_customer_asks_again(
    state: str, day: dt.date | None, *, again: bool
) -> None:
    event = Event(id="e", account="X", kind="trigger_u1", state=state, happened_on=day)
    found = key_account(small(event, *judged("R-KAQ", {"Q1": 4}, day=days_ago(9))), TODAY)
    assert found.detail["reassess"] is again


def test_what_was_never_assessed_cannot_be_outdated() -> None:
    assert key_account(small(), TODAY).detail["reassess"] is False


@pytest.mark.parametrize(
    ("account", "project", "value", "level"),
    [
        ("A", "A-P1", 93.75, "invest"),
        ("A", "A-P2", 93.75, "invest"),
        ("B", "B-P1", 31.25, "hold"),
        ("C", "C-P1", 62.5, "verify"),
    ],
)
def test_the_projects_of_the_samples(account: str, project: str, value: float, level: str) -> None:
    found = project_qualification(sample(account), TODAY).items[project]
    assert (found.value, found.level) == (value, level)


def _project(scores: dict[str, int], **fields: Any) -> Insight:
    project = Project(id="j", external="j", account="X", name="Pumps", **fields)
    dossier = small(project, *judged("R-PQ", scores, subject=project))
    return project_qualification(dossier, TODAY)


def test_an_unanswered_question_counts_nothing_on_purpose() -> None:
    found = _project({"intent": 2})
    assert (found.value, found.level, found.coverage) == (12.5, "hold", 0.125)
    assert found.items["j"].detail["next"] == "problem"


def test_who_will_not_buy_is_dropped_whatever_the_score() -> None:
    assert _project(dict.fromkeys(PQ, 2), intent="none").level == "drop"


def test_a_project_with_every_answer_needs_no_next_question() -> None:
    found = _project(dict.fromkeys(PQ, 2))
    assert (found.value, found.items["j"].detail["next"]) == (100.0, None)


def test_the_account_has_its_smallest_score() -> None:
    weak = Project(id="k", external="k", account="X", name="Valves")
    strong = Project(id="j", external="j", account="X", name="Pumps")
    scores = judged("R-PQ", dict.fromkeys(PQ, 2), subject=strong)
    found = project_qualification(small(strong, weak, *scores), TODAY)
    assert (found.value, found.detail["lowest"]) == (0.0, "k")


def test_without_a_project_there_is_no_score() -> None:
    found = project_qualification(small(), TODAY)
    assert (found.value, found.level) == (None, None)


@given(st.dictionaries(st.sampled_from(PQ), st.integers(0, 1)), st.sampled_from(PQ))
def test_a_better_answer_never_lowers_the_score(scores: dict[str, int], item: str) -> None:
    before = _project(scores).value or 0.0
    after = _project(scores | {item: scores.get(item, 0) + 1}).value or 0.0
    assert 0 <= before < after <= 100
