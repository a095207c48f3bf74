"""The visit's project: facts, the line of steps, criteria against the rivals, our offer."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.brief_fit import Form
from kamdesk.reports.brief_parts import (
    Place,
    bounded,
    flow,
    most_important,
    plain,
    runs,
    titled,
    under_rule,
)
from kamdesk.reports.page import Beside, Rule, Space, Stack
from kamdesk.reports.runs import Mark, Run
from kamdesk.reports.typeset import draw_centred

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import CriterionRow, FitCell, ProjectSection, Step
    from kamdesk.domain.brief.model import Line as Statement
    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Line
    from kamdesk.reports.sections import Setter

_TABLE = 330.0
_OFFER_X = 344.5
_ROW, _ABOVE_ROW = 14.5, 1.3
_STEPS = {Form.LAST: 6, Form.HARD: 4}
"""How many steps, where it is not eight."""
_TIGHT = theme.TIGHT
_FIXED = 3
"""Columns before those of the suppliers: name, kind, author."""
_LIMITS = (48.0, 58.0)
"""The most kind and author may take."""
_FIT, _SIGN = 54.0, 36.0
"""The most the name of a supplier takes, over words and over signs alone."""
_GAP, _AIR, _LEAST_NAME, _LEAST_SHARE = 5.0, 4.0, 78.0, 0.75
"""Between columns, and more where there is room; what a criterion has at least; how far kind and
author give way to words."""
_CRITERIA = {Form.GENEROUS: 7, Form.FULL: 5, Form.CUT: 5}
"""How many criteria; the last resort is four."""


_MOST_SUPPLIERS = 4


def project(setter: Setter, section: ProjectSection, *, form: Form, named: bool) -> Block:
    """Return section 9; ``named`` says that the map above already tells the project's name."""
    title = section.title if named or not section.name else f"{section.title} · {section.name}"
    facts = flow(setter, section.facts, place=Place(theme.TEXT_WIDTH, _fact_lines(form)))
    criteria = most_important(section.criteria, lambda row: row.rank, count=_CRITERIA.get(form, 4))
    steps = _steps(section, form)
    offer = most_important(
        section.offer, lambda line: line.rank, count=6 if form < Form.HARD else 4
    )
    shown = len(criteria) + len(steps) + len(offer)
    there = len(section.criteria) + len(_steps(section)) + len(section.offer)
    more = section.more + facts.dropped + there - shown
    head = titled(setter, title, width=theme.TEXT_WIDTH, right=runs(section.verdict), more=more)
    parts: list[Block] = [head, facts.block]
    if steps:
        parts += [Space(2.0), StepLine.of(setter, steps, form=form), Space(4.0)]
    table = _table_and_offer(setter, section, kept=(criteria, offer), form=form)
    return under_rule(
        Stack((*parts, table)),
        theme.TEXT_WIDTH,
        stroke=theme.RULE_PAGE_2,
        below=theme.LABEL_BELOW_RULE_2,
    )


def _fact_lines(form: Form) -> int:
    return {Form.GENEROUS: 4, Form.FULL: 3, Form.CUT: 2, Form.LAST: 2}.get(form, 1)


def _steps(section: ProjectSection, form: Form | None = None) -> list[Step]:
    """Return what is done as one node, then the steps from the current one on; none = all."""
    done = [section.done] if section.done else []
    count = None if form is None else _STEPS.get(form, 8)
    return [*done, *section.steps][:count]


@dataclass(frozen=True, slots=True)
class _Stop:
    """One step with its words set: name, day, note, one below the other."""

    state: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """The steps as stops on a line: done filled, current ringed, to come open."""

    stops: tuple[_Stop, ...]
    leading: float = 13.0
    ascent: float = 0.0

    @classmethod
    def of(cls, setter: Setter, steps: list[Step], *, form: Form) -> StepLine:
        """Set the words of the steps; names may take two lines where there is room."""
        bold = [step.state == "current" for step in steps]
        names = _texts(
            setter, [step.name for step in steps], bold=bold, lines=2 if form <= Form.FULL else 1
        )
        days = _texts(setter, [step.day for step in steps], bold=bold, lines=1)
        notes = _texts(
            setter, [step.note for step in steps], bold=bold, lines=2 if form <= Form.FULL else 1
        )
        tall = max(len(lines) for lines in names)
        blank = setter.line([], width=10)
        return cls(
            tuple(
                _Stop(step.state, (*name, *[blank] * (tall - len(name)), *day, *note))
                for step, name, day, note in zip(steps, names, days, notes, strict=True)
            )
        )

    @property
    def height(self) -> float:
        """The stops and the longest words below."""
        return 11.0 + self.leading * max(len(stop.lines) for stop in self.stops) + 2

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the line, the stops on it, the words below."""
        step = theme.TEXT_WIDTH / len(self.stops)
        y = top - 6.0
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.line(x + step / 2, y, x + theme.TEXT_WIDTH - step / 2, y)
        for n, stop in enumerate(self.stops):
            _draw_stop(canvas, (x + (n + 0.5) * step, y), stop.state)
        canvas.restoreState()
        for n, stop in enumerate(self.stops):
            for below, line in enumerate(stop.lines):
                base = y - 16.2 - below * self.leading
                draw_centred(canvas, x + (n + 0.5) * step, base, line)


def _texts(
    setter: Setter, texts: list[str], *, bold: list[bool], lines: int
) -> list[tuple[Line, ...]]:
    """Return texts side by side under their stops; a long one may use its neighbours' room."""
    step = theme.TEXT_WIDTH / len(texts)
    words = [[Run(bounded(text), bold=heavy)] for text, heavy in zip(texts, bold, strict=True)]
    wide = [min(setter.width(run), 2 * step) for run in words]
    out = []
    for n, run in enumerate(words):
        sides = [min(wide[at], step) if 0 <= at < len(wide) else step for at in (n - 1, n + 1)]
        room = max(step - 3, 2 * (step - max(sides) / 2 - 3))
        out.append(setter.text(run, width=room, lines=lines).lines)
    return out


