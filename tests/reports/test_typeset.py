"""Lines as a Chinese reader expects them, and no character lost, whatever was typed."""

from __future__ import annotations

import itertools
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.reports.atoms import atoms_of
from kamdesk.reports.breaker import may_break
from kamdesk.reports.marks import stale
from kamdesk.reports.runs import Mark, Run, marked, power, strong
from kamdesk.reports.signs import CLOSE, OPEN, Kind
from kamdesk.reports.typeset import break_lines, clip, measure, one_line

LANGUAGES = ("zh_CN", "zh_TW", "en")
languages = st.sampled_from(LANGUAGES)
HARD = (
    "中文，。、（）《》“”‘’「」！？：；…—·% ℃ abc 3,300 10:30 R&D <zhang> \n\t"
    "👩‍👩‍👧𠮷㛃é x\u0302 ,;()-/"
)
texts = st.one_of(st.text(max_size=120), st.text(alphabet=HARD, max_size=200))
runs_lists = st.lists(
    st.builds(
        Run,
        texts,
        bold=st.booleans(),
        size=st.sampled_from([None, 9.0, 13.0]),
        pad=st.sampled_from([0.0, 6.0]),
    ),
    max_size=4,
)


def lines_of(text: str, width: float = 100, lang: str = "zh_CN") -> list[str]:
    """Return the texts of the lines, 10 pt."""
    return [line.text for line in break_lines([Run(text)], width=width, size=10, lang=lang)]


@given(runs_lists, st.floats(5, 600), languages, st.floats(0, 4))
def test_no_character_is_lost(runs: list[Run], width: float, lang: str, indent: float) -> None:
    lines = break_lines(runs, width=width, size=10, lang=lang, indent=indent)
    assert "".join(line.text for line in lines) == "".join(run.text for run in runs)


@given(runs_lists, st.floats(30, 600), languages)
def test_no_line_is_wider_than_the_width(runs: list[Run], width: float, lang: str) -> None:
    for line in break_lines(runs, width=width, size=10, lang=lang):
        assert line.width <= width + 1e-6


@given(texts, st.floats(30, 600), languages)
def test_signs_stand_where_they_may(text: str, width: float, lang: str) -> None:
    atoms = atoms_of([Run(text)], size=10, lang=lang)
    longest = _longest_unit(text, lang)
    lines = break_lines([Run(text)], width=width, size=10, lang=lang)
    for above, line in itertools.pairwise(lines):
        if above.text.endswith(("\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")):
            continue
        if longest <= width and above.text[-1:] > "\x1f":
            assert line.text[0] not in CLOSE, (above.text, line.text)
            assert above.text.rstrip()[-1:] not in OPEN, (above.text, line.text)
    assert len(atoms) <= len(text)


def _longest_unit(text: str, lang: str) -> float:
    """Return the width of the widest piece that must not be broken."""
    atoms = atoms_of([Run(text)], size=10, lang=lang)
    widest, start = 0.0, 0
    for at in range(1, len(atoms)):
        solid = next((a for a in reversed(atoms[:at]) if a.kind is not Kind.SPACE), atoms[0])
        if atoms[at].kind is Kind.NEWLINE or may_break(atoms[at - 1], atoms[at], solid=solid):
            start = at
        widest = max(widest, atoms[at].end - atoms[start].start)
    return widest


@given(texts, languages)
def test_drawn_is_what_was_typed(text: str, lang: str) -> None:
    """What can be copied out of a line is its text, but for spaces, controls and folded signs."""
    for line in break_lines([Run(text)], width=200, size=10, lang=lang):
        copied = "".join(piece.text for piece in line.pieces)
        assert _letters(copied) == _letters(line.text)


def _letters(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char)[0] in "LNSM")


@pytest.mark.parametrize("whole", ["2026-11-24", "3-3-3-1", "KHP-350H", "3,300", "10:30", "R&D"])
def test_dates_models_and_numbers_stay_whole(whole: str) -> None:
    for width in range(60, 120, 7):
        assert sum(whole in line for line in lines_of(f"规格书由谁起草{whole}几条是", width)) == 1


def test_a_hard_space_keeps_words_together() -> None:
    assert lines_of("ab cd\u00a0ef", 30, "en") == ["ab ", "cd\u00a0ef"]


def test_closing_sign_stays_with_its_word() -> None:
    assert lines_of("一二三四五六七八九十，好的", 100) == ["一二三四五六七八九", "十，好的"]


def test_opening_sign_goes_with_what_follows() -> None:
    assert lines_of("一二三四五六七八九“十全”好", 97) == ["一二三四五六七八九", "“十全”好"]


def test_a_word_longer_than_the_line_is_broken_hard() -> None:
    lines = lines_of("x" * 300, 100, "en")
    assert len(lines) > 10
    assert "".join(lines) == "x" * 300


def test_nothing_but_closing_signs_still_fits() -> None:
    lines = break_lines([Run("，" * 100)], width=60, size=10, lang="zh_CN")
    assert all(line.width <= 60 for line in lines)


