"""Blocks measure before they draw, the floor holds, and nothing leaks out of a mark."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.helpers.demo_page import WORDS, draw_demo

from kamdesk.reports import marks, theme
from kamdesk.reports.fonts import new_canvas
from kamdesk.reports.page import Beside, Drawing, Overflow, Rule, Space, Stack, Text, WriteLine
from kamdesk.reports.runs import Line, Mark, Run, marked, plain, strong
from kamdesk.reports.sections import Setter, beside, stack
from kamdesk.reports.sheet import Sheet
from kamdesk.reports.typeset import break_lines, draw_centred, draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

LANGUAGES = ("zh_CN", "zh_TW", "en")


@pytest.fixture
def canvas() -> Canvas:
    """Return an empty document nobody will read."""
    return new_canvas(BytesIO(), title="t", lang="zh_CN")


@pytest.fixture
def setter() -> Setter:
    """Return a setter for Chinese."""
    return Setter("zh_CN")


def written(canvas: Canvas) -> list[str]:
    """Return the drawing commands of the page so far."""
    return [part for code in canvas._code for part in str(code).split()]  # type: ignore[attr-defined]


def of_mark(mark: Mark) -> Callable[[Canvas], object]:
    return lambda canvas: marks.draw_mark(canvas, mark, (9, 9), size=10)


def of_alarm(level: str) -> Callable[[Canvas], object]:
    return lambda canvas: marks.draw_alarm(canvas, level, (9, 9))


DRAWINGS: dict[str, Callable[[Canvas], object]] = {
    **{mark.value: of_mark(mark) for mark in Mark},
    **{level: of_alarm(level) for level in ("ok", "watch", "act")},
    "number": lambda canvas: marks.draw_number(canvas, "Q1", (9, 9)),
    "influence": lambda canvas: marks.draw_arrow(canvas, (9, 9), (50, 40)),
    "no length": lambda canvas: marks.draw_arrow(canvas, (9, 9), (9, 9)),
    "double": lambda canvas: marks.draw_double(canvas, (9, 9), (50, 40)),
    "no double": lambda canvas: marks.draw_double(canvas, (9, 9), (9, 9)),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_mark_leaves_the_canvas_as_it_was(canvas: Canvas, name: str) -> None:
    before = len(written(canvas))
    DRAWINGS[name](canvas)
    commands = written(canvas)[before:]
    assert commands[0] == "q"
    assert commands[-1] == "Q"
    assert commands.count("q") == commands.count("Q")


@pytest.mark.parametrize("mark", Mark)
def test_every_mark_has_room(mark: Mark) -> None:
    assert marks.mark_width(mark, 10) > 5


def test_stale_by_language() -> None:
    assert marks.stale("zh_CN") == Run("旧", mark=Mark.STALE)
    assert marks.stale("zh_TW") == Run("舊", mark=Mark.STALE)
    assert replace(marks.stale("en"), pad=0) == strong("stale")


def test_text_is_as_high_as_its_lines(setter: Setter) -> None:
    block = setter.text([Run("一二三四五六七八九十")], width=52)
    assert [line.text for line in block.lines] == ["一二三四五", "六七八九十"]
    assert block.height == pytest.approx(2 * theme.BODY.leading)


def test_lines_can_be_limited(setter: Setter) -> None:
    block = setter.text([Run("一二三四五六七八九十")], width=42, lines=1)
    assert len(block.lines) == 1
    assert block.lines[0].cut


def test_style_colours_what_says_nothing(setter: Setter) -> None:
    (quiet,) = setter.text([Run("好")], width=90, style=theme.QUIET).lines
    (loud,) = setter.text([plain("好", 0.6)], width=90, style=theme.KEY).lines
    assert quiet.pieces[0].grey == theme.SECONDARY
    assert loud.pieces[0].grey == 0.6
    assert loud.pieces[0].font.endswith("Bold")


def test_pair_cuts_the_left_part(setter: Setter) -> None:
    pair = setter.pair([Run("一" * 40)], [Run("右边")], width=200)
    assert pair.left.cut
    assert pair.left.width + pair.right.width <= 200
    assert pair.height == theme.BODY.leading


def test_first_lines_of_neighbours_share_a_baseline(setter: Setter) -> None:
    large = setter.text([Run("大")], width=50, style=theme.AIM)
    small = setter.text([Run("小")], width=50)
    both = beside((0, large), (60, small))
    assert both.ascent == large.ascent
    assert both.height == pytest.approx(
        max(large.height, large.ascent - small.ascent + small.height)
    )


def test_section_puts_its_first_line_below_the_rule(setter: Setter) -> None:
    section = setter.section("目的", setter.text([Run("好")], width=90))
    _rule, lift, inside, _after = section.blocks
    assert lift.height + inside.ascent == pytest.approx(theme.LABEL_BELOW_RULE)


def test_section_of_page_two(setter: Setter) -> None:
    head = setter.pair([strong("项目")], [Run("判定")], width=theme.HALF_WIDTH)
    body = setter.keyed([Run("账期")], [Run("60天")], widths=(40, theme.HALF_WIDTH))
    section = setter.headed(head, body, width=theme.HALF_WIDTH, stroke=theme.RULE_HALF)
    assert section.height > head.height + body.height


def test_empty_blocks_take_no_room() -> None:
    assert Stack(()).height == Stack(()).ascent == 0
    assert Beside(()).height == Beside(()).ascent == 0
    assert Text(()).height == 0
    assert stack(Space(3), Space(4), gap=2).height == 9


def test_nothing_is_drawn_below_the_floor(canvas: Canvas, setter: Setter) -> None:
    sheet = Sheet(canvas, setter)
    before = written(canvas)
    with pytest.raises(Overflow, match="room for"):
        sheet.place(Drawing(sheet.room + 1, lambda canvas, _x, _top: canvas.line(0, 0, 9, 9)))
    assert written(canvas) == before


def test_sheet_moves_down_and_turns(canvas: Canvas, setter: Setter) -> None:
    sheet = Sheet(canvas, setter, top=800)
    sheet.place(Space(100))
    sheet.skip(10)
    assert sheet.y == 690
    assert sheet.room == 690 - theme.FLOOR
    sheet.turn()
    assert sheet.y == theme.TOP_NEXT


def test_write_line_begins_behind_its_words(canvas: Canvas, setter: Setter) -> None:
    line = WriteLine(300, 18.5, setter.line([Run("为什么")], width=210, style=theme.QUIET))
    bare = WriteLine(300, 18.5)
    assert line.ascent < line.height
    for block in (line, bare):
        block.draw(canvas, 0, 100)


def test_ends_of_a_line(canvas: Canvas, setter: Setter) -> None:
    line = setter.line([Run("好"), marked(Mark.TICK)], width=90)
    assert draw_line(canvas, 10, 10, line) == 10 + line.width
    assert draw_right(canvas, 100, 10, line) == 100 - line.width
    draw_centred(canvas, 50, 10, line)
    assert setter.width([Run("好"), marked(Mark.TICK)]) == pytest.approx(line.width)


def test_tightened_line_and_empty_line(canvas: Canvas) -> None:
    (line,) = break_lines([Run("一二三四五六七八九十百")], width=109.5, size=10, lang="zh_CN")
    draw_line(canvas, 10, 10, line)
    assert "Tz" in written(canvas)
    assert draw_line(canvas, 10, 10, Line((), 0.0, "", 10)) == 10


def test_rule_may_be_dashed(canvas: Canvas) -> None:
    Rule(90, dash=(1.5, 1.5)).draw(canvas, 0, 0)
    assert "d" in written(canvas)


@pytest.fixture(params=LANGUAGES)
def demo(request: pytest.FixtureRequest) -> tuple[str, pypdfium2.PdfDocument]:
    """Return the page that shows everything, and its language."""
    memory = BytesIO()
    draw_demo(memory, request.param)
    return request.param, pypdfium2.PdfDocument(memory.getvalue())


def test_words_can_be_copied_out_of_the_page(demo: tuple[str, pypdfium2.PdfDocument]) -> None:
    lang, document = demo
    copied = document[0].get_textpage().get_text_range()
    flat = "".join(copied.split())
    words = WORDS[lang]
    for key in ("name", "date", "sub", "where", "aim_text", "question", "facts", "foot", "page"):
        assert "".join(words[key].split()) in flat, key
    assert "㛃䶮" in flat
    assert "𠮷" in flat


def test_text_keeps_above_the_floor(demo: tuple[str, pypdfium2.PdfDocument]) -> None:
    text = demo[1][0].get_textpage()
    rectangles = [text.get_rect(n) for n in range(text.count_rects())]
    below = [(bottom, top) for _left, bottom, _right, top in rectangles if bottom < theme.FLOOR]
    assert all(top < theme.FOOT_RULE for _bottom, top in below)
    assert below  # the footer
