"""The power map of the decision chain, drawn so that a grey photocopy still tells all.

A box is a person: attitude letter and power at the left, name, the rival's tie and the role at
the right. A thick frame is in the room tomorrow, a dashed one is a seat nobody fills yet. The
legend stands in cells without a box and names only what occurs.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.domain.power_map.layout import Rect
from kamdesk.domain.power_map.routes import routes
from kamdesk.domain.power_map.tight import seat_tight
from kamdesk.i18n import _
from kamdesk.reports import theme
from kamdesk.reports.brief_parts import plain, runs, strong
from kamdesk.reports.power_lines import (
    BOX_HEIGHT,
    BOX_WIDTH,
    COLUMN_STEP,
    COLUMNS,
    MEASURES,
    ROW_STEP,
    ROWS,
    chosen,
    draw_way,
    picture_of,
    tie_kind,
)
from kamdesk.reports.typeset import draw_centred, draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import EdgeKind, Node, PowerMap
    from kamdesk.domain.power_map.layout import Seating, Slot
    from kamdesk.domain.power_map.routes import Route
    from kamdesk.reports.runs import Line, Run
    from kamdesk.reports.sections import Setter
    from kamdesk.reports.theme import Style

_LETTERS = 24.0
_TEXT = 27.8
_TEXT_ROOM = BOX_WIDTH - _TEXT - 2.4
_UPPER, _LOWER = 13.6, 31.0
"""Baselines below the top of the box."""
_LEGEND_LINE = 13.0
_ORDER = ("formal", "hostile", "influence")
_ROLES = re.compile("[、,]")


@dataclass(frozen=True, slots=True)
class _Legend:
    """Lines of explanation that want ``cells`` free cells side by side."""

    lines: tuple[Line, ...]
    cells: int = 1
    edges: tuple[tuple[EdgeKind, Line], ...] = ()

    @property
    def rows(self) -> int:
        """How many lines it takes below the map, where all its samples stand in one."""
        return len(self.lines) + bool(self.edges)


@dataclass(frozen=True, slots=True)
class Map:
    """The map as a block: boxes in their cells, legend in free ones, what has no cell below."""

    nodes: tuple[Node, ...]
    seating: Seating
    routes: tuple[Route, ...]
    setter: Setter
    legend: tuple[tuple[Slot, _Legend], ...]
    below: tuple[_Legend, ...]
    ascent: float = 0.0

    @property
    def depth(self) -> float:
        """From the top of the first row to the foot of the last, or of a line that runs below."""
        boxes = [box.bottom for box in self.seating.boxes.values()]
        lines = [y + 2 for route in self.routes for _x, y in route.points]
        return max([BOX_HEIGHT, *boxes, *lines])

    @property
    def height(self) -> float:
        """The rows of boxes and the lines below them."""
        extra = sum(one.rows for one in self.below)
        return self.depth + extra * _LEGEND_LINE + (4 if extra else 0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw lines first, thick ones last, white boxes over them, words at the end."""
        for route in sorted(self.routes, key=lambda one: _ORDER.index(one.kind)):
            draw_way(canvas, (x, top), route.points, kind=route.kind)
        for node in self.nodes:
            box = self.seating.boxes[node.id]
            _Box(node, self.setter).draw(canvas, x + box.x, top - box.y)
        for (row, lane), legend in self.legend:
            corner = (x + lane * COLUMN_STEP, top - row * ROW_STEP)
            _draw_legend(canvas, corner, legend)
        foot = top - self.depth - 4
        for legend in self.below:
            _draw_legend(canvas, (x, foot + 3.4), legend, flat=True)
            foot -= _LEGEND_LINE * legend.rows


