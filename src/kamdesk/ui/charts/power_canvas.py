"""The power map on a surface that zooms and scrolls; it paints what comes into view and no more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kamdesk.domain.power_map.layout import AXIS, HEAD
from kamdesk.domain.power_map.picture import MapPicture
from kamdesk.i18n import _
from kamdesk.ui.charts.power_boxes import PowerStyle
from kamdesk.ui.charts.power_paint import Scene, paint_axis, paint_body, paint_heads
from kamdesk.ui.charts.power_words import words_of
from kamdesk.ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

LEAST: Final = 0.15
MOST: Final = 2.0
LEGIBLE: Final = 0.65
"""A map is not shown smaller than this unasked: its words could not be read."""
STEP: Final = 1.2


class PowerCanvas(QAbstractScrollArea):
    """Shows a ``MapPicture``. Signal: ``zoomed(zoom)``."""

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ""
        self.zoom = 1.0
        self.own_lines = False
        self.scene = Scene.of(MapPicture())
        self._natural = QSizeF(self.scene.seating.width, self.scene.seating.height)
        self._fits = True
        self._grown = False
        self._smallest = LEGIBLE
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Power map"))
        self.setCornerWidget(QWidget())

    # ------------------------------------------------------------------ what is shown

    def set_picture(self, picture: MapPicture) -> None:
        """Show other people; zoom and place stay, unless the whole map was in view."""
        if picture == self.scene.picture:
            return
        self.scene = Scene.of(picture)
        self._natural = QSizeF(self.scene.seating.width, self.scene.seating.height)
        self._grown = False
        if self.current not in self.scene.people:
            self.current = next(iter(self.scene.people), "")
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
            if self.own_lines:
                self.viewport().update()

    def show_own_lines(self, *, on: bool) -> None:
        """Show only the lines of the person picked, or all."""
        self.own_lines = on
        self.viewport().update()

    def set_zoom(self, zoom: float, *, at: QPointF | None = None) -> None:
        """Zoom to ``zoom`` (1 = 100 %), the spot ``at`` of the view staying where it is."""
        self._fits = False
        self._zoom_to(zoom, at=at or QPointF(self.viewport().rect().center()))

    def step_zoom(self, steps: int) -> None:
        """Zoom in or out by steps of a fifth."""
        self.set_zoom(self.zoom * STEP**steps)

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
            larger = max(across, down) > self.zoom
            if larger or self._grown:
                least = room.width() / self.zoom, room.height() / self.zoom
                self.scene = Scene.of(self.scene.picture, least=least if larger else (0.0, 0.0))
                self._grown = larger
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
        """Override: the parts that are asked for, heads and levels fixed at the edges.

        A step of a drag asks for three strips; the box around them would be the whole view.
        """
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Qt's type says nothing of it, but a region is walked rectangle by rectangle.
        for rect in cast("Iterable[QRect]", event.region()):
            painter.setClipRect(rect)
            self._paint_part(painter, QRectF(rect))

    def _paint_part(self, painter: QPainter, asked: QRectF) -> None:
        look, zoom, offset = tokens(), self.zoom, self._offset()
        port = self.viewport().size()
        left, top = self._edges()
        painter.fillRect(asked, QColor(look.surface))
        body = asked.intersected(QRectF(left, top, port.width() - left, port.height() - top))
        if not body.isEmpty():
            painter.translate(-offset)
            painter.scale(zoom, zoom)
            clip = QRectF(self._to_scene(body.topLeft()), body.size() / zoom)
            style = PowerStyle(look, zoom, self.own_lines)
            paint_body(painter, self.scene, clip=clip, style=style, current=self.current)
            self.paint_over(painter)
            painter.resetTransform()
        if asked.top() < top:
            painter.translate(-offset.x(), 0)
            painter.scale(zoom, zoom)
            span = offset.x() / zoom + AXIS, (offset.x() + port.width()) / zoom
            paint_heads(painter, self.scene, look=look, span=span)
            painter.resetTransform()
        if asked.left() < left:
            painter.translate(0, -offset.y())
            painter.scale(zoom, zoom)
            span = offset.y() / zoom + HEAD, (offset.y() + port.height()) / zoom
            paint_axis(painter, self.scene, look=look, span=span)
            painter.resetTransform()
        painter.fillRect(QRectF(0, 0, left, top), QColor(look.surface))

    def _edges(self) -> tuple[int, int]:
        """How wide the levels at the left and how high the heads at the top are, in px."""
        return math.ceil(AXIS * self.zoom), math.ceil(HEAD * self.zoom)

    def _repaint_box(self, key: str) -> None:
        if key in self.scene.boxes:
            self.viewport().update(self.box_of(key).adjusted(-24, -24, 24, 24))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Override: move the pixels of the middle, paint what comes into view and the edges."""
        port = self.viewport()
        left, top = self._edges()
        port.scroll(dx, dy, QRect(left, top, port.width() - left, port.height() - top))
        port.update(0, 0, port.width(), top)
        port.update(0, 0, left, port.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._resize()

    def paint_over(self, painter: QPainter) -> None:
        """Paint over the boxes, in px of the map. For derived classes."""

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


def _aside(low: int, high: int, *, least: int, most: int) -> int:
    """How far to scroll so that a stretch lies inside a room."""
    if low < least:
        return low - least
    return max(0, min(high - most, low - least))
