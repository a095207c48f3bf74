"""The whole power map with QPainter: one painter for the window, the printer, PNG and SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from kamdesk.domain.power_map.fitting import broken
from kamdesk.domain.power_map.layout import AXIS, HEAD, seat
from kamdesk.domain.power_map.routes import routes
from kamdesk.ui.charts.power_boxes import PowerStyle, paint_box, paint_rival
from kamdesk.ui.charts.power_lines import ORDER, corners_of, paint_route
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import font

if TYPE_CHECKING:
    from kamdesk.domain.power_map.layout import Seating
    from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture
    from kamdesk.domain.power_map.routes import Route
    from kamdesk.ui.theme import Tokens

_LINE = 14.0
_REACH = 20.0
"""How far over its frame a box paints: the ring, the red tag."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture with every box and line in its place, in px at 100 %."""

    picture: MapPicture
    seating: Seating
    people: dict[str, MapPerson]
    boxes: dict[str, QRectF]
    lines: tuple[tuple[QRectF, Route, QPolygonF], ...]

    @classmethod
    def of(cls, picture: MapPicture, *, least: tuple[float, float] = (0.0, 0.0)) -> Self:
        """Find a place for everybody; a map smaller than ``least`` grows towards it."""
        seating = seat(picture, least=least)
        found = routes(seating, picture.ties)
        ordered = sorted(found, key=lambda route: ORDER.index(route.kind))
        boxes = {key: QRectF(r.x, r.y, r.width, r.height) for key, r in seating.boxes.items()}
        people = {person.id: person for person in picture.people if person.id in boxes}
        lines = tuple((_bounds(route), route, corners_of(route)) for route in ordered)
        return cls(picture, seating, people, boxes, lines)

    def at(self, spot: QPointF) -> str:
        """The id of the box at a spot, "" for none."""
        return next((key for key, box in self.boxes.items() if box.contains(spot)), "")


def _bounds(route: Route) -> QRectF:
    xs, ys = zip(*route.points, strict=True)
    low, high = min(xs), min(ys)
    return QRectF(low, high, max(xs) - low, max(ys) - high).adjusted(-9, -9, 9, 9)


def paint_scene(painter: QPainter, scene: Scene, *, look: Tokens) -> None:
    """Paint everything with its heads: on paper and into pictures."""
    whole = QRectF(0, 0, scene.seating.width, scene.seating.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(whole, QColor(look.surface))
    paint_body(painter, scene, clip=whole, style=PowerStyle(look))
    paint_heads(painter, scene, look=look)
    paint_axis(painter, scene, look=look)


def paint_body(
    painter: QPainter,
    scene: Scene,
    *,
    clip: QRectF,
    style: PowerStyle,
    current: str = "",
) -> None:
    """Paint ground, lines and boxes that meet ``clip``; ``current`` gets the ring."""
    look = style.look
    for number, (_column, band) in enumerate(scene.seating.columns):
        if number % 2 == 0:
            box = QRectF(band.x, 0, band.width, scene.seating.height)
            painter.fillRect(box.intersected(clip), QColor(look.bg))
    painter.setPen(pen(look.line))
    for row in scene.seating.rows.values():
        painter.drawLine(QPointF(0, row.y), QPointF(scene.seating.width, row.y))
    for bounds, route, corners in scene.lines:
        if style.own and current not in {route.source, route.target}:
            continue
        if bounds.intersects(clip):
            paint_route(painter, route, look=look, corners=corners)
    wide = clip.adjusted(-_REACH, -_REACH, _REACH, _REACH)
    shown = [(key, box) for key, box in scene.boxes.items() if box.intersects(wide)]
    for key, box in shown:
        person = scene.people[key]
        paint_box(painter, box, person=person, style=style, ring=key == current)
    for key, box in shown:
        paint_rival(painter, box, words=scene.people[key].rival, look=look)


def paint_heads(
    painter: QPainter, scene: Scene, *, look: Tokens, span: tuple[float, float] | None = None
) -> None:
    """Paint the names of the departments along the upper edge, each where ``span`` shows it."""
    left, right = span or (0.0, scene.seating.width)
    width = scene.seating.width
    painter.fillRect(QRectF(0, 0, width, HEAD), QColor(look.surface))
    middle = Qt.AlignmentFlag.AlignHCenter
    for number, (column, band) in enumerate(scene.seating.columns):
        if number % 2 == 0:
            painter.fillRect(QRectF(band.x, 0, band.width, HEAD), QColor(look.bg))
        painter.setFont(font("head"))
        painter.setPen(QColor(look.text))
        start, end = max(band.x, left), min(band.right, right)
        if end <= start:
            continue
        name = QRectF(start + 4, 4, max(0.0, end - start - 8), 19)
        paint_text(painter, name, text=one_line(column.name), align=middle)
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text_2))
        advance = QFontMetricsF(painter.font()).horizontalAdvance
        lines = broken(column.note, name.width(), width=advance, most=2)
        for line_number, words in enumerate(lines):
            note = name.translated(0, (18 if len(lines) > 1 else 21) + 13 * line_number)
            paint_text(painter, note, text=words, align=middle)
        if column.band:
            _paint_heat(painter, name.translated(0, 51), column=column, look=look)
    painter.setPen(pen(look.line))
    painter.drawLine(QPointF(0, HEAD), QPointF(width, HEAD))


def _paint_heat(painter: QPainter, room: QRectF, *, column: MapColumn, look: Tokens) -> None:
    """Paint our relationship with a department: a bar with its number, dashed where not known."""
    wide = min(56.0, room.width() - 26)
    if wide <= 0:
        return
    box = QRectF(room.center().x() - (wide + 24) / 2, room.y() + 3, wide, 8)
    painter.setFont(font("axis", bold=column.heat is not None))
    painter.setPen(QColor(look.text_2))
    words = "?" if column.heat is None else f"{column.heat:.0f}"
    painter.drawText(QPointF(box.right() + 5, box.bottom() + 1), words)
    if column.heat is None:
        painter.setPen(pen(look.text_3, 1.2, dashed=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    inks = {"poor": look.red, "weak": look.amber_fill}
    painter.fillRect(box, QColor(look.sunken))
    share = QRectF(box.x(), box.y(), box.width() * column.heat / 100, box.height())
    painter.fillRect(share, QColor(inks.get(column.band, look.green)))


def paint_axis(
    painter: QPainter, scene: Scene, *, look: Tokens, span: tuple[float, float] | None = None
) -> None:
    """Paint the words of the levels along the left edge, each where ``span`` shows it."""
    top, bottom = span or (HEAD, scene.seating.height)
    height = scene.seating.height
    painter.fillRect(QRectF(0, HEAD, AXIS, height - HEAD), QColor(look.surface))
    # Words of a level are long in some languages; they may take several lines.
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    for level, row in scene.seating.rows.items():
        painter.setPen(pen(look.line))
        painter.drawLine(QPointF(0, row.y), QPointF(AXIS, row.y))
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text_2))
        words = f"{level} {one_line(scene.picture.levels[level - 1])}"
        start, end = max(row.y, top), min(row.bottom, bottom)
        if end - start > _LINE:
            painter.drawText(QRectF(6, start, AXIS - 10, end - start), int(flags), words)
