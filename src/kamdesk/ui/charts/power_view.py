"""The power map in the window: zoom, pan, walk, pick, and draw a line from box to box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from kamdesk.domain.power_map.layout import AXIS, HEAD
from kamdesk.domain.power_map.picture import MapPicture
from kamdesk.i18n import _
from kamdesk.ui.charts.power_boxes import PowerStyle
from kamdesk.ui.charts.power_paint import Scene, paint_axis, paint_body, paint_heads
from kamdesk.ui.charts.power_words import words_of
from kamdesk.ui.kit.words import tip
from kamdesk.ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent, QWheelEvent

LEAST: Final = 0.15
MOST: Final = 2.0
LEGIBLE: Final = 0.65
"""A map is not shown smaller than this unasked: its words could not be read."""
_STEP: Final = 1.2
_WALK: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PowerMapView(QAbstractScrollArea):
    """Shows a ``MapPicture``.

    Signals: ``picked(id)`` when a box is gone to; ``opened(id)`` on double click or Enter;
    ``linked(from, to, ask)`` when a line was drawn (``ask``: which kind is to be asked);
    ``menu_wanted(id, global spot)``; ``zoomed(zoom)``.
    """

    picked = Signal(str)
    opened = Signal(str)
    linked = Signal(str, str, bool)
    menu_wanted = Signal(str, QPoint)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ""
        self.link_from = ""
        self.zoom = 1.0
        self.scene = Scene.of(MapPicture())
        self._natural = QSizeF(self.scene.seating.width, self.scene.seating.height)
        self._fits = True
        self._smallest = LEGIBLE
        self._pressed: QPointF | None = None
        self._pressed_on = ""
        self._pan_from: QPoint | None = None
        self._pointer = QPointF()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Power map"))
        self.setCornerWidget(QWidget())
        self.viewport().setMouseTracking(True)

    # ------------------------------------------------------------------ what is shown

    def set_picture(self, picture: MapPicture) -> None:
        """Show other people; zoom and place stay, unless the whole map was in view."""
        if picture == self.scene.picture:
            return
        self.scene = Scene.of(picture)
        self._natural = QSizeF(self.scene.seating.width, self.scene.seating.height)
        if self.current not in self.scene.people:
            self.current = next(iter(self.scene.people), "")
        self.link_from = ""
        people = self.scene.people.values()
        self.setAccessibleDescription("; ".join(words_of(person) for person in people))
        self._resize()
        self.viewport().update()

    def go_to(self, key: str) -> None:
        """Put the ring on somebody and bring him into view; tells nobody."""
        if key in self.scene.people and key != self.current:
            self._repaint_box(self.current)
            self.current = key
            self._repaint_box(key)
            self._show_box(key)

    def set_zoom(self, zoom: float, *, at: QPointF | None = None) -> None:
        """Zoom to ``zoom`` (1 = 100 %), the spot ``at`` of the view staying where it is."""
        self._fits = False
        self._zoom_to(zoom, at=at or QPointF(self.viewport().rect().center()))

    def step_zoom(self, steps: int) -> None:
        """Zoom in or out by steps of a fifth."""
        self.set_zoom(self.zoom * _STEP**steps)

    def fit(self) -> None:
        """Show the whole map as large as it goes, and keep doing so when the window changes."""
        self._fits, self._smallest = True, LEAST
        self._resize()
        self.viewport().update()

    def _zoom_to(self, zoom: float, *, at: QPointF) -> None:
        spot = self._to_scene(at)
        self.zoom = max(LEAST, min(MOST, zoom))
        self._set_bars()
        self.horizontalScrollBar().setValue(round(spot.x() * self.zoom - at.x()))
        self.verticalScrollBar().setValue(round(spot.y() * self.zoom - at.y()))
        self.zoomed.emit(self.zoom)
        self.viewport().update()

    def _resize(self) -> None:
        room, natural = QSizeF(self.viewport().size()), self._natural
        if self._fits:
            across, down = room.width() / natural.width(), room.height() / natural.height()
            self.zoom = max(self._smallest, min(1.0, across, down))
            self.zoomed.emit(self.zoom)
            if max(across, down) > self.zoom:
                least = room.width() / self.zoom, room.height() / self.zoom
                self.scene = Scene.of(self.scene.picture, least=least)
        self._set_bars()

    def _set_bars(self) -> None:
        room = self.viewport().size()
        wide = round(self.scene.seating.width * self.zoom)
        high = round(self.scene.seating.height * self.zoom)
        for bar, whole, seen in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _to_scene(self, spot: QPointF) -> QPointF:
        return (spot + self._offset()) / self.zoom

    def box_of(self, key: str) -> QRect:
        """Where a box stands in the view, in px of the viewport."""
        box = self.scene.boxes[key]
        spot = box.topLeft() * self.zoom - self._offset()
        return QRectF(spot, box.size() * self.zoom).toAlignedRect()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(900, 460)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the part that is asked for, heads and levels fixed at the edges."""
        look, zoom, offset = tokens(), self.zoom, self._offset()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(look.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-offset)
        painter.scale(zoom, zoom)
        asked = QRectF(event.rect())
        clip = QRectF(self._to_scene(asked.topLeft()), asked.size() / zoom)
        style = PowerStyle(look, zoom)
        paint_body(painter, self.scene, clip=clip, style=style, current=self.current)
        self._paint_link(painter)
        painter.resetTransform()
        painter.translate(-offset.x(), 0)
        painter.scale(zoom, zoom)
        if asked.top() <= HEAD * zoom:
            seen = offset.x() / zoom, (offset.x() + self.viewport().width()) / zoom
            paint_heads(painter, self.scene, look=look, span=(seen[0] + AXIS, seen[1]))
        painter.resetTransform()
        painter.translate(0, -offset.y())
        painter.scale(zoom, zoom)
        if asked.left() <= AXIS * zoom:
            seen = offset.y() / zoom, (offset.y() + self.viewport().height()) / zoom
            paint_axis(painter, self.scene, look=look, span=(seen[0] + HEAD, seen[1]))
        painter.resetTransform()
        painter.fillRect(QRectF(0, 0, AXIS * zoom, HEAD * zoom), QColor(look.surface))

    def _paint_link(self, painter: QPainter) -> None:
        """Paint the line being drawn, to the pointer or to the box gone to."""
        if not self.link_from:
            return
        end = self._pointer
        if self._pressed is None and self.current != self.link_from:
            end = self.scene.boxes[self.current].center()
        line = QPen(QColor(tokens().accent), 3.0, Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.drawLine(self.scene.boxes[self.link_from].center(), end)

    def _repaint_box(self, key: str) -> None:
        if key in self.scene.boxes:
            self.viewport().update(self.box_of(key).adjusted(-24, -24, 24, 24))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Override: move the pixels of the middle, paint what comes into view and the edges."""
        port = self.viewport()
        if self.link_from:
            port.update()
            return
        left, top = round(AXIS * self.zoom) + 1, round(HEAD * self.zoom) + 1
        port.scroll(dx, dy, QRect(left, top, port.width() - left, port.height() - top))
        port.update(0, 0, port.width(), top)
        port.update(0, 0, left, port.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._resize()

    # ------------------------------------------------------------------ pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: on a box begins a line or a pick, beside it moves the map."""
        spot = self._to_scene(event.position())
        self._pointer = spot
        key = self._at(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and key:
            self._pressed, self._pressed_on = event.position(), key
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override."""
        self._pointer = self._to_scene(event.position())
        if self._pan_from is not None:
            step = event.position().toPoint() - self._pan_from
            self._pan_from = event.position().toPoint()
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - step.x())
            down.setValue(down.value() - step.y())
        elif self._pressed is not None:
            moved = (event.position() - self._pressed).manhattanLength()
            if not self.link_from and moved >= QApplication.startDragDistance():
                self.link_from = self._linkable(self._pressed_on)
            if self.link_from:
                self.viewport().update()
        else:
            over = bool(self._at(event.position()))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: ends a line on a box, or picks."""
        self._pan_from = None
        self.viewport().unsetCursor()
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        key = self._at(event.position())
        if self.link_from:
            ask = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._end_link(key, ask=ask)
        elif key == self._pressed_on:
            self._pick(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Override: opens."""
        key = self._at(event.position())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self._pick(key)
            self.opened.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override: by pointer or by key."""
        by_key = event.reason() == event.Reason.Keyboard
        key = self.current if by_key else self._at(QPointF(event.pos()))
        if key:
            self._pick(key)
            spot = self.viewport().mapToGlobal(self.box_of(key).center())
            self.menu_wanted.emit(key, spot if by_key else event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: with Ctrl zooms where the pointer is, else scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _STEP ** (event.angleDelta().y() / 120)
            self.set_zoom(self.zoom * factor, at=event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def _at(self, spot: QPointF) -> str:
        if spot.x() < AXIS * self.zoom or spot.y() < HEAD * self.zoom:
            return ""
        return self.scene.at(self._to_scene(spot))

    def _pick(self, key: str) -> None:
        self.go_to(key)
        self.picked.emit(key)

    # ------------------------------------------------------------------ drawing a line

    def begin_link(self) -> None:
        """Begin a line at the box gone to; arrows choose where to, Enter ends it."""
        self.link_from = self._linkable(self.current)
        self.viewport().update()

    def drop_link(self) -> None:
        """Draw no line after all."""
        self.link_from = ""
        self._pressed = None
        self.viewport().update()

    def _linkable(self, key: str) -> str:
        """A line begins and ends at people, not at empty seats."""
        person = self.scene.people.get(key)
        return key if person is not None and not person.ghost else ""

    def _end_link(self, key: str, *, ask: bool) -> None:
        start, end = self.link_from, self._linkable(key)
        self.drop_link()
        if end and end != start:
            self.linked.emit(start, end, ask)

    # ------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: arrows walk, Enter opens or ends a line, L begins one, Esc drops it."""
        key = Qt.Key(event.key())
        if key in _WALK and self.current:
            self._walk(*_WALK[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.link_from:
            ask = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._end_link(self.current, ask=ask)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_L and self.current:
            self.begin_link()
        elif key == Qt.Key.Key_Escape and self.link_from:
            self.drop_link()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.step_zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        start = self.scene.boxes[self.current].center()
        best, least = "", float("inf")
        for key, box in self.scene.boxes.items():
            step = box.center() - start
            ahead = step.x() * across + step.y() * down
            aside = abs(step.x() * down) + abs(step.y() * across)
            if key != self.current and ahead > 1 and ahead + 3 * aside < least:
                best, least = key, ahead + 3 * aside
        if best:
            self.go_to(best)
            self.setAccessibleName(words_of(self.scene.people[best]))
            if self.link_from:
                self.viewport().update()
            else:
                self.picked.emit(best)

    def _show_box(self, key: str) -> None:
        box = self.box_of(key).adjusted(-20, -20, 20, 20)
        left, top = round(AXIS * self.zoom), round(HEAD * self.zoom)
        port = self.viewport().rect().adjusted(left, top, 0, 0)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(
            across.value() + _aside(box.left(), box.right(), least=port.left(), most=port.right())
        )
        down.setValue(
            down.value() + _aside(box.top(), box.bottom(), least=port.top(), most=port.bottom())
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """Override: the person as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._at(QPointF(event.pos()))
            words = tip(words_of(self.scene.people[key])) if key else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)


def _aside(low: int, high: int, *, least: int, most: int) -> int:
    """How far to scroll so that a stretch lies inside a room."""
    if low < least:
        return low - least
    return max(0, min(high - most, low - least))
