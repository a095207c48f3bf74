"""The newest assessment speaks, and an item without a score is not assessed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago, judged
from tests.helpers.dossiers import small

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.standing import rubric

ITEMS = tuple(item.code for item in rubric("R-KAQ").items)


def test_the_newest_assessment_speaks() -> None:
    records = (*judged("R-ORG", {"O1": 4}, day=days_ago(9)), *judged("R-ORG", {"O1": 1}))
    dossier = small(*records)
    assert scored(dossier, "R-ORG", subject=dossier.account, today=TODAY).scores == {"O1": 1}


def test_an_assessment_of_the_future_does_not_speak_yet() -> None:
    dossier = small(*judged("R-ORG", {"O1": 4}, day=days_ago(-1)))
    assert scored(dossier, "R-ORG", subject=dossier.account, today=TODAY).assessment is None


def test_an_item_without_a_score_is_left_out_and_not_the_lowest() -> None:
    dossier = small(*judged("R-ORG", {"O1": 4, "O2": None}))
    found = scored(dossier, "R-ORG", subject=dossier.account, today=TODAY)
    assert (found.percent, found.coverage) == (100.0, 0.3)
    assert found.open == ("R-ORG:O2", "R-ORG:O3", "R-ORG:O4")


def test_without_an_assessment_nothing_is_known() -> None:
    dossier = small()
    found = scored(dossier, "R-ORG", subject=dossier.account, today=TODAY)
    assert (found.percent, found.coverage, found.age(TODAY)) == (None, 0.0, None)
    assert all(part.points is None for part in found.parts())


def test_the_age_of_an_assessment() -> None:
    dossier = small(*judged("R-ORG", {"O1": 4}, day=days_ago(9)))
    assert scored(dossier, "R-ORG", subject=dossier.account, today=TODAY).age(TODAY) == 9


@given(st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 4), min_size=1))
def test_the_parts_add_up_to_the_score(scores: dict[str, int]) -> None:
    dossier = small(*judged("R-KAQ", scores))
    found = scored(dossier, "R-KAQ", subject=dossier.account, today=TODAY)
    assert found.percent is not None
    assert 0 <= found.percent <= 100
    points = sum(part.points or 0 for part in found.parts())
    assert abs(points - found.percent) < 1e-9
    assert all(part.rows for part in found.parts() if part.points is not None)
