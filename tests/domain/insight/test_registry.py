"""Every formula under its code, and what holds for all of them."""

from __future__ import annotations

import dataclasses
import re

import pytest
from tests.helpers.customers import TODAY, days_ago, portfolio
from tests.helpers.dossiers import sample, small

from kamdesk import i18n
from kamdesk.domain.insight.registry import (
    FORMULAS,
    PORTFOLIO,
    account_insights,
    portfolio_insights,
)
from kamdesk.domain.insight.tier import yardstick

CODES = {f"F-{number:02}" for number in range(1, 36)} | {"F-02a", "F-02b", "F-02c"}
NO_NUMBERS = {"F-26"}
"""The Monday list orders accounts; it is no number."""

POINTS = ("F-02", "F-02b", "F-02c", "F-03", "F-06", "F-10", "F-12", "F-13", "F-14")
"""Formulas whose parts are points; others compare days or amounts with a limit."""


def test_every_formula_has_its_place() -> None:
    assert set(FORMULAS) | set(PORTFOLIO) == CODES - NO_NUMBERS


@pytest.mark.parametrize("account", list("ABCDJ"))
def test_every_result_names_its_formula(account: str) -> None:
    found = account_insights(sample(account), TODAY)
    assert {code: item.formula for code, item in found.items()} == {code: code for code in found}


@pytest.mark.parametrize("code", FORMULAS)
def test_an_empty_account_breaks_no_formula(code: str) -> None:
    found = FORMULAS[code](small(), TODAY)
    assert 0 <= found.coverage <= 1


@pytest.mark.parametrize("code", FORMULAS)
def test_no_formula_asks_the_clock(code: str) -> None:
    early, again = (FORMULAS[code](sample("A"), days_ago(700)) for _ in range(2))
    assert early == again


@pytest.mark.parametrize("account", list("ABC"))
def test_a_part_has_no_more_points_than_its_maximum(account: str) -> None:
    for item in (FORMULAS[code](sample(account), TODAY) for code in POINTS):
        over = [
            part
            for part in item.parts
            if part.points is not None
            and part.maximum is not None
            and part.points > part.maximum + 1e-9
        ]
        assert over == []


def test_the_portfolio_is_the_yardstick_of_the_tier() -> None:
    dossiers = portfolio()
    found = account_insights(dossiers[0], TODAY, portfolio=yardstick(dossiers, TODAY))
    assert found["F-06"].value == 88.0


def test_the_portfolio_has_its_own_formulas() -> None:
    assert set(portfolio_insights(portfolio(), TODAY)) == set(PORTFOLIO)


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW"])
def test_labels_speak_the_language_of_the_reader(lang: str) -> None:
    with i18n.speaking(lang):
        found = account_insights(sample("C"), TODAY)
    codes = ("F-02", "F-02a", "F-08", "F-09", "F-13")
    labels = [part.label for code in codes for part in found[code].parts]
    assert [label for label in labels if re.fullmatch(r"[\x00-\x7f]+", label)] == []


def test_results_are_values() -> None:
    result = FORMULAS["F-13"](sample("A"), TODAY)
    assert dataclasses.replace(result) == result
