"""The rule of 1B.3 row by row, and what must hold for any answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.insight.attitude import attitude_by_evidence
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import rubric

CODES = [item.code for item in rubric("R-KDM").items]
_answers = st.dictionaries(st.sampled_from(CODES), st.sampled_from([0, 1]))


@pytest.mark.parametrize(
    ("yes", "expected"),
    [
        ("T2", "threat"),
        ("T3", "threat"),
        ("T3 V1", "threat"),
        ("T1", "threat"),
        ("T1 A1 C1", "threat"),
        ("T1 V1", "accepted"),
        ("V1 V2", "valued"),
        ("V1 V2 V3 C1", "valued"),
        ("V2", "accepted"),
        ("A1", "accepted"),
        ("A1 C1", "accepted"),
        ("C1", "commodity"),
        ("A2", None),
        ("", None),
    ],
)
def test_the_first_match_wins(yes: str, expected: str | None) -> None:
    found = attitude_by_evidence(dict.fromkeys(yes.split(), 1))

    assert found.attitude == expected
    assert not found.contradictory


@pytest.mark.parametrize("threat", ["T1", "T2", "T3"])
def test_two_signs_of_value_and_a_threat_contradict(threat: str) -> None:
    found = attitude_by_evidence({"V1": 1, "V3": 1, threat: 1})

    assert found.attitude is None
    assert found.contradictory
    assert found.because == ("V1", "V3", threat)


def test_no_is_not_yes() -> None:
    assert attitude_by_evidence(dict.fromkeys(CODES, 0)).attitude is None


@given(_answers)
def test_it_suggests_a_known_attitude_and_says_why(answers: dict[str, int]) -> None:
    found = attitude_by_evidence(answers)

    assert found.attitude in {None, *scale("ATTITUDE").codes}
    assert all(answers[code] == 1 for code in found.because)
    assert (found.attitude is not None or found.contradictory) == bool(found.because)


@given(_answers, st.sampled_from(CODES))
def test_not_knowing_is_like_no(answers: dict[str, int], code: str) -> None:
    without = {key: value for key, value in answers.items() if key != code}

    assert attitude_by_evidence(without) == attitude_by_evidence({**without, code: 0})
