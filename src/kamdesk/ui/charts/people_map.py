"""The small people map of a panel: who stands where, who reports to whom, who sways whom.

Places and lines are those of the one layout (``domain.power_map``): it fills the panel, however
large, and leaves out the least important where there is no room.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kamdesk.domain.power_map.layout import level_of
from kamdesk.domain.power_map.picture import MapPicture
from kamdesk.domain.power_map.room import SMALL, Room, seat_within
from kamdesk.domain.power_map.routes import routes
from kamdesk.i18n import _
from kamdesk.ui.charts.map_boxes import paint_ghost, paint_small
from kamdesk.ui.charts.power_lines import ORDER, SCALE, paint_route
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line, tip
from kamdesk.ui.theme import Tokens, font, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from kamdesk.domain.power_map.layout import Rect, Seating
    from kamdesk.domain.power_map.picture import MapPerson
    from kamdesk.domain.power_map.routes import Route

_WISH: Final = QSize(440, 232)
"""What the map asks for; it takes what is left, and never makes its page scroll."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Everybody in his place, and the lines between them, for one size of the panel."""

    seating: Seating
    boxes: dict[str, QRectF]
    lines: tuple[Route, ...]

    @classmethod
    def of(cls, picture: MapPicture, size: QSize) -> Self:
        seating = seat_within(picture, Room(size.width(), size.height()))
        boxes = {
            key: QRectF(round(r.x), round(r.y), round(r.width), round(r.height))
            for key, r in seating.boxes.items()
        }
        lines = sorted(routes(seating, picture.ties), key=lambda one: ORDER.index(one.kind))
        return cls(seating, boxes, tuple(lines))


def _paint_map(
    painter: QPainter, picture: MapPicture, *, places: _Places, look: Tokens, current: str
) -> None:
    """Paint the whole; ``current`` is the id of the person with the ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, places.seating, look=look)
    _paint_levels(painter, picture, rows=places.seating.rows, look=look)
    for route in places.lines:
        paint_route(painter, route, look=look, scale=SCALE)
    for person in picture.people:
        spot = places.boxes.get(person.id)
        if spot is None:
            continue
        paint = paint_ghost if person.ghost else paint_small
        paint(painter, spot, person=person, look=look, ring=person.id == current)


def _paint_ground(painter: QPainter, seating: Seating, *, look: Tokens) -> None:
    """Paint the stripes of the departments and their names."""
    painter.setFont(font("axis"))
    painter.setPen(QColor(look.text))
    for number, (column, band) in enumerate(seating.columns):
        if number % 2 == 0:
            box = QRectF(round(band.x), 0, round(band.width), seating.height)
            painter.fillRect(box, QColor(look.bg))
        name = QRectF(band.x + 2, 3, band.width - 4, 18)
        middle = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, name, text=one_line(column.name), align=middle)


def _paint_levels(
    painter: QPainter, picture: MapPicture, *, rows: Mapping[int, Rect], look: Tokens
) -> None:
    """Paint the edges of rows and the numbers of the levels that stand in them."""
    there: dict[int, set[int]] = defaultdict(set)
    for person in picture.people:
        homes = [row for row in rows if row >= level_of(person)]
        if homes and not person.ghost:
            there[min(homes)].add(level_of(person))
    painter.setFont(font("axis"))
    for level, row in rows.items():
        y = round(row.y) + 0.5
        painter.setPen(pen(look.line))
        painter.drawLine(QPointF(0, y), QPointF(row.right, y))
        painter.setPen(QColor(look.text_2))
        ends = {max(there[level], default=level), min(there[level], default=level)}
        words = "-".join(str(one) for one in sorted(ends, reverse=True))
        box = QRectF(0, row.y, SMALL.axis, row.height)
        paint_text(painter, box, text=words, align=Qt.AlignmentFlag.AlignHCenter)


class PeopleMap(QWidget):
    """Shows a ``MapPicture``. Signals: ``picked(person id)`` on click and Enter.

    Arrow keys walk along rows and columns. ``left_out(number)`` tells how many found no room.
    """

    picked = Signal(str)
    left_out = Signal(int)

    def __init__(self, picture: MapPicture | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_picture(picture or MapPicture())

    def set_picture(self, picture: MapPicture) -> None:
        """Show other people."""
        self.picture = picture
        self._people = {person.id: person for person in picture.people}
        self.setAccessibleName(_("People map"))
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        """Find a place for everybody in the room there is."""
        self.places = _Places.of(self.picture, self.size())
        shown = [person for person in self.picture.people if person.id in self.places.boxes]
        if self.current not in self.places.boxes:
            self.current = shown[0].id if shown else ""
        missing = len(self.picture.people) - len(shown)
        words = [_words(person) for person in self.picture.people]
        self.setAccessibleDescription("; ".join(words))
        self.left_out.emit(missing)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: another room, other places."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """Override."""
        return _WISH

    def minimumSizeHint(self) -> QSize:
        """Override: any width will do."""
        return QSize(1, _WISH.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        ring = self.current if self.hasFocus() else ""
        painter = QPainter(self)
        _paint_map(painter, self.picture, places=self.places, look=tokens(), current=ring)

    def person_at(self, spot: QPointF) -> MapPerson | None:
        """Return who stands at ``spot``."""
        for key, box in self.places.boxes.items():
            if box.contains(spot):
                return self._people[key]
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click picks."""
        super().mouseReleaseEvent(event)
        person = self.person_at(event.position())
        if person is not None and event.button() == Qt.MouseButton.LeftButton:
            self.current = person.id
            self.update()
            self.picked.emit(person.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: arrows walk, Enter picks."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None and self.current:
            self._walk(*way)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        start = self.places.boxes.get(self.current)
        if start is None:
            return
        best, least = "", float("inf")
        for key, box in self.places.boxes.items():
            step = box.center() - start.center()
            ahead = step.x() * across + step.y() * down
            aside = abs(step.x() * down) + abs(step.y() * across)
            if key != self.current and ahead > 1 and ahead + 3 * aside < least:
                best, least = key, ahead + 3 * aside
        if best:
            self.current = best
            self.setAccessibleName(_words(self._people[best]))
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show the ring."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Override: the person as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def _words_at(self, spot: QPointF) -> str:
        """The person at a spot, or the department whose name stands there."""
        person = self.person_at(spot)
        if person is not None or spot.y() > SMALL.head:
            return _words(person) if person else ""
        bands = self.places.seating.columns
        return next((c.name for c, band in bands if band.x <= spot.x() < band.right), "")


def _words(person: MapPerson) -> str:
    if person.ghost:
        return ", ".join(filter(None, [person.name, *person.lines]))
    power = _("power {power}").format(power=person.power)
    return ", ".join(filter(None, [person.name, person.letter, power, *person.lines, person.rival]))
