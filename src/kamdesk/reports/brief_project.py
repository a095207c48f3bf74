"""The visit's project: facts, the line of steps, criteria against the rivals, our offer."""

from __future__ import annotations

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
    """Return the criteria: name, kind, author, then a column for each supplier."""
    suppliers = section.suppliers[:_MOST_SUPPLIERS]
    columns = _columns(setter, section, criteria=criteria, width=width)
    heads = [*section.heads, *suppliers]
    top = _cells(setter, [[plain(text, grey=theme.SECONDARY)] for text in heads], columns=columns)
    rows: list[Block] = [top, Space(2.5), Rule(width, theme.RULE_HEAD)]
    for row in criteria:
        line = _cells(setter, _row(row, len(suppliers)), columns=columns)
        rows += [
            Space(_ABOVE_ROW),
            line,
            Space(_ROW - _ABOVE_ROW - line.height),
            Rule(width, theme.RULE_ROW),
        ]
    return Stack((*rows, Space(2.5)))


def _row(row: CriterionRow, count: int) -> list[list[Run]]:
    fits = [_fit(cell) for cell in row.fits[:count]]
    return [
        [Run(bounded(row.name), bold=row.only_ours)],
        [Run(row.kind, bold=row.must)],
        [plain(row.author)],
        *fits,
    ]


def _fit(cell: FitCell) -> list[Run]:
    sign = [Run(mark=Mark(cell.sign)), Run(" ")] if cell.sign else []
    return [*sign, plain(cell.word)]


def _columns(
    setter: Setter, section: ProjectSection, *, criteria: list[CriterionRow], width: float
) -> list[tuple[float, float]]:
    """Return place and width of each column; the names get what the others leave."""
    suppliers = section.suppliers[:_MOST_SUPPLIERS]
    table = [[[plain(text)] for text in (*section.heads, *suppliers)]]
    table += [_row(row, len(suppliers)) for row in criteria]
    limits = [0.0, 48.0, 58.0, *[54.0] * len(suppliers)]
    wide = [
        min(limits[n], max(setter.width(row[n]) for row in table if n < len(row)) + 8.0)
        for n in range(1, len(limits))
    ]
    name = max(90.0, width - sum(wide))
    shrink = min(1.0, (width - name) / sum(wide)) if wide else 1.0
    out, x = [(0.0, name)], name
    for each in wide:
        out.append((x, each * shrink))
        x += each * shrink
    return out


def _cells(setter: Setter, texts: list[list[Run]], *, columns: list[tuple[float, float]]) -> Beside:
    style = replace(_TIGHT, leading=12.6)
    return Beside(
        tuple(
            (x, setter.text(words, width=width - 4, style=style, lines=1))
            for words, (x, width) in zip(texts, columns, strict=False)
        )
    )
