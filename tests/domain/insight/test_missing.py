"""What a number wants, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.dossiers import sample

from kamdesk import i18n
from kamdesk.domain.insight.missing import missing_of, subject_words
from kamdesk.domain.insight.registry import account_insights
from kamdesk.domain.insight.result import Insight, Part, Row

if TYPE_CHECKING:
    import datetime as dt


def test_a_fact_is_asked_of_a_named_person(today: dt.date) -> None:
    (found,) = missing_of(sample("A"), Insight(formula="F-01", missing=("PP01",)), today=today)
    assert found.gap is not None
    assert found.gap.addressee_name == "唐立群"
    assert found.words == found.gap.wording


def test_the_fact_of_somebody_who_is_not_key_is_asked_too(today: dt.date) -> None:
    (found,) = missing_of(sample("A"), Insight(formula="F-28", missing=("PP17:A6",)), today=today)
    assert found.gap is not None
    assert found.row == Row("person", "A6")


@pytest.mark.parametrize(
    ("formula", "code", "words", "rubric"),
    [
        ("F-02a", "strategic_agreement", "Strategic agreement in force", ""),
        ("F-02a", "R-ORG:O3", "Joint undertakings", "R-ORG"),
        ("F-02c", "R-EXT:A-D7", "安环部", "R-EXT"),
        ("F-03", "R-W10", "ten weapons", "R-W10"),
        ("F-08", "A-I2:due", "A-I2", ""),
        ("F-18", "development_cost", "cost of development", ""),
        ("F-11", "L3", "Head of department", ""),
        ("F-11", "seat:auditor", "uditor", ""),
        ("F-01", "PP15:nobody", "Attitude", ""),
    ],
)
def test_a_code_is_read_as_words(
    formula: str, code: str, words: str, rubric: str, today: dt.date
) -> None:
    (found,) = missing_of(sample("A"), Insight(formula=formula, missing=(code,)), today=today)
    assert words.lower() in found.words.lower()
    assert found.rubric == rubric


def test_a_part_that_is_not_known_leads_to_its_rows(today: dt.date) -> None:
    part = Part("sales", "Sales class", None, rows=(Row("account", "A"),))
    insight = Insight(formula="F-06", parts=(part,), missing=("sales",))
    (found,) = missing_of(sample("A"), insight, today=today)
    assert (found.words, found.row) == ("Sales class", Row("account", "A"))


@pytest.mark.parametrize("account", ["A", "B", "C"])
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_nothing_the_samples_miss_is_shown_as_a_code(
    account: str, lang: str, today: dt.date
) -> None:
    dossier = sample(account)
    with i18n.speaking(lang):
        insights = account_insights(dossier, today)
        read = [m for item in insights.values() for m in missing_of(dossier, item, today=today)]
    assert read
    assert [m.code for m in read if "_" in m.words or (m.words == m.code and lang != "en")] == []


def test_a_narrower_subject_has_the_names_of_its_records() -> None:
    dossier = sample("A")
    assert subject_words(dossier, "A-P1:R1").startswith("乙烯扩能二期高温泵组(12台) · ")
    assert subject_words(dossier, "unheard of") == "unheard of"
