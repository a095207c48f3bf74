"""How a page of the brief is made to fit: cut by rank until it does, then share out what is left.

A page is a row of items. Each can be set in five forms, from generous to hard; nothing is drawn
before the page fits. Cutting goes from top to bottom, one form at a time, so that no section is
down to its last resort while another still stands in full. What was cut too much is given back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.page import Overflow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.reports.page import Block

_EASE = 1e-6
GAP, WIDEST_GAP = 4.2, 7.2
"""Room (pt) between a section's last line box and the next rule, and up to how much it may grow.
With the descenders that is 7 to 10 below the last baseline.
"""


class Form(IntEnum):
    """How much of a section is shown. FULL, CUT and LAST are the columns of the cutting table."""

    GENEROUS = 0
    """Long lines may wrap, everybody has a block: for accounts with little to say."""
    FULL = 1
    CUT = 2
    LAST = 3
    HARD = 4
    """What even a page of oversized texts has room for."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A block with lines to write on, whose distance may be chosen.

    ``build`` sets it for a distance in pt; ``count`` lines grow from ``least`` to ``most``.
    """

    build: Callable[[float], Block]
    count: int
    usual: float
    most: float
    distance: float = 0.0

    @property
    def block(self) -> Block:
        """The block at its present distance."""
        return self.build(self.distance or self.usual)

    @property
    def height(self) -> float:
        """Room it takes."""
        return self.block.height

    @property
    def ascent(self) -> float:
        """To its first baseline."""
        return self.block.ascent

    def grown(self, room: float) -> Ruled:
        """Return the block with its lines as far apart as ``room`` more pt allow."""
        each = min(self.most - self.usual, room / self.count) if self.count else 0.0
        return replace(self, distance=self.usual + max(0.0, each))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it at its present distance."""
        self.block.draw(canvas, x, top)


@dataclass(slots=True)
class Item:
    """One section on its way to the page: ``make`` sets it in a form; ``gap`` follows it."""

    make: Callable[[Form], Block]
    gap: float = GAP
    form: Form = Form.GENEROUS
    made: dict[Form, tuple[Block, float]] = field(default_factory=dict)
    """Each form and its height, set and measured once: measuring walks through all its parts."""

    @property
    def block(self) -> Block:
        """The section as it will be drawn."""
        return self._at(self.form)[0]

    @property
    def inside(self) -> float:
        """Its height without the gap."""
        return self._at(self.form)[1]

    @property
    def height(self) -> float:
        """Its height and the gap after it; nothing at all where there is nothing to draw."""
        return self.inside + self.gap if self.inside else 0.0

    def use(self, block: Block) -> None:
        """Draw ``block`` in place of the present form."""
        self.made[self.form] = (block, block.height)

    def cut_to(self, form: Form) -> bool:
        """Go on to a shorter form; say whether it is shorter indeed."""
        before = self._at(self.form)
        self.form = form
        after = self._at(form)
        if after[1] > before[1]:  # a cut that says so may be longer than what it cuts
            self.made[form] = before
        return after[1] < before[1]

    def _at(self, form: Form) -> tuple[Block, float]:
        if form not in self.made:
            block = self.make(form)
            self.made[form] = (block, block.height)
        return self.made[form]


def fit(items: Sequence[Item], room: float) -> None:
    """Choose the form of each item so that all stand in ``room`` pt, then use what is left.

    Raises Overflow where even the hardest forms are too high: a mistake of the layout.
    """
    cuts = _cut(items, room)
    _give_back(items, cuts, room=room)
    _share_out(items, room)


def height_of(items: Sequence[Item]) -> float:
    """Return the height of all items; the gap after the last one does not count."""
    shown = [item for item in items if item.inside]
    return sum(item.height for item in shown) - (shown[-1].gap if shown else 0.0)


def draw_items(canvas: Canvas, items: Sequence[Item], *, x: float, top: float) -> float:
    """Draw the items one below the other and return the foot of the last one."""
    foot = top
    for item in items:
        if item.inside:
            item.block.draw(canvas, x, top)
            foot = top - item.inside
            top -= item.height
    if foot < theme.FLOOR - 0.5:
        raise Overflow(f"the page ends at {foot:.1f}, below its floor")
    return foot


def _cut(items: Sequence[Item], room: float) -> list[Item]:
    """Cut from the top, form by form, until the items fit; return what was cut, in order."""
    cuts: list[Item] = []
    for form in list(Form)[1:]:
        for item in items:
            if height_of(items) <= room + _EASE:
                return cuts
            if item.cut_to(form):
                cuts.append(item)
    if height_of(items) > room + _EASE:
        raise Overflow(f"{height_of(items):.1f} pt do not fit into {room:.1f}")
    return cuts


def _give_back(items: Sequence[Item], cuts: Sequence[Item], *, room: float) -> None:
    """Undo cuts that later ones made needless, the last sections' first."""
    for item in reversed(cuts[:-1]):
        cut = item.form
        if cut > Form.GENEROUS:
            item.form = Form(cut - 1)
            if height_of(items) > room + _EASE:
                item.form = cut


def _share_out(items: Sequence[Item], room: float) -> None:
    """Give what is left to the lines for answers, then to the gaps between the sections."""
    for item in items:
        left = room - height_of(items)
        block = item.block
        if isinstance(block, Ruled) and left > 0:
            item.use(block.grown(left))
    shown = [item for item in items if item.inside][:-1]
    wide = [item for item in shown if item.gap]
    if wide:
        each = (room - height_of(items)) / len(wide)
        for item in wide:
            item.gap += max(0.0, min(each, WIDEST_GAP - item.gap))
