"""Amounts and days as the languages say them on the screen."""

from __future__ import annotations

import datetime as dt

import pytest

from kamdesk.domain.fact import Money
from kamdesk.i18n import speaking
from kamdesk.ui.wording import (
    day_words,
    distance_words,
    exact_money_words,
    money_words,
    percent_words,
    tier_letter,
)

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("lang", "currency", "words"),
    [
        ("zh_CN", "CNY", "3,800 万元"),
        ("zh_CN", "TWD", "3,800 万新台币"),
        ("zh_CN", "USD", "3,800 万美元"),
        ("zh_CN", "CHF", "3,800 万CHF"),
        ("zh_TW", "TWD", "3,800 萬元"),
        ("zh_TW", "CNY", "3,800 萬人民幣"),
        ("en", "CNY", "CNY 38 M"),
        ("en", "TWD", "TWD 38 M"),
    ],
)
def test_large_amount_counts_as_the_language_does(lang: str, currency: str, words: str) -> None:
    with speaking(lang):
        assert money_words(Money(38_000_000_00, currency)) == words


@pytest.mark.parametrize(
    ("lang", "amount", "words"),
    [
        ("zh_CN", 9_800_00, "9,800 元"),
        ("zh_CN", 98_500_00, "9.8 万元"),
        ("zh_CN", -60_000_00, "-6 万元"),
        ("zh_TW", 0, "0 人民幣"),
        ("en", 999_00, "CNY 999"),
        ("en", 600_000_00, "CNY 600k"),
        ("en", 3_610_000_00, "CNY 3.61 M"),
    ],
)
def test_amount_keeps_no_more_digits_than_it_needs(lang: str, amount: int, words: str) -> None:
    with speaking(lang):
        assert money_words(Money(amount, "CNY")) == words


@pytest.mark.parametrize(
    ("lang", "amount", "words"),
    [
        ("zh_CN", 18_200_000_000_00, "1,820,000 万元"),
        ("zh_CN", 123_456_00, "123,456 CNY"),
        ("zh_CN", 9_999_00, "9,999 元"),
        ("en", 600_000_00, "CNY 600k"),
        ("en", 618_050_00, "618,050 CNY"),
        ("en", 3_610_000_00, "CNY 3.61 M"),
        ("en", 3_615_500_00, "3,615,500 CNY"),
        ("en", 12_50, "12.50 CNY"),
    ],
)
def test_an_amount_that_must_be_exact_loses_no_figure(lang: str, amount: int, words: str) -> None:
    with speaking(lang):
        assert exact_money_words(Money(amount, "CNY")) == words


def test_a_share_has_a_blank_in_english_alone() -> None:
    with speaking("zh_CN"):
        chinese = percent_words("93.8")
    with speaking("en"):
        english = percent_words("93.8")

    assert (chinese, english) == ("93.8%", "93.8 %")


def test_no_amount_is_no_words() -> None:
    assert money_words(None) == ""


@pytest.mark.parametrize(("lang", "letter"), [("zh_CN", "金"), ("zh_TW", "金"), ("en", "G")])
def test_tier_has_one_sign(lang: str, letter: str) -> None:
    with speaking(lang):
        assert tier_letter("gold") == letter


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, ""),
        (dt.date(2026, 12, 1), "12-01"),
        (dt.date(2027, 1, 15), "2027-01-15"),
    ],
)
def test_day_of_this_year_needs_no_year(day: dt.date | None, words: str) -> None:
    assert day_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("days", "chinese", "english"),
    [
        (0, "今天", "today"),
        (1, "明天", "tomorrow"),
        (8, "8 天后", "in 8 days"),
        (-1, "逾期 1 天", "1 day overdue"),
        (-35, "逾期 35 天", "35 days overdue"),
    ],
)
def test_distance_is_said_as_people_say_it(days: int, chinese: str, english: str) -> None:
    day = TODAY + dt.timedelta(days=days)
    with speaking("zh_CN"):
        assert distance_words(day, TODAY) == chinese
    with speaking("en"):
        assert distance_words(day, TODAY) == english
