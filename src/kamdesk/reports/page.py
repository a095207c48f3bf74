"""Blocks of a page: each knows its height before anything is drawn.

Whoever lays out a page measures blocks, shortens what does not fit, and draws at the end. A block
hangs from its ``top``: the first baseline lies ``ascent`` below it, the next block ``height``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kamdesk.reports import fillable, theme
from kamdesk.reports.theme import BODY, Stroke, Style
from kamdesk.reports.typeset import draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.runs import Line


class Block(Protocol):
    """Anything that can be measured and then drawn."""

    @property
    def height(self) -> float:
        """Room it takes, in pt."""

    @property
    def ascent(self) -> float:
        """From its top to its first baseline."""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with its left edge at ``x``, hanging from ``top``."""


class Overflow(AssertionError):
    """A block would have run over the floor: a mistake of the layout, never of the data."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one style, left-aligned."""

    lines: tuple[Line, ...]
    style: Style = BODY

    @property
    def height(self) -> float:
        """As many leadings as lines."""
        return len(self.lines) * self.style.leading

    @property
    def ascent(self) -> float:
        """To the baseline of the first line."""
        return self.style.ascent

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines one below the other."""
        for n, line in enumerate(self.lines):
            draw_line(canvas, x, top - self.ascent - n * self.style.leading, line)


@dataclass(frozen=True, slots=True)
class Pair:
    """One line with a part at the left and a part at the right edge."""

    left: Line
    right: Line
    width: float
    style: Style = BODY

    @property
    def height(self) -> float:
        """One leading."""
        return self.style.leading

    @property
    def ascent(self) -> float:
        """To the baseline."""
        return self.style.ascent

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw both parts on one baseline."""
        draw_line(canvas, x, top - self.ascent, self.left)
        draw_right(canvas, x + self.width, top - self.ascent, self.right)


@dataclass(frozen=True, slots=True)
class Space:
    """Room, nothing else."""

    height: float
    ascent: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line; it takes no room, so that distances are counted from its middle."""

    width: float
    stroke: Stroke = theme.RULE_SECTION
    dash: tuple[float, ...] = ()
    height: float = 0.0
    ascent: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the line at ``top``."""
        canvas.saveState()
        canvas.setStrokeGray(self.stroke.grey)
        canvas.setLineWidth(self.stroke.weight)
        if self.dash:
            canvas.setDash(list(self.dash))
        canvas.line(x, top, x + self.width, top)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class WriteLine:
    """Something to write on: a line at the foot of the block, after the words that lead to it."""

    width: float
    height: float
    lead: Line | None = None
    lift: float = 3.5
    """How far the words stand above the line, so that handwriting has room below them."""
    gap: float = 7.0
    name: str = ""
    """Of the field on a brief that is filled in on a screen."""

    @property
    def ascent(self) -> float:
        """To the baseline of the words."""
        return self.height - self.lift

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the words and the rest of the width as a line."""
        start = 0.0
        if self.lead is not None and self.lead.pieces:
            draw_line(canvas, x, top - self.ascent, self.lead)
            start = self.lead.width + self.gap
        rule = Rule(self.width - start, theme.RULE_WRITE)
        rule.draw(canvas, x + start, top - self.height)
        fillable.blank(
            canvas, self.name, at=(x + start, top - self.height), width=self.width - start
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A block drawn by a function ``paint(canvas, x, top)`` of known height."""

    height: float
    paint: Callable[[Canvas, float, float], object]
    ascent: float = 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Call the function; what it changes in the canvas is undone."""
        canvas.saveState()
        self.paint(canvas, x, top)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one below the other."""

    blocks: tuple[Block, ...]
    gap: float = 0.0

    @property
    def height(self) -> float:
        """All heights and the gaps between."""
        return sum(b.height for b in self.blocks) + self.gap * max(0, len(self.blocks) - 1)

    @property
    def ascent(self) -> float:
        """To the first baseline of the first block."""
        return self.blocks[0].ascent if self.blocks else 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw them in order."""
        for block in self.blocks:
            block.draw(canvas, x, top)
            top -= block.height + self.gap


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks side by side, each at its distance from the left, their first lines aligned."""

    parts: tuple[tuple[float, Block], ...]

    @property
    def ascent(self) -> float:
        """To the common first baseline."""
        return max((block.ascent for _x, block in self.parts), default=0.0)

    @property
    def height(self) -> float:
        """From the highest top to the lowest foot."""
        return max(
            (self.ascent - block.ascent + block.height for _x, block in self.parts), default=0.0
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw them from left to right."""
        for across, block in self.parts:
            block.draw(canvas, x + across, top - (self.ascent - block.ascent))


@dataclass(frozen=True, slots=True)
class Framed:
    """A block inside a frame of fixed size, ``inset`` from its left and top."""

    block: Block
    size: tuple[float, float]
    weight: float = 0.8
    inset: tuple[float, float] = (6.0, 3.0)
    dash: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """Height of the frame."""
        return self.size[1]

    @property
    def ascent(self) -> float:
        """To the first baseline inside."""
        return self.inset[1] + self.block.ascent

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw a white box, its frame and what is inside."""
        canvas.saveState()
        canvas.setLineWidth(self.weight)
        canvas.setFillGray(1)
        if self.dash:
            canvas.setDash(list(self.dash))
        canvas.rect(x, top - self.size[1], *self.size, fill=1)
        canvas.restoreState()
        self.block.draw(canvas, x + self.inset[0], top - self.inset[1])


@dataclass(frozen=True, slots=True)
class Tag:
    """The name of the copy in a box: white on black, or outlined."""

    word: Line
    inverse: bool
    height: float = 19.6
    ascent: float = 13.9
    margin: float = 7.5

    @property
    def width(self) -> float:
        """Width of the box."""
        return self.word.width + 2 * self.margin

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the box and the word in it."""
        canvas.saveState()
        canvas.setLineWidth(1.0)
        canvas.setFillGray(theme.BLACK if self.inverse else theme.WHITE)
        canvas.rect(x, top - self.height, self.width, self.height, fill=1)
        canvas.restoreState()
        draw_line(canvas, x + self.margin, top - self.ascent, self.word)
