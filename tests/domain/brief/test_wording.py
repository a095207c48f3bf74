"""Days, amounts, lists and long texts as a brief writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.brief.text import Bit, Line, Part, bold, plain, words
from kamdesk.domain.brief.wording import (
    and_more,
    fill,
    gist,
    money,
    page_of,
    percent,
    pieces,
    short_day,
    whole,
)
from kamdesk.domain.fact import Money
from kamdesk.i18n import LANGUAGES, speaking

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amount", "currency", "zh", "en"),
    [
        (3_760_000_000, "CNY", "3,760万元", "CNY 37.6 M"),
        (1_820_000_000_000, "CNY", "182亿元", "CNY 18,200 M"),
        (60_000_000, "CNY", "60万元", "CNY 600k"),
        (123_400, "CNY", "1,234元", "CNY 1,234"),
        (2_600_000_000, "TWD", "新台币2,600万元", "TWD 26 M"),
        (5_000_000, "JPY", "JPY 500万", "JPY 5 M"),
        (-60_000_000, "EUR", "EUR -60万", "EUR -600k"),
        (0, "CNY", "0元", "CNY 0"),
    ],
)
def test_amounts_are_written_as_they_are_spoken(
    amount: int, currency: str, zh: str, en: str
) -> None:
    with speaking("zh_CN"):
        assert money(Money(amount, currency)) == zh
    with speaking("en"):
        assert money(Money(amount, currency)) == en


def test_a_day_of_this_year_is_short() -> None:
    assert short_day(dt.date(2026, 11, 5), DAY) == "11-05"
    assert short_day(dt.date(2027, 1, 20), DAY) == "2027-01-20"


@pytest.mark.parametrize(
    ("value", "said"), [(94.5, "95"), (0.4, "0"), (-1.5, "-2"), (1234.0, "1,234")]
)
def test_numbers_are_rounded_half_up(value: float, said: str) -> None:
    assert whole(value) == said


def test_percent_has_a_space_in_english() -> None:
    assert percent(93.75, 1) == "93.8 %"
    with speaking("zh_CN"):
        assert percent(93.75, 1) == "93.8%"


@given(text=st.text(max_size=300), limit=st.integers(2, 60))
def test_a_gist_is_one_line_of_the_limit(text: str, limit: int) -> None:
    said = gist(text, limit)
    assert len(said) <= limit
    assert not set(said) & set("\r\n\t")


def test_a_gist_says_that_something_is_missing() -> None:
    assert gist("abcdef", 4) == "abc…"
    assert gist("abcd", 4) == "abcd"
    assert gist(None) == ""


def test_pieces_are_what_a_user_put_apart() -> None:
    assert pieces("公司短片、样板点数据；成本表\n证明。") == (
        "公司短片",
        "样板点数据",
        "成本表",
        "证明",
    )
    assert pieces("one, two") == ("one, two",)
    assert pieces(None) == ()


def test_a_sentence_is_filled_with_bits_and_never_with_markup() -> None:
    said = fill("{who} is {what}.", who="<b>{x}</b>", what=bold("late"))
    assert said == (Bit("<b>{x}</b>"), Bit(" is "), Bit("late", bold=True), Bit("."))


def test_an_empty_value_leaves_no_bit() -> None:
    assert fill("{who}!", who="") == (Bit("!"),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_left_out_is_counted_in_words(lang: str) -> None:
    with speaking(lang):
        assert "2" in and_more(2)
        assert "1" in page_of(1, 2)


def test_a_line_shrinks_by_its_ranks() -> None:
    line = Line((Part(words("a")), Part(words("b"), 2), Part(words("c"), 1)))
    assert plain(line.words) == "a · b · c"
    assert line.ranks == (2, 1)
    assert plain(line.up_to(1)) == "a · c"
    assert plain(line.up_to(0)) == "a"
