"""The people map: who stands where, who reports to whom, who sways whom, who is at odds.

One painter for the small map of the overview, the large one and paper.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kamdesk.i18n import _
from kamdesk.ui.charts.map_boxes import paint_ghost, paint_person
from kamdesk.ui.charts.map_lines import paint_tie
from kamdesk.ui.charts.map_picture import (
    AXIS,
    MapPerson,
    MapPicture,
    MapPlan,
    MapStyle,
    natural_size,
    plan,
)
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line, tip
from kamdesk.ui.theme import font, tokens

_ORDER: Final = ("formal", "introduces", "hostile", "subtle", "influence")


def paint_map(
    painter: QPainter,
    box: QRectF,
    *,
    picture: MapPicture,
    style: MapStyle | None = None,
    current: str = "",
) -> MapPlan:
    """Paint ``picture`` into ``box`` and return where everything stands (relative to ``box``).

    Without ``style`` it is the large form in the colours in force; paper takes
    ``MapStyle(LIGHT)``. ``current`` is the id of the person with the ring.
    """
    style = style or MapStyle(tokens())
    placed = plan(picture, box.width(), height=box.height(), mini=style.mini)
    painter.save()
    painter.translate(box.topLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, picture, placed=placed, style=style)
    for kind in _ORDER:
        for tie in picture.ties:
            here, there = placed.boxes.get(tie.from_id), placed.boxes.get(tie.to_id)
            if tie.kind == kind and here is not None and there is not None:
                paint_tie(painter, here, there=there, kind=kind, style=style)
    for person in picture.people:
        spot = placed.boxes.get(person.id)
        if spot is None:
            continue
        ring = person.id == current
        if person.ghost:
            paint_ghost(painter, spot, person=person, look=style.look, ring=ring)
        else:
            paint_person(painter, spot, person=person, style=style, ring=ring)
    painter.restore()
    return placed


def _paint_ground(
    painter: QPainter, picture: MapPicture, *, placed: MapPlan, style: MapStyle
) -> None:
    look, mini = style.look, style.mini
    for number, column in enumerate(picture.columns):
        box = placed.columns[column.id]
        if number % 2 == 0:
            painter.fillRect(box, QColor(look.bg))
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(font("axis") if mini else font("head"))
        painter.setPen(QColor(look.text))
        name = QRectF(box.x() + 2, 3, box.width() - 4, 18)
        paint_text(painter, name, text=one_line(column.name), align=middle)
        if not mini:
            painter.setFont(font("axis"))
            painter.setPen(QColor(look.text_2))
            paint_text(painter, name.translated(0, 17), text=column.note, align=middle)
    for level, row in placed.rows.items():
        painter.setPen(pen(look.line))
        painter.drawLine(
            QPointF(0, round(row.y()) + 0.5), QPointF(row.right(), round(row.y()) + 0.5)
        )
        painter.setFont(font("axis"))
        painter.setPen(QColor(look.text_2))
        if mini:
            paint_text(painter, QRectF(4, row.y(), 14, row.height()), text=str(level))
            continue
        # Words of a level are long in some languages; they may take several lines.
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(8, row.y(), AXIS - 12, row.height())
        painter.drawText(room, int(flags), one_line(picture.levels[level - 1]))


class PeopleMap(QWidget):
    """Shows a ``MapPicture``. Signals: ``picked(person id)`` on click and Enter.

    Arrow keys walk along rows and columns. ``mini=True`` is the small form of the overview.
    """

    picked = Signal(str)

    def __init__(
        self, picture: MapPicture | None = None, *, mini: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mini = mini
        self.current = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_picture(picture or MapPicture())

    def set_picture(self, picture: MapPicture) -> None:
        """Show other people."""
        self.picture = picture
        self._people = {person.id: person for person in picture.people}
        if self.current not in self._people:
            self.current = picture.people[0].id if picture.people else ""
        self._placed = plan(picture, self.width(), height=self.height(), mini=self._mini)
        self.setAccessibleName(_("People map"))
        words = [_words(person) for person in picture.people]
        self.setAccessibleDescription("; ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(*natural_size(self.picture, mini=self._mini))

    def minimumSizeHint(self) -> QSize:
        """Override: it may be squeezed to four fifths."""
        hint = self.sizeHint()
        return QSize(round(hint.width() * 0.8), round(hint.height() * 0.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        ring = self.current if self.hasFocus() else ""
        box = QRectF(self.rect())
        painter = QPainter(self)
        self._placed = paint_map(
            painter, box, picture=self.picture, style=MapStyle(tokens(), self._mini), current=ring
        )

    def person_at(self, spot: QPointF) -> MapPerson | None:
        """Return who stands at ``spot``."""
        for key, box in self._placed.boxes.items():
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
        placed = plan(self.picture, self.width(), height=self.height(), mini=self._mini)
        start = placed.boxes.get(self.current)
        if start is None:
            return
        best, least = "", float("inf")
        for key, box in placed.boxes.items():
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
            person = self.person_at(QPointF(event.pos()))
            if person is not None:
                QToolTip.showText(event.globalPos(), tip(_words(person)), self)
            return True
        return super().event(event)


def _words(person: MapPerson) -> str:
    if person.ghost:
        return ", ".join(filter(None, [person.name, *person.lines]))
    power = _("power {power}").format(power=person.power)
    return ", ".join(filter(None, [person.name, person.letter, power, *person.lines, person.rival]))
