"""The debrief: blanks with the numbers of the entry screen, filled in the car in two minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.page import Rule, Stack
from kamdesk.reports.brief_fit import Form, Ruled
from kamdesk.reports.brief_parts import plain, strong, titled, under_rule
from kamdesk.reports.runs import Mark, Run
from kamdesk.reports.typeset import draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import Debrief, Ticks
    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Line
    from kamdesk.reports.sections import Setter

_LEFT_END = 254.0
_RIGHT_START = 267.0
_USUAL, _LEAST, MOST = 20.0, 18.0, 24.0
_NEXT_STEP = "D11"
_PEOPLE = "D6"


@dataclass(frozen=True, slots=True)
class _Blank:
    """A word, then a line to write on between two places."""

    lead: Line
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Row:
    """Blanks and words on one line of the debrief block."""

    blanks: tuple[_Blank, ...] = ()
    left: Line | None = None
    right: Line | None = None
    height: float = _USUAL
    ascent: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the words; the lines lie a little below their baseline."""
        base = top - self.height + 3.4
        for blank in self.blanks:
            end = draw_line(canvas, x + blank.start, base, blank.lead)
            start = end + (6 if blank.lead.width else 0)
            Rule(x + blank.end - start, theme.RULE_WRITE).draw(canvas, start, base - 3.4)
        if self.left:
            draw_line(canvas, x, base, self.left)
        if self.right:
            draw_right(canvas, x + theme.TEXT_WIDTH, base, self.right)


def debrief(setter: Setter, section: Debrief, form: Form) -> Block:
    """Return section 15, which is never cut; at last its lines come closer."""
    head = titled(
        setter,
        section.title,
        width=theme.TEXT_WIDTH,
        right=_tick_runs(section.result, bold=False) if section.result else (),
    )
    rows = _rows(setter, section)

    def build(distance: float) -> Block:
        spaced = [_Row(row.blanks, row.left, row.right, distance) for row in rows]
        return under_rule(
            Stack((head, *spaced)), theme.TEXT_WIDTH, theme.RULE_DEBRIEF, theme.LABEL_BELOW_RULE_2
        )

    usual = _LEAST if form >= Form.LAST else _USUAL
    return Ruled(build, count=len(rows), usual=usual, most=MOST)


def _rows(setter: Setter, section: Debrief) -> list[_Row]:
    labels = dict(section.blanks)
    first = [*section.answers, *([labels[_PEOPLE]] if _PEOPLE in labels else [])]
    rows = _pairs(setter, first)
    rows += _tick_rows(setter, section)
    others = [text for code, text in section.blanks if code not in {_PEOPLE, _NEXT_STEP}]
    rows += _pairs(setter, others)
    if _NEXT_STEP in labels:
        rows.append(_next_step(setter, labels[_NEXT_STEP], section.date))
    return rows


def _pairs(setter: Setter, labels: Sequence[str]) -> list[_Row]:
    """Return blanks in two columns, read down the left one first."""
    half = (len(labels) + 1) // 2
    rows = []
    for n in range(half):
        blanks = [_blank(setter, labels[n], 0.0, _LEFT_END)]
        if half + n < len(labels):
            blanks.append(_blank(setter, labels[half + n], _RIGHT_START, theme.TEXT_WIDTH))
        rows.append(_Row(tuple(blanks)))
    return rows


def _blank(setter: Setter, label: str, start: float, end: float) -> _Blank:
    return _Blank(setter.line([strong(label)], width=(end - start) * 0.6), start, end)


def _next_step(setter: Setter, label: str, date: str) -> _Row:
    where = 397.0 if date else theme.TEXT_WIDTH
    blanks = [_blank(setter, label, 0.0, where - (6 if date else 0))]
    if date:
        blanks.append(_blank(setter, date, where, theme.TEXT_WIDTH))
    return _Row(tuple(blanks))


def _tick_rows(setter: Setter, section: Debrief) -> list[_Row]:
    """Return attitudes and interest: on one line if they fit, else people over more lines."""
    signal = _tick_runs(section.signal) if section.signal else []
    attitudes = section.attitudes
    if attitudes is None:
        return [_Row(left=setter.line(signal, width=theme.TEXT_WIDTH))] if signal else []
    right = setter.line(signal, width=theme.TEXT_WIDTH / 2)
    rows: list[_Row] = []
    words = [strong(attitudes.label)]
    for subject, choices in attitudes.choices:
        more = [*words, *_choice_runs(subject[:60], choices)]
        room = theme.TEXT_WIDTH - (right.width + 10 if not rows else 0)
        if len(words) > 1 and setter.width(more) > room:
            rows.append(_Row(left=setter.line(words, width=room)))
            more = _choice_runs(subject[:60], choices)[1:]
        words = more
    room = theme.TEXT_WIDTH - (right.width + 10 if not rows else 0)
    rows.append(_Row(left=setter.line(words, width=room)))
    rows[0] = _Row(left=rows[0].left, right=right)
    return rows


def _tick_runs(ticks: Ticks, *, bold: bool = True) -> list[Run]:
    out = [Run(ticks.label, bold=bold)] if ticks.label else []
    for subject, choices in ticks.choices:
        out += _choice_runs(subject, choices)
    return out


def _choice_runs(subject: str, choices: Sequence[str]) -> list[Run]:
    """Return a subject and its choices, each behind a box to tick."""
    out = [Run(" "), plain(subject)] if subject else []
    for choice in choices:
        out += [Run(" "), Run(mark=Mark.BOX), plain(choice)]
    return out
