"""The debrief: blanks with the numbers of the entry screen, filled in the car in two minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.reports import fillable, theme
from kamdesk.reports.brief_fit import Form, Ruled
from kamdesk.reports.brief_parts import plain, strong, titled, under_rule
from kamdesk.reports.page import Rule, Stack
from kamdesk.reports.runs import Mark, Run
from kamdesk.reports.typeset import draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import Debrief, Ticks
    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Line
    from kamdesk.reports.sections import Setter

_LEFT_END = 254.0
_RIGHT_START = 267.0
_USUAL, _LEAST, MOST = 20.0, 18.0, 24.0
_NAME_ROOM = 84.0
_NEXT_STEP = "D11"
_PEOPLE = "D6"


@dataclass(frozen=True, slots=True)
class _Blank:
    """A word, then a line to write on between two places."""

    lead: Line
    start: float
    end: float
    name: str = ""


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
            wide = x + blank.end - start
            Rule(wide, theme.RULE_WRITE).draw(canvas, start, base - 3.4)
            fillable.blank(canvas, blank.name, at=(start, base - 3.4), width=wide)
        if self.left:
            draw_line(canvas, x, base, self.left)
        if self.right:
            draw_right(canvas, x + theme.TEXT_WIDTH, base, self.right)


def debrief(setter: Setter, section: Debrief, *, form: Form) -> Block:
    """Return section 15, which is never cut; its lines come closer."""
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
            Stack((head, *spaced)),
            theme.TEXT_WIDTH,
            stroke=theme.RULE_DEBRIEF,
            below=theme.LABEL_BELOW_RULE_2,
        )

    usual = _USUAL if form is Form.GENEROUS else _LEAST  # closer lines before fewer words
    return Ruled(build, count=len(rows), usual=usual, most=MOST)


def _rows(setter: Setter, section: Debrief) -> list[_Row]:
    labels = dict(section.blanks)
    first = [(number, number) for number in section.answers[:5]]
    first += [(_PEOPLE, labels[_PEOPLE])] if _PEOPLE in labels else []
    rows = _pairs(setter, first)
    rows += _tick_rows(setter, section)
    others = [pair for pair in section.blanks if pair[0] not in {_PEOPLE, _NEXT_STEP}][:4]
    rows += _pairs(setter, others)
    if _NEXT_STEP in labels:
        rows.append(_next_step(setter, labels[_NEXT_STEP], date=section.date))
    return rows


def _pairs(setter: Setter, labels: Sequence[tuple[str, str]]) -> list[_Row]:
    """Return blanks in two columns, read down the left one first."""
    half = (len(labels) + 1) // 2
    rows = []
    for n in range(half):
        blanks = [_blank(setter, labels[n], start=0.0, end=_LEFT_END)]
        if half + n < len(labels):
            blanks.append(
                _blank(setter, labels[half + n], start=_RIGHT_START, end=theme.TEXT_WIDTH)
            )
        rows.append(_Row(tuple(blanks)))
    return rows


def _blank(setter: Setter, named: tuple[str, str], *, start: float, end: float) -> _Blank:
    name, label = named
    return _Blank(setter.line([strong(label)], width=(end - start) * 0.6), start, end, name)


def _next_step(setter: Setter, label: str, *, date: str) -> _Row:
    where = 397.0 if date else theme.TEXT_WIDTH
    blanks = [_blank(setter, (_NEXT_STEP, label), start=0.0, end=where - (6 if date else 0))]
    if date:
        blanks.append(
            _blank(setter, (f"{_NEXT_STEP}-day", date), start=where, end=theme.TEXT_WIDTH)
        )
    return _Row(tuple(blanks))


def _tick_rows(setter: Setter, section: Debrief) -> list[_Row]:
    """Return attitudes over as many lines as they need; interest at the right of the last."""
    width = theme.TEXT_WIDTH
    signal = setter.line(_tick_runs(section.signal) if section.signal else [], width=width)
    lines = [setter.line(words, width=width) for words in _attitude_lines(setter, section)]
    rows = [_Row(left=line) for line in lines]
    if not signal.width:
        return rows
    if rows and lines[-1].width + 12 + signal.width <= width:
        return [*rows[:-1], _Row(left=lines[-1], right=signal)]
    return [*rows, _Row(left=signal)]


def _attitude_lines(setter: Setter, section: Debrief) -> list[list[Run]]:
    if section.attitudes is None:
        return []
    lines: list[list[Run]] = [[strong(section.attitudes.label)]]
    for subject, choices in section.attitudes.choices[:6]:
        more = _choice_runs(_short(setter, subject), choices)
        if len(lines[-1]) > 1 and setter.width([*lines[-1], *more]) > theme.TEXT_WIDTH:
            lines.append(more[1:])
        else:
            lines[-1] += more
    return lines


def _short(setter: Setter, subject: str) -> str:
    """Return a name that leaves room for its boxes."""
    line = setter.line([plain(subject)], width=_NAME_ROOM)
    return f"{line.text}…" if line.cut else subject


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


def box_names(section: Debrief | None) -> Iterator[str]:
    """The names of the boxes in the order in which they are drawn (see ``fillable``)."""
    if section is None:
        return
    if section.result:
        yield from (f"R.{n}" for n in range(len(section.result.choices[0][1])))
    if section.attitudes:
        for row, (_person, letters) in enumerate(section.attitudes.choices[:6]):
            yield from (f"D7.{row}.{n}" for n in range(len(letters)))
    if section.signal:
        yield from (f"D8.{n}" for n in range(len(section.signal.choices[0][1])))
