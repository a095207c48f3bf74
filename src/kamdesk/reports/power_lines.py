"""The small power map of the brief: its slots, and its lines.

Places and ways are those of the one layout (``domain.power_map``), in pt: four slots side by side
fill the width of the page, three rows are the most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.model import EdgeKind
from kamdesk.domain.power_map.layout import Measures
from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.reports import theme
from kamdesk.reports.marks import draw_arrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.brief.model import Edge, Node
    from kamdesk.domain.power_map.picture import TieKind
    from kamdesk.domain.power_map.routes import Point

COLUMNS: Final = 4
ROWS: Final = 3
BOX_WIDTH, BOX_HEIGHT = 119.0, 37.0
COLUMN_STEP = (theme.TEXT_WIDTH - BOX_WIDTH) / (COLUMNS - 1)
ROW_STEP = BOX_HEIGHT + 18.0
_GUTTER = (COLUMN_STEP - BOX_WIDTH, ROW_STEP - BOX_HEIGHT)
MEASURES: Final = Measures(
    boxes=((BOX_WIDTH, BOX_HEIGHT),) * 5,
    ghost=(BOX_WIDTH, BOX_HEIGHT),
    # The outer halves of the outer gutters lie outside: the first box begins at 0, 0.
    axis=-_GUTTER[0] / 2,
    head=-_GUTTER[1] / 2,
    gutter=_GUTTER,
    lane=COLUMN_STEP,
    row=ROW_STEP,
    grows=False,
)
KINDS: Final[dict[EdgeKind, TieKind]] = {
    EdgeKind.REPORTS: "formal",
    EdgeKind.INFLUENCES: "influence",
    EdgeKind.HOSTILE: "hostile",
}
_REPORTS = 0.7
_INFLUENCES = 1.6
_DOUBLE = ((4.3, 0), (2.1, 1))
"""Widths and greys of the two strokes that make two lines of 1.1, also round corners."""


def chosen(nodes: Sequence[Node], most: int) -> list[Node]:
    """Return at most ``most`` boxes, those of the lowest rank, in their own order."""
    best = sorted(range(len(nodes)), key=lambda n: (nodes[n].rank, n))[:most]
    return [nodes[n] for n in sorted(best)]


def picture_of(nodes: Sequence[Node], edges: Sequence[Edge]) -> MapPicture:
    """The boxes of a brief as the layout knows them: departments as columns, lines as ties."""
    homes = dict.fromkeys(node.department for node in nodes)
    return MapPicture(
        columns=tuple(MapColumn(home, home) for home in homes),
        people=tuple(
            MapPerson(
                node.id, node.name, node.department, node.level, node.power or 0, ghost=node.ghost
            )
            for node in nodes
        ),
        ties=tuple(MapTie(edge.source, edge.target, tie_kind(edge.kind)) for edge in edges),
    )


def tie_kind(kind: EdgeKind) -> TieKind:
    """The layout's word for a line of a brief; one it does not know is drawn as the plainest."""
    return KINDS.get(kind, "formal")


def draw_way(canvas: Canvas, origin: Point, points: Sequence[Point], *, kind: TieKind) -> None:
    """Draw a line corner by corner; ``points`` grow downwards from the map's corner ``origin``."""
    way = [(origin[0] + x, origin[1] - y) for x, y in points]
    canvas.saveState()
    match kind:
        case "hostile":
            for width, grey in _DOUBLE:
                canvas.setLineWidth(width)
                canvas.setStrokeGray(grey)
                _stroke(canvas, way)
        case "influence":
            canvas.setLineWidth(_INFLUENCES)
            _stroke(canvas, way[:-1])
            draw_arrow(canvas, way[-2], way[-1])
        case _:
            canvas.setLineCap(2)
            canvas.setLineWidth(_REPORTS)
            _stroke(canvas, way)
    canvas.restoreState()


def _stroke(canvas: Canvas, way: Sequence[Point]) -> None:
    path = canvas.beginPath()
    path.moveTo(*way[0])
    for point in way[1:]:
        path.lineTo(*point)
    canvas.drawPath(path)
