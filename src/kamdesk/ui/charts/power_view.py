"""The power map in the window: zoom, pan, walk, pick, and draw a line from box to box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from kamdesk.domain.power_map.layout import AXIS, HEAD
from kamdesk.ui.charts.power_canvas import STEP, PowerCanvas
from kamdesk.ui.charts.power_words import words_of
from kamdesk.ui.kit.words import tip
from kamdesk.ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QWheelEvent

    from kamdesk.domain.power_map.picture import MapPicture

_WALK: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PowerMapView(PowerCanvas):
    """The map one works with.

    Signals: ``picked(id)`` when a box is gone to; ``opened(id)`` on double click or Enter;
    ``linked(from, to, ask)`` when a line was drawn (``ask``: which kind is to be asked);
    ``menu_wanted(id, global spot)``.
    """

    picked = Signal(str)
    opened = Signal(str)
    linked = Signal(str, str, bool)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link_from = ""
        self._pressed: QPointF | None = None
        self._pressed_on = ""
        self._pan_from: QPoint | None = None
        self._pointer = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def set_picture(self, picture: MapPicture) -> None:
        """Override: other people, no line half drawn."""
        if picture != self.scene.picture:
            self.link_from = ""
        super().set_picture(picture)

    def paint_over(self, painter: QPainter) -> None:
        """Override: paint the line being drawn, to the pointer or to the box gone to."""
        if not self.link_from:
            return
        end = self._pointer
        if self._pressed is None and self.current != self.link_from:
            end = self.scene.boxes[self.current].center()
        line = QPen(QColor(tokens().accent), 3.0, Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.drawLine(self.scene.boxes[self.link_from].center(), end)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Override: a line half drawn reaches over everything."""
        super().scrollContentsBy(dx, dy)
        if self.link_from:
            self.viewport().update()

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
            factor = STEP ** (event.angleDelta().y() / 120)
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
        elif key in {Qt.Key.Key_L, Qt.Key.Key_I} and self.current:
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Override: the person as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._at(QPointF(event.pos()))
            words = tip(words_of(self.scene.people[key])) if key else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)
