"""The verdict beside a form: the same as the formula gives once the form is kept."""

from __future__ import annotations

import pytest
from tests.helpers.customers import TODAY, judged
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.live import TONES, live, verdict_words
from kamdesk.domain.insight.qualification import key_account, qualify
from kamdesk.domain.records import Account, Project
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import rubric

ACCOUNT = Account(id="X")


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_form_of_an_account_comes_to_f10(account: str) -> None:
    dossier = sample(account)
    scores = scored(dossier, "R-KAQ", subject=dossier.account, today=TODAY).scores

    found = live(rubric("R-KAQ"), scores, subject=dossier.account)

    kept = key_account(dossier, TODAY)
    assert (found.value, found.level) == (kept.value, kept.level)
    assert verdict_words(found)


def test_the_form_of_a_project_comes_to_f14() -> None:
    project = Project(id="P", external="P", account="X", name="Pumps")
    scores = {"intent": 2, "budget": 1}
    dossier = small(project, *judged("R-PQ", scores, subject=project))

    found = live(rubric("R-PQ"), scores, subject=project)

    assert found.value == qualify(dossier, project, today=TODAY).value
    assert verdict_words(found) == "Hold"


def test_the_organisation_reads_as_a_level() -> None:
    found = live(rubric("R-ORG"), {"O1": 4, "O2": 4, "O3": 4, "O4": 4}, subject=ACCOUNT)

    assert found.level == "4"
    assert verdict_words(found) == "like level Strategic partner"


def test_a_department_reads_as_a_band() -> None:
    found = live(rubric("R-EXT"), {"E1": 4, "E2": 4}, subject=ACCOUNT)

    assert (found.level, verdict_words(found)) == ("strong", "Strong")


@pytest.mark.parametrize("code", ["R-NEG", "R-SAT", "R-W10", "R-REP"])
def test_other_rubrics_have_points_and_no_verdict(code: str) -> None:
    judged_by = rubric(code)
    scores = {judged_by.items[0].code: judged_by.highest}

    found = live(judged_by, scores, subject=ACCOUNT)

    assert found.value == 100
    assert verdict_words(found) == ""


@pytest.mark.parametrize("code", ["R-ORG", "R-EXT", "R-NEG"])
def test_an_empty_form_comes_to_nothing(code: str) -> None:
    found = live(rubric(code), {}, subject=ACCOUNT)

    assert found.value is None
    assert found.level is None


def test_every_verdict_has_a_tone() -> None:
    codes = {*scale("KAQ_VERDICT").codes, *scale("PQ_VERDICT").codes}

    assert codes <= set(TONES)