def power_map(setter: Setter, section: PowerMap, *, most: int) -> tuple[Map, int]:
    """Return the map with at most ``most`` boxes, and how many people it leaves out."""
    nodes = tuple(chosen(section.nodes, min(most, COLUMNS * ROWS)))
    picture = picture_of(nodes, section.edges)
    seating = seat_tight(picture, lanes=COLUMNS, rows=ROWS, measures=MEASURES)
    lines = routes(seating, picture.ties)
    taken = set(seating.slots.values())
    rows = 1 + max((row for row, _lane in taken), default=0)
    free = [(r, c) for r in range(rows) for c in range(COLUMNS) if (r, c) not in taken]
    legends = _legends(setter, section)
    ways = [_laid_out(one, list(free), lines=lines) for one in (legends, _merged(legends))]
    legend, below = min(ways, key=lambda way: len(way[1]))
    out = Map(nodes, seating, lines, setter, tuple(legend), tuple(below))
    return out, len(section.nodes) - len(nodes)


def _legends(setter: Setter, section: PowerMap) -> list[_Legend]:
    wide = COLUMN_STEP + BOX_WIDTH
    reach = [
        line
        for words, most in ((section.reach, 1), (section.missing, 2))
        for line in setter.text(runs(words), width=wide, lines=most).lines
    ]
    letters = setter.text([plain(section.letters)], width=BOX_WIDTH, lines=2).lines
    edges = tuple(
        (kind, setter.line([plain(word)], width=BOX_WIDTH - 30))
        for kind, word in dict(section.edge_words).items()
    )
    found = [_Legend(tuple(reach), cells=2), _Legend(letters), _Legend((), edges=edges)]
    return [one for one in found if one.lines or one.edges]


def _merged(legends: list[_Legend]) -> list[_Legend]:
    """Return the legends with those of letters and lines in one cell, if three lines do."""
    if len(legends) < 2 or not legends[-1].edges:
        return legends
    *others, letters, edges = legends
    both = _Legend(letters.lines, edges=edges.edges)
    small = letters.cells == 1 and len(letters.lines) + _edge_rows(edges) <= 3
    return [*others, both] if small else legends


def _edge_rows(legend: _Legend) -> int:
    """Return how many lines the samples take; two short ones share a line."""
    rows, x = 0, BOX_WIDTH
    for _kind, word in legend.edges:
        if x + 28 + word.width > BOX_WIDTH:
            rows, x = rows + 1, 0.0
        x += 34 + word.width
    return rows


def _laid_out(
    legends: Sequence[_Legend], free: list[Slot], *, lines: Sequence[Route]
) -> tuple[list[tuple[Slot, _Legend]], list[_Legend]]:
    """Give each legend a free cell no line runs through; return what found one, and the rest."""
    placed: list[tuple[Slot, _Legend]] = []
    rest: list[_Legend] = []
    for legend in legends:
        at = next((cell for cell in free if _fits(cell, legend, free=free, lines=lines)), None)
        if at is None:
            rest.append(legend)
            continue
        placed.append((at, legend))
        for extra in range(_cells(legend)):
            free.remove((at[0], at[1] + extra))
    return placed, rest


def _cells(legend: _Legend) -> int:
    widest = max((line.width for line in legend.lines), default=0.0)
    return 2 if legend.cells == 2 and widest > BOX_WIDTH else 1


def _fits(cell: Slot, legend: _Legend, *, free: Sequence[Slot], lines: Sequence[Route]) -> bool:
    row, column = cell
    wanted = [(row, column + extra) for extra in range(_cells(legend))]
    if any(one not in free for one in wanted):
        return False
    width = max(_edges_width(legend), *(line.width for line in legend.lines), 0.0)
    deep = max(2, len(legend.lines) + _edge_rows(legend)) * _LEGEND_LINE
    room = Rect(column * COLUMN_STEP - 2, row * ROW_STEP + 4, width + 4, deep)
    return not any(piece.meets(room) for line in lines for piece in _pieces(line))


def _edges_width(legend: _Legend) -> float:
    first = legend.edges[: 2 if len(legend.edges) > 1 else 1]
    return sum(28.0 + word.width for _kind, word in first)


