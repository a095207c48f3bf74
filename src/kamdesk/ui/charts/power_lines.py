"""Paints the lines of the power map along the ways found for them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from kamdesk.domain.power_map.routes import Route
    from kamdesk.ui.theme import Tokens

ORDER = ("formal", "introduces", "subtle", "hostile", "influence")
"""What is drawn over what: the thickest last."""
SCALE: Final = 0.65
"""How thick lines of a small map are beside those of the large one."""


def corners_of(route: Route) -> QPolygonF:
    """The corners of a line as Qt wants them; worth keeping where it is painted often."""
    return QPolygonF([QPointF(x, y) for x, y in route.points])


def paint_route(
    painter: QPainter,
    route: Route,
    *,
    look: Tokens,
    corners: QPolygonF | None = None,
    scale: float = 1.0,
) -> None:
    """Paint one line: formal thin, influence thick with a head, hostile double, subtle dashed.

    ``scale`` makes all but the thin one thinner, on a small map.
    """
    corners = corners_of(route) if corners is None else corners
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match route.kind:
        case "formal":
            line = QPen(QColor(look.line_strong), 1)
            line.setCosmetic(True)
            painter.setPen(line)
            painter.drawPolyline(corners)
        case "influence":
            _paint_arrow(painter, corners.toList(), ink=look.accent, width=4.0 * scale)
        case "introduces":
            _paint_arrow(painter, corners.toList(), ink=look.data, width=1.6 * scale, dashed=True)
        case "subtle":
            line = QPen(QColor(look.red), 2.0 * scale)
            line.setDashPattern([3, 2.5])
            painter.setPen(line)
            painter.drawPolyline(corners)
        case "hostile":
            _paint_double(painter, corners, look=look, scale=scale)


def _paint_arrow(
    painter: QPainter, corners: list[QPointF], *, ink: str, width: float, dashed: bool = False
) -> None:
    head = 4.0 + 2.0 * width
    last, before = corners[-1], corners[-2]
    length = math.hypot(last.x() - before.x(), last.y() - before.y()) or 1.0
    way = QPointF((last.x() - before.x()) / length, (last.y() - before.y()) / length)
    base = last - way * min(head, length)
    line = QPen(QColor(ink), width)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        line.setDashPattern([4, 2.5])
    painter.setPen(line)
    painter.drawPolyline(QPolygonF([*corners[:-1], base]))
    side = QPointF(-way.y(), way.x()) * head * 0.55
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawPolygon(QPolygonF([last, base + side, base - side]))


def _paint_double(painter: QPainter, corners: QPolygonF, *, look: Tokens, scale: float) -> None:
    """Paint two lines beside each other round all corners: a thick one with a thin one on it."""
    for width, colour in ((6.5, look.red), (2.5, look.surface)):
        line = QPen(QColor(colour), width * scale)
        line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(line)
        painter.drawPolyline(corners)
