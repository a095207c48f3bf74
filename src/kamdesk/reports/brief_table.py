"""The table copy: one page that the customer may see, with room to write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.domain.brief.model import (
    Brief,
    Duties,
    Notes,
    Papers,
    SafeQuestions,
    TableHead,
    Teams,
    Topics,
)
from kamdesk.reports import theme
from kamdesk.reports.brief_asks import NUMBER_COLUMN, TEXT_WIDTH, numbered, question_words
from kamdesk.reports.brief_fit import Form, Item, Ruled
from kamdesk.reports.brief_head import head
from kamdesk.reports.brief_parts import Place, flow, labelled, plain, strong
from kamdesk.reports.page import Beside, Rule, Space, Stack, WriteLine
from kamdesk.reports.runs import Mark, Run
from kamdesk.reports.theme import Stroke, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import Duty, Section, Team
    from kamdesk.reports.page import Block
    from kamdesk.reports.sections import Setter

_TOPIC = Style(12.0, 19.0)
_PERSON = Style(11.0, 17.0)
_PAPER = Style(10.5, 17.0)
_TEAM_X = 233.0
_DUTY = (0.0, 58.0, 300.0, 380.0)
_LINES = Stroke(0.6, 0.5)
_FIRST_NOTE = 18.5
NOTE_STEP = 24.0


def table_items(setter: Setter, brief: Brief) -> list[Item]:
    """Return the sections of the table copy as items of its one page."""
    items: list[Item] = []
    for section in brief.sections:
        item = _item(setter, section, tag=brief.tag)
        if item:
            items.append(item)
    return items


def _item(setter: Setter, section: Section, *, tag: str) -> Item | None:
    match section:
        case TableHead():
            return Item(
                lambda form: _head(setter, section, tag=tag, form=form),
                gap=12.0 if section.lines else 0.0,
            )
        case Topics():
            return Item(lambda form: _topics(setter, section, form=form))
        case Teams():
            return Item(lambda form: _teams(setter, section, form=form))
        case Papers():
            return Item(lambda form: _papers(setter, section, form=form))
        case SafeQuestions():
            return Item(lambda form: _questions(setter, section, form=form))
        case Duties():
            return Item(lambda form: _duties(setter, section, form=form), gap=8.0)
        case _:
            return None


def notes(setter: Setter, section: Notes, *, room: float) -> Block:
    """Return lined space that fills ``room`` pt; nothing where not even one line has room."""
    count = int((room - _FIRST_NOTE - 3.1) // NOTE_STEP) + 1
    block = labelled(setter, section.title, body=_NoteLines(max(1, count)))
    return block if block.height <= room else Space(0.0)


@dataclass(frozen=True, slots=True)
class _NoteLines:
    """Lines to write on, the first close below the rule."""

    count: int
    ascent: float = theme.LABEL.ascent

    @property
    def height(self) -> float:
        """To the last line."""
        return _FIRST_NOTE + (self.count - 1) * NOTE_STEP

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines."""
        for n in range(self.count):
            Rule(theme.BODY_WIDTH, _LINES).draw(canvas, x, top - _FIRST_NOTE - n * NOTE_STEP)


def _head(setter: Setter, section: TableHead, *, tag: str, form: Form) -> Block:
    texts = (section.name, section.date, tag)
    top = head(setter, texts, under=[plain(section.subtitle)], inverse=False)[form > Form.FULL]
    facts = []
    for line in section.lines[:4]:
        key = setter.text(
            [strong(line.key)], width=theme.LABEL_COLUMN - 3, style=theme.KEY, lines=1
        )
        value = flow(setter, line, place=Place(theme.BODY_WIDTH, 2 if form <= Form.FULL else 1))
        facts.append(Beside(((0.0, key), (theme.LABEL_COLUMN, value.block))))
    first = [Space(13.8 - facts[0].ascent)] if facts else []
    return Stack((top, *first, *facts))


def _topics(setter: Setter, section: Topics, *, form: Form) -> Block:
    most = {Form.GENEROUS: 8, Form.FULL: 8, Form.CUT: 6, Form.LAST: 5}.get(form, 4)
    lines = 2 if form <= Form.FULL else 1
    rows = [
        Beside(
            (
                (0.0, setter.text([strong(str(n))], width=16, style=_TOPIC)),
                (
                    18.0,
                    setter.text(
                        [plain(text)], width=theme.BODY_WIDTH - 18, style=_TOPIC, lines=lines
                    ),
                ),
            )
        )
        for n, text in enumerate(section.topics[:most], start=1)
    ]
    more = section.more + max(0, len(section.topics) - most)
    return labelled(setter, section.title, body=Stack(tuple(rows)), more=more)