def _draw_stop(canvas: Canvas, at: tuple[float, float], state: str) -> None:
    canvas.setFillGray(1)
    canvas.setLineWidth(1.1)
    if state == "current":
        canvas.circle(*at, 6.2, fill=1)
        canvas.setFillGray(0)
        canvas.circle(*at, 3.6, stroke=0, fill=1)
    else:
        canvas.setFillGray(0 if state in {"done", "skipped"} else 1)
        canvas.circle(*at, 4.4, fill=1)


def _table_and_offer(
    setter: Setter,
    section: ProjectSection,
    *,
    kept: tuple[list[CriterionRow], list[Statement]],
    form: Form,
) -> Block:
    criteria, said = kept
    lines = {Form.GENEROUS: 2, Form.FULL: 2}.get(form, 1)
    width = theme.TEXT_WIDTH - _OFFER_X if criteria else theme.TEXT_WIDTH
    offer = Stack(
        tuple(flow(setter, line, place=Place(width, lines), key=line.key).block for line in said)
    )
    if not criteria:
        return offer if offer.blocks else Space(0.0)
    wide = _TABLE if offer.blocks else theme.TEXT_WIDTH
    table = _table(setter, section, criteria=criteria, width=wide)
    return Beside(((0.0, table), (_OFFER_X, offer))) if offer.blocks else table


def _table(
    setter: Setter, section: ProjectSection, *, criteria: list[CriterionRow], width: float
) -> Block:
    """Return the criteria: name, kind, author, then a column for each supplier.

    Whether a supplier meets a criterion is said by sign and word, or by the sign alone where the
    words of all would have to be cut.
    """
    heads = [
        [plain(text, grey=theme.SECONDARY)]
        for text in (*section.heads, *section.suppliers[:_MOST_SUPPLIERS])
    ]
    texts = [_row(row, len(heads) - _FIXED) for row in criteria]
    columns, share = _columns(setter, [heads, *texts], width=width)
    if share < _LEAST_SHARE:
        texts = [_row(row, len(heads) - _FIXED, words=False) for row in criteria]
        columns, _share = _columns(setter, [heads, *texts], width=width, most=_SIGN)
    rows: list[Block] = [
        _cells(setter, heads, columns=columns),
        Space(2.5),
        Rule(width, theme.RULE_HEAD),
    ]
    for text in texts:
        line = _cells(setter, text, columns=columns)
        rows += [
            Space(_ABOVE_ROW),
            line,
            Space(_ROW - _ABOVE_ROW - line.height),
            Rule(width, theme.RULE_ROW),
        ]
    return Stack((*rows, Space(2.5)))


def _row(row: CriterionRow, count: int, *, words: bool = True) -> list[list[Run]]:
    fits = [_fit(cell, words=words) for cell in row.fits[:count]]
    return [
        [Run(bounded(row.name), bold=row.only_ours)],
        [Run(row.kind, bold=row.must)],
        [plain(row.author)],
        *fits,
    ]


def _fit(cell: FitCell, *, words: bool) -> list[Run]:
    sign = [Run(mark=Mark(cell.sign)), Run(" ")] if cell.sign else []
    return [*sign, plain(cell.word)] if words or not sign else sign


def _columns(
    setter: Setter, table: list[list[list[Run]]], *, width: float, most: float = _FIT
) -> tuple[list[tuple[float, float]], float]:
    """Return place and width of each column, and the share that kind and author got of theirs.

    What suppliers meet is never cut, their names are at ``most`` wide; the names of the criteria
    get what all others leave.
    """
    heads, cells = (
        [
            max((setter.width(row[n]) for row in rows if n < len(row)), default=0.0) + _GAP
            for n in range(len(table[0]))
        ]
        for rows in (table[:1], table[1:])
    )
    both = list(zip(heads, cells, strict=True))
    fits = [max(cell, min(head, most)) for head, cell in both[_FIXED:]]
    facts = [min(limit, max(pair)) for pair, limit in zip(both[1:_FIXED], _LIMITS, strict=True)]
    share = min(1.0, max(0.0, width - sum(fits) - _LEAST_NAME) / sum(facts))
    others = [*(fact * share for fact in facts), *fits]
    spare = max(0.0, width - sum(others) - cells[0]) / len(others)
    others = [each + min(_AIR, spare) for each in others]
    sizes = [width - sum(others), *others]
    return list(zip(itertools.accumulate([0.0, *sizes]), sizes, strict=False)), share


def _cells(setter: Setter, texts: list[list[Run]], *, columns: list[tuple[float, float]]) -> Beside:
    style = replace(_TIGHT, leading=12.6)
    return Beside(
        tuple(
            (x, setter.text(words, width=width - 4, style=style, lines=1))
            for words, (x, width) in zip(texts, columns, strict=False)
        )
    )
