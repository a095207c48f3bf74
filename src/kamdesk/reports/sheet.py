"""The page itself: a pen that moves down, a floor it may not cross, and the footer below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.page import Overflow, Rule
from kamdesk.reports.typeset import draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Run
    from kamdesk.reports.sections import Setter

_EASE = 0.01


class Sheet:
    """One page of a paper. ``y`` is where the next block hangs, in pt from the foot."""

    def __init__(self, canvas: Canvas, setter: Setter, *, top: float = theme.TOP_FIRST) -> None:
        """Start at ``top`` of the canvas's page at hand."""
        self.canvas = canvas
        self.y = top
        self._setter = setter

    @property
    def room(self) -> float:
        """Pt left above the floor."""
        return self.y - theme.FLOOR

    def place(self, block: Block, *, x: float = theme.LEFT) -> None:
        """Draw ``block`` and move below it. Without room: draws nothing, raises ``Overflow``."""
        if block.height > self.room + _EASE:
            message = f"block of {block.height:.1f} pt, room for {self.room:.1f}"
            raise Overflow(message)
        block.draw(self.canvas, x, self.y)
        self.y -= block.height

    def skip(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def footer(self, left: Sequence[Run], right: Sequence[Run]) -> None:
        """Draw the footer: which copy and whose at the left, when and which page at the right."""
        foot = Rule(theme.TEXT_WIDTH, theme.RULE_FOOT)
        foot.draw(self.canvas, theme.LEFT, theme.FOOT_RULE)
        ending = self._setter.line(right, width=theme.TEXT_WIDTH * 0.6, style=theme.FOOTER)
        start = draw_right(self.canvas, theme.RIGHT, theme.FOOT_BASE, ending)
        room = start - theme.LEFT - 10
        words = self._setter.line(left, width=room, style=theme.FOOTER)
        draw_line(self.canvas, theme.LEFT, theme.FOOT_BASE, words)

    def turn(self, *, top: float = theme.TOP_NEXT) -> None:
        """End this page and start the next one at ``top``."""
        self.canvas.showPage()
        self.y = top