def test_a_last_line_of_one_character_gets_company() -> None:
    assert lines_of("一二三四五六七八九十百", 100) == ["一二三四五六七八九", "十百"]


def test_or_the_line_before_is_tightened() -> None:
    (line,) = break_lines([Run("一二三四五六七八九十百")], width=109.5, size=10, lang="zh_CN")
    assert line.scale < 1
    assert line.width <= 109.5


def test_two_closing_signs_are_squeezed() -> None:
    together = measure([Run("好）。")], size=100, lang="zh_CN")
    assert together == pytest.approx(100 + 40 + 62)


def test_gap_between_han_and_latin_is_no_space() -> None:
    assert measure([Run("18天")], size=100, lang="zh_CN") == pytest.approx(
        measure([Run("18")], size=100, lang="zh_CN") + 14 + 100
    )


def test_a_space_after_a_full_width_sign_makes_no_hole() -> None:
    wide = measure([Run("好， 的")], size=10, lang="zh_CN")
    assert wide == pytest.approx(measure([Run("好，的")], size=10, lang="zh_CN"))


def test_taiwan_does_not_squeeze() -> None:
    assert measure([Run("好，")], size=100, lang="zh_TW") == pytest.approx(190)


def test_english_keeps_typed_signs() -> None:
    (line,) = break_lines([Run("Lin: 好, yes")], width=300, size=10, lang="en")
    assert "," in "".join(piece.text for piece in line.pieces)


def test_a_mark_stays_with_the_word_after_it() -> None:
    runs = [Run("一二三四五六七八"), marked(Mark.BOX), Run("达成")]
    lines = break_lines(runs, width=94, size=10, lang="zh_CN")
    assert [line.text for line in lines] == ["一二三四五六七八", "达成"]
    assert lines[1].pieces[0].mark is Mark.BOX


def test_old_and_arrow_never_start_a_line() -> None:
    runs = [Run("一二三四五六七八九"), stale("zh_CN"), marked(Mark.ARROW), Run("好的")]
    lines = break_lines(runs, width=94, size=10, lang="zh_CN")
    assert lines[1].text.startswith("九旧")


def test_size_and_pad_of_a_run() -> None:
    plain = measure([Run("吴"), Run("总")], size=10, lang="zh_CN")
    assert measure([Run("吴", size=11.5), Run("总", pad=6)], size=10, lang="zh_CN") == (
        pytest.approx(plain + 1.5 + 6)
    )


def test_line_feed_starts_a_line_and_an_empty_one_stays() -> None:
    assert lines_of("甲\n\r\n乙") == ["甲\n", "\r\n", "乙"]


def test_no_text_is_no_line() -> None:
    assert break_lines([Run("")], width=100, size=10, lang="en") == ()
    assert measure([], size=10, lang="en") == 0
    assert one_line([], width=100, size=10, lang="en").width == 0


def test_missing_character_is_shown_and_can_be_copied() -> None:
    (line,) = break_lines([Run("林𠮷")], width=100, size=10, lang="zh_CN")
    assert [(piece.text, piece.font) for piece in line.pieces] == [
        ("林", "KamSans"),
        ("𠮷", "KamSans-Missing"),
    ]
    assert line.width == pytest.approx(20)


def test_joined_picture_is_one_sign() -> None:
    (line,) = break_lines([Run("👩‍👩‍👧")], width=100, size=10, lang="zh_CN")
    assert "".join(piece.text for piece in line.pieces) == "👩‍👩‍👧"
    assert line.width == pytest.approx(10)


def test_accents_typed_apart_are_drawn_together() -> None:
    (line,) = break_lines([Run("cafe\u0301")], width=100, size=10, lang="en")
    assert "".join(piece.text for piece in line.pieces) == "café"


@given(texts, st.floats(30, 300), languages, st.integers(1, 3))
def test_clip_keeps_to_its_room(text: str, width: float, lang: str, lines: int) -> None:
    whole = break_lines([Run(text)], width=width, size=10, lang=lang)
    cut = clip([Run(text)], width=width, size=10, lang=lang, lines=lines)
    assert len(cut) == min(lines, len(whole))
    assert all(line.width <= width + 1e-6 for line in cut)
    assert any(line.cut for line in cut) == (len(whole) > lines)


def test_cut_says_so() -> None:
    line = one_line([strong("规格书由谁起草、哪几条是硬性要求")], width=60, size=10, lang="zh_CN")
    assert line.cut
    assert line.pieces[-1].text == "…"
    assert line.text == "规格书由谁"


def test_power_is_as_wide_as_its_squares() -> None:
    assert measure([power(2)], size=10, lang="en") == measure([power(4)], size=10, lang="en")


def test_ten_thousand_characters_are_quick() -> None:
    text = ("规格书由谁起草、哪几条是硬性要求？“4小时到场”可否列入 Life-cycle cost;" * 250)[:10_000]
    break_lines([Run(text)], width=465, size=10, lang="zh_CN")
    start = time.process_time()
    break_lines([Run(text)], width=465, size=10, lang="zh_CN")
    assert time.process_time() - start < 0.4  # about 0.06 on a quiet machine