def _pieces(route: Route) -> Iterator[Rect]:
    """The straight stretches of a line, as thin boxes."""
    for (x1, y1), (x2, y2) in itertools.pairwise(route.points):
        yield Rect(min(x1, x2) - 1, min(y1, y2) - 1, abs(x1 - x2) + 2, abs(y1 - y2) + 2)


def _draw_legend(
    canvas: Canvas, corner: tuple[float, float], legend: _Legend, *, flat: bool = False
) -> None:
    x, top = corner
    y = top - _UPPER
    for line in legend.lines:
        draw_line(canvas, x, y, line)
        y -= _LEGEND_LINE
    for kind, word in legend.edges:
        if not flat and x + 28 + word.width > corner[0] + BOX_WIDTH:
            x, y = corner[0], y - _LEGEND_LINE
        _sample(canvas, kind, at=(x, y))
        x = draw_line(canvas, x + 25, y, word) + 9


def _sample(canvas: Canvas, kind: EdgeKind, *, at: tuple[float, float]) -> None:
    """Draw a short piece of a line, as the legend explains it."""
    x, y = at[0], at[1] + 3.6
    draw_way(canvas, (x, y), ((0.0, 0.0), (20.0, 0.0)), kind=tie_kind(kind))


@dataclass(frozen=True, slots=True)
class _Box:
    """One person, or a seat that waits for one."""

    node: Node
    setter: Setter

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw frame and words."""
        node = self.node
        canvas.saveState()
        canvas.setFillGray(1)
        canvas.setLineWidth(2.0 if node.in_room else 0.8)
        if node.ghost:
            canvas.setDash([3, 2])
        canvas.rect(x, top - BOX_HEIGHT, BOX_WIDTH, BOX_HEIGHT, fill=1)
        canvas.setLineWidth(0.8)
        if not node.ghost:
            canvas.line(x + _LETTERS, top, x + _LETTERS, top - BOX_HEIGHT)
        canvas.restoreState()
        self._letters(canvas, x + _LETTERS / 2, top=top)
        self._words(canvas, x, top=top)

    def _letters(self, canvas: Canvas, middle: float, *, top: float) -> None:
        node = self.node
        if node.ghost:
            mark = self._line([strong("?")], 20.0, style=theme.MAP_GHOST)
            draw_centred(canvas, middle + 1, top - 24.0, mark)
            return
        letter = self._line([strong(node.letter)], _LETTERS, style=theme.MAP_LETTER)
        draw_centred(canvas, middle, top - _UPPER - 0.8, letter)
        level = "" if node.power is None else _("P{n}").format(n=node.power)
        power = self._line([plain(level)], _LETTERS - 1)
        draw_centred(canvas, middle, top - _LOWER, power)

    def _words(self, canvas: Canvas, x: float, *, top: float) -> None:
        node = self.node
        tie = self._line([plain(node.tie)], _TEXT_ROOM * 0.62)
        name = self._line(
            [strong(node.name)],
            _TEXT_ROOM - (tie.width + 3 if tie.width else 0),
            style=theme.MAP_NAME,
        )
        draw_line(canvas, x + _TEXT, top - _UPPER, name)
        draw_right(canvas, x + BOX_WIDTH - 4, top - _UPPER, tie)
        draw_line(canvas, x + _TEXT, top - _LOWER, self._role())

    def _role(self) -> Line:
        """Return as many of the roles as have room, the first one at any length."""
        role = self.node.role
        while (
            self.setter.width([plain(role)]) > _TEXT_ROOM and len(parts := _ROLES.split(role)) > 1
        ):
            role = role[: len(role) - len(parts[-1])].rstrip("、, ")
        return self._line([plain(role)], _TEXT_ROOM)

    def _line(self, words: Sequence[Run], width: float, *, style: Style = theme.BODY) -> Line:
        """Return one line, grey where we never met the person (the words say so too)."""
        if self.node.unmet:
            words = [replace(run, grey=theme.UNMET) for run in words]
        return self.setter.line(words, width=width, style=style)
