"""The papers beside the brief as PDF: pieces flow over as many pages as they need.

Fonts, line breaking, rules and greys are those of the brief. Rows are never cut by the end of a
page; a table that goes on repeats its heads.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief import wording
from kamdesk.domain.papers.model import Blank, Blanks, Boxes, Grid, Paper, Piece, Said
from kamdesk.i18n import _, language
from kamdesk.reports import theme
from kamdesk.reports.brief_parts import plain, strong
from kamdesk.reports.fonts import finish, missing, new_canvas
from kamdesk.reports.page import Beside, Framed, Rule, Space, Stack, Text, WriteLine
from kamdesk.reports.runs import Mark, Run
from kamdesk.reports.sections import Setter
from kamdesk.reports.theme import Style
from kamdesk.reports.typeset import draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.page import Block

HEAD: Final = Style(10.5, 14.0, bold=True)
POINT: Final = Style(12.0, 17.0)
BOX_TITLE: Final = Style(13.0, 18.0, bold=True)
CARD: Final = Style(15.0, 20.0, bold=True)
GUTTER: Final = 8.0
TICK: Final = 16.0
ANSWER: Final = 21.0
"""Height of a line to write on."""
AFTER: Final = 14.0
LONGEST: Final = 1500
"""Characters of one cell; longer texts are in the file."""


@dataclass(frozen=True, slots=True)
class Format:
    """The page: its width and height in pt."""

    width: float
    height: float

    @property
    def room(self) -> float:
        """The width of the text."""
        return self.width - 2 * theme.LEFT

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.width - theme.LEFT

    @property
    def top(self) -> float:
        """Where the first block hangs."""
        return self.height - 30.0


UPRIGHT: Final = Format(theme.PAGE_WIDTH, theme.PAGE_HEIGHT)
LYING: Final = Format(theme.PAGE_HEIGHT, theme.PAGE_WIDTH)


@dataclass(frozen=True, slots=True)
class Strip:
    """Something that is not cut: a block, and what stands above it when it begins a page.

    ``least`` is the room that must follow it on the same page.
    """

    block: Block
    again: Block | None = None
    least: float = 0.0
    fresh: bool = False


def paper_pdf(paper: Paper, *, fixed: bool = False) -> bytes:
    """The paper in the current language; ``fixed`` leaves out the time of writing."""
    memory = BytesIO()
    canvas = new_canvas(
        memory, title=paper.title, lang=language(), author=paper.author, fixed=fixed
    )
    draw_paper(canvas, paper)
    finish(canvas)
    return memory.getvalue()


def draw_paper(canvas: Canvas, paper: Paper) -> None:
    """Draw the pages of a paper; more may follow on the same canvas."""
    form = LYING if paper.wide else UPRIGHT
    setter = Setter(language())
    pages = _pages(setter, paper, form=form)
    for number, blocks in enumerate(pages, 1):
        canvas.setPageSize((form.width, form.height))
        top = form.top
        for block in blocks:
            block.draw(canvas, theme.LEFT, top)
            top -= block.height
        _footer(canvas, setter, paper=paper, page=(number, len(pages)))
        canvas.showPage()


def _pages(setter: Setter, paper: Paper, *, form: Format) -> list[list[Block]]:
    """The blocks of every page."""
    first = _head(setter, paper, width=form.room)
    pages: list[list[Block]] = [[first]]
    left = form.top - theme.FLOOR - first.height
    begun = False
    for strip in _strips(setter, paper, form=form):
        need = strip.block.height + strip.least
        if isinstance(strip.block, Space) and need > left:
            continue  # nothing is what needs no page
        if (strip.fresh and begun) or (need > left and begun):
            pages.append([])
            left = form.top - theme.FLOOR
            if strip.again is not None:
                pages[-1].append(strip.again)
                left -= strip.again.height
        pages[-1].append(strip.block)
        left -= strip.block.height
        begun = True
    return pages


def _head(setter: Setter, paper: Paper, *, width: float) -> Block:
    day = setter.line([strong(paper.day)], width=width * 0.45, style=theme.DATE)
    room = width - day.width - 12.0
    style = theme.NAME_EN if setter.lang == "en" else theme.NAME
    title = setter.text([strong(paper.title)], width=room, style=style, lines=2)
    lost = sorted(missing(_texts(paper)))
    parts: list[Block] = [
        Beside(((0.0, title), (width - day.width, Text((day,), theme.DATE)))),
        setter.text([plain(paper.under)], width=width, style=theme.QUIET, lines=2),
        Space(3.0),
        Rule(width, theme.RULE_NAME),
    ]
    if lost:
        codes = ", ".join(f"{char} (U+{ord(char):04X})" for char in lost[:6])
        words = _("This paper cannot show: {characters}. They are in the file.")
        said = [strong(words.format(characters=codes))]
        parts += [Space(4.0), setter.text(said, width=width, lines=1)]
    return Stack((*parts, Space(10.0)))


def _strips(setter: Setter, paper: Paper, *, form: Format) -> Iterator[Strip]:
    for number, piece in enumerate(paper.pieces):
        for place, strip in enumerate(_of(setter, piece, form=form)):
            new = paper.fresh and number > 0 and not isinstance(piece, Boxes)
            begins = place == 0 and (new or (isinstance(piece, Grid) and piece.fresh))
            yield Strip(strip.block, strip.again, strip.least, begins)


def _of(setter: Setter, piece: Piece, *, form: Format) -> Iterator[Strip]:
    match piece:
        case Grid():
            return _grid(setter, piece, width=form.room)
        case Boxes():
            return _boxes(setter, piece, form=form)
        case Blanks():
            return _blanks(setter, piece, width=form.room)
        case Said():
            return iter((Strip(_said(setter, piece, width=form.room)),))


def _said(setter: Setter, piece: Said, *, width: float) -> Block:
    return Stack((setter.text([strong(piece.text)], width=width, style=CARD), Space(8.0)))


def _grid(setter: Setter, grid: Grid, *, width: float) -> Iterator[Strip]:
    title = setter.text([strong(grid.title)], width=width, style=BOX_TITLE)
    if not grid.rows:
        empty = setter.text([plain(grid.empty)], width=width, style=theme.QUIET)
        yield Strip(Stack((title, empty, Space(AFTER))))
        return
    heads = _cells(setter, grid, texts=grid.heads, width=width, head=True)
    top = Stack((heads, Space(2.0), Rule(width, theme.RULE_HEAD)))
    yield Strip(Stack((title, top)), least=40.0)
    for row in grid.rows:
        cells = _cells(setter, grid, texts=row, width=width)
        block = Stack((Space(3.0), cells, Space(3.0), Rule(width, theme.RULE_ROW)))
        yield Strip(block, again=top)
    yield Strip(Space(AFTER))


def _cells(
    setter: Setter, grid: Grid, *, texts: tuple[str, ...], width: float, head: bool = False
) -> Block:
    start = TICK if grid.ticks else 0.0
    parts: list[tuple[float, Block]] = []
    if grid.ticks and not head:
        parts.append((0.0, setter.text([Run(mark=Mark.BOX)], width=TICK)))
    x = start
    for number, (text, share) in enumerate(zip(texts, grid.shares, strict=True)):
        room = share * (width - start)
        style = theme.QUIET if head else theme.BODY
        bold = number in grid.bold and not head
        run = Run(text[:LONGEST], bold=bold)
        parts.append((x, setter.text([run], width=room - GUTTER, style=style)))
        x += room
    return Beside(tuple(parts))


def _boxes(setter: Setter, piece: Boxes, *, form: Format) -> Iterator[Strip]:
    """Four boxes that fill the rest of the page."""
    width = (form.room - GUTTER) / 2
    height = (form.top - theme.FLOOR - 110.0) / 2
    made = [
        _box(setter, title, points=points, size=(width, height)) for title, points in piece.boxes
    ]
    for one, other in zip(made[::2], made[1::2], strict=True):
        row = Beside(((0.0, one), (width + GUTTER, other)))
        yield Strip(Stack((row, Space(GUTTER))))


def _box(
    setter: Setter, title: str, *, points: tuple[str, ...], size: tuple[float, float]
) -> Block:
    """A frame with its points, as many as it holds; the rest is said to be in the file."""
    width, height = size
    room = width - 16.0
    parts: list[Block] = [
        setter.text([strong(title)], width=room, style=BOX_TITLE, lines=1),
        Space(4.0),
    ]
    used = sum(part.height for part in parts) + 14.0
    for number, point in enumerate(points):
        mark = setter.text([plain("•")], width=12.0, style=POINT)
        words = setter.text([plain(point)], width=room - 12.0, style=POINT)
        block = Beside(((0.0, mark), (12.0, words)))
        if used + block.height + POINT.leading > height:
            rest = wording.and_more(len(points) - number)
            parts.append(setter.text([plain(rest)], width=room, style=theme.QUIET, lines=1))
            break
        parts.append(block)
        used += block.height
    return Framed(Stack(tuple(parts)), size, inset=(8.0, 8.0))


def _blanks(setter: Setter, piece: Blanks, *, width: float) -> Iterator[Strip]:
    title = setter.text([strong(piece.title)], width=width, style=BOX_TITLE)
    parts: list[Block] = [title, Space(2.0), Rule(width, theme.RULE_PAGE_2), Space(4.0)]
    if piece.note:
        lead = setter.line([plain(piece.note)], width=width * 0.8)
        parts += [WriteLine(width, ANSWER, lead), Space(6.0)]
    yield Strip(Stack(tuple(parts)), least=80.0)
    for blank in piece.blanks:
        yield Strip(_blank(setter, blank, width=width))
    yield Strip(Space(AFTER))


def _blank(setter: Setter, blank: Blank, *, width: float) -> Block:
    column = 40.0
    room = width - column
    head = [strong(blank.name)]
    if blank.question:
        head += [plain("  "), plain(blank.question)]
    text = setter.text(head, width=room)
    number = setter.text([plain(blank.number)], width=column - 4.0, style=theme.QUIET)
    lines = [WriteLine(room, ANSWER) for _line in range(blank.lines)]
    body = Stack((text, *lines))
    return Stack((Beside(((0.0, number), (column, body))), Space(7.0)))


def _footer(canvas: Canvas, setter: Setter, *, paper: Paper, page: tuple[int, int]) -> None:
    form = LYING if paper.wide else UPRIGHT
    Rule(form.room, theme.RULE_FOOT).draw(canvas, theme.LEFT, theme.FOOT_RULE)
    said = [paper.author, wording.page_of(*page)]
    right = setter.line([plain(" · ".join(p for p in said if p))], width=form.room * 0.5)
    start = draw_right(canvas, form.right, theme.FOOT_BASE, right)
    words = paper.title if paper.safe else _("{title} · private, do not leave behind")
    left = [strong(words.format(title=paper.title))]
    line = setter.line(left, width=start - theme.LEFT - 10, style=theme.FOOTER)
    draw_line(canvas, theme.LEFT, theme.FOOT_BASE, line)


def _texts(thing: object) -> str:
    """Every text of a paper, to see which characters no font of ours can show."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple):
        return "".join(_texts(one) for one in thing)
    names = getattr(type(thing), "__dataclass_fields__", {})
    return "".join(_texts(getattr(thing, name)) for name in names)
