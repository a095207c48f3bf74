"""The top of page 1: whose visit and when, three lines of standing, three alarms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.domain.brief.model import Level
from kamdesk.reports import theme
from kamdesk.reports.brief_fit import Form
from kamdesk.reports.brief_parts import Place, flow, plain, runs, strong
from kamdesk.reports.marks import draw_alarm
from kamdesk.reports.page import Beside, Drawing, Framed, Rule, Space, Stack
from kamdesk.reports.typeset import draw_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import Alarm, Alarms, Strip
    from kamdesk.reports.page import Block, Text
    from kamdesk.reports.runs import Line, Run
    from kamdesk.reports.sections import Setter

BOX_GAP = 7.8
BOX_WIDTH = (theme.TEXT_WIDTH - 2 * BOX_GAP) / 3
_BOX_INSET = 36.0
_BOX_TEXT = BOX_WIDTH - _BOX_INSET - 5
_BOX_TOP = 3.0
STANDING = replace(theme.BODY, size=10.5, leading=14.0)


@dataclass(frozen=True, slots=True)
class Title:
    """Name at the left, date and tag at the right, one baseline."""

    name: Text
    date: Line
    tag: Block
    tag_width: float
    ascent: float = 15.0

    @property
    def height(self) -> float:
        """The name's lines; the room below is the next block's."""
        return self.ascent + (len(self.name.lines) - 1) * self.name.style.leading + 5.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the three."""
        base = top - self.ascent
        self.name.draw(canvas, x, base + self.name.ascent)
        edge = x + theme.TEXT_WIDTH - self.tag_width
        draw_right(canvas, edge - 10, base, self.date)
        self.tag.draw(canvas, edge, base + self.tag.ascent)


def head(
    setter: Setter, texts: tuple[str, str, str], *, under: Sequence[Run], inverse: bool
) -> tuple[Block, Block]:
    """Return head and its line below, down to the thick rule; at most two lines of each.

    ``texts`` are name, date and tag; the second block is the head in its shortest form.
    """
    return (
        _head(setter, texts, under=under, how=(inverse, 2)),
        _head(setter, texts, under=under, how=(inverse, 1)),
    )


def _head(
    setter: Setter, texts: tuple[str, str, str], *, under: Sequence[Run], how: tuple[bool, int]
) -> Block:
    name, date, tag = texts
    inverse, lines = how
    shape = setter.tag(tag[:16], inverse=inverse)
    day = setter.line([strong(date)], width=theme.TEXT_WIDTH * 0.38, style=theme.DATE)
    room = theme.TEXT_WIDTH - shape.width - day.width - 28
    style = theme.NAME_EN if setter.lang == "en" else theme.NAME
    title = Title(
        setter.text([strong(name)], width=room, style=style, lines=lines),
        day,
        shape,
        shape.width,
    )
    standing = setter.text(under, width=theme.TEXT_WIDTH, style=STANDING, lines=lines)
    parts: list[Block] = [title]
    if standing.lines:
        parts += [Space(14.0 - standing.ascent), standing, Space(2.4)]
    return Stack((*parts, Space(0.6), Rule(theme.TEXT_WIDTH, theme.RULE_NAME)))


def strip(setter: Setter, section: Strip, *, tag: str, form: Form) -> Block:
    """Return section 1: head, thick rule and the lines place, team, file."""
    texts = (section.name, section.date, tag)
    top = head(setter, texts, under=runs(section.standing), inverse=True)[form > Form.FULL]
    lines = {Form.GENEROUS: 2, Form.FULL: 2}.get(form, 1)
    facts = [
        _fact(
            setter, line.key, value=flow(setter, line, place=Place(theme.BODY_WIDTH, lines)).block
        )
        for line in section.lines[: 4 if form < Form.HARD else 3]
    ]
    if not facts:
        return top
    return Stack((top, Space(13.8 - facts[0].ascent), *facts))


def _fact(setter: Setter, key: str, *, value: Text) -> Block:
    label = setter.text([plain(key)], width=theme.LABEL_COLUMN - 3, style=theme.KEY, lines=1)
    return Beside(((0.0, label), (theme.LABEL_COLUMN, value)))


def alarms(setter: Setter, section: Alarms, *, form: Form) -> Block:
    """Return the three boxes; their text is cut to one line each at last, never left out."""
    lines = {Form.GENEROUS: 3, Form.FULL: 2, Form.CUT: 2}.get(form, 1)
    texts = [_alarm_text(setter, alarm, lines=lines) for alarm in section.alarms[:3]]
    tall = max((text.height for text in texts), default=0.0) + 2 * _BOX_TOP
    parts = tuple(
        (n * (BOX_WIDTH + BOX_GAP), _box(alarm, text, height=tall))
        for n, (alarm, text) in enumerate(zip(section.alarms, texts, strict=False))
    )
    return Beside(parts) if parts else Space(0.0)


def _alarm_text(setter: Setter, alarm: Alarm, *, lines: int) -> Block:
    head_line = setter.text([strong(alarm.head)], width=_BOX_TEXT, style=theme.ALARM, lines=1)
    room = lines
    parts: list[Block] = [head_line]
    for n, words in enumerate(alarm.lines):
        owed = len(alarm.lines) - n - 1  # a line for each statement that follows
        if room:
            each = max(1, room - owed)
            said = setter.text(runs(words), width=_BOX_TEXT, lines=each)
            parts.append(said)
            room -= len(said.lines)
    return Stack(tuple(parts))


def _box(alarm: Alarm, text: Block, *, height: float) -> Block:
    loud = alarm.level is Level.ACT
    inside = Beside(((0.0, Drawing(0.0, _shape(alarm, height), text.ascent)), (_BOX_INSET, text)))
    return Framed(inside, (BOX_WIDTH, height), weight=1.6 if loud else 0.8, inset=(0.0, _BOX_TOP))


def _shape(alarm: Alarm, height: float) -> _Shape:
    return _Shape(alarm.level, height)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Draws an alarm's shape half-way up its box."""

    level: Level
    height: float

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        if self.level is not Level.NONE:
            centre = (x + 18.5, top + _BOX_TOP - self.height / 2)
            draw_alarm(canvas, self.level.value, centre)
