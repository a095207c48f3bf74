"""Every number can say what it means: name, sentence, levels, borders, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.dossiers import sample

from kamdesk import i18n
from kamdesk.domain.insight.meaning import (
    amount_words,
    borders,
    level_words,
    meaning,
    meanings,
    setting_lines,
    value_words,
)
from kamdesk.domain.insight.registry import FORMULAS, PORTFOLIO, account_insights
from kamdesk.domain.insight.result import Insight
from kamdesk.domain.standing import thresholds

if TYPE_CHECKING:
    import datetime as dt

ALL = (*FORMULAS, *PORTFOLIO)


@pytest.mark.parametrize("formula", ALL)
def test_a_formula_is_explained_in_three_languages(formula: str) -> None:
    found = meaning(formula)
    assert all((*found.name, *found.text))
    for words in found.settings.values():
        assert all(words.label)


@pytest.mark.parametrize("formula", [code for code in thresholds() if code.startswith("F-")])
def test_every_number_a_formula_goes_by_has_a_name(formula: str) -> None:
    assert set(meaning(formula).settings) == set(thresholds()[formula])


@pytest.mark.parametrize("account", ["A", "B", "C"])
@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_levels_of_the_samples_are_words(account: str, lang: str, today: dt.date) -> None:
    found = account_insights(sample(account), today)
    with i18n.speaking(lang):
        said = {code: level_words(item) for code, item in found.items() if item.level}
    assert all(words for words in said.values())
    raw = [c for c, words in said.items() if lang != "en" and words == found[c].level]
    assert raw == []


@pytest.mark.parametrize("formula", ALL)
@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_settings_are_words(formula: str, lang: str) -> None:
    with i18n.speaking(lang):
        lines = setting_lines(formula)
    assert len(lines) == len(meaning(formula).settings)
    assert not any("_" in value for _label, value in lines)


@pytest.mark.parametrize(
    ("formula", "value", "words"),
    [
        ("F-01", 94.74, "95 %"),
        ("F-03", 47.9, "48 of 100 points"),
        ("F-15", 0.0259, "2.6 %"),
        ("F-24", 36, "36 days"),
        ("F-07", 1.2857, "1.29 times the cycle"),
        ("F-18", 2025.0, "2025"),
        ("F-22", 1.0, "1"),
        ("F-03", None, ""),
    ],
)
def test_a_value_comes_with_its_unit(formula: str, value: float | None, words: str) -> None:
    assert amount_words(formula, value) == words
    assert value_words(Insight(formula=formula, value=value)) == words


def test_two_sides_have_a_level_each() -> None:
    assert level_words(Insight(formula="F-13", level="red/amber")) == "Red / Amber"


def test_no_level_has_no_words() -> None:
    assert level_words(Insight(formula="F-13")) == ""


def test_the_borders_are_those_of_the_thresholds() -> None:
    assert borders("F-03") == (("Very high", 70), ("High", 50), ("Medium", 25), ("Low", 0))


def test_a_book_with_its_own_numbers_shows_those() -> None:
    own = {"F-03": {**thresholds()["F-03"], "levels": {"high": 10, "low": 0}}}
    assert borders("F-03", own) == (("High", 10), ("Low", 0))


def test_a_formula_without_bands_has_no_borders() -> None:
    assert borders("F-07") == ()


def test_every_meaning_belongs_to_a_formula() -> None:
    assert set(meanings()) == {*ALL, "F-26"}


def test_the_points_of_a_light_are_not_said_to_be_of_a_hundred() -> None:
    assert value_words(Insight(formula="F-13", value=6, level="red/green")) == ""
