"""Paints the lines of the people map: reports to, influences, at odds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from kamdesk.ui.charts.map_picture import MapStyle
    from kamdesk.ui.theme import Tokens


def paint_tie(
    painter: QPainter, here: QRectF, *, there: QRectF, kind: str, style: MapStyle
) -> None:
    """Paint one tie between two boxes; kinds as in ``MapTie``."""
    if kind == "formal":
        _paint_formal(painter, here, there=there, look=style.look)
    elif kind in {"hostile", "subtle"}:
        _paint_hostile(painter, here, there=there, style=style)
    else:
        _paint_influence(painter, here, there=there, style=style)


def _paint_formal(painter: QPainter, here: QRectF, *, there: QRectF, look: Tokens) -> None:
    lower, upper = (here, there) if here.center().y() >= there.center().y() else (there, here)
    start = QPointF(round(lower.center().x()) + 0.5, lower.top())
    end = QPointF(round(upper.center().x()) + 0.5, upper.bottom())
    if abs(start.x() - end.x()) < 3:  # columns may differ by a rounded pixel
        start.setX(end.x())
    turn = round(upper.bottom() + min(14.0, max(4.0, (start.y() - end.y()) / 2))) + 0.5
    path = QPainterPath(start)
    path.lineTo(start.x(), turn)
    path.lineTo(end.x(), turn)
    path.lineTo(end)
    pen = QPen(QColor(look.line_strong), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_influence(painter: QPainter, here: QRectF, *, there: QRectF, style: MapStyle) -> None:
    look, mini = style.look, style.mini
    width = 2.6 if mini else 4.0
    head = 8.0 if mini else 12.0
    points = _route(here, there, aside=6.0 if mini else 10.0)
    last, before = points[-1], points[-2]
    length = math.hypot(last.x() - before.x(), last.y() - before.y()) or 1.0
    way = QPointF((last.x() - before.x()) / length, (last.y() - before.y()) / length)
    base = QPointF(last.x() - way.x() * head, last.y() - way.y() * head)
    pen = QPen(QColor(look.accent), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([*points[:-1], base]))
    side = QPointF(-way.y() * head * 0.55, way.x() * head * 0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawPolygon(QPolygonF([last, base + side, base - side]))


def _route(here: QRectF, there: QRectF, *, aside: float) -> list[QPointF]:
    """Return a right-angled way from box to box that ends square on an edge of ``there``."""
    start, end = here.center(), there.center()
    same_column = abs(start.x() - end.x()) < 3
    apart = here.bottom() <= there.top() or there.bottom() <= here.top()
    edge = there.bottom() if start.y() > end.y() else there.top()
    if same_column:
        return [QPointF(end.x(), here.top() if start.y() > end.y() else here.bottom()),
                QPointF(end.x(), edge)]  # fmt: skip
    side = here.left() if end.x() < start.x() else here.right()
    if apart:
        # Ends beside the middle, where the formal line already stands.
        x = end.x() + (aside if end.x() < start.x() else -aside)
        return [QPointF(side, start.y()), QPointF(x, start.y()), QPointF(x, edge)]
    far = there.right() if end.x() < start.x() else there.left()
    y = (max(here.top(), there.top()) + min(here.bottom(), there.bottom())) / 2
    return [QPointF(side, y), QPointF(far, y)]


def _paint_hostile(painter: QPainter, here: QRectF, *, there: QRectF, style: MapStyle) -> None:
    look, mini = style.look, style.mini
    line = _gap(here, there)
    if line.length() < 1:
        return
    apart = (4.0 if mini else 6.0) / 2
    normal = line.normalVector().unitVector()
    step = QPointF(normal.dx() * apart, normal.dy() * apart)
    painter.setPen(QPen(QColor(look.red), 1.5 if mini else 2.0))
    painter.drawLine(line.translated(step))
    painter.drawLine(line.translated(-step))


def _gap(here: QRectF, there: QRectF) -> QLineF:
    """Return the line between the nearest points of two boxes along their middles."""
    middle = QLineF(here.center(), there.center())
    return QLineF(_leave(here, middle), _leave(there, QLineF(there.center(), here.center())))


def _leave(box: QRectF, line: QLineF) -> QPointF:
    dx, dy = line.dx(), line.dy()
    across = box.width() / 2 / abs(dx) if dx else math.inf
    down = box.height() / 2 / abs(dy) if dy else math.inf
    share = min(across, down, 1.0)
    return QPointF(line.x1() + dx * share, line.y1() + dy * share)
