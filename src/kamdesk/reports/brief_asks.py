"""The questions with room for their answers, the promises of both sides, what they may object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.brief_fit import Form, Ruled
from kamdesk.reports.brief_parts import (
    Place,
    dotted,
    flow,
    key_column,
    labelled,
    most_important,
    plain,
    runs,
    strong,
)
from kamdesk.reports.marks import draw_number
from kamdesk.reports.page import Beside, Drawing, Stack, WriteLine
from kamdesk.reports.runs import Mark, Run

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import (
        Asked,
        Line,
        Objection,
        Objections,
        Promises,
        Questions,
    )
    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Line as SetLine
    from kamdesk.reports.sections import Setter

NUMBER_COLUMN = 28.3
TEXT_WIDTH = theme.BODY_WIDTH - NUMBER_COLUMN
_USUAL, _LEAST, MOST = 18.5, 17.0, 24.0
_KEYS = {"zh_CN": 30.0, "zh_TW": 30.0, "en": 42.0}
_SHORT_WHY = 12


def questions(setter: Setter, section: Questions, *, form: Form) -> Block:
    """Return section 5: never a question less, only shorter reasons and closer lines."""
    asked = [(item, *_question(setter, item, form=form)) for item in section.questions[:5]]
    usual = _LEAST if form >= Form.LAST else _USUAL

    def build(distance: float) -> Block:
        rows = [
            Stack((text, _Answer(lead, distance + 2.2, name=item.number)))
            for item, text, lead in asked
        ]
        return labelled(setter, section.title, body=Stack(tuple(rows)), note=section.note)

    return Ruled(build, count=len(asked), usual=usual, most=MOST)


def _question(setter: Setter, asked: Asked, *, form: Form) -> tuple[Block, SetLine]:
    lines = {Form.GENEROUS: 3, Form.FULL: 2}.get(form, 2 if form < Form.HARD else 1)
    words = question_words(asked)
    text = setter.text(words, width=TEXT_WIDTH, style=theme.QUESTION, lines=lines)
    why = asked.why if form < Form.CUT else _shortened(asked.why)
    lead = setter.line([plain(why)], width=TEXT_WIDTH * 0.6, style=theme.QUIET)
    return numbered(asked.number, text), lead


def question_words(asked: Asked) -> list[Run]:
    """Return whom to ask in bold, then the question."""
    to = [strong(asked.to), Run(" ")] if asked.to else []
    return [*to, plain(asked.text)]


def numbered(number: str, text: Block) -> Block:
    """Return a question behind its number in a frame."""
    frame = Drawing(0.0, _Number(number[:3], text.ascent), text.ascent)
    return Beside(((0.0, frame), (NUMBER_COLUMN, text)))


def _shortened(why: str) -> str:
    return why if len(why) <= _SHORT_WHY else why[: _SHORT_WHY - 1] + "…"


@dataclass(frozen=True, slots=True)
class _Number:
    """Draws a question's number on the first baseline of its text."""

    number: str
    ascent: float

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        draw_number(canvas, self.number, (x, top - self.ascent))


@dataclass(frozen=True, slots=True)
class _Answer:
    """The reason in grey, then a line to write on; all room is above it, for the hand."""

    lead: SetLine
    height: float
    ascent: float = 0.0
    name: str = ""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw reason and line; a little room below keeps the next question off the writing."""
        line = WriteLine(TEXT_WIDTH, self.height - 4.5, self.lead, lift=3.2, name=self.name)
        line.draw(canvas, x + NUMBER_COLUMN, top)


def promises(setter: Setter, section: Promises, *, form: Form) -> Block:
    """Return section 6: what we owe, what they owe; what is late stays."""
    ours = {Form.GENEROUS: 3, Form.FULL: 2}.get(form, 1)
    theirs = {Form.GENEROUS: 2}.get(form, 1)
    rows: list[Block] = []
    more = section.more
    column = key_column(
        setter, [line.key for line in section.sides], least=_KEYS[setter.lang], most=90.0
    )
    for n, line in enumerate(section.sides[:2]):
        width = theme.BODY_WIDTH - column
        said = flow(setter, line, place=Place(width, theirs if n else ours))
        more += said.dropped
        key = setter.text([strong(line.key)], width=column - 2, style=theme.KEY, lines=1)
        rows.append(Beside(((0.0, key), (column, said.block))))
    return labelled(setter, section.title, body=Stack(tuple(rows)), more=more)


def objections(setter: Setter, section: Objections, *, form: Form) -> Block:
    """Return section 7: their words, our answer; price defence and limit as one paragraph."""
    count = 3 if form < Form.LAST else 2
    kept = most_important(section.objections, lambda one: one.rank, count=count)
    lines = 2 if form is Form.GENEROUS else 1
    rows: list[Block] = [
        setter.text(_objection(one), width=theme.BODY_WIDTH, lines=lines) for one in kept
    ]
    rows += _price(setter, section, form=form)
    more = section.more + len(section.objections) - len(kept)
    return labelled(setter, section.title, body=Stack(tuple(rows)), more=more)


def _objection(one: Objection) -> list[Run]:
    answer = [Run(" "), Run(mark=Mark.ARROW), Run(" "), plain(one.answer)] if one.answer else []
    return [strong(one.text), *answer]


def _price(setter: Setter, section: Objections, *, form: Form) -> list[Block]:
    lines = [line for line in (section.defence, section.limit) if line and line.parts]
    together = setter.text(dotted([_keyed(line) for line in lines]), width=theme.BODY_WIDTH)
    most = {Form.GENEROUS: 4, Form.FULL: 3}.get(form, 1)
    if len(together.lines) <= most:
        return [together] if together.lines else []
    each = {Form.GENEROUS: 3, Form.FULL: 2}.get(form, 1)
    return [
        flow(setter, line, place=Place(theme.BODY_WIDTH, each), key=line.key).block
        for line in lines
    ]


def _keyed(line: Line) -> list[Run]:
    return [strong(line.key), Run(" "), *runs(line.words)] if line.key else runs(line.words)
