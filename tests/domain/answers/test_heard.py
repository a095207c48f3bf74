"""An answer names who said it behind an @, or nobody and then it is who was asked."""

from __future__ import annotations

import pytest

from kamdesk.domain.answers.heard import is_self, split_source, with_source


@pytest.mark.parametrize(
    ("written", "answer", "who"),
    [
        ("5 % a year", "5 % a year", ""),
        ("5 % a year @郑怀安", "5 % a year", "郑怀安"),
        ("每年 5%　＠郑怀安 ", "每年 5%", "郑怀安"),
        ("yes @Lin Jiahui", "yes", "Lin Jiahui"),
        ("@A2", "", "A2"),
        ("mail li@lanchuan.example", "mail li@lanchuan.example", ""),
        ("3 @ noon", "3 @ noon", ""),
        ("two @A1 @A2", "two @A1", "A2"),
    ],
)
def test_the_source_stands_behind_the_answer(written: str, answer: str, who: str) -> None:
    assert split_source(written) == (answer, who)


@pytest.mark.parametrize(
    ("text", "who", "whole"),
    [("5", "", "5"), ("5", "A2", "5 @A2"), ("5 @A1", "A2", "5 @A1")],
)
def test_what_is_written_wins_over_what_was_chosen(text: str, who: str, whole: str) -> None:
    assert with_source(text, who) == whole


@pytest.mark.parametrize(
    ("who", "own"), [("me", True), ("ＭＥ", True), ("我", True), ("A1", False)]
)
def test_seen_by_who_writes_it(who: str, *, own: bool) -> None:
    assert is_self(who) is own