def _teams(setter: Setter, section: Teams, *, form: Form) -> Block:
    sides = [side for side in (section.theirs, section.ours) if side]
    width = _TEAM_X - 8 if len(sides) > 1 else theme.BODY_WIDTH
    most = {Form.GENEROUS: 12, Form.FULL: 8, Form.CUT: 6, Form.LAST: 5}.get(form, 4)
    more = section.more + sum(side.more + max(0, len(side.people) - most) for side in sides)
    blocks = tuple(
        (n * _TEAM_X, _team(setter, side, width=width, most=most)) for n, side in enumerate(sides)
    )
    return labelled(setter, section.title, body=Beside(blocks), more=more)


def _team(setter: Setter, team: Team, *, width: float, most: int) -> Block:
    title = setter.text([plain(team.title)], width=width, style=theme.QUIET, lines=1)
    people = team.people[:most]
    column = max((setter.width([strong(name)], _PERSON) for name, _post in people), default=0.0)
    column = min(column + 8, width * 0.45)
    rows = [
        Beside(
            (
                (0.0, setter.text([strong(name)], width=column - 4, style=_PERSON, lines=1)),
                (column, setter.text([plain(post)], width=width - column, style=_PAPER, lines=1)),
            )
        )
        for name, post in people
    ]
    return Stack((title, Space(1.0), *rows))


def _papers(setter: Setter, section: Papers, *, form: Form) -> Block:
    most = {Form.GENEROUS: 10, Form.FULL: 8, Form.CUT: 6, Form.LAST: 5}.get(form, 4)
    lines = 2 if form <= Form.FULL else 1
    rows = [
        Beside(
            (
                (
                    0.0,
                    setter.text([Run(mark=Mark.BOX)], width=16, style=replace(_PAPER, size=11.5)),
                ),
                (
                    18.0,
                    setter.text(
                        [plain(text)], width=theme.BODY_WIDTH - 18, style=_PAPER, lines=lines
                    ),
                ),
            )
        )
        for text in section.papers[:most]
    ]
    more = section.more + max(0, len(section.papers) - most)
    return labelled(setter, section.title, body=Stack(tuple(rows)), more=more)


def _questions(setter: Setter, section: SafeQuestions, *, form: Form) -> Block:
    """Return the questions with two lines for each answer, at last with one."""
    count = 2 if form <= Form.FULL else 1
    lines = 3 if form <= Form.FULL else 2 if form < Form.HARD else 1
    texts = [
        numbered(
            asked.number,
            setter.text(question_words(asked), width=TEXT_WIDTH, style=theme.QUESTION, lines=lines),
        )
        for asked in section.questions[:5]
    ]

    def build(distance: float) -> Block:
        rows = [Stack((text, _Answers(count, distance))) for text in texts]
        return labelled(setter, section.title, body=Stack(tuple(rows)))

    usual = 22.0 if form < Form.LAST else 18.0
    return Ruled(build, count=len(texts) * count, usual=usual, most=24.0)


@dataclass(frozen=True, slots=True)
class _Answers:
    """Lines below a question, set in as far as its text."""

    count: int
    distance: float
    ascent: float = 0.0

    @property
    def height(self) -> float:
        """The lines, and what keeps the next question off them."""
        return self.count * self.distance + 6.5

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines."""
        for n in range(self.count):
            line = WriteLine(TEXT_WIDTH, self.distance)
            line.draw(canvas, x + NUMBER_COLUMN, top - n * self.distance)


def _duties(setter: Setter, section: Duties, *, form: Form) -> Block:
    most = {Form.GENEROUS: 10, Form.FULL: 8, Form.CUT: 6, Form.LAST: 5}.get(form, 4)
    lines = 2 if form <= Form.FULL else 1
    heads: Sequence[Run] = [plain(text, grey=theme.SECONDARY) for text in section.heads]
    top = _cells(setter, [[run] for run in heads], lines=1)
    rows: list[Block] = [top, Space(3.5), Rule(theme.BODY_WIDTH, theme.RULE_HEAD)]
    for duty in section.duties[:most]:
        cells = _cells(setter, _duty(duty), lines=lines)
        rows += [Space(2.5), cells, Space(3.0), Rule(theme.BODY_WIDTH, theme.RULE_ROW)]
    more = section.more + max(0, len(section.duties) - most)
    return labelled(setter, section.title, body=Stack(tuple(rows)), more=more)


def _duty(duty: Duty) -> list[list[Run]]:
    return [[plain(duty.by)], [plain(duty.what)], [plain(duty.day)], [Run(mark=Mark.BOX)]]


def _cells(setter: Setter, texts: list[list[Run]], *, lines: int) -> Beside:
    ends = (*_DUTY[1:], theme.BODY_WIDTH)
    style = replace(_PAPER, leading=14.0)
    return Beside(
        tuple(
            (x, setter.text(words, width=end - x - 6, style=style, lines=lines))
            for words, x, end in zip(texts, _DUTY, ends, strict=True)
        )
    )
