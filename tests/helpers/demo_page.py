"""A page that shows every piece of the paper kit, in three languages: to test, and to look at."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.fonts import finish, new_canvas
from kamdesk.reports.marks import (
    NUMBER_WIDTH,
    draw_alarm,
    draw_arrow,
    draw_double,
    draw_number,
    stale,
)
from kamdesk.reports.page import Drawing, Framed, Rule, Space, WriteLine
from kamdesk.reports.runs import Mark, Run, marked, plain, power, strong
from kamdesk.reports.sections import Setter, beside, stack
from kamdesk.reports.sheet import Sheet

if TYPE_CHECKING:
    from typing import BinaryIO

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.page import Block

WORDS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)

HARD = (
    "规格书（含附件）、“样板”；《协议》：【急】3,300万元、10:30、https://a.cn/x?y=1,2、R&D <zhang> "
    "KHP-350H 3-3-3-1 Łukasz Müller Đặng Ωμ Ж 㛃䶮 👩‍👩‍👧 𠮷——……“「『嵌套』」”）。"
)


def draw_demo(target: BinaryIO, lang: str) -> None:
    """Draw the page for readers of ``lang`` into ``target``."""
    words, setter = WORDS[lang], Setter(lang)
    canvas = new_canvas(target, title=words["name"], lang=lang, fixed=True)
    sheet = Sheet(canvas, setter)
    for block in (
        _head(words, setter),
        Space(6),
        _alarms(words, setter),
        _aim(words, setter),
        _people(words, setter),
        _questions(words, setter),
        _marks(words, setter),
        setter.section(words["long"], setter.text([Run(HARD)], width=theme.BODY_WIDTH)),
        _map(setter),
    ):
        sheet.place(block)
    sheet.footer([strong(words["foot"])], [Run(words["page"])])
    sheet.turn()
    finish(canvas)


def _head(words: dict[str, str], setter: Setter) -> Block:
    tag = setter.tag(words["tag"], inverse=True)
    left = theme.TEXT_WIDTH - tag.width
    style = theme.NAME_EN if setter.lang == "en" else theme.NAME
    date = setter.text([Run(words["date"])], width=200, style=theme.DATE)
    date_x = left - 10 - date.lines[0].width
    name = setter.text([Run(words["name"])], width=date_x - 10, style=style, lines=1)
    place = [Run(words["where"]), strong(words["ask"]), Run(words["then"])]
    return stack(
        beside((0, name), (date_x, date), (left, tag)),
        setter.text([Run(words["sub"], size=10.5)], width=theme.TEXT_WIDTH, style=theme.QUESTION),
        Space(4),
        Rule(theme.TEXT_WIDTH, theme.RULE_NAME),
        Space(3),
        setter.keyed(
            [Run(words["place"])], place, widths=(theme.LABEL_COLUMN, theme.TEXT_WIDTH), lines=1
        ),
    )


def _alarms(words: dict[str, str], setter: Setter) -> Block:
    boxes = []
    for n, level in enumerate(("ok", "watch", "act")):
        inner = stack(
            setter.text([Run(words["alarm"])], width=130, style=theme.ALARM),
            setter.text([Run(words["alarm_text"])], width=130, lines=2),
        )
        weight = 1.6 if level == "act" else 0.8
        frame = Framed(inner, (168.5, 46.5), weight, (35.5, 3.2))
        boxes.append((n * 176.4, frame))
    icons = Drawing(0, lambda canvas, x, top: _icons(canvas, x, top))
    return stack(beside(*boxes), icons, Space(8))


def _icons(canvas: Canvas, x: float, top: float) -> None:
    for n, level in enumerate(("ok", "watch", "act")):
        draw_alarm(canvas, level, (x + n * 176.4 + 18, top + 23.2))


def _aim(words: dict[str, str], setter: Setter) -> Block:
    widths = (theme.KEY_COLUMN[setter.lang], theme.BODY_WIDTH)
    body = stack(
        setter.text([Run(words["aim_text"])], width=theme.BODY_WIDTH, style=theme.AIM),
        Space(2),
        setter.keyed([Run(words["least"])], [strong(words["least_text"])], widths=widths),
        setter.keyed([Run(words["bring"])], [Run(words["bring_text"])], widths=widths),
    )
    return setter.section(words["aim"], body)


def _people(words: dict[str, str], setter: Setter) -> Block:
    width = theme.BODY_WIDTH
    name = [strong(words["person"]), Run(words["post"], pad=6)]
    name[0] = Run(words["person"], bold=True, size=11.5)
    state = [
        power(3), Run(words["power"]), Run(words["attitude"], bold=True, pad=12),
        stale(setter.lang), marked(Mark.ARROW), Run(words["target"]),
    ]  # fmt: skip
    say = setter.text(
        [marked(Mark.TICK), strong(words["say"]), Run(words["say_text"], pad=3)], width=225
    )
    do_not = setter.text(
        [marked(Mark.CROSS), strong(words["not"]), Run(words["not_text"], pad=3)], width=225
    )
    person = stack(
        setter.pair(name, state, width=width, style=theme.Style(10, 13.6)),
        setter.text([Run(words["facts"])], width=width, lines=2),
        beside((0, say), (236, do_not)),
        Rule(width, theme.RULE_ROW, dash=(1.5, 1.5)),
    )
    return setter.section(words["room"], stack(person, person))


def _questions(words: dict[str, str], setter: Setter) -> Block:
    def one(number: str) -> Block:
        asked = setter.text(
            [strong(words["to"]), Run(words["question"], pad=3)],
            width=theme.BODY_WIDTH - 28,
            style=theme.QUESTION,
        )
        frame = Drawing(0, lambda canvas, x, top: draw_number(canvas, number, (x, top)), ascent=0)
        width = theme.BODY_WIDTH - 28
        lead = setter.line([Run(words["why"])], width=width * 0.7, style=theme.QUIET)
        write = WriteLine(width, 18.5, lead)
        return beside((0, frame), (NUMBER_WIDTH + 6, stack(asked, write, Space(2))))

    return setter.section(words["questions"], stack(one("Q1"), one("Q2")))


def _marks(words: dict[str, str], setter: Setter) -> Block:
    boxes = [run for word in words["boxes"].split() for run in (marked(Mark.BOX), Run(word + " "))]
    runs = [
        marked(Mark.TICK), Run(words["yes"] + " "), marked(Mark.CROSS), Run(words["no"] + " "),
        marked(Mark.PART), Run(words["part"] + " "), marked(Mark.UNKNOWN), Run(words["unknown"]),
        Run(pad=10), *boxes, *(power(n) for n in range(5)), plain("grey", 0.45),
    ]  # fmt: skip
    return setter.section("A3", setter.text(runs, width=theme.BODY_WIDTH))


def _map(setter: Setter) -> Block:
    def paint(canvas: Canvas, at: tuple[float, float]) -> None:
        x, top = at
        draw_arrow(canvas, (x + 130, top - 10), (x + 60, top - 40))
        draw_double(canvas, (x + 150, top - 25), (x + 200, top - 25))
        name = setter.text([Run("?")], width=40, style=theme.MAP_GHOST)
        Framed(name, (119, 37), 0.8, (6, 6), dash=(3, 2)).draw(canvas, x + 220, top - 5)

    return setter.section("A5", Drawing(44, lambda canvas, x, top: paint(canvas, (x, top))))
