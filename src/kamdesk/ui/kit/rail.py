"""The dark rail at the left: the seven places of the program, with a count where one is due."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from kamdesk.ui.kit.marks import paint_text
from kamdesk.ui.kit.words import BY_KEY, face, tip
from kamdesk.ui.theme import Size, font, paint_icon, tokens
from kamdesk.ui.theme.icons import paint_tile


class RailItem(QToolButton):
    """One place: icon above its words, a red count in the corner."""

    def __init__(self, name: str, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = name
        self._words = words
        self.count = 0
        self._by_key = False
        self.setCheckable(True)
        self.setText(face(words))
        self.setAccessibleName(words)
        self.setFixedSize(Size.RAIL - 8, Size.RAIL_ITEM)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_count(self, count: int) -> None:
        """Show ``count`` in the corner; 0 shows nothing."""
        self.count = count
        self.setAccessibleName(f"{self._words} {count}" if count else self._words)
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(Size.RAIL - 8, Size.RAIL_ITEM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        lit = self.isChecked() or self.underMouse()
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.rail_selected))
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
            painter.setOpacity(1.0)
        if self.hasFocus() and self._by_key:
            self._paint_ring(painter, box)
        ink = "#FFFFFF" if self.isChecked() else look.rail_text
        paint_icon(
            painter, self._icon_name, ink=ink, spot=QPointF((box.width() - 20) / 2, 9), size=20
        )
        painter.setFont(font("note", bold=self.isChecked()))
        painter.setPen(QColor(ink))
        words = QRectF(1, 32, box.width() - 2, 18)
        paint_text(painter, words, text=self._words, align=Qt.AlignmentFlag.AlignHCenter)
        if self.count:
            self._paint_count(painter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: the ring is for those who came by keyboard."""
        self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        ring = painter.pen()
        ring.setStyle(Qt.PenStyle.SolidLine)
        ring.setColor(QColor(tokens().rail_bar))
        ring.setWidth(2)
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), Size.RADIUS, Size.RADIUS)

    def _paint_count(self, painter: QPainter) -> None:
        words = str(self.count) if self.count < 100 else "99+"
        painter.setFont(font("axis", bold=True))
        wide = max(16, painter.fontMetrics().horizontalAdvance(words) + 8)
        pill = QRectF(min(36, self.width() - wide - 1), 3, wide, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().rail_count))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class _Logo(QWidget):
    """The program's mark at the head of the rail."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        paint_tile(QPainter(self), QRectF(self.rect()))


class Rail(QFrame):
    """The column of places. Signal: ``picked(key)``; arrow keys walk it."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(Size.RAIL)
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 12, 4, 8)
        self._column.setSpacing(4)
        self._column.addWidget(_Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(8)
        self._column.addStretch(1)

    def add(self, key: str, icon: str, *, words: str, foot: bool = False) -> RailItem:
        """Add a place; ``foot`` puts it at the lower end (settings)."""
        item = RailItem(icon, words)
        item.setToolTip(tip(words))
        self._items[key] = item
        self._group.addButton(item)
        stretch = next(i for i in range(self._column.count()) if self._is_stretch(i))
        place = self._column.count() if foot else stretch
        self._column.insertWidget(place, item)
        item.clicked.connect(lambda: self.picked.emit(key))
        return item

    def _is_stretch(self, index: int) -> bool:
        item = self._column.itemAt(index)
        spacer = item.spacerItem() if item is not None else None
        return spacer is not None and bool(spacer.expandingDirections() & Qt.Orientation.Vertical)

    def select(self, key: str) -> None:
        """Mark the place ``key``, or none for ""; nothing is emitted."""
        if key:
            self._items[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for item in self._items.values():
            item.setChecked(False)
        self._group.setExclusive(True)
        self.update()

    def set_count(self, key: str, count: int) -> None:
        """Show a count at a place."""
        self._items[key].set_count(count)

    def item(self, key: str) -> RailItem:
        """Return the button of a place."""
        return self._items[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the 3 px bar beside the place one is at."""
        super().paintEvent(event)
        here = self._group.checkedButton()
        if here is None:
            return
        box = QRectF(0, here.y(), 3, here.height())
        QPainter(self).fillRect(box, QColor(tokens().rail_bar))
